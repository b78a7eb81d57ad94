// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/sites.h"

#include "backend/crypto/crypto.h"
#include "backend/engagement/scripttag.h"
#include "backend/engagement/siterules.h"
#include "protocol/contrast.h"
#include "protocol/origin.h"

#include <algorithm>
#include <boost/json.hpp>
#include <spdlog/spdlog.h>

namespace visavis::backend {
using namespace protocol;
namespace json = boost::json;

namespace {

constexpr auto horizon = std::chrono::days(8);
constexpr Language languages[] = {Language::En, Language::Fr, Language::De, Language::Es};

[[nodiscard]] tl::unexpected<Sites::Fault> fault(ErrorKind kind, std::string where = {})
{
    return tl::unexpected(Sites::Fault{kind, std::move(where)});
}

[[nodiscard]] const char *wordsOf(OriginFault fault)
{
    switch (fault) {
    case OriginFault::None:
    case OriginFault::NoAddress: break;
    case OriginFault::NotSecure: return "takes https; http is for localhost alone";
    case OriginFault::More: return "takes scheme and host alone, without a path";
    case OriginFault::Host: return "takes the name of a host as browsers send it: small letters, beyond a-z in punycode";
    case OriginFault::Port: return "takes a port that https does not have anyway";
    }
    return "takes an address such as \"https://shop.example\"";
}

//! \brief Nothing: it can stand so.
[[nodiscard]] std::string faultOf(const SiteDraft &draft)
{
    for (std::size_t i = 0; i < draft.origins.size(); ++i) {
        if (const auto fault = originFault(draft.origins[i]); fault != OriginFault::None)
            return "/origins/" + std::to_string(i) + " " + wordsOf(fault);
    }
    if (draft.privacyUrl && !draft.privacyUrl->starts_with("https://"))
        return "/privacyUrl takes an https address";
    return {};
}

void take(SiteRow &row, const SiteDraft &draft)
{
    row.name = draft.name;
    row.controller = draft.controller;
    row.privacyUrl = draft.privacyUrl.value_or("");
    row.group = draft.group;
    row.languages = draft.languages;
    row.origins = draft.origins;
    std::sort(row.origins.begin(), row.origins.end());
    row.offline = draft.offline;
}

template <std::size_t most>
[[nodiscard]] json::object written(const ByLanguage<most> &texts)
{
    json::object object;
    for (const auto language : languages) {
        if (const auto &each = texts.in(language))
            object.emplace(text(language), *each);
    }
    return object;
}

template <std::size_t most>
[[nodiscard]] ByLanguage<most> readTexts(const json::object &object)
{
    ByLanguage<most> texts;
    for (const auto language : languages) {
        if (const auto *each = object.if_contains(text(language)))
            texts.in(language) = std::string(each->get_string());
    }
    return texts;
}

//! \brief The part of a look that stands in the rule file.
[[nodiscard]] json::object lookFile(const SiteLook &look)
{
    json::object file;
    if (look.corner == Corner::Left)
        file.emplace("corner", "left");
    for (const auto &[name, colours] : {std::pair("light", &look.light), std::pair("dark", &look.dark)}) {
        if (*colours)
            file.emplace(name, json::object{{"accent", (*colours)->accent}, {"onAccent", (*colours)->onAccent}});
    }
    if (!look.invitation.empty() || !look.accept.empty()) {
        json::object invitation{{"text", written(look.invitation)}};
        if (!look.accept.empty())
            invitation.emplace("accept", written(look.accept));
        file.emplace("invitation", std::move(invitation));
    }
    return file;
}

[[nodiscard]] SiteLook lookOf(const SiteRow &site)
{
    SiteLook look;
    look.greeting = site.greeting;
    look.offline = site.whenOffline;
    const auto engagement = site.engagement.empty() ? json::object() : json::parse(site.engagement).get_object();
    const auto *value = engagement.if_contains("look");
    if (!value)
        return look;
    const auto &file = value->get_object(); // checked before it was kept
    if (const auto *corner = file.if_contains("corner"); corner && corner->get_string() == "left")
        look.corner = Corner::Left;
    for (const auto &[name, colours] : {std::pair("light", &look.light), std::pair("dark", &look.dark)}) {
        if (const auto *each = file.if_contains(name))
            *colours = Colours{std::string(each->at("accent").get_string()), std::string(each->at("onAccent").get_string())};
    }
    if (const auto *invitation = file.if_contains("invitation")) {
        look.invitation = readTexts<limits::invitationText>(invitation->at("text").get_object());
        if (const auto *accept = invitation->get_object().if_contains("accept"))
            look.accept = readTexts<limits::invitationButton>(accept->get_object());
    }
    return look;
}

//! \brief The text in \a language, else in the site's first, else in any.
[[nodiscard]] std::optional<std::string> inLanguage(const SiteTexts &texts, std::string_view language, const SiteRow &site)
{
    const auto wanted = parse<Language>(language);
    if (wanted && texts.in(*wanted))
        return texts.in(*wanted);
    if (const auto &first = texts.in(site.languages.front()))
        return first;
    for (const auto each : languages) {
        if (texts.in(each))
            return texts.in(each);
    }
    return std::nullopt;
}

//! \brief Puts \a text in the place of all rules and looks; what does not hold is said with \a prefix taken off its pointer.
[[nodiscard]] Sites::Decided ruled(SiteRow row, std::string_view text, std::string_view prefix = {})
{
    constexpr std::string_view source = "the rule file";
    const auto rules = backend::SiteRules::parse(text, std::string(source));
    if (!rules) {
        auto where = rules.error().what;
        if (where.starts_with(std::string(source) + ": "))
            where.erase(0, source.size() + 2);
        if (where.starts_with(prefix))
            where.erase(0, prefix.size());
        return fault(ErrorKind::InvalidFrame, std::move(where));
    }
    row.memory = rules->memory();
    row.engagement = rules->engagement();
    return row;
}

} // namespace

Sites::Sites(std::vector<SiteRow> rows)
{
    for (auto &row : rows)
        put(std::move(row));
}

const SiteRow *Sites::find(SiteId id) const
{
    const auto at = m_rows.find(id);
    return at == m_rows.end() ? nullptr : &at->second;
}

const SiteRow *Sites::find(std::string_view key) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [key](const auto &entry) { return entry.second.key == key; });
    return at == m_rows.end() ? nullptr : &at->second;
}

