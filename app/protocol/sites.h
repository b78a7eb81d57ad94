// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"
#include "protocol/people.h"
#include "protocol/rulelimits.h"

//! \brief Frames about the sites that carry the chatbox: where it stands, whose it is, whom it invites, how it looks, when somebody is there.
//!
//! What one of them changes is told to every desk that manages sites, to open chats over their sockets, and to pages that are loaded from
//! then on by the rule file (README.md, "Sites").
namespace visavis::protocol {

//! \brief Languages that the chatbox speaks.
enum class Language : std::uint8_t { En, Fr, De, Es };
template <> inline constexpr std::array Names<Language>{"en"sv, "fr"sv, "de"sv, "es"sv};

enum class Corner : std::uint8_t { Right, Left };
template <> inline constexpr std::array Names<Corner>{"right"sv, "left"sv};

enum class Weekday : std::uint8_t { Mon, Tue, Wed, Thu, Fri, Sat, Sun };
template <> inline constexpr std::array Names<Weekday>{"mon"sv, "tue"sv, "wed"sv, "thu"sv, "fri"sv, "sat"sv, "sun"sv};

//! \brief One text in the languages that somebody wrote it in, each of at most \a most code points.
template <std::size_t most>
struct ByLanguage {
    std::optional<std::string> en, fr, de, es;

    static void fields(auto &self, auto &v)
    {
        v("en", self.en, notBlank(most)), v("fr", self.fr, notBlank(most)), v("de", self.de, notBlank(most)), v("es", self.es, notBlank(most));
    }
    [[nodiscard]] std::optional<std::string> &in(Language language)
    {
        return language == Language::Fr ? fr : language == Language::De ? de : language == Language::Es ? es : en;
    }
    [[nodiscard]] const std::optional<std::string> &in(Language language) const { return const_cast<ByLanguage &>(*this).in(language); }
    [[nodiscard]] bool empty() const { return !en && !fr && !de && !es; }
    bool operator==(const ByLanguage &) const = default;
};
using SiteTexts = ByLanguage<limits::siteText>;

//! \brief A colour and what is written on it, "#rrggbb".
struct Colours {
    std::string accent, onAccent;

    static void fields(auto &self, auto &v)
    {
        v("accent", self.accent, notBlank(limits::colour)), v("onAccent", self.onAccent, notBlank(limits::colour));
    }
    bool operator==(const Colours &) const = default;
};

//! \brief How button, invitation and chat look, and what they say that is the site's own. What is left out is as we made it.
struct SiteLook {
    Corner corner = Corner::Right;
    std::optional<Colours> light, dark; //!< by the visitor's colour scheme
    ByLanguage<limits::invitationText> invitation; //!< of rules that say nothing themselves
    ByLanguage<limits::invitationButton> accept;
    SiteTexts greeting; //!< over an empty chat
    SiteTexts offline;  //!< instead, when nobody is there

    static void fields(auto &self, auto &v)
    {
        v("corner", self.corner), v("light", self.light), v("dark", self.dark), v("invitation", self.invitation);
        v("accept", self.accept), v("greeting", self.greeting), v("offline", self.offline);
    }
    bool operator==(const SiteLook &) const = default;
};

//! \brief From "09:00" to "18:00"; up to "24:00", or over midnight, which then belongs to the day on which it began.
struct OpenSpan {
    Weekday day = Weekday::Mon;
    std::string from, to;

    static void fields(auto &self, auto &v)
    {
        v("day", self.day), v("from", self.from, notBlank(limits::timeOfDay)), v("to", self.to, notBlank(limits::timeOfDay));
    }
    bool operator==(const OpenSpan &) const = default;
};

//! \brief When the site is open, by the clocks of one time zone.
struct SiteHours {
    std::string zone; //!< IANA, such as "Europe/Paris"
    std::vector<OpenSpan> week;
    std::vector<std::string> closed; //!< "2026-12-25": what begins on that day does not

