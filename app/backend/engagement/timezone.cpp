// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/engagement/timezone.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace visavis::backend {
namespace {

using namespace std::chrono;

//! \brief Reads numbers, signed and big endian, from a file that may end too soon.
class Bytes final
{
public:
    explicit Bytes(std::string_view bytes)
        : m_rest(bytes)
    {
    }
    [[nodiscard]] std::int64_t number(std::size_t size)
    {
        const auto part = skip(size);
        std::uint64_t value = !part.empty() && (part.front() & 0x80) != 0 ? ~std::uint64_t{0} : 0;
        for (const char byte : part)
            value = value << 8U | static_cast<unsigned char>(byte);
        return static_cast<std::int64_t>(value);
    }
    std::string_view skip(std::size_t size)
    {
        m_short = m_short || size > m_rest.size();
        const auto part = m_rest.substr(0, size);
        m_rest.remove_prefix(part.size());
        return part;
    }
    [[nodiscard]] bool tooShort() const { return m_short; }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
    bool m_short = false;
};

//! \brief Takes from the front of a POSIX rule what it is made of.
class RuleText final
{
public:
    explicit RuleText(std::string_view text)
        : m_rest(text)
    {
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char next() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    bool take(char c)
    {
        if (next() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool name()
    {
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        const auto end = next() == '<' ? m_rest.find('>') + 1
                                       : static_cast<std::size_t>(std::find_if_not(m_rest.begin(), m_rest.end(), letter) - m_rest.begin());
        m_rest.remove_prefix(std::min(end, m_rest.size()));
        return end > 2;
    }
    std::optional<int> number()
    {
        int value = 0, digits = 0;
        for (; digits < 4 && next() >= '0' && next() <= '9'; ++digits, m_rest.remove_prefix(1))
            value = value * 10 + next() - '0';
        return digits > 0 ? std::optional(value) : std::nullopt;
    }
    //! \brief "-2:30" in seconds.
    std::optional<std::int64_t> time()
    {
        const int sign = take('-') ? -1 : 1;
        take('+');
        const auto hours = number();
        if (!hours)
            return std::nullopt;
        const int minutes = take(':') ? number().value_or(0) : 0;
        const int seconds = take(':') ? number().value_or(0) : 0;
        return sign * (*hours * std::int64_t{3600} + minutes * 60 + seconds);
    }

private:
    std::string_view m_rest;
};

[[nodiscard]] bool isZoneName(std::string_view name)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-' || c == '/'; };
    return !name.empty() && name.front() != '/' && std::all_of(name.begin(), name.end(), fits);
}

} // namespace

std::shared_ptr<const TimeZone> TimeZone::load(std::string_view name, const std::string &folder)
{
    if (!isZoneName(name))
        return nullptr;
    const auto *set = std::getenv("TZDIR"); // NOLINT(concurrency-mt-unsafe): nothing sets it
    const auto database = !folder.empty() ? folder : set ? std::string(set) : std::string("/usr/share/zoneinfo");
    const auto path = database + "/" + std::string(name);
    std::error_code none;
    if (!std::filesystem::is_regular_file(path, none)) // "Europe" is a folder
        return nullptr;
    std::ifstream in(path, std::ios::binary);
    const std::string file{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    auto zone = std::make_shared<TimeZone>();
    return zone->read(file) ? zone : nullptr;
}

bool TimeZone::read(std::string_view file)
{
    Bytes bytes(file);
    // The first block is of 32 bits, for programs of before 2005; the second has all.
    for (const bool wide : {false, true}) {
        if (bytes.skip(4) != "TZif" || bytes.skip(1) < "2")
            return false;
        bytes.skip(15);
        std::size_t counts[6];
        for (auto &count : counts)
            count = static_cast<std::size_t>(bytes.number(4)) & 0xFFFFFF;
        const auto [universal, standards, leaps, changes, types, letters] = counts;
        const std::size_t size = wide ? 8 : 4;
        if (!wide) {
            bytes.skip(changes * (size + 1) + types * 6 + letters + leaps * (size + 4) + standards + universal);
            continue;
        }
        if (types == 0 || changes > file.size())
            return false;
        for (std::size_t i = 0; i < changes; ++i)
            m_changes.push_back(bytes.number(8));
        const auto indices = bytes.skip(changes);
        std::vector<std::int64_t> offsets;
        for (std::size_t i = 0; i < types && !bytes.tooShort(); ++i) {
            offsets.push_back(bytes.number(4));
            bytes.skip(2);
        }
        for (const char index : indices) {
            if (static_cast<unsigned char>(index) >= offsets.size())
                return false;
            m_offsets.push_back(offsets[static_cast<unsigned char>(index)]);
        }
        bytes.skip(letters + leaps * (size + 4) + standards + universal);
        if (bytes.tooShort())
            return false;
        m_first = offsets.front();
        const auto foot = bytes.rest();
        if (foot.size() > 2)
            m_rule = ruleOf(foot.substr(1, foot.size() - 2));
    }
    return true;
}

std::optional<TimeZone::Rule> TimeZone::ruleOf(std::string_view text)
{
    RuleText in(text);
    Rule rule;
    const auto offset = in.name() ? in.time() : std::nullopt;
    if (!offset)
        return std::nullopt;
    rule.standard = rule.summer = -*offset; // POSIX counts westwards
    if (in.atEnd())
        return rule;
    if (!in.name())
        return std::nullopt;
    rule.summer = rule.standard + 3600;
    if (in.next() != ',')
        rule.summer = -in.time().value_or(0);
    const auto day = [&in]() -> std::optional<Day> {
        if (!in.take(','))
            return std::nullopt;
        Day day;
        if (in.take('M')) {
            day.month = in.number().value_or(0);
            day.week = in.take('.') ? in.number().value_or(0) : 0;
            day.weekday = in.take('.') ? in.number().value_or(7) : 7;
            if (day.month < 1 || day.month > 12 || day.week < 1 || day.week > 5 || day.weekday > 6)
                return std::nullopt;
        } else {
            day.kind = in.take('J') ? 'J' : 'N';
            const auto number = in.number();
            if (!number || *number > 366)
                return std::nullopt;
            day.day = *number;
        }
        if (in.take('/')) {
            const auto time = in.time();
            if (!time)
                return std::nullopt;
            day.time = *time;
        }
        return day;
    };
    const auto begin = day(), end = begin ? day() : std::nullopt;
    if (!end || !in.atEnd())
        return std::nullopt;
    rule.change.emplace(*begin, *end);
    return rule;
}

std::int64_t TimeZone::Day::at(int inYear) const
{
    const year which(inYear);
    sys_days date = sys_days(which / January / 1);
    if (kind == 'M') {
        const auto first = which / std::chrono::month(static_cast<unsigned>(month));
        date = week == 5 ? sys_days(first / std::chrono::weekday(static_cast<unsigned>(weekday))[last])
                         : sys_days(first / std::chrono::weekday(static_cast<unsigned>(weekday))[static_cast<unsigned>(week)]);
    } else if (kind == 'J') {
        date += days(day - 1 + (which.is_leap() && day >= 60 ? 1 : 0));
    } else {
        date += days(day);
    }
    return duration_cast<seconds>(date.time_since_epoch()).count() + time;
}

std::int64_t TimeZone::Rule::offset(std::int64_t at) const
{
    if (!change)
        return standard;
    const auto day = floor<days>(sys_seconds(seconds(at + standard)));
    const int year = static_cast<int>(year_month_day(day).year());
    const auto begin = change->first.at(year) - standard, end = change->second.at(year) - summer;
    // South of the equator summer goes over the turn of the year.
    const bool isSummer = begin < end ? at >= begin && at < end : at >= begin || at < end;
    return isSummer ? summer : standard;
}

seconds TimeZone::offset(protocol::Time at) const
{
    const auto second = floor<seconds>(at).time_since_epoch().count();
    const auto next = std::upper_bound(m_changes.begin(), m_changes.end(), second);
    if (next == m_changes.end() && m_rule)
        return seconds(m_rule->offset(second));
    if (next == m_changes.begin())
        return seconds(m_first);
    return seconds(m_offsets[static_cast<std::size_t>(next - m_changes.begin()) - 1]);
}

} // namespace visavis::backend