const SiteRow *Sites::sample() const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [](const auto &entry) { return entry.second.sample; });
    return at == m_rows.end() ? nullptr : &at->second;
}

void Sites::put(SiteRow row)
{
    m_hours.erase(row.id);
    if (row.hours) {
        if (auto hours = OpenHours::of(*row.hours))
            m_hours.emplace(row.id, std::move(*hours));
        else // the database of time zones became another
            spdlog::error("site {}: there is no time zone {}; it counts as open", row.key, row.hours->zone);
    }
    const auto id = row.id;
    m_rows.insert_or_assign(id, std::move(row));
}

void Sites::remove(SiteId id)
{
    m_hours.erase(id);
    m_rows.erase(id);
}

bool Sites::mayStandOn(const SiteRow &site, std::string_view origin)
{
    return !origin.empty() && (origin == site.lentOrigin || std::find(site.origins.begin(), site.origins.end(), origin) != site.origins.end());
}

bool Sites::isOpen(const SiteRow &site, Time at) const
{
    const auto hours = m_hours.find(site.id);
    return !site.offline && (hours == m_hours.end() || hours->second.isOpen(at));
}

std::optional<std::vector<OpenHours::Span>> Sites::openSpans(const SiteRow &site, Time from) const
{
    if (site.offline)
        return std::vector<OpenHours::Span>();
    const auto hours = m_hours.find(site.id);
    return hours == m_hours.end() ? std::nullopt : std::optional(hours->second.between(from, from + horizon));
}

std::optional<Time> Sites::nextChange(Time after) const
{
    std::optional<Time> next;
    for (const auto &[id, hours] : m_hours) {
        const auto at = hours.nextChange(after);
        if (at && (!next || *at < *next))
            next = at;
    }
    return next;
}

Sites::Decided Sites::current(SiteId id, std::string_view known) const
{
    const auto *row = find(id);
    if (!row)
        return fault(ErrorKind::NotPermitted);
    if (stamp(*row) != known)
        return fault(ErrorKind::Conflict);
    return *row;
}

std::string Sites::newKey() const
{
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789"; // none that is read for another
    std::string key;
    do {
        key.clear();
        for (int i = 0; i < 16; ++i) // 80 bits: it is no secret, but nobody shall find sites by trying
            key += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    } while (find(key));
    return key;
}

Sites::Decided Sites::made(const SiteDraft &draft) const
{
    if (auto where = faultOf(draft); !where.empty())
        return fault(ErrorKind::InvalidFrame, std::move(where));
    if (m_rows.size() >= limits::sites)
        return fault(ErrorKind::TooLarge);
    SiteRow row;
    row.id = SiteId::random();
    row.key = newKey();
    take(row, draft);
    return row;
}

