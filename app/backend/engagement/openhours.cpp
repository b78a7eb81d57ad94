// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/engagement/openhours.h"

#include <algorithm>

namespace visavis::backend {
using namespace std::chrono;
using protocol::Time;

std::optional<OpenHours> OpenHours::of(const protocol::SiteHours &hours)
{
    OpenHours open;
    open.m_zone = TimeZone::load(hours.zone);
    if (!open.m_zone)
        return std::nullopt;
    for (const auto &span : hours.week) {
        const weekday day((static_cast<unsigned>(span.day) + 1) % 7); // ours begin with Monday
        open.m_week.push_back({day, minutes(protocol::minutesOf(span.from)), minutes(protocol::minutesOf(span.to))});
    }
    for (const auto &date : hours.closed)
        open.m_closed.emplace_back(*protocol::dateOf(date));
    std::sort(open.m_closed.begin(), open.m_closed.end());
    return open;
}

bool OpenHours::begins(const Window &window, sys_days day) const
{
    return weekday(day) == window.day && !std::binary_search(m_closed.begin(), m_closed.end(), day);
}

bool OpenHours::isOpen(Time at) const
{
    const auto local = at + m_zone->offset(at);
    const auto today = floor<days>(local);
    const auto time = local - today;
    return std::any_of(m_week.begin(), m_week.end(), [&](const Window &window) {
        if (window.from < window.to)
            return time >= window.from && time < window.to && begins(window, today);
        return (time >= window.from && begins(window, today)) || (time < window.to && begins(window, today - days(1)));
    });
}

std::vector<Time> OpenHours::edges(Time from, Time to) const
{
    std::vector<Time> all;
    for (auto day = floor<days>(from) - days(1); day <= floor<days>(to) + days(1); day += days(1)) {
        const auto before = m_zone->offset(day), after = m_zone->offset(day + days(1));
        if (before != after) {
            // The clocks change on this day; to the second.
            sys_seconds low = day, high = day + days(1);
            while (high - low > seconds(1)) {
                const auto middle = low + (high - low) / 2;
                (m_zone->offset(middle) == before ? low : high) = middle;
            }
            all.push_back(high);
        }
        for (const auto &window : m_week) {
            for (const auto time : {window.from, window.to}) {
                for (const auto offset : {before, after})
                    all.push_back(day + time - offset);
            }
        }
    }
    std::erase_if(all, [&](Time at) { return at <= from || at >= to; });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<OpenHours::Span> OpenHours::between(Time from, Time to) const
{
    std::vector<Span> spans;
    auto change = edges(from, to);
    change.insert(change.begin(), from);
    change.push_back(to);
    for (std::size_t i = 0; i + 1 < change.size(); ++i) {
        if (!isOpen(change[i]))
            continue;
        if (!spans.empty() && spans.back().to == change[i])
            spans.back().to = change[i + 1];
        else
            spans.push_back({change[i], change[i + 1]});
    }
    return spans;
}

std::optional<Time> OpenHours::nextChange(Time after) const
{
    const bool now = isOpen(after);
    for (const auto at : edges(after, after + days(8))) {
        if (isOpen(at) != now)
            return at;
    }
    return std::nullopt;
}

} // namespace visavis::backend
