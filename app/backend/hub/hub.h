// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/clock.h"
#include "backend/crypto/keyring.h"
#include "backend/hub/conversation.h"
#include "backend/hub/notices.h"
#include "backend/hub/replies.h"
#include "backend/hub/routing.h"
#include "backend/hub/runtimelimits.h"
#include "backend/hub/sitepreviews.h"
#include "backend/hub/sites.h"
#include "backend/identity/accounts.h"
#include "backend/identity/directory.h"
#include "backend/identity/signins.h"
#include "backend/journal/journal.h"
#include "backend/retention/retentionjob.h"
#include "backend/worker.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace visavis::backend {

class AdvisorConnection;
class Cobrowsing;
class Looks;
class Mirrors;
class Overview;
class Privacy;

//! \brief Runs something later on the network thread.
using After = std::function<void(std::chrono::milliseconds, std::function<void()>)>;

//! \brief What the hub works with; all of it outlives the hub.
struct HubParts {
    Journal &journal;
    Keyring &keyring;
    Eraser &eraser;
    SignIns &signIns;
    Accounts &accounts;
    const Notices &notices;
    const Clock &clock;
    After after;
    RuntimeLimits limits;
    //! What takes long and touches nothing of the hub's; at once where there is no other thread.
    Runner runner = [](const std::function<void()> &work, const std::function<void()> &then) { work(), then(); };
};

//! \brief Every conversation of the workspace, who is at a desk, and what passes between them.
//!
//! Life of a fact: a connection asks rights and consent and calls the hub → the hub decides in memory, so that whoever comes
//! next sees it, and submits a unit → when the unit is durable the hub tells every desk that may see it and every tab of the
//! visitor. If the unit fails, the conversation is read back from the journal and only the asker hears of it. Network thread only.
class Hub final
{
public:
    explicit Hub(HubParts parts);
    ~Hub();

    [[nodiscard]] const HubParts &parts() const { return m_parts; }
    //! \brief Ends with the hub. What is left of sockets when the process ends is taken down after it.
    [[nodiscard]] std::weak_ptr<void> life() const { return m_life; }
    [[nodiscard]] Mirrors &mirrors() { return *m_mirrors; }
    [[nodiscard]] Cobrowsing &cobrowsing() { return *m_cobrowsing; }
    [[nodiscard]] Looks &looks() { return *m_looks; }
    [[nodiscard]] Overview &overview() { return *m_overview; }
    [[nodiscard]] const protocol::Settings &settings() const { return m_settings; }
    //! \brief Of the workspace, or one that is looked at before it is kept.
    [[nodiscard]] const SiteRow *site(std::string_view key) const;
    [[nodiscard]] const SiteRow &site(protocol::SiteId id) const { return *m_sites.find(id); }
    [[nodiscard]] const Sites &sites() const { return m_sites; }
    [[nodiscard]] SitePreviews &sitePreviews() { return m_sitePreviews; }
    //! \brief Scheme and authority where browsers find the backend.
    void setUrl(const std::string &url) { m_sites.setUrl(url); }
    //! \brief Lets the sample's chatbox stand on \a origin for as long as the process runs.
    void lendSampleOrigin(const std::string &origin);