    static void fields(auto &self, auto &v)
    {
        v("zone", self.zone, notBlank(limits::zone)), v("week", self.week, ListRule{0, limits::openSpans});
        v("closed", self.closed, ListRule{0, limits::closedDates, limits::date});
    }
    //! \brief Times and dates that there are, no span twice or within another of its day.
    [[nodiscard]] bool valid() const;
    bool operator==(const SiteHours &) const = default;
};

//! \brief Minutes since midnight of "HH:MM"; "24:00" is the end of the day. Negative: not a time of the day.
[[nodiscard]] int minutesOf(std::string_view text);
//! \brief Of "2026-12-25"; nothing when there is no such day.
[[nodiscard]] std::optional<std::chrono::year_month_day> dateOf(std::string_view text);

struct SiteDraft {
    std::string name, controller; //!< who answers for the visitors' data: consent names them
    std::optional<std::string> privacyUrl;
    GroupId group; //!< that answers
    std::vector<Language> languages; //!< the first is for whoever speaks none of them
    std::vector<std::string> origins; //!< where the chatbox may stand
    bool offline = false; //!< closed for now, whatever the hours say

    static void fields(auto &self, auto &v)
    {
        v("name", self.name, notBlank(limits::siteName)), v("controller", self.controller, notBlank(limits::siteName));
        v("privacyUrl", self.privacyUrl, notBlank(limits::url)), v("group", self.group);
        v("languages", self.languages, ListRule{1, Names<Language>.size()});
        v("origins", self.origins, ListRule{0, limits::origins, limits::origin}), v("offline", self.offline);
    }
    //! \brief Names of one line.
    [[nodiscard]] bool valid() const;
    bool operator==(const SiteDraft &) const = default;
};

//! \brief A site as who manages it sees it.
struct SiteFacts {
    SiteId id;
    std::string key; //!< names the site in the script tag; no secret
    SiteDraft is;
    SiteLook look;
    std::optional<SiteHours> hours; //!< none: always open
    std::string tag;   //!< to be copied into the site's pages
    std::string stamp; //!< of this state: a change names the state that it was made from

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("key", self.key), v("site", self.is), v("look", self.look), v("hours", self.hours), v("tag", self.tag);
        v("stamp", self.stamp);
    }
    bool operator==(const SiteFacts &) const = default;
};

//! \brief What a site's chatbox must know of its look while it is open, in the visitor's language.
struct SiteFace {
    Corner corner = Corner::Right;
    std::optional<Colours> light, dark;
    std::optional<std::string> greeting, offline;

    static void fields(auto &self, auto &v)
    {
        v("corner", self.corner), v("light", self.light), v("dark", self.dark), v("greeting", self.greeting), v("offline", self.offline);
    }
    bool operator==(const SiteFace &) const = default;
};

namespace fromadvisor {

struct SitesList {
    static constexpr std::string_view type = "sites.list";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const SitesList &) const = default;
};

//! \brief The site as it shall be: a new one, or \c site changed from the state \c stamp (\c conflict: it is no longer so).
struct SitePut {
    static constexpr std::string_view type = "site.put";
    std::uint64_t id = 0;
    std::optional<SiteId> site;
    std::optional<std::string> stamp;
    SiteDraft draft;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("site", self.site), v("stamp", self.stamp, notBlank(limits::phone)), v("draft", self.draft);
    }
    [[nodiscard]] bool valid() const { return site.has_value() == stamp.has_value() && draft.valid(); }
    bool operator==(const SitePut &) const = default;
};

//! \brief A new key. The one before is void at once: pages that carry it have no chat until their tag is replaced.
struct SiteRotate {
    static constexpr std::string_view type = "site.rotate";
    std::uint64_t id = 0;
    SiteId site;
    std::string stamp;

    static void fields(auto &self, auto &v) { v("id", self.id), v("site", self.site), v("stamp", self.stamp, notBlank(limits::phone)); }
    bool operator==(const SiteRotate &) const = default;
};

