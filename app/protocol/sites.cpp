// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/sites.h"

#include <algorithm>
#include <set>

namespace visavis::protocol {
namespace {

[[nodiscard]] int number(std::string_view digits)
{
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + c - '0';
    }
    return value;
}

} // namespace

int minutesOf(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return -1;
    const int hour = number(text.substr(0, 2)), minute = number(text.substr(3));
    return hour >= 0 && minute >= 0 && minute < 60 && (hour < 24 || (hour == 24 && minute == 0)) ? hour * 60 + minute : -1;
}

std::optional<std::chrono::year_month_day> dateOf(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const int year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8));
    if (year < 0 || month < 0 || day < 0)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)), std::chrono::day(unsigned(day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

bool SiteHours::valid() const
{
    constexpr int day = 24 * 60;
    std::set<std::string> dates;
    for (const auto &date : closed) {
        if (!dateOf(date) || !dates.insert(date).second)
            return false;
    }
    for (std::size_t i = 0; i < week.size(); ++i) {
        const int from = minutesOf(week[i].from), to = minutesOf(week[i].to);
        if (from < 0 || to < 0 || from == to || from == day)
            return false;
        for (std::size_t j = 0; j < i; ++j) {
            if (week[j].day != week[i].day)
                continue;
            const int otherFrom = minutesOf(week[j].from), otherTo = minutesOf(week[j].to);
            // One that passes midnight ends with the day here: what the next morning brings is the next day's.
            if (from < (otherTo < otherFrom ? day : otherTo) && otherFrom < (to < from ? day : to))
                return false;
        }
    }
    return true;
}

bool SiteDraft::valid() const
{
    const std::set<std::string> different(origins.begin(), origins.end());
    return isPlainLine(name) && isPlainLine(controller) && isPlainLine(privacyUrl.value_or("")) && different.size() == origins.size();
}

} // namespace visavis::protocol