Sites::Decided Sites::changed(SiteId id, std::string_view known, const SiteDraft &draft) const
{
    auto row = current(id, known);
    if (!row)
        return row;
    if (auto where = faultOf(draft); !where.empty())
        return fault(ErrorKind::InvalidFrame, std::move(where));
    take(*row, draft);
    return row;
}

Sites::Decided Sites::withNewKey(SiteId id, std::string_view known) const
{
    auto row = current(id, known);
    if (row)
        row->key = newKey();
    return row;
}

Sites::Decided Sites::withRules(SiteId id, std::string_view known, std::string_view rules) const
{
    auto row = current(id, known);
    return row ? ruled(std::move(*row), rules) : row;
}

Sites::Decided Sites::withLook(SiteId id, std::string_view known, const SiteLook &look) const
{
    auto row = current(id, known);
    if (!row)
        return row;
    auto file = json::parse(backend::SiteRules(*row).text()).get_object();
    file.erase("look");
    if (auto part = lookFile(look); !part.empty())
        file.emplace("look", std::move(part));
    row->greeting = look.greeting;
    row->whenOffline = look.offline;
    return ruled(std::move(*row), json::serialize(file), "/look");
}

Sites::Decided Sites::withHours(SiteId id, std::string_view known, const std::optional<SiteHours> &hours) const
{
    auto row = current(id, known);
    if (!row)
        return row;
    if (hours && !OpenHours::of(*hours))
        return fault(ErrorKind::InvalidFrame, "/zone takes a time zone such as \"Europe/Paris\"");
    row->hours = hours;
    return row;
}

Sites::Decided Sites::forPreview(SiteId id, const SiteLook &look) const
{
    const auto *known = find(id);
    if (!known)
        return fault(ErrorKind::NotPermitted);
    auto row = *known;
    row.memory = false;
    row.origins = {m_url};
    row.lentOrigin.clear();
    row.offline = false;
    row.hours.reset();
    const json::object words{{"text", json::object{{"en", "This is how an invitation looks."}, {"fr", "Voici à quoi ressemble une invitation."},
                                                   {"de", "So sieht eine Einladung aus."}, {"es", "Así se ve una invitación."}}}};
    json::object rule{{"id", "preview"}, {"when", json::object{{"timeOnPage", json::object{{"min", 1}, {"unit", "seconds"}}}}}, {"most", 1}};
    if (look.invitation.empty())
        rule.emplace("invitation", words);
    json::object file{{"memory", false}, {"presence", true}, {"pause", 0}, {"rules", json::array{std::move(rule)}}};
    if (auto part = lookFile(look); !part.empty())
        file.emplace("look", std::move(part));
    row.greeting = look.greeting;
    row.whenOffline = look.offline;
    return ruled(std::move(row), json::serialize(file), "/look");
}

SiteFacts Sites::facts(const SiteRow &site) const
{
    SiteFacts facts;
    facts.id = site.id;
    facts.key = site.key;
    facts.is = {site.name, site.controller, site.privacyUrl.empty() ? std::nullopt : std::optional(site.privacyUrl), site.group, site.languages, site.origins, site.offline};
    facts.look = lookOf(site);
    facts.hours = site.hours;
    facts.tag = scriptTag(m_url, site.key);
    facts.stamp = stamp(site);
    return facts;
}

std::string Sites::stamp(const SiteRow &site)
{
    std::string state;
    const auto add = [&state](std::string_view part) { state.append(part).push_back('\0'); };
    for (const auto *part : {&site.key, &site.name, &site.controller, &site.privacyUrl, &site.engagement})
        add(*part);
    add(site.group.text() + (site.memory ? "+" : "-") + (site.offline ? "+" : "-"));
    for (const auto language : site.languages)
        add(text(language));
    add("");
    for (const auto &origin : site.origins)
        add(origin);
    add(json::serialize(written(site.greeting)));
    add(json::serialize(written(site.whenOffline)));
    if (site.hours) {
        add(site.hours->zone);
        for (const auto &span : site.hours->week)
            add(std::string(text(span.day)) + span.from + span.to);
        for (const auto &date : site.hours->closed)
            add(date);
    }
    return base64Url(sha256(state)).substr(0, 16);
}

SiteFace Sites::face(const SiteRow &site, std::string_view language)
{
    const auto look = lookOf(site);
    return {look.corner, look.light, look.dark, inLanguage(look.greeting, language, site), inLanguage(look.offline, language, site)};
}

} // namespace visavis::backend
