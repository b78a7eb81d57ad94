// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/cobrowsecommand.h"
#include "protocol/facts.h"
#include "protocol/overview.h"
#include "protocol/people.h"
#include "protocol/privacy.h"
#include "protocol/retention.h"
#include "protocol/replies.h"
#include "protocol/sites.h"
#include "protocol/text.h"

#include <variant>

namespace visavis::protocol {

//! \brief Frames of an advisor's console, one struct each, named after its type.
namespace fromadvisor {

struct Hello {
    static constexpr std::string_view type = "advisor.hello";
    std::uint64_t id = 0;
    std::uint64_t version = 0;
    std::string accessToken;
    std::optional<std::string> cursor;
    std::optional<std::vector<OpenedThread>> opened;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("version", self.version), v("accessToken", self.accessToken, secret);
        v("cursor", self.cursor, notBlank(limits::phone));
        v("opened", self.opened, ListRule{0, limits::openedThreads});
    }
    bool operator==(const Hello &) const = default;
};

struct ConversationList {
    static constexpr std::string_view type = "conversation.list";
    std::uint64_t id = 0;
    std::string before;
    std::uint64_t limit = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("before", self.before, notBlank(limits::phone));
        v("limit", self.limit, between(1, limits::headersPage));
    }
    bool operator==(const ConversationList &) const = default;
};

struct ConversationOpen {
    static constexpr std::string_view type = "conversation.open";
    std::uint64_t id = 0;
    ConversationId conversation;
    std::optional<std::uint64_t> after;
    std::optional<ReadReason> reason; //!< of a closed conversation that is not one's own

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("after", self.after), v("reason", self.reason);
    }
    bool operator==(const ConversationOpen &) const = default;
};

struct HistoryPage {
    static constexpr std::string_view type = "history.page";
    std::uint64_t id = 0;
    ConversationId conversation;
    std::uint64_t before = 0;
    std::uint64_t limit = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("before", self.before);
        v("limit", self.limit, between(1, limits::page));
    }
    bool operator==(const HistoryPage &) const = default;
};

struct MessageSend {
    static constexpr std::string_view type = "message.send";
    std::uint64_t id = 0;
    ConversationId conversation;
    EventId clientId;
    std::string text;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("clientId", self.clientId);
        v("text", self.text, notBlank(limits::messageText));
    }
    bool operator==(const MessageSend &) const = default;
};

struct MessageSeen {
    static constexpr std::string_view type = "message.seen";
    std::uint64_t id = 0;
    ConversationId conversation;
    std::uint64_t seq = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("seq", self.seq);
    }
    bool operator==(const MessageSeen &) const = default;
};

struct TypingUpdate {
    static constexpr std::string_view type = "typing.update";
    std::uint64_t id = 0;
    ConversationId conversation;
    bool active = false;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("active", self.active);
    }
    bool operator==(const TypingUpdate &) const = default;
};

struct ConversationTake {
    static constexpr std::string_view type = "conversation.take";
    std::uint64_t id = 0;
    ConversationId conversation;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation);
    }
    bool operator==(const ConversationTake &) const = default;
};

struct ConversationTransfer {
    static constexpr std::string_view type = "conversation.transfer";
    std::uint64_t id = 0;
    ConversationId conversation;
    std::optional<PersonId> toPerson;
    std::optional<GroupId> toGroup;
    std::optional<std::string> note;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("toPerson", self.toPerson);
        v("toGroup", self.toGroup), v("note", self.note, notBlank(limits::note));
    }
    [[nodiscard]] bool valid() const { return toPerson.has_value() != toGroup.has_value(); }
    bool operator==(const ConversationTransfer &) const = default;
};

struct TransferAnswer {
    static constexpr std::string_view type = "transfer.answer";
    std::uint64_t id = 0;
    ConversationId conversation;
    OfferId offer;
    bool accept = false;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("offer", self.offer), v("accept", self.accept);
    }
    bool operator==(const TransferAnswer &) const = default;
};

struct ConversationClose {
    static constexpr std::string_view type = "conversation.close";
    std::uint64_t id = 0;
    ConversationId conversation;
    ConversationType conversationType = ConversationType::None;
    std::optional<std::string> note;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("conversationType", self.conversationType);
        v("note", self.note, notBlank(limits::note));
    }
    bool operator==(const ConversationClose &) const = default;
};

struct AvailabilitySet {
    static constexpr std::string_view type = "availability.set";
    std::uint64_t id = 0;
    Availability availability = Availability::Unavailable;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("availability", self.availability);
    }
    bool operator==(const AvailabilitySet &) const = default;
};

struct TargetsList {
    static constexpr std::string_view type = "targets.list";
    std::uint64_t id = 0;
    ConversationId conversation;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation);
    }
    bool operator==(const TargetsList &) const = default;
};

struct SettingsChangeRequest {
    static constexpr std::string_view type = "settings.change";
    std::uint64_t id = 0;
    SettingName name = SettingName::Consent;
    std::string value;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("name", self.name), v("value", self.value, atMost(limits::hideSelectors * (limits::hideSelector + 1)));
    }
    //! \brief A switch takes true or false, level and offer their own names, \c hide a selector a line.
    [[nodiscard]] bool valid() const
    {
        switch (name) {
        case SettingName::Masking:
            return parse<MaskingLevel>(value).has_value();
        case SettingName::MirrorOffer:
            return parse<MirrorOffer>(value).has_value();
        case SettingName::Hide:
            return selectors(value).has_value();
        case SettingName::Retention:
            return parseRetention(value).has_value();
        default:
            return value == "true" || value == "false";
        }
    }
    bool operator==(const SettingsChangeRequest &) const = default;
};

