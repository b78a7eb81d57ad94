// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/cobrowsing.h"
#include "protocol/facts.h"
#include "protocol/sites.h"

#include <variant>

namespace visavis::protocol {

//! \brief Frames to a visitor's chatbox.
namespace tovisitor {

struct Welcome {
    static constexpr std::string_view type = "visitor.welcome";
    std::uint64_t re = 0;
    std::uint64_t version = 0;
    Limits limits;
    std::string language;
    Presence presence = Presence::Offline;
    bool preview = false;
    ConsentStates consent;
    SiteFace look;
    std::optional<Ask> ask;
    std::optional<VisitorConversation> conversation;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("version", self.version), v("limits", self.limits), v("language", self.language);
        v("presence", self.presence), v("preview", self.preview), v("consent", self.consent), v("look", self.look), v("ask", self.ask);
        v("conversation", self.conversation);
    }
    bool operator==(const Welcome &) const = default;
};

struct ConsentAsk {
    static constexpr std::string_view type = "consent.ask";
    Ask ask;

    static void fields(auto &self, auto &v)
    {
        v("ask", self.ask);
    }
    bool operator==(const ConsentAsk &) const = default;
};

struct ConsentGiven {
    static constexpr std::string_view type = "consent.given";
    std::uint64_t re = 0;
    std::string session;
    std::optional<RecordId> record;
    ConsentStates consent;
    bool preview = false;
    VisitorConversation conversation;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("session", self.session, secret), v("record", self.record), v("consent", self.consent);
        v("preview", self.preview), v("conversation", self.conversation);
    }
    bool operator==(const ConsentGiven &) const = default;
};

struct ConsentChanged {
    static constexpr std::string_view type = "consent.changed";
    ConsentStates consent;
    bool preview = false;

    static void fields(auto &self, auto &v)
    {
        v("consent", self.consent), v("preview", self.preview);
    }
    bool operator==(const ConsentChanged &) const = default;
};

struct EventPush {
    static constexpr std::string_view type = "event";
    ConversationId conversation;
    Event event;

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("event", self.event);
    }
    bool operator==(const EventPush &) const = default;
};

struct Seen {
    static constexpr std::string_view type = "seen";
    ConversationId conversation;
    Side by = Side::Visitor;
    std::uint64_t seq = 0;

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("by", self.by), v("seq", self.seq);
    }
    bool operator==(const Seen &) const = default;
};

struct Typing {
    static constexpr std::string_view type = "typing";
    ConversationId conversation;
    std::string alias;
    bool active = false;

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("alias", self.alias), v("active", self.active);
    }
    bool operator==(const Typing &) const = default;
};

struct PresenceNow {
    static constexpr std::string_view type = "presence";
    Presence presence = Presence::Offline;

    static void fields(auto &self, auto &v)
    {
        v("presence", self.presence);
    }
    bool operator==(const PresenceNow &) const = default;
};

//! \brief The site's look was changed.
struct LookNow {
    static constexpr std::string_view type = "look";
    SiteFace look;

    static void fields(auto &self, auto &v)
    {
        v("look", self.look);
    }
    bool operator==(const LookNow &) const = default;
};

//! \brief Somebody looks at the page from now on, or nobody any more. While it is wanted the tabs record and open the second socket.
struct MirrorWanted {
    static constexpr std::string_view type = "mirror.wanted";
    bool wanted = false;
    std::optional<MaskingLevel> level; //!< with wanted
    std::optional<std::vector<std::string>> hide; //!< with wanted: selectors of what the site's admins hide besides
    std::optional<std::string> alias;             //!< with wanted: who looks

    static void fields(auto &self, auto &v)
    {
        v("wanted", self.wanted), v("level", self.level), v("hide", self.hide), v("alias", self.alias);
    }
    bool operator==(const MirrorWanted &) const = default;
};

//! \brief How it stands with the visitor's mouse, to each tab.
struct CobrowseNow {
    static constexpr std::string_view type = "cobrowse";
    CobrowseState state = CobrowseState::Idle;
    std::optional<CobrowseScope> scope;
    std::optional<std::string> alias; //!< who asked for it
    std::optional<Ask> ask;           //!< Requested: the form
    std::optional<TabId> tab;         //!< lent: which tab is
    std::optional<std::string> token; //!< lent, to that tab alone: for the next page of the site
    std::optional<std::uint64_t> seconds; //!< Requested: to answer in. Lent: until the lease runs out
    std::optional<CobrowseResult> result; //!< Idle: why

    static void fields(auto &self, auto &v)
    {
        v("state", self.state), v("scope", self.scope), v("alias", self.alias), v("ask", self.ask), v("tab", self.tab);
        v("token", self.token, secret), v("seconds", self.seconds), v("result", self.result);
    }
    bool operator==(const CobrowseNow &) const = default;
};

struct HistoryEvents {
    static constexpr std::string_view type = "history.events";
    std::uint64_t re = 0;
    ConversationId conversation;
    std::vector<Event> events;
    bool more = false;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("conversation", self.conversation), v("events", self.events), v("more", self.more);
    }
    bool operator==(const HistoryEvents &) const = default;
};

struct Ok {
    static constexpr std::string_view type = "ok";
    std::uint64_t re = 0;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re);
    }
    bool operator==(const Ok &) const = default;
};

struct Error {
    static constexpr std::string_view type = "error";
    std::optional<std::uint64_t> re;
    ErrorKind error = ErrorKind::InvalidFrame;
    std::optional<std::uint64_t> retryAfter;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("error", self.error), v("retryAfter", self.retryAfter);
    }
    bool operator==(const Error &) const = default;
};

} // namespace tovisitor

using ToVisitor = std::variant<tovisitor::Welcome, tovisitor::ConsentAsk, tovisitor::ConsentGiven,
                               tovisitor::ConsentChanged, tovisitor::EventPush, tovisitor::Seen,
                               tovisitor::Typing, tovisitor::PresenceNow, tovisitor::LookNow, tovisitor::MirrorWanted, tovisitor::CobrowseNow, tovisitor::HistoryEvents, tovisitor::Ok,
                               tovisitor::Error>;

} // namespace visavis::protocol