    // People and desks
    [[nodiscard]] const Directory &directory() const { return m_directory; }
    [[nodiscard]] const PersonRow *person(protocol::PersonId id) const { return m_directory.person(id); }
    [[nodiscard]] const std::vector<PersonRow> &people() const { return m_directory.people(); }
    void deskOpened(AdvisorConnection &desk);
    //! \brief The last desk of a person: their conversations stay theirs until the lease ends, then go back to the queue.
    void deskClosed(AdvisorConnection &desk);
    [[nodiscard]] std::chrono::seconds lease() const { return std::chrono::seconds(m_parts.limits.presenceLeaseSeconds); }
    [[nodiscard]] std::uint64_t slotsUsed(protocol::PersonId person) const;
    void setAvailability(protocol::PersonId person, protocol::Availability availability, std::function<void(bool)> done);
    [[nodiscard]] protocol::Availability availability(protocol::PersonId person) const;
    [[nodiscard]] protocol::Presence presence(protocol::GroupId group) const;
    //! \brief As visitors are told: nobody is there while the site is closed.
    [[nodiscard]] protocol::Presence presence(const SiteRow &site) const;
    [[nodiscard]] protocol::Relation relation(const Conversation &conversation, const PersonRow &person) const { return relation(conversation.row, person); }
    [[nodiscard]] protocol::Relation relation(const ConversationRow &row, const PersonRow &person) const;
    [[nodiscard]] std::string groupName(protocol::GroupId id) const { return m_directory.groupName(id); }
    [[nodiscard]] const std::vector<GroupRow> &groups() const { return m_directory.groups(); }
    [[nodiscard]] std::vector<Candidate> candidates() const;
    //! \brief Closes the sockets of a sign-in that ended.
    void signInEnded(protocol::SignInId signIn);

    // Changes of people and groups: decided by the directory, in force at once, told when durable, taken back when not
    using Stored = std::function<void(bool)>;
    void putPerson(PersonRow row, Stored done);
    //! \brief Signs out, gives back what was assigned, and leaves their work to "former advisor".
    void removePerson(protocol::PersonId id, Stored done);
    void putGroup(GroupRow row, Stored done);
    void removeGroup(protocol::GroupId id, Stored done);
    //! \brief The way in of a person changed: has a password or secret, is invited until \a until.
    void entrance(protocol::PersonId id, bool enters, protocol::Time until);

    // Canned replies, in the same way
    [[nodiscard]] const Replies &replies() const { return m_replies; }
    void putReply(ReplyRow row, Stored done);
    void removeReply(protocol::ReplyId id, Stored done);

    // Sites, in the same way
    void putSite(SiteRow row, Stored done);

    // The end of the data
    [[nodiscard]] Privacy &privacy() { return *m_privacy; }
    [[nodiscard]] RetentionJob &retention() { return *m_retention; }
    [[nodiscard]] const protocol::RetentionPolicy &retentionPolicy() const { return m_retentionPolicy; }
    //! \brief Nobody holds what is about to be erased: tabs, desks, memory.
    void letGo(const ErasureBatch &batch);

    // Audit
    //! \brief The frame being handled is to be recorded: with the unit that it causes, or else by whoever answers it.
    void beginAudit(AuditRow record) { m_audit = std::move(record); }
    //! \brief What was begun and not yet recorded.
    [[nodiscard]] std::optional<AuditRow> takeAudit() { return std::exchange(m_audit, std::nullopt); }
    //! \brief Puts what was begun before \a unit.
    void audit(Unit &unit);

    // Conversations
    //! \brief From memory or from the journal; null when there is none.
    [[nodiscard]] Conversation *find(protocol::ConversationId id);
    //! \brief Only the row: cheap, and equally so whether it is in memory or not there at all.
    [[nodiscard]] std::optional<ConversationRow> rowOf(protocol::ConversationId id) const;
    [[nodiscard]] std::vector<Conversation *> openConversations();
    [[nodiscard]] std::optional<protocol::Card> card(const Conversation &conversation);
    [[nodiscard]] std::optional<protocol::Card> card(const VisitorRow &visitor);
    //! \brief Where the visitor came from last; nothing once it is deleted.
    [[nodiscard]] std::optional<std::string> address(const VisitorRow &visitor);
    //! \brief Opens the sealed bodies; what cannot be opened (an erased key) comes as an internal event.
    [[nodiscard]] std::vector<protocol::Event> opened(const std::vector<EventRow> &rows);
    //! \brief The visitor of this site and VUID, its key remembered; made when it is new.
    [[nodiscard]] VisitorRow visitorFor(protocol::SiteId site, protocol::Vuid vuid, bool &isNew);
    //! \brief The unit that made a new visitor is done, well or not.
    void visitorStored(const std::string &lookup) { m_newVisitors.erase(lookup); }
    void add(std::unique_ptr<Conversation> conversation);
    //! \brief Out of memory, if it is closed and no tab shows it.
    void forgetIfIdle(protocol::ConversationId id);

