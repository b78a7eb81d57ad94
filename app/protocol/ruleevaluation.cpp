// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/ruleevaluation.h"

#include "protocol/sites.h"

#include <boost/json/array.hpp>

#include <algorithm>
#include <array>

namespace visavis::protocol {
namespace {

namespace json = boost::json;
using namespace std::chrono;

constexpr RuleWait never = std::nullopt;
constexpr RuleWait holdsNow = milliseconds(0);
//! \brief A clock may be changed, and twice a year the hour is: no wait for a time of the day is longer.
constexpr RuleWait longestClockWait = minutes(30);

[[nodiscard]] RuleWait when(bool holds)
{
    return holds ? holdsNow : never;
}

[[nodiscard]] bool isSooner(RuleWait a, RuleWait b)
{
    return a && (!b || *a < *b);
}

[[nodiscard]] std::string_view textOf(const json::value &value)
{
    const auto &string = value.get_string();
    return {string.data(), string.size()};
}

//! \brief What is missing to the lower bound, in the least steps there are; never above the upper one.
[[nodiscard]] RuleWait missing(const json::object &range, std::optional<std::int64_t> value, std::int64_t unit)
{
    const auto bound = [&range, unit](const char *name) -> std::optional<std::int64_t> {
        const auto *number = range.if_contains(name);
        return number ? std::optional(number->get_int64() * unit) : std::nullopt;
    };
    const auto max = bound("max"), under = bound("under"), min = bound("min"), over = bound("over");
    if (!value || (max && *value > *max) || (under && *value >= *under))
        return never;
    const auto least = min ? *min : over ? *over + 1 : 0;
    return milliseconds(std::max<std::int64_t>(0, least - *value));
}

[[nodiscard]] RuleWait timed(const json::object &range, std::optional<milliseconds> value)
{
    const auto unit = textOf(range.at("unit")) == "minutes" ? 60'000 : 1'000;
    return missing(range, value ? std::optional<std::int64_t>(value->count()) : std::nullopt, unit);
}

//! \brief When clocks of the visitor's place show \a local. A time that is left out when the hour changes is taken by the hour before
//! it, and of one that comes twice the first, as JavaScript's Date does (ECMA-262, "UTC(t)").
[[nodiscard]] Time instantOf(Time local, const PageFacts &facts)
{
    constexpr hours around(24);
    const auto before = facts.offset(local - around), after = facts.offset(local + around);
    if (facts.offset(local - before) != before && facts.offset(local - after) == after)
        return local - after;
    return local - before;
}

//! \brief Over midnight a window belongs to the day on which it began.
[[nodiscard]] RuleWait untilHours(const json::object &window, const PageFacts &facts)
{
    const auto local = facts.now + facts.offset(facts.now);
    const auto today = floor<days>(local);
    const int minute = static_cast<int>(duration_cast<minutes>(local - today).count());
    const int start = minutesOf(textOf(window.at("from"))), end = minutesOf(textOf(window.at("to")));
    const auto *onDays = window.if_contains("days");
    const auto isOpen = [onDays](sys_days day) {
        constexpr std::array names{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
        const std::string_view name = names.at(weekday(day).c_encoding());
        return !onDays || std::any_of(onDays->get_array().begin(), onDays->get_array().end(), [name](const json::value &each) { return textOf(each) == name; });
    };
    const bool inside = start < end ? minute >= start && minute < end && isOpen(today)
                                    : (minute >= start && isOpen(today)) || (minute < end && isOpen(today - days(1)));
    if (inside)
        return holdsNow;
    for (int ahead = 0; ahead <= 7; ++ahead) {
        const auto day = today + days(ahead);
        const auto next = instantOf(time_point_cast<milliseconds>(day) + minutes(start), facts);
        if (next > facts.now && isOpen(day))
            return std::min<milliseconds>(next - facts.now, *longestClockWait);
    }
    return never;
}

[[nodiscard]] std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return out;
}

//! \brief Basic filtering (RFC 4647 section 3.3.1): "fr" takes "fr-CA", "fr-CA" does not take "fr".
[[nodiscard]] bool speaks(const json::array &ranges, std::string_view language)
{
    const auto tag = lower(language);
    return std::any_of(ranges.begin(), ranges.end(), [&tag](const json::value &each) {
        const auto range = lower(textOf(each));
        return tag == range || tag.starts_with(range + "-");
    });
}

[[nodiscard]] int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

//! \brief Of the escape at \a at, or -1.
[[nodiscard]] int escaped(std::string_view text, std::size_t at)
{
    if (at + 2 >= text.size() || text[at] != '%')
        return -1;
    const int high = hexDigit(text[at + 1]), low = hexDigit(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

//! \brief As people write it, whether it came percent-encoded or not: JavaScript's decodeURI, which leaves alone what separates the
//! parts of an address, and \a text itself where that fails.
[[nodiscard]] std::string plain(std::string_view text)
{
    constexpr std::string_view separators = ";/?:@&=+$,#";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '%') {
            out += text[at++];
            continue;
        }
        const int first = escaped(text, at);
        const int more = first < 0 ? -1 : first < 0x80 ? 0 : first >= 0xC2 && first < 0xE0 ? 1 : (first & 0xF0) == 0xE0 ? 2 : first >= 0xF0 && first < 0xF5 ? 3 : -1;
        if (more < 0)
            return std::string(text);
        if (more == 0 && separators.find(static_cast<char>(first)) != separators.npos) {
            out += text.substr(at, 3);
            at += 3;
            continue;
        }
        out += static_cast<char>(first);
        at += 3;
        for (int i = 0; i < more; ++i, at += 3) {
            const int next = escaped(text, at);
            // RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
            const int least = i > 0 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
            const int most = i > 0 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
            if (next < least || next > most)
                return std::string(text);
            out += static_cast<char>(next);
        }
    }
    return out;
}

[[nodiscard]] bool isAt(const json::object &pattern, const PageFacts &facts)
{
    const auto *part = pattern.if_contains("part");
    const auto name = part ? textOf(*part) : std::string_view("path");
    const auto where = plain(name == "query" ? facts.query : name == "fragment" ? facts.fragment : facts.path);
    const auto any = [&pattern](const char *kind, const auto &matches) {
        const auto *list = pattern.if_contains(kind);
        return list && std::any_of(list->get_array().begin(), list->get_array().end(), [&matches](const json::value &each) { return matches(plain(textOf(each))); });
    };
    return any("exact", [&where](const std::string &each) { return where == each; })
        || any("prefix", [&where](const std::string &each) { return where.starts_with(each); })
        || any("contains", [&where](const std::string &each) { return where.find(each) != where.npos; });
}

} // namespace

RuleWait waitFor(const json::value &condition, const PageFacts &facts)
{
    const auto &[name, value] = *condition.get_object().begin();
    if (name == "all" || name == "any") {
        const bool all = name == "all";
        const auto &several = value.get_array();
        auto wait = waitFor(several.front(), facts);
        for (const auto &each : several) {
            const auto other = waitFor(each, facts);
            if (all ? isSooner(wait, other) : isSooner(other, wait))
                wait = other;
        }
        return wait;
    }
    if (name == "pagesViewed") {
        const auto viewed = facts.pagesViewed ? std::optional(static_cast<std::int64_t>(*facts.pagesViewed)) : std::nullopt;
        return when(missing(value.get_object(), viewed, 1) == holdsNow);
    }
    if (name == "connectionTime")
        return timed(value.get_object(), facts.connectionTime);
    if (name == "timeOnSite")
        return timed(value.get_object(), facts.timeOnSite);
    if (name == "timeOnPage")
        return timed(value.get_object(), facts.timeOnPage);
    if (name == "hours")
        return untilHours(value.get_object(), facts);
    if (name == "language")
        return when(speaks(value.get_array(), facts.language));
    if (name == "address")
        return when(isAt(value.get_object(), facts));
    return when(facts.presence && std::any_of(value.get_array().begin(), value.get_array().end(), [&](const json::value &each) {
        return textOf(each) == text(*facts.presence);
    }));
}

RuleVerdict evaluate(const json::object &file, const PageFacts &facts)
{
    const auto since = facts.now - facts.invited.last;
    const milliseconds pause = minutes(file.at("pause").get_int64());
    // A clock that was set back must not silence the site for years.
    const auto rest = facts.invited.last != Time() && since >= milliseconds(0) ? std::max(milliseconds(0), pause - duration_cast<milliseconds>(since)) : milliseconds(0);
    RuleVerdict verdict;
    const auto &rules = file.at("rules").get_array();
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto &rule = rules[i].get_object();
        const auto &before = facts.invited.rules;
        const auto known = std::find_if(before.begin(), before.end(), [&](const auto &each) { return each.id == textOf(rule.at("id")); });
        if (known != before.end() && (known->closed || known->shown >= static_cast<std::uint64_t>(rule.at("most").get_int64())))
            continue;
        auto due = waitFor(rule.at("when"), facts);
        if (due)
            due = std::max(rest, *due);
        if (due == holdsNow)
            return {i, holdsNow};
        if (isSooner(due, verdict.wait))
            verdict.wait = due;
    }
    return verdict;
}

} // namespace visavis::protocol
