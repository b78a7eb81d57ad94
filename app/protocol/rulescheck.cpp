// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/rulescheck.h"

#include "protocol/contrast.h"
#include "protocol/limits.h"
#include "protocol/rulelimits.h"
#include "protocol/sites.h"
#include "protocol/text.h"

#include <algorithm>
#include <limits>

namespace visavis::protocol {
namespace {

[[nodiscard]] std::string_view textOf(const boost::json::value &value)
{
    const auto *string = value.if_string();
    return string ? std::string_view(string->data(), string->size()) : std::string_view();
}

[[nodiscard]] std::size_t codePoints(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

[[nodiscard]] bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! \brief BCP 47 as the loader takes it: letters, then letters and digits, of at most eight.
[[nodiscard]] bool isLanguageTag(std::string_view tag)
{
    if (tag.empty() || tag.size() > limits::languageTag)
        return false;
    for (std::size_t from = 0; from <= tag.size();) {
        const auto to = std::min(tag.find('-', from), tag.size());
        const auto part = tag.substr(from, to - from);
        const auto fits = [first = from == 0](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && isDigit(c)); };
        if (part.size() < (from == 0 ? 2u : 1u) || part.size() > 8 || !std::all_of(part.begin(), part.end(), fits))
            return false;
        from = to + 1;
    }
    return true;
}

} // namespace

bool RulesCheck::holds(const Value &document)
{
    if (const auto *file = document.if_object()) {
        const auto *presence = file->if_contains("presence");
        m_presence = presence && presence->is_bool() && presence->get_bool();
        const auto *look = file->if_contains("look");
        m_invites = look && look->is_object() && look->get_object().contains("invitation");
    }
    return object(document, {
        {"memory", [this](const Value &value) { return flag(value); }},
        {"presence", [this](const Value &value) { return flag(value); }},
        {"pause", [this](const Value &value) { return number(value, 0, limits::rulePauseMinutes); }},
        {"look", [this](const Value &value) { return look(value); }, true},
        {"rules", [this](const Value &value) { return list(value, 0, limits::rulesPerSite, [this](const Value &each) { return rule(each); }); }},
    });
}

bool RulesCheck::refuse(const std::string &what)
{
    if (m_fault.empty())
        m_fault = (m_pointer.empty() ? "the rule file " : m_pointer + " ") + what;
    return false;
}

template <class Work>
bool RulesCheck::at(std::string_view token, const Work &work)
{
    const auto before = m_pointer.size();
    m_pointer += '/';
    for (const char c : token.substr(0, 60)) {
        if (c == '~' || c == '/')
            m_pointer += c == '~' ? "~0" : "~1";
        else
            m_pointer += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
    const bool held = work();
    m_pointer.resize(before);
    return held;
}

bool RulesCheck::object(const Value &value, const std::vector<Field> &fields)
{
    const auto *members = value.if_object();
    if (!members)
        return refuse("takes an object");
    for (const auto &member : *members) {
        const auto known = std::any_of(fields.begin(), fields.end(), [&](const Field &field) { return field.name == member.key(); });
        if (!known)
            return at(member.key(), [this] { return refuse("is not known here"); });
    }
    return std::all_of(fields.begin(), fields.end(), [&](const Field &field) {
        const auto *member = members->if_contains(field.name);
        if (!member)
            return field.optional || refuse("needs \"" + std::string(field.name) + "\"");
        return at(field.name, [&] { return field.check(*member); });
    });
}

bool RulesCheck::list(const Value &value, std::size_t least, std::size_t most, const Check &each)
{
    const auto *array = value.if_array();
    if (!array || array->size() < least || array->size() > most)
        return refuse("takes a list of " + std::to_string(least) + " to " + std::to_string(most));
    for (std::size_t i = 0; i < array->size(); ++i) {
        if (!at(std::to_string(i), [&] { return each((*array)[i]); }))
            return false;
    }
    return true;
}

bool RulesCheck::number(const Value &value, std::uint64_t least, std::uint64_t most)
{
    const auto *number = value.if_int64();
    const bool within = number && *number >= 0 && static_cast<std::uint64_t>(*number) >= least && static_cast<std::uint64_t>(*number) <= most;
    return within || refuse("takes a whole number from " + std::to_string(least) + " to " + std::to_string(most));
}

bool RulesCheck::flag(const Value &value)
{
    return value.is_bool() || refuse("takes true or false");
}

bool RulesCheck::text(const Value &value, std::size_t most)
{
    const auto string = textOf(value);
    const bool fits = !string.empty() && !isBlank(string) && codePoints(string) <= most && string.find('\0') == string.npos;
    return fits || refuse("takes a text of 1 to " + std::to_string(most) + " characters");
}

bool RulesCheck::oneOf(const Value &value, std::initializer_list<std::string_view> words)
{
    if (value.is_string() && std::find(words.begin(), words.end(), textOf(value)) != words.end())
        return true;
    std::string all;
    for (const auto &word : words)
        all += (all.empty() ? "" : ", ") + std::string(word);
    return refuse("takes one of " + all);
}

bool RulesCheck::words(const Value &value, std::initializer_list<std::string_view> words)
{
    std::vector<std::string_view> seen;
    return list(value, 1, words.size(), [&](const Value &each) {
        if (!oneOf(each, words))
            return false;
        if (std::find(seen.begin(), seen.end(), textOf(each)) != seen.end())
            return refuse("stands here twice");
        seen.push_back(textOf(each));
        return true;
    });
}

bool RulesCheck::look(const Value &value)
{
    const auto *members = value.if_object();
    if (members && members->empty())
        return refuse("says nothing: leave it out");
    return object(value, {
        {"corner", [this](const Value &corner) { return oneOf(corner, {"left", "right"}); }, true},
        {"light", [this](const Value &light) { return colours(light); }, true},
        {"dark", [this](const Value &dark) { return colours(dark); }, true},
        {"invitation", [this](const Value &words) { return invitation(words); }, true},
    });
}

bool RulesCheck::colours(const Value &value)
{
    int accent = -1, onAccent = -1;
    const auto colour = [this](int &to) {
        return [this, &to](const Value &text) {
            to = colourOf(textOf(text));
            return to >= 0 || refuse("takes a colour such as \"#0b5f6b\"");
        };
    };
    if (!object(value, {{"accent", colour(accent)}, {"onAccent", colour(onAccent)}}))
        return false;
    // WCAG 2.2, 1.4.3: what the site chooses must stay readable.
    return contrast(accent, onAccent) >= readable || refuse("cannot be read: \"onAccent\" on \"accent\" needs a contrast of 4.5 to 1");
}

bool RulesCheck::rule(const Value &value)
{
    m_conditions = 0;
    return object(value, {
        {"id", [this](const Value &text) { return id(text); }},
        {"when", [this](const Value &when) { return condition(when); }},
        {"most", [this](const Value &most) { return number(most, 1, limits::ruleMost); }},
        {"invitation", [this](const Value &words) { return invitation(words); }, m_invites},
    });
}

bool RulesCheck::invitation(const Value &value)
{
    return object(value, {
        {"text", [this](const Value &text) { return byLanguage(text, limits::invitationText); }},
        {"accept", [this](const Value &text) { return byLanguage(text, limits::invitationButton); }, true},
    });
}

bool RulesCheck::id(const Value &value)
{
    const auto text = textOf(value);
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-'; };
    if (text.empty() || text.size() > limits::ruleId || !std::all_of(text.begin(), text.end(), fits))
        return refuse("takes 1 to " + std::to_string(limits::ruleId) + " of a-z, 0-9 and -");
    if (std::find(m_ids.begin(), m_ids.end(), text) != m_ids.end())
        return refuse("is the id of a rule before");
    m_ids.emplace_back(text);
    return true;
}

bool RulesCheck::byLanguage(const Value &value, std::size_t most)
{
    const Check each = [this, most](const Value &text) { return this->text(text, most); };
    if (!object(value, {{"en", each, true}, {"fr", each, true}, {"de", each, true}, {"es", each, true}}))
        return false;
    return !value.get_object().empty() || refuse("needs a text in one language at least");
}

bool RulesCheck::condition(const Value &value)
{
    const auto *members = value.if_object();
    if (!members || members->size() != 1)
        return refuse("takes an object with one condition");
    if (++m_conditions > limits::ruleConditions)
        return refuse("is one condition too many: a rule takes " + std::to_string(limits::ruleConditions));
    const Check several = [this](const Value &conditions) { return group(conditions); };
    const Check count = [this](const Value &bounds) { return range(bounds, false); };
    const Check time = [this](const Value &bounds) { return range(bounds, true); };
    return object(value, {
        {"all", several, true},
        {"any", several, true},
        {"pagesViewed", count, true},
        {"connectionTime", time, true},
        {"timeOnSite", time, true},
        {"timeOnPage", time, true},
        {"hours", [this](const Value &hours) { return this->hours(hours); }, true},
        {"language", [this](const Value &tags) {
             return list(tags, 1, limits::ruleList, [this](const Value &tag) {
                 return isLanguageTag(textOf(tag)) || refuse("takes a language tag such as \"fr\" or \"fr-CA\"");
             });
         }, true},
        {"address", [this](const Value &address) { return this->address(address); }, true},
        {"presence", [this](const Value &words) { return presence(words); }, true},
    });
}

bool RulesCheck::group(const Value &value)
{
    if (m_depth == limits::ruleDepth)
        return refuse("is nested too deeply: " + std::to_string(limits::ruleDepth) + " levels of all and any are enough");
    ++m_depth;
    const bool held = list(value, 1, limits::ruleList, [this](const Value &each) { return condition(each); });
    --m_depth;
    return held;
}

bool RulesCheck::range(const Value &value, bool time)
{
    const Check bound = [this](const Value &each) { return number(each, 0, limits::ruleBound); };
    std::vector<Field> fields{{"min", bound, true}, {"over", bound, true}, {"max", bound, true}, {"under", bound, true}};
    if (time)
        fields.push_back({"unit", [this](const Value &unit) { return oneOf(unit, {"seconds", "minutes"}); }});
    if (!object(value, fields))
        return false;
    const auto &members = value.get_object();
    const auto has = [&members](std::string_view name) { return members.contains(name); };
    if (has("min") + has("over") > 1 || has("max") + has("under") > 1 || has("min") + has("over") + has("max") + has("under") == 0)
        return refuse("takes min or over, max or under, and one of them at least");
    // In the least steps there are, pages and milliseconds: a bound that is not meant itself lies one step aside.
    const std::int64_t step = time ? 1000 : 1;
    const auto bounded = [&](const char *itself, const char *beside, std::int64_t aside, std::int64_t none) {
        const auto *exact = members.if_contains(itself);
        const auto *open = members.if_contains(beside);
        return exact ? exact->get_int64() * step : open ? open->get_int64() * step + aside : none;
    };
    if (bounded("max", "under", -1, std::numeric_limits<std::int64_t>::max()) < bounded("min", "over", 1, 0))
        return refuse("holds never: nothing lies between its bounds");
    return true;
}

bool RulesCheck::hours(const Value &value)
{
    int from = -1, to = -1;
    const auto time = [this](int &minutes) {
        return [this, &minutes](const Value &text) {
            minutes = minutesOf(textOf(text));
            return minutes >= 0 || refuse("takes a time of the day such as \"08:30\"");
        };
    };
    if (!object(value, {{"from", time(from)},
                        {"to", time(to)},
                        {"days", [this](const Value &days) { return words(days, {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}); }, true}}))
        return false;
    return (from != to && from != 24 * 60) || refuse("takes two different times; a whole day is \"00:00\" to \"24:00\"");
}

bool RulesCheck::address(const Value &value)
{
    const Check patterns = [this](const Value &list) {
        return this->list(list, 1, limits::ruleList, [this](const Value &each) { return text(each, limits::ruleAddress); });
    };
    if (!object(value, {{"part", [this](const Value &part) { return oneOf(part, {"path", "query", "fragment"}); }, true},
                        {"exact", patterns, true},
                        {"prefix", patterns, true},
                        {"contains", patterns, true}}))
        return false;
    const auto &members = value.get_object();
    return members.contains("exact") + members.contains("prefix") + members.contains("contains") == 1
        || refuse("takes one of exact, prefix and contains");
}

bool RulesCheck::presence(const Value &value)
{
    if (!words(value, {"online", "busy", "offline"}))
        return false;
    return m_presence || refuse("needs \"presence\": true at the top of the file");
}

} // namespace visavis::protocol