    //! \brief What a unit did: its events with their numbers, or that it was known before.
    struct Outcome {
        std::vector<protocol::Event> events;
        bool duplicate = false;
    };
    using Answer = std::function<void(tl::expected<Outcome, protocol::ErrorKind>)>;
    //! \brief Makes \a events, \a more and the conversation's row durable as one unit, then publishes.
    //! \param create the conversation is not in the journal yet
    void commit(Conversation &conversation, std::vector<protocol::Event> events, Unit more, Answer answer, bool create = false);

    //! \brief Sends a visitor's message; reopens a closed conversation.
    void visitorMessage(Conversation &conversation, protocol::EventId id, std::string text, Answer answer);
    void advisorMessage(Conversation &conversation, const PersonRow &person, protocol::EventId id, std::string text, Answer answer);
    void take(Conversation &conversation, const PersonRow &person, Answer answer);
    //! \brief A note of \a person to whom it is assigned; \c conflict when that is nobody, or themselves.
    void whisper(Conversation &conversation, const PersonRow &person, protocol::EventId id, std::string text, Answer answer);
    //! \brief From whom it is assigned to, at once and whatever the slots; \c conflict as for a whisper.
    void takeOver(Conversation &conversation, const PersonRow &person, Answer answer);
    void offer(Conversation &conversation, TransferOffer offer, Answer answer);
    //! \brief A bot gives the conversation to the people of \a group: it waits there at once, and no bot is given it again.
    void handOver(Conversation &conversation, protocol::GroupId group, const PersonRow &bot, std::optional<std::string> note, Answer answer);
    void answerOffer(Conversation &conversation, const PersonRow &person, bool accept, Answer answer);
    void close(Conversation &conversation, protocol::Cause by, const PersonRow *person, protocol::ConversationType type,
               std::optional<std::string> note, Unit more, Answer answer);
    //! \brief Stores the visitor's answer to the survey, once for each time that the conversation was closed; else \c conflict.
    void answerSurvey(Conversation &conversation, std::uint64_t score, std::optional<std::string> comment, Answer answer);
    void seen(Conversation &conversation, protocol::Side by, std::uint64_t seq);
    void changeSetting(const PersonRow &person, protocol::SettingName name, const std::string &value, std::function<void(bool)> done);
    //! \brief Assigns what waits to whoever has a free slot.
    void route();

    // Ephemeral
    void visitorSocketOpened(Conversation &conversation, VisitorConnection &socket);
    void visitorSocketClosed(Conversation &conversation, VisitorConnection &socket);
    void visitorArrived(VisitorConnection &socket) { m_visitors.insert(&socket); }
    void visitorLeft(VisitorConnection &socket) { m_visitors.erase(&socket); }
    //! \param text already masked; empty clears
    void preview(Conversation &conversation, const std::string &text);
    void visitorTyping(Conversation &conversation, bool active);
    void advisorTyping(Conversation &conversation, const PersonRow &person, bool active);

    //! \brief The header changed in a way that moves no feed, such as the visitor coming online.
    void announce(Conversation &conversation);
    [[nodiscard]] std::uint64_t feed() const { return m_feed; }
    [[nodiscard]] const std::string &epoch() const { return m_epoch; }

