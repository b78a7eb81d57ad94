// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/enums.h"
#include "protocol/facts.h"
#include "protocol/retention.h"

//! \brief What admins ask about the end of the data, and about one person: what is held, all of it, none of it.
namespace visavis::protocol {

struct HeldConversation {
    ConversationId id;
    Status status = Status::Closed;
    Time openedAt;
    std::optional<Time> closedAt, endsAt; //!< of a closed one
    std::uint64_t events = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("status", self.status), v("openedAt", self.openedAt), v("closedAt", self.closedAt), v("endsAt", self.endsAt);
        v("events", self.events);
    }
    bool operator==(const HeldConversation &) const = default;
};

//! \brief Everything that is held of one visitor, by kind; no content.
struct HeldVisitor {
    VisitorId visitor;
    std::string siteName;
    std::vector<HeldConversation> conversations; //!< newest first
    bool offered = false, address = false;       //!< what they said about themselves; where they came from
    std::optional<Time> fileEndsAt;              //!< when no conversation is open
    std::uint64_t consents = 0;                  //!< records, which stay as proof without the person

    static void fields(auto &self, auto &v)
    {
        v("visitor", self.visitor), v("siteName", self.siteName);
        v("conversations", self.conversations, ListRule{0, limits::heldConversations});
        v("offered", self.offered), v("address", self.address), v("fileEndsAt", self.fileEndsAt), v("consents", self.consents);
    }
    bool operator==(const HeldVisitor &) const = default;
};

namespace fromadvisor {

struct RetentionRead {
    static constexpr std::string_view type = "retention.read";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const RetentionRead &) const = default;
};

//! \brief How much a policy would erase at once.
struct RetentionSimulate {
    static constexpr std::string_view type = "retention.simulate";
    std::uint64_t id = 0;
    std::string policy;

    static void fields(auto &self, auto &v) { v("id", self.id), v("policy", self.policy, atMost(limits::retentionText)); }
    [[nodiscard]] bool valid() const { return parseRetention(policy).has_value(); }
    bool operator==(const RetentionSimulate &) const = default;
};

//! \brief Lets a run go on that the brake stopped.
struct RetentionConfirm {
    static constexpr std::string_view type = "retention.confirm";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const RetentionConfirm &) const = default;
};

//! \brief Looks for a person by one of their conversations or by the e-mail address that they gave.
struct PrivacyFind {
    static constexpr std::string_view type = "privacy.find";
    std::uint64_t id = 0;
    std::optional<ConversationId> conversation;
    std::optional<std::string> email;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("email", self.email, notBlank(limits::email));
    }
    [[nodiscard]] bool valid() const { return conversation.has_value() != email.has_value(); }
    bool operator==(const PrivacyFind &) const = default;
};

//! \brief A part of everything about a person, from 0; the text is made anew with part 0.
struct PrivacyExport {
    static constexpr std::string_view type = "privacy.export";
    std::uint64_t id = 0;
    VisitorId visitor;
    std::uint64_t part = 0;

    static void fields(auto &self, auto &v) { v("id", self.id), v("visitor", self.visitor), v("part", self.part); }
    bool operator==(const PrivacyExport &) const = default;
};

//! \brief Erases everything about a person, what runs included.
struct PrivacyErase {
    static constexpr std::string_view type = "privacy.erase";
    std::uint64_t id = 0;
    VisitorId visitor;

    static void fields(auto &self, auto &v) { v("id", self.id), v("visitor", self.visitor); }
    bool operator==(const PrivacyErase &) const = default;
};

} // namespace fromadvisor

namespace toadvisor {

struct RetentionNow {
    static constexpr std::string_view type = "retention";
    std::uint64_t re = 0;
    std::string policy;
    std::optional<Time> lastRun, oldestEnd; //!< never run; nothing closed
    std::optional<RetentionBrake> brake;
    std::uint64_t conversations = 0, over = 0; //!< all, and those that the next run erases

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("policy", self.policy), v("lastRun", self.lastRun), v("oldestEnd", self.oldestEnd), v("brake", self.brake);
        v("conversations", self.conversations), v("over", self.over);
    }
    [[nodiscard]] bool valid() const { return parseRetention(policy).has_value(); }
    bool operator==(const RetentionNow &) const = default;
};

struct RetentionOver {
    static constexpr std::string_view type = "retention.over";
    std::uint64_t re = 0;
    std::uint64_t conversations = 0, visitors = 0, all = 0;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("conversations", self.conversations), v("visitors", self.visitors), v("all", self.all);
    }
    bool operator==(const RetentionOver &) const = default;
};

struct PrivacyFound {
    static constexpr std::string_view type = "privacy.found";
    std::uint64_t re = 0;
    std::vector<HeldVisitor> visitors;
    bool more = false;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("visitors", self.visitors, ListRule{0, limits::found}), v("more", self.more);
    }
    bool operator==(const PrivacyFound &) const = default;
};

struct PrivacyPart {
    static constexpr std::string_view type = "privacy.part";
    std::uint64_t re = 0;
    std::string text; //!< of a JSON document, schema visavis-access-1
    std::uint64_t parts = 0;

    static void fields(auto &self, auto &v) { v("re", self.re), v("text", self.text), v("parts", self.parts); }
    bool operator==(const PrivacyPart &) const = default;
};

//! \brief The certificate: a record of the chain of consents, which verify finds there.
struct PrivacyErased {
    static constexpr std::string_view type = "privacy.erased";
    std::uint64_t re = 0;
    std::string record, signature; //!< canonical JSON; 64 bytes in hexadecimal digits over the link of the chain
    std::uint64_t conversations = 0;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("record", self.record), v("signature", self.signature), v("conversations", self.conversations);
    }
    bool operator==(const PrivacyErased &) const = default;
};

} // namespace toadvisor

} // namespace visavis::protocol
