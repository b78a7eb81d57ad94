// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/cobrowsing.h"
#include "protocol/facts.h"
#include "protocol/overview.h"
#include "protocol/people.h"
#include "protocol/privacy.h"
#include "protocol/replies.h"
#include "protocol/sites.h"

#include <variant>

namespace visavis::protocol {

//! \brief Frames to an advisor's console.
namespace toadvisor {

struct Welcome {
    static constexpr std::string_view type = "advisor.welcome";
    std::uint64_t re = 0;
    std::uint64_t version = 0;
    Limits limits;
    Self self;
    Settings settings;
    WelcomeMode mode = WelcomeMode::Snapshot;
    std::string cursor;
    std::vector<Header> conversations;
    std::vector<ConversationId> gone;
    bool more = false;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("version", self.version), v("limits", self.limits), v("self", self.self);
        v("settings", self.settings), v("mode", self.mode), v("cursor", self.cursor);
        v("conversations", self.conversations), v("gone", self.gone), v("more", self.more);
    }
    bool operator==(const Welcome &) const = default;
};

struct ConversationHeaders {
    static constexpr std::string_view type = "conversation.headers";
    std::uint64_t re = 0;
    std::vector<Header> conversations;
    bool more = false;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("conversations", self.conversations), v("more", self.more);
    }
    bool operator==(const ConversationHeaders &) const = default;
};

struct Thread {
    static constexpr std::string_view type = "thread";
    std::optional<std::uint64_t> re;
    Header conversation;
    std::vector<Event> events;
    bool more = false;
    bool contiguous = false;
    std::optional<Card> card;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("conversation", self.conversation), v("events", self.events), v("more", self.more);
        v("contiguous", self.contiguous), v("card", self.card);
    }
    bool operator==(const Thread &) const = default;
};

struct EventPush {
    static constexpr std::string_view type = "event";
    ConversationId conversation;
    std::string cursor;
    Event event;

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("cursor", self.cursor), v("event", self.event);
    }
    bool operator==(const EventPush &) const = default;
};

struct ConversationChanged {
    static constexpr std::string_view type = "conversation.changed";
    std::string cursor;
    Header conversation;

    static void fields(auto &self, auto &v)
    {
        v("cursor", self.cursor), v("conversation", self.conversation);
    }
    bool operator==(const ConversationChanged &) const = default;
};

struct ConversationGone {
    static constexpr std::string_view type = "conversation.gone";
    std::string cursor;
    ConversationId conversation;
    std::optional<Cause> closedBy = std::nullopt; //!< it is over, by whom; else it is somebody else's now

    static void fields(auto &self, auto &v)
    {
        v("cursor", self.cursor), v("conversation", self.conversation), v("closedBy", self.closedBy);
    }
    bool operator==(const ConversationGone &) const = default;
};

struct Preview {
    static constexpr std::string_view type = "preview";
    ConversationId conversation;
    std::string text;

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("text", self.text);
    }
    bool operator==(const Preview &) const = default;
};

struct Typing {
    static constexpr std::string_view type = "typing";
    ConversationId conversation;
    bool active = false;

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("active", self.active);
    }
    bool operator==(const Typing &) const = default;
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

struct CardNow {
    static constexpr std::string_view type = "card";
    ConversationId conversation;
    Card card;

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("card", self.card);
    }
    bool operator==(const CardNow &) const = default;
};

struct Targets {
    static constexpr std::string_view type = "targets";
    std::uint64_t re = 0;
    std::vector<TargetPerson> people;
    std::vector<TargetGroup> groups;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("people", self.people), v("groups", self.groups);
    }
    bool operator==(const Targets &) const = default;
};

struct SelfNow {
    static constexpr std::string_view type = "self";
    Self self;

    static void fields(auto &self, auto &v)
    {
        v("self", self.self);
    }
    bool operator==(const SelfNow &) const = default;
};

