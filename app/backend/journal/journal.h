// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/consent/ledger.h"
#include "backend/journal/rows.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <variant>
#include <vector>

//! \brief The record of a workspace: nothing is acknowledged before it is in here, durably.
//!
//! Life of a fact: the hub submits a Unit → the writer thread swaps the whole queue and commits it as one transaction, each
//! unit under its own savepoint → results go back in order of submission. There is no timer: a batch is whatever came during
//! the last commit. Order of commits is order of submission, so what the hub decided in memory is always a prefix-true
//! picture of the log.
namespace visavis::backend {

struct CreateVisitor {
    VisitorRow visitor;
};
struct SetVisitorFile {
    protocol::VisitorId visitor;
    std::string file;
};
struct SetVisitorAddress {
    protocol::VisitorId visitor;
    std::string address; //!< sealed
};
struct CreateConversation {
    ConversationRow conversation;
};
//! \brief Writes all that may change; number and feed stay the journal's, watermarks never fall.
struct UpdateConversation {
    ConversationRow conversation;
};
struct AppendEvent {
    EventRow event;
};
struct AppendConsent {
    protocol::ConversationId conversation;
    ConsentDraft draft;
};
struct CountOne {
    std::string name; //!< such as "consent.refused"; no person in it
};
struct PutVisitorSession {
    VisitorSessionRow session;
};
struct EndVisitorSessions {
    protocol::ConversationId conversation;
};
struct ChangeSetting {
    protocol::SettingName name;
    std::string old, value;
    protocol::PersonId person;
    std::string username;
    protocol::Time at;
};
struct SetAvailability {
    protocol::PersonId person;
    protocol::Availability availability;
};
//! \brief Writes all of a person but the secrets.
struct PutPerson {
    PersonRow person;
};
//! \brief With everything that is theirs alone; their work stays under "former advisor".
struct DeletePerson {
    protocol::PersonId person;
};
//! \brief A new password; open invitations end.
struct PutCredential {
    CredentialRow credential;
};
struct PutInvitation {
    HeldSecretRow invitation;
};
struct PutBotSecret {
    HeldSecretRow secret;
};
struct PutGroup {
    GroupRow group;
};
struct DeleteGroup {
    protocol::GroupId group;
};
struct PutReply {
    ReplyRow reply;
};
struct DeleteReply {
    protocol::ReplyId reply;
};
//! \brief With origins, rules and all that stands beside it.
struct PutSite {
    SiteRow site;
};
struct AppendAudit {
    AuditRow record;
};
struct PutSignIn {
    SignInRow signIn;
    std::string replaced; //!< hash of a refresh token that may never come back; empty: none
};
struct EndSignIn {
    protocol::SignInId signIn;
};

//! \brief Deletes the rows, the keys too, writes a line of numbers into the log of erasures, and empties the write-ahead log.
struct Erase {
    ErasureBatch batch;
    std::uint64_t listed; //!< up to this line of the list of erasures the database is clean
    ErasureCause cause;
    std::string username; //!< who asked; empty: nobody
    protocol::Time at;
};
struct SetCounter {
    std::string name;
    std::uint64_t value;
};

using Op = std::variant<CreateVisitor, SetVisitorFile, SetVisitorAddress, CreateConversation, UpdateConversation, AppendEvent,
                        AppendConsent, CountOne, PutVisitorSession, EndVisitorSessions, ChangeSetting, SetAvailability, PutSignIn, EndSignIn,
                        PutPerson, DeletePerson, PutCredential, PutInvitation, PutBotSecret, PutGroup, DeleteGroup, AppendAudit, PutReply, DeleteReply,
                        PutSite, Erase, SetCounter>;

//! \brief Done as a whole or not at all.
using Unit = std::vector<Op>;

//! \brief A unit that is durable.
struct Committed {
    std::vector<std::uint64_t> seqs; //!< of its AppendEvents, in order
    std::uint64_t feed = 0;          //!< the workspace's counter after it
    //! \brief The number under which the event was stored before; nothing of the unit was written then.
    std::optional<std::uint64_t> duplicate;
    std::vector<ConsentRecord> records; //!< of its AppendConsents, in order
};

using Done = std::function<void(Result<Committed>)>;

//! \brief Conversations by the reader's feed, newest first.
struct HeadersPage {
    std::vector<ConversationRow> conversations;
    bool more = false;
};

class Journal
{
public:
    virtual ~Journal() = default;

    //! \brief Any thread. \a done is called on the network thread, in order of submission.
    virtual void submit(Unit unit, Done done) = 0;