struct SettingsHistory {
    static constexpr std::string_view type = "settings.history";
    std::uint64_t id = 0;
    std::uint64_t limit = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("limit", self.limit, between(1, limits::page));
    }
    bool operator==(const SettingsHistory &) const = default;
};

//! \brief Begins to look at the page of a visitor.
struct MirrorWatch {
    static constexpr std::string_view type = "mirror.watch";
    std::uint64_t id = 0;
    ConversationId conversation;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation);
    }
    bool operator==(const MirrorWatch &) const = default;
};

struct MirrorLeave {
    static constexpr std::string_view type = "mirror.leave";
    std::uint64_t id = 0;
    ConversationId conversation;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation);
    }
    bool operator==(const MirrorLeave &) const = default;
};

//! \brief Asks the visitor for the consent to mirroring, where that is not asked for with the chat.
struct MirrorAsk {
    static constexpr std::string_view type = "mirror.ask";
    std::uint64_t id = 0;
    ConversationId conversation;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation);
    }
    bool operator==(const MirrorAsk &) const = default;
};

//! \brief The whole page again: something was missed.
struct MirrorKeyframe {
    static constexpr std::string_view type = "mirror.keyframe";
    std::uint64_t id = 0;
    ConversationId conversation;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation);
    }
    bool operator==(const MirrorKeyframe &) const = default;
};

//! \brief Asks the visitor to lend the mouse.
struct CobrowseAsk {
    static constexpr std::string_view type = "cobrowse.ask";
    std::uint64_t id = 0;
    ConversationId conversation;
    CobrowseScope scope = CobrowseScope::Point;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("scope", self.scope);
    }
    bool operator==(const CobrowseAsk &) const = default;
};

struct CobrowseDo {
    static constexpr std::string_view type = "cobrowse.command";
    std::uint64_t id = 0;
    ConversationId conversation;
    GrantId grant;
    CobrowseCommand command;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("grant", self.grant), v("command", self.command);
    }
    [[nodiscard]] bool valid() const { return command.valid(); }
    bool operator==(const CobrowseDo &) const = default;
};

//! \brief The advisor is still at it: the lease begins anew.
struct CobrowseRenew {
    static constexpr std::string_view type = "cobrowse.renew";
    std::uint64_t id = 0;
    ConversationId conversation;
    GrantId grant;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("grant", self.grant);
    }
    bool operator==(const CobrowseRenew &) const = default;
};

//! \brief Gives the mouse back, or takes the request back.
struct CobrowseEnd {
    static constexpr std::string_view type = "cobrowse.end";
    std::uint64_t id = 0;
    ConversationId conversation;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation);
    }
    bool operator==(const CobrowseEnd &) const = default;
};

struct Ping {
    static constexpr std::string_view type = "ping";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id);
    }
    bool operator==(const Ping &) const = default;
};

} // namespace fromadvisor

using FromAdvisor = std::variant<fromadvisor::Hello, fromadvisor::ConversationList, fromadvisor::ConversationOpen,
                                 fromadvisor::HistoryPage, fromadvisor::MessageSend, fromadvisor::MessageSeen,
                                 fromadvisor::TypingUpdate, fromadvisor::ConversationTake,
                                 fromadvisor::ConversationTransfer, fromadvisor::TransferAnswer,
                                 fromadvisor::ConversationClose, fromadvisor::AvailabilitySet,
                                 fromadvisor::TargetsList, fromadvisor::SettingsChangeRequest,
                                 fromadvisor::SettingsHistory, fromadvisor::MirrorAsk, fromadvisor::MirrorWatch,
                                 fromadvisor::MirrorLeave, fromadvisor::MirrorKeyframe, fromadvisor::CobrowseAsk,
                                 fromadvisor::CobrowseDo, fromadvisor::CobrowseRenew, fromadvisor::CobrowseEnd,
                                 fromadvisor::OverviewWatch, fromadvisor::OverviewLeave, fromadvisor::ConversationLeave,
                                 fromadvisor::ConversationWhisper, fromadvisor::ConversationTakeOver,
                                 fromadvisor::PeopleList, fromadvisor::PersonCreate, fromadvisor::PersonChange,
                                 fromadvisor::PersonDelete, fromadvisor::PersonInvite, fromadvisor::BotSecret,
                                 fromadvisor::SignInsList, fromadvisor::SignInsEnd, fromadvisor::PasswordChange,
                                 fromadvisor::GroupCreate, fromadvisor::GroupRename, fromadvisor::GroupDelete,
                                 fromadvisor::AuditList, fromadvisor::RepliesList, fromadvisor::ReplyPut,
                                 fromadvisor::ReplyDelete, fromadvisor::SitesList, fromadvisor::SitePut, fromadvisor::SiteRotate,
                                 fromadvisor::SiteRules, fromadvisor::SiteLookPut, fromadvisor::SitePreview, fromadvisor::SiteHoursPut,
                                 fromadvisor::RetentionRead,
                                 fromadvisor::RetentionSimulate, fromadvisor::RetentionConfirm,
                                 fromadvisor::PrivacyFind, fromadvisor::PrivacyExport, fromadvisor::PrivacyErase,
                                 fromadvisor::Ping>;

} // namespace visavis::protocol