struct SettingsNow {
    static constexpr std::string_view type = "settings";
    Settings settings;

    static void fields(auto &self, auto &v)
    {
        v("settings", self.settings);
    }
    bool operator==(const SettingsNow &) const = default;
};

struct SettingsChanges {
    static constexpr std::string_view type = "settings.changes";
    std::uint64_t re = 0;
    std::vector<SettingsChange> changes;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("changes", self.changes);
    }
    bool operator==(const SettingsChanges &) const = default;
};

//! \brief How it stands with a mirror that this desk looks at. The page itself comes in binary messages, see mirrorframe.h.
struct MirrorNow {
    static constexpr std::string_view type = "mirror";
    ConversationId conversation;
    MirrorState state = MirrorState::Waiting;
    std::optional<MirrorEnd> reason; //!< of an ended one

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("state", self.state), v("reason", self.reason);
    }
    [[nodiscard]] bool valid() const { return (state == MirrorState::Ended) == reason.has_value(); }
    bool operator==(const MirrorNow &) const = default;
};

//! \brief How it stands with the visitor's mouse, to the desk that asked for it.
struct CobrowseNow {
    static constexpr std::string_view type = "cobrowse";
    ConversationId conversation;
    CobrowseState state = CobrowseState::Idle;
    std::optional<CobrowseScope> scope;
    std::optional<GrantId> grant; //!< while the mouse is lent
    std::optional<std::uint64_t> seconds; //!< Requested: until it is over without an answer. Lent: until the lease runs out
    std::optional<CobrowseResult> result; //!< Idle: why

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("state", self.state), v("scope", self.scope), v("grant", self.grant);
        v("seconds", self.seconds), v("result", self.result);
    }
    [[nodiscard]] bool valid() const { return (state == CobrowseState::Idle) == result.has_value() && isLent(state) == grant.has_value(); }
    bool operator==(const CobrowseNow &) const = default;
};

//! \brief What became of a command. Asked is followed by Sent or Declined under the same number.
struct CobrowseDone {
    static constexpr std::string_view type = "cobrowse.done";
    ConversationId conversation;
    std::uint64_t number = 0;
    CobrowseVerdict verdict = CobrowseVerdict::Done;

    static void fields(auto &self, auto &v)
    {
        v("conversation", self.conversation), v("number", self.number), v("verdict", self.verdict);
    }
    bool operator==(const CobrowseDone &) const = default;
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

} // namespace toadvisor

using ToAdvisor = std::variant<toadvisor::Welcome, toadvisor::ConversationHeaders, toadvisor::Thread,
                               toadvisor::EventPush, toadvisor::ConversationChanged, toadvisor::ConversationGone,
                               toadvisor::Preview, toadvisor::Typing, toadvisor::Seen, toadvisor::CardNow,
                               toadvisor::Targets, toadvisor::SelfNow, toadvisor::SettingsNow,
                               toadvisor::SettingsChanges, toadvisor::MirrorNow, toadvisor::CobrowseNow, toadvisor::CobrowseDone, toadvisor::HistoryEvents,
                               toadvisor::Overview, toadvisor::OverviewChanged,
                               toadvisor::People, toadvisor::PersonNow, toadvisor::PersonGone, toadvisor::GroupsNow,
                               toadvisor::Invitation, toadvisor::BotSecretNow, toadvisor::SignInsNow, toadvisor::AuditPage,
                               toadvisor::Replies, toadvisor::RepliesChanged,
                               toadvisor::Sites, toadvisor::SiteNow, toadvisor::SiteRulesNow, toadvisor::SiteRefused, toadvisor::SitePreviewNow,
                               toadvisor::RetentionNow, toadvisor::RetentionOver,
                               toadvisor::PrivacyFound, toadvisor::PrivacyPart, toadvisor::PrivacyErased,
                               toadvisor::Ok, toadvisor::Error>;

} // namespace visavis::protocol