    // Readings, on the network thread. A damaged page ends in an empty answer and a logged error, never in a wrong one.
    [[nodiscard]] virtual std::vector<EventRow> eventsAfter(protocol::ConversationId conversation, std::uint64_t after, std::uint64_t limit) = 0;
    //! \brief The last \a limit events before \a before, ascending.
    [[nodiscard]] virtual std::vector<EventRow> eventsBefore(protocol::ConversationId conversation, std::uint64_t before, std::uint64_t limit) = 0;
    [[nodiscard]] virtual std::optional<EventRow> event(protocol::ConversationId conversation, protocol::EventId id) = 0;
    [[nodiscard]] virtual std::vector<ConversationRow> openConversations() = 0;
    [[nodiscard]] virtual std::optional<ConversationRow> conversation(protocol::ConversationId id) = 0;
    //! \brief Those changed after \a feed, whatever their status.
    [[nodiscard]] virtual std::vector<ConversationRow> changedAfter(std::uint64_t feed, std::uint64_t limit) = 0;
    //! \brief Closed ones whose feed is below \a before.
    [[nodiscard]] virtual HeadersPage closedBefore(std::uint64_t before, std::uint64_t limit) = 0;
    //! \brief Closed at \a last or before, the oldest first.
    [[nodiscard]] virtual std::vector<protocol::ConversationId> closedUpTo(protocol::Channel channel, protocol::Time last, std::uint64_t limit) = 0;
    [[nodiscard]] virtual std::uint64_t countClosedUpTo(protocol::Channel channel, protocol::Time last) = 0;
    [[nodiscard]] virtual std::optional<protocol::Time> oldestClosed(protocol::Channel channel) = 0;
    [[nodiscard]] virtual std::uint64_t countConversations() = 0;
    [[nodiscard]] virtual std::vector<ConversationRow> conversationsOf(protocol::VisitorId visitor) = 0;
    //! \brief Nothing open, the last close at \a last or before, and something there to erase; and those of whom nothing is left but
    //! the key.
    [[nodiscard]] virtual std::vector<RestingVisitor> visitorsUpTo(protocol::Time last, std::uint64_t limit) = 0;
    [[nodiscard]] virtual std::uint64_t countVisitorsUpTo(protocol::Time last) = 0;
    //! \brief Those who offered something about themselves, by id.
    [[nodiscard]] virtual std::vector<VisitorRow> visitorsWithFile(protocol::VisitorId after, std::uint64_t limit) = 0;
    //! \brief Sealed; empty when there is none.
    [[nodiscard]] virtual std::string addressOf(protocol::VisitorId visitor) = 0;
    //! \brief JSON, the oldest first.
    [[nodiscard]] virtual std::vector<std::string> consentRecords(protocol::VisitorId visitor) = 0;
    [[nodiscard]] virtual std::optional<VisitorRow> visitor(protocol::VisitorId id) = 0;
    [[nodiscard]] virtual std::optional<VisitorRow> visitorByLookup(std::string_view lookup) = 0;
    [[nodiscard]] virtual std::optional<VisitorSessionRow> visitorSession(std::string_view hash) = 0;
    [[nodiscard]] virtual std::vector<SiteRow> sites() = 0;
    [[nodiscard]] virtual std::vector<GroupRow> groups() = 0;
    [[nodiscard]] virtual std::vector<PersonRow> people() = 0;
    [[nodiscard]] virtual std::vector<CredentialRow> credentials() = 0;
    [[nodiscard]] virtual std::vector<HeldSecretRow> invitations() = 0;
    [[nodiscard]] virtual std::vector<HeldSecretRow> botSecrets() = 0;
    [[nodiscard]] virtual std::vector<ReplyRow> replies() = 0;
    //! \brief Whether a site or a conversation belongs to it.
    [[nodiscard]] virtual bool groupInUse(protocol::GroupId group) = 0;
    //! \brief The last \a limit lines that \a filter lets through, newest first.
    [[nodiscard]] virtual std::vector<AuditRow> audit(const AuditFilter &filter, std::uint64_t limit) = 0;
    [[nodiscard]] virtual std::vector<SignInRow> signIns() = 0;
    //! \brief Whose refresh token this was before it was replaced.
    [[nodiscard]] virtual std::optional<protocol::SignInId> usedRefresh(std::string_view hash) = 0;
    [[nodiscard]] virtual protocol::Settings settings() = 0;
    //! \brief As it was stored; empty: never changed.
    [[nodiscard]] virtual std::string settingValue(protocol::SettingName name) = 0;
    [[nodiscard]] virtual std::vector<protocol::SettingsChange> settingsHistory(std::uint64_t limit) = 0;
    [[nodiscard]] virtual std::uint64_t feed() = 0;
    //! \brief Zero for one that was never counted.
    [[nodiscard]] virtual std::uint64_t counter(const std::string &name) = 0;
    //! \brief A value of the workspace itself: "epoch" (random, of this database), "sample" ("yes").
    [[nodiscard]] virtual std::string workspaceValue(const std::string &name) = 0;
};

} // namespace visavis::backend
