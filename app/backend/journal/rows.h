// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/consent.h"
#include "protocol/facts.h"
#include "protocol/retention.h"
#include "protocol/rights.h"
#include "protocol/sites.h"

#include <array>
#include <vector>

//! \brief What the journal keeps, as values. "Sealed" is an envelope under the visitor's key that the journal cannot open.
namespace visavis::backend {

struct SiteRow {
    protocol::SiteId id;
    std::string key, name, controller, privacyUrl;
    protocol::GroupId group;
    bool memory = false; //!< the loader may keep cookie and counters before the visitor opens the chat
    std::vector<std::string> origins; //!< sorted
    std::string engagement; //!< a JSON object, see SiteRules; empty: nobody is invited
    std::vector<protocol::Language> languages{protocol::Language::En, protocol::Language::Fr, protocol::Language::De, protocol::Language::Es};
    bool offline = false; //!< closed for now
    protocol::SiteTexts greeting, whenOffline;
    std::optional<protocol::SiteHours> hours; //!< none: always open
    bool sample = false; //!< the sample shop's
    std::string lentOrigin; //!< one more, for as long as the process runs: the sample shop's
};

struct GroupRow {
    protocol::GroupId id;
    std::string name;
};

//! \brief A canned reply: of \c person, of \c group, or, with neither, of the workspace.
struct ReplyRow {
    protocol::ReplyId id;
    protocol::PersonId person;
    protocol::GroupId group;
    std::string shortcut, title, text, language;
};

struct PersonRow {
    protocol::PersonId id;
    std::string surname, firstname, alias, username, position;
    std::uint64_t slots = protocol::limits::defaultSlots;
    std::string languages, skills;
    protocol::Availability availability = protocol::Availability::Unavailable;
    std::vector<protocol::Role> roles;
    std::vector<protocol::GroupId> groups;
    bool active = true;
    bool enters = false;          //!< has a password, or a bot its secret
    protocol::Time invitedUntil; //!< zero: no open invitation
};

//! \brief One line of the audit; number and hash are the journal's to give.
struct AuditRow {
    std::uint64_t seq = 0;
    protocol::Time at;
    protocol::PersonId person;
    std::string username, roles, action, object, reason;
    bool allowed = true;
};

//! \brief Which lines of the audit; empty members ask for nothing.
struct AuditFilter {
    std::uint64_t before = 0;
    std::string username, action, object;
    std::optional<bool> allowed;
    protocol::Time from, to;
};

struct VisitorRow {
    protocol::VisitorId id;
    protocol::SiteId site;
    std::string lookup, wrappedKey;
    protocol::RecordId subject; //!< names the visitor in consent records
    std::string link;           //!< sealed: the VUID behind \c subject
    std::string file;           //!< sealed JSON of what the visitor offered; empty when nothing was
    std::uint64_t conversations = 0;
};

struct ConversationRow {
    protocol::ConversationId id;
    protocol::SiteId site;
    protocol::VisitorId visitor;
    protocol::GroupId group;
    protocol::PersonId assignee; //!< null: nobody
    protocol::Status status = protocol::Status::Waiting;
    std::string language;
    protocol::Time openedAt, lastAt, closedAt, waitingSince; //!< zero: not
    std::uint64_t lastSeq = 0, feed = 0;                      //!< the journal's to give
    std::uint64_t seenByVisitor = 0, seenByAdvisor = 0;
    std::array<protocol::ConsentStep, 4> consent{};           //!< by Purpose
    protocol::ConversationType type = protocol::ConversationType::None;
    protocol::Channel channel = protocol::Channel::Chat;
    protocol::OfferId offer; //!< an open transfer offer; its details are in memory and die with the process
};

//! \brief What is erased together: conversations with all that was said, what visitors offered about themselves with their address,
//! and visitors with their keys.
struct ErasureBatch {
    std::vector<protocol::ConversationId> conversations;
    std::vector<protocol::VisitorId> files, visitors;

    [[nodiscard]] bool empty() const { return conversations.empty() && files.empty() && visitors.empty(); }
};

enum class ErasureCause : std::uint8_t {
    Retention, //!< its time was over
    Request,   //!< somebody asked for it
    Replay,    //!< erased before, and back from a backup or left by a crash
};

//! \brief A visitor whose file is over; \c alone: no conversation is left, so that everything goes.
struct RestingVisitor {
    protocol::VisitorId id;
    bool alone = false;
};

struct EventRow {
    protocol::ConversationId conversation;
    std::uint64_t seq = 0; //!< the journal's to give
    protocol::EventId id;
    protocol::EventKind kind = protocol::EventKind::Internal;
    protocol::Author author = protocol::Author::System;
    protocol::PersonId person;
    protocol::Time at;
    std::string body; //!< sealed JSON of a protocol::Event
};

struct VisitorSessionRow {
    std::string hash; //!< SHA-256 of the secret
    protocol::VisitorId visitor;
    protocol::ConversationId conversation;
};

struct SignInRow {
    protocol::SignInId id;
    protocol::PersonId person;
    std::string platform;
    protocol::Time createdAt, usedAt;
    std::string access; //!< hashes
    protocol::Time accessUntil;
    std::string refresh, previous;
    protocol::Time previousUntil;
};

struct CredentialRow {
    protocol::PersonId person;
    std::string hash; //!< Argon2id, as libsodium writes it
};

//! \brief An invitation or the secret of a bot, by the hash of what its holder has.
struct HeldSecretRow {
    protocol::PersonId person;
    std::string hash;      //!< SHA-256
    protocol::Time until; //!< zero: for good
};

} // namespace visavis::backend