    [[nodiscard]] protocol::Event newEvent(protocol::EventKind kind, protocol::Author author = protocol::Author::System) const;

private:
    [[nodiscard]] std::string bindingOf(protocol::ConversationId conversation, protocol::EventId id, protocol::EventKind kind) const;
    void committed(protocol::ConversationId id, std::vector<protocol::Event> events, Result<Committed> result, const Answer &answer);
    //! \brief Writes into an event what its visitor is told of the presence when the wait begins, so that reports find what was missed.
    [[nodiscard]] std::optional<std::string> unsealed(const VisitorRow &visitor, const std::string &envelope, const std::string &binding);
    void noteWaiting(Conversation &conversation, protocol::Event &event);
    void publish(Conversation &conversation, const std::vector<protocol::Event> &events);
    //! \brief Takes back what was decided and not stored.
    void reload(Conversation &conversation);
    void readLast(Conversation &conversation);
    void readName(Conversation &conversation);
    void setAssignee(Conversation &conversation, protocol::PersonId person, protocol::Status status);
    //! \brief What changed of a person, to their desks and to all who list them.
    void personChanged(const PersonRow *before, protocol::PersonId id);
    void groupsChanged();
    void replyChanged(const ReplyRow *before, protocol::ReplyId id);
    //! \brief To desks that manage sites and to open chats of this one; whose page may not carry it any more is let go.
    void siteChanged(protocol::SiteId id);
    //! \brief Wakes up when a site opens or closes next.
    void watchHours();
    //! \brief Back to the queue, without waiting for a lease: whoever it was assigned to does not answer any more.
    void releaseAll(protocol::PersonId person);
    void assign(Conversation &conversation, protocol::PersonId person, protocol::Cause by, std::vector<protocol::Event> before, Answer answer);
    void endOffer(Conversation &conversation, protocol::TransferOutcome outcome, Answer answer);
    //! \brief The visitor waits for an answer, if not from before.
    void waits(Conversation &conversation, protocol::Time since);
    //! \brief Nobody at a desk, and the lease is over.
    [[nodiscard]] bool isAway(protocol::PersonId person) const;
    void beginLease(protocol::PersonId person, std::chrono::steady_clock::time_point end);
    //! \brief Back to the queue if whom it is assigned to is away; says so in \a events.
    bool takeFromWhoIsAway(Conversation &conversation, std::vector<protocol::Event> &events);
    //! \brief The same, if somebody waits or is there to be served; stored and published.
    void releaseIfWanted(Conversation &conversation);
    void clearPreview(Conversation &conversation);
    void presenceMayHaveChanged();
    //! \brief Says to those who wait, and to the record, that nobody is there any more (DECISIONS, "Missed").
    void nobodyIsThere(protocol::GroupId group);
    void letGo(protocol::ConversationId id);
    void tellSelf(protocol::PersonId person);
    [[nodiscard]] std::vector<AdvisorConnection *> desksOf(protocol::PersonId person) const;

    HubParts m_parts;
    const std::unique_ptr<Mirrors> m_mirrors;
    const std::unique_ptr<Cobrowsing> m_cobrowsing;
    const std::unique_ptr<Looks> m_looks;
    const std::unique_ptr<Overview> m_overview;
    const std::unique_ptr<Privacy> m_privacy;
    std::string m_epoch;
    std::uint64_t m_feed = 0, m_assignments = 0;
    protocol::Settings m_settings;
    Sites m_sites;
    SitePreviews m_sitePreviews;
    std::uint64_t m_hoursWatch = 0; //!< counts what watchHours() began: an earlier one wakes up for nothing
    protocol::RetentionPolicy m_retentionPolicy;
    const std::unique_ptr<RetentionJob> m_retention;
    Directory m_directory;
    Replies m_replies;
    std::optional<AuditRow> m_audit;
    std::unordered_map<protocol::PersonId, std::uint64_t> m_used, m_lastAssigned;
    std::unordered_map<protocol::ConversationId, std::unique_ptr<Conversation>> m_conversations;
    std::unordered_map<std::string, VisitorRow> m_newVisitors; //!< by lookup, until their unit is durable
    std::vector<AdvisorConnection *> m_desks;
    std::unordered_map<protocol::PersonId, std::chrono::steady_clock::time_point> m_leases; //!< of people without a desk
    std::unordered_set<VisitorConnection *> m_visitors;
    std::unordered_map<protocol::GroupId, protocol::Presence> m_presence;
    std::unordered_map<protocol::SiteId, protocol::Presence> m_sitePresence; //!< as visitors were told
    const std::shared_ptr<void> m_life = std::make_shared<int>(); //!< last, so that it ends first
};

} // namespace visavis::backend
