// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/retention.h"

#include <charconv>

namespace visavis::protocol {
namespace {

using namespace std::chrono;

constexpr std::uint64_t mostCount = 10000; // far beyond what any bound allows, far below what a date overflows at

struct Member {
    std::string_view name;
    Period RetentionPolicy::*period;
    Period longest;
};

constexpr std::array members{
    Member{"chat", &RetentionPolicy::chat, {3, Period::Unit::Years}},    Member{"social", &RetentionPolicy::social, {3, Period::Unit::Years}},
    Member{"call", &RetentionPolicy::call, {12, Period::Unit::Months}},  Member{"sms", &RetentionPolicy::sms, {12, Period::Unit::Months}},
    Member{"file", &RetentionPolicy::file, {3, Period::Unit::Years}},
};

[[nodiscard]] bool notLonger(Period one, Period other)
{
    constexpr Time common = sys_days(year(2001) / January / 1); // the years that follow are short: 3 years are 1095 days here
    return endOf(common, one) <= endOf(common, other);
}

} // namespace

std::optional<Period> parsePeriod(std::string_view text)
{
    Period period;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), period.count);
    if (error != std::errc() || end + 1 != text.data() + text.size() || period.count == 0 || period.count > mostCount || text.front() == '0')
        return std::nullopt;
    if (*end != 'd' && *end != 'm' && *end != 'y')
        return std::nullopt;
    period.unit = static_cast<Period::Unit>(*end);
    return period;
}

std::string text(Period period)
{
    return std::to_string(period.count) + static_cast<char>(period.unit);
}

Time endOf(Time start, Period period)
{
    if (period.unit == Period::Unit::Days)
        return start + days(period.count);
    const auto day = floor<days>(start);
    const year_month_day from(day);
    const auto later = year_month(from.year(), from.month()) + months(static_cast<int>(period.count) * (period.unit == Period::Unit::Years ? 12 : 1));
    if (const auto date = later / from.day(); date.ok())
        return sys_days(date) + (start - day);
    return sys_days(later / last) + days(1);
}

Time lastOver(Time now, Period period)
{
    // endOf never falls, so the border is found by halving what is left between a start surely over and one surely not.
    Time over = now - days(31) * (period.unit == Period::Unit::Years ? 12 : 1) * static_cast<std::int64_t>(period.count) - days(1);
    for (Time not_ = now + milliseconds(1); not_ - over > milliseconds(1);) {
        const auto middle = over + (not_ - over) / 2;
        (endOf(middle, period) <= now ? over : not_) = middle;
    }
    return over;
}

Period RetentionPolicy::of(Channel channel) const
{
    switch (channel) {
    case Channel::Social: return social;
    case Channel::Call: return call;
    case Channel::Sms: return sms;
    case Channel::Chat: break;
    }
    return chat;
}

std::optional<RetentionPolicy> parseRetention(std::string_view written)
{
    RetentionPolicy policy;
    auto left = written;
    for (const auto &member : members) {
        const auto word = left.substr(0, left.find(' '));
        left.remove_prefix(std::min(word.size() + 1, left.size()));
        if (!word.starts_with(member.name) || word.substr(member.name.size(), 1) != "=")
            return std::nullopt;
        const auto period = parsePeriod(word.substr(member.name.size() + 1));
        if (!period || !notLonger(*period, member.longest))
            return std::nullopt;
        policy.*member.period = *period;
    }
    return text(policy) == written ? std::optional(policy) : std::nullopt;
}

std::string text(const RetentionPolicy &policy)
{
    std::string all;
    for (const auto &member : members)
        all.append(all.empty() ? "" : " ").append(member.name).append("=").append(text(policy.*member.period));
    return all;
}

} // namespace visavis::protocol