//! \brief Asks for the rule file as people write it; with \c rules and \c stamp, replaces it.
struct SiteRules {
    static constexpr std::string_view type = "site.rules";
    std::uint64_t id = 0;
    SiteId site;
    std::optional<std::string> stamp, rules;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("site", self.site), v("stamp", self.stamp, notBlank(limits::phone)), v("rules", self.rules, notBlank(limits::rulesFileBytes));
    }
    [[nodiscard]] bool valid() const { return stamp.has_value() == rules.has_value(); }
    bool operator==(const SiteRules &) const = default;
};

struct SiteLookPut {
    static constexpr std::string_view type = "site.look";
    std::uint64_t id = 0;
    SiteId site;
    std::string stamp;
    SiteLook look;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("site", self.site), v("stamp", self.stamp, notBlank(limits::phone)), v("look", self.look);
    }
    bool operator==(const SiteLookPut &) const = default;
};

//! \brief A page of the backend's, for a quarter of an hour, on which the chatbox has this look; nothing is kept of it.
struct SitePreview {
    static constexpr std::string_view type = "site.preview";
    std::uint64_t id = 0;
    SiteId site;
    SiteLook look;
    bool offline = false; //!< as if nobody were there

    static void fields(auto &self, auto &v) { v("id", self.id), v("site", self.site), v("look", self.look), v("offline", self.offline); }
    bool operator==(const SitePreview &) const = default;
};

struct SiteHoursPut {
    static constexpr std::string_view type = "site.hours";
    std::uint64_t id = 0;
    SiteId site;
    std::string stamp;
    std::optional<SiteHours> hours; //!< none: always open

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("site", self.site), v("stamp", self.stamp, notBlank(limits::phone)), v("hours", self.hours);
    }
    [[nodiscard]] bool valid() const { return !hours || hours->valid(); }
    bool operator==(const SiteHoursPut &) const = default;
};

} // namespace fromadvisor

namespace toadvisor {

struct Sites {
    static constexpr std::string_view type = "sites";
    std::uint64_t re = 0;
    std::vector<SiteFacts> sites; //!< by name
    std::vector<GroupName> groups;

    static void fields(auto &self, auto &v) { v("re", self.re), v("sites", self.sites), v("groups", self.groups); }
    bool operator==(const Sites &) const = default;
};

//! \brief A site is new or changed: the answer to whoever did it, and news to all who manage sites.
struct SiteNow {
    static constexpr std::string_view type = "site";
    std::optional<std::uint64_t> re;
    SiteFacts site;

    static void fields(auto &self, auto &v) { v("re", self.re), v("site", self.site); }
    bool operator==(const SiteNow &) const = default;
};

struct SiteRulesNow {
    static constexpr std::string_view type = "site.rules.now";
    std::uint64_t re = 0;
    SiteId site;
    std::string stamp, rules;
    std::vector<std::string> asleep; //!< ids of rules that ask for what only memory knows, where there is none

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("site", self.site), v("stamp", self.stamp), v("rules", self.rules), v("asleep", self.asleep);
    }
    bool operator==(const SiteRulesNow &) const = default;
};

//! \brief Something in what was put cannot be taken; nothing was changed.
struct SiteRefused {
    static constexpr std::string_view type = "site.refused";
    std::uint64_t re = 0;
    std::string fault; //!< the place as a JSON pointer in what was put, and what is the matter: "/origins/1 takes …"

    static void fields(auto &self, auto &v) { v("re", self.re), v("fault", self.fault); }
    bool operator==(const SiteRefused &) const = default;
};

//! \brief \c link is the part of the address after the backend's own.
struct SitePreviewNow {
    static constexpr std::string_view type = "site.preview.now";
    std::uint64_t re = 0;
    std::string link;

    static void fields(auto &self, auto &v) { v("re", self.re), v("link", self.link); }
    bool operator==(const SitePreviewNow &) const = default;
};

} // namespace toadvisor

} // namespace visavis::protocol
