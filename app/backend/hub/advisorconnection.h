// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/hub/connection.h"

#include <deque>

namespace visavis::backend {

//! \brief One console: asks the rights table for every frame on the live identity, and tells only what that identity may see.
class AdvisorConnection final : public Connection
{
public:
    AdvisorConnection(Hub &hub, std::shared_ptr<Peer> peer);
    ~AdvisorConnection() override;

    void received(std::string_view text) override;

    //! \brief Only while the desk is in the hub's list: a removed person has none.
    [[nodiscard]] const PersonRow &person() const { return *m_hub.person(m_person); }
    [[nodiscard]] protocol::PersonId personId() const { return m_person; }
    [[nodiscard]] protocol::SignInId signIn() const { return m_signIn; }

    // From the hub
    //! \brief A conversation changed; the events go to those who may read it, the header to those who may see it, and who
    //! may no longer is told to drop it.
    void tell(const Conversation &conversation, const std::vector<protocol::Event> &events);
    //! \brief Goes from the desk if the desk has it.
    void tellErased(protocol::ConversationId id);
    void tellSelf();
    //! \brief What one may see changed: what no longer is theirs is dropped, what now is comes, cursors of before are void.
    void rightsChanged(const PersonRow &before);
    //! \brief A person is new, changed or gone (null), for whoever may list them.
    void tellPerson(const PersonRow *before, const PersonRow *now, protocol::PersonId id);
    void tellGroups();
    //! \brief A reply is new, changed or gone (null), for whoever may see it.
    void tellReply(const ReplyRow *before, const ReplyRow *now, protocol::ReplyId id);
    //! \brief A site is new or changed, for whoever manages sites.
    void tellSite(protocol::SiteId id);
    //! \brief Other replies than before may be theirs to see.
    void tellReplies();
    void tellSettings();
    void tellPreview(protocol::ConversationId conversation, const std::string &text);
    void tellTyping(protocol::ConversationId conversation, bool active);
    void tellMirror(protocol::ConversationId conversation, protocol::MirrorState state, std::optional<protocol::MirrorEnd> reason);
    //! \brief False: it reads too slowly, and nothing of this was queued.
    [[nodiscard]] bool sendMirror(std::vector<std::string> messages) { return peer().sendBulk(std::move(messages)); }
    //! \brief Nothing of a page that is still queued goes out.
    void dropMirror() { peer().dropBulk(); }
    void tellCobrowse(const protocol::toadvisor::CobrowseNow &now);
    void tellCobrowseDone(protocol::ConversationId conversation, std::uint64_t number, protocol::CobrowseVerdict verdict);
    void tellOverview(const protocol::toadvisor::OverviewChanged &changed);
    [[nodiscard]] std::chrono::steady_clock::time_point lastHeard() const { return peer().lastHeard(); }
    void signedOut();

    //! \brief How long what is assigned to the person stays theirs when this desk is gone: a lease after its last sign of life,
    //! so that a lost connection costs nothing; not at all when they signed out.
    [[nodiscard]] std::chrono::steady_clock::time_point leaseEnd() const;

private:
    [[nodiscard]] bool greeted() const override { return !m_person.isNull(); }

    void on(const protocol::fromadvisor::Hello &frame);
    void on(const protocol::fromadvisor::ConversationList &frame);
    void on(const protocol::fromadvisor::ConversationOpen &frame);
    void on(const protocol::fromadvisor::HistoryPage &frame);
    void on(const protocol::fromadvisor::MessageSend &frame);
    void on(const protocol::fromadvisor::MessageSeen &frame);
    void on(const protocol::fromadvisor::TypingUpdate &frame);
    void on(const protocol::fromadvisor::ConversationTake &frame);
    void on(const protocol::fromadvisor::ConversationTransfer &frame);
    void on(const protocol::fromadvisor::TransferAnswer &frame);
    void on(const protocol::fromadvisor::ConversationClose &frame);
    void on(const protocol::fromadvisor::AvailabilitySet &frame);
    void on(const protocol::fromadvisor::TargetsList &frame);
    void on(const protocol::fromadvisor::SettingsChangeRequest &frame);
    void on(const protocol::fromadvisor::SettingsHistory &frame);
    void on(const protocol::fromadvisor::MirrorAsk &frame);
    void on(const protocol::fromadvisor::MirrorWatch &frame);
    void on(const protocol::fromadvisor::MirrorLeave &frame);
    void on(const protocol::fromadvisor::MirrorKeyframe &frame);
    void on(const protocol::fromadvisor::CobrowseAsk &frame);
    void on(const protocol::fromadvisor::CobrowseDo &frame);
    void on(const protocol::fromadvisor::CobrowseRenew &frame);
    void on(const protocol::fromadvisor::CobrowseEnd &frame);
    void on(const protocol::fromadvisor::PeopleList &frame);
    void on(const protocol::fromadvisor::PersonCreate &frame);
    void on(const protocol::fromadvisor::PersonChange &frame);
    void on(const protocol::fromadvisor::PersonDelete &frame);
    void on(const protocol::fromadvisor::PersonInvite &frame);
    void on(const protocol::fromadvisor::BotSecret &frame);
    void on(const protocol::fromadvisor::SignInsList &frame);
    void on(const protocol::fromadvisor::SignInsEnd &frame);
    void on(const protocol::fromadvisor::PasswordChange &frame);
    void on(const protocol::fromadvisor::GroupCreate &frame);
    void on(const protocol::fromadvisor::GroupRename &frame);
    void on(const protocol::fromadvisor::GroupDelete &frame);
    void on(const protocol::fromadvisor::AuditList &frame);
    void on(const protocol::fromadvisor::OverviewWatch &frame);
    void on(const protocol::fromadvisor::OverviewLeave &frame);
    void on(const protocol::fromadvisor::ConversationLeave &frame);
    void on(const protocol::fromadvisor::ConversationWhisper &frame);
    void on(const protocol::fromadvisor::ConversationTakeOver &frame);
    void on(const protocol::fromadvisor::RepliesList &frame);
    void on(const protocol::fromadvisor::ReplyPut &frame);
    void on(const protocol::fromadvisor::ReplyDelete &frame);
    void on(const protocol::fromadvisor::SitesList &frame);
    void on(const protocol::fromadvisor::SitePut &frame);
    void on(const protocol::fromadvisor::SiteRotate &frame);
    void on(const protocol::fromadvisor::SiteRules &frame);
    void on(const protocol::fromadvisor::SiteLookPut &frame);
    void on(const protocol::fromadvisor::SitePreview &frame);
    void on(const protocol::fromadvisor::SiteHoursPut &frame);
    void on(const protocol::fromadvisor::RetentionRead &frame);
    void on(const protocol::fromadvisor::RetentionSimulate &frame);
    void on(const protocol::fromadvisor::RetentionConfirm &frame);
    void on(const protocol::fromadvisor::PrivacyFind &frame);
    void on(const protocol::fromadvisor::PrivacyExport &frame);
    void on(const protocol::fromadvisor::PrivacyErase &frame);
    void on(const protocol::fromadvisor::Ping &frame);

    [[nodiscard]] bool may(protocol::Action action, protocol::Relation relation = {}) const;
    //! \brief The conversation if \a action is allowed on it; else the frame was refused as it is for one that does not exist.
    [[nodiscard]] Conversation *allowed(protocol::ConversationId id, protocol::Action action, std::uint64_t re);
    [[nodiscard]] bool mayRead(const Conversation &conversation) const;
    //! \brief May read it, and does not do so behind the back of the advisor: what is another's and live is read by who looks into it.
    [[nodiscard]] bool reads(const Conversation &conversation) const;
    [[nodiscard]] bool maySee(const Conversation &conversation) const;
    [[nodiscard]] bool isOffered(const Conversation &conversation) const;
    [[nodiscard]] protocol::Header header(const Conversation &conversation) const;
    [[nodiscard]] protocol::Self self() const;
    [[nodiscard]] std::string cursor(std::uint64_t feed) const;
    //! \brief The feed of a cursor of ours, nothing when it was made for other rights or another workspace.
    [[nodiscard]] std::optional<std::uint64_t> feedOf(std::string_view cursor) const;
    void sendThread(Conversation &conversation, std::uint64_t after, std::optional<std::uint64_t> re);
    [[nodiscard]] std::string stamp() const;
    //! \brief Whether a reason is still to be given for reading \a row; a given one is kept for this desk and goes into the audit.
    [[nodiscard]] bool lacksReason(const ConversationRow &row, std::optional<protocol::ReadReason> reason);
    //! \brief Whose sign-ins \a id may be dealt with by this person; null: nobody's.
    [[nodiscard]] protocol::PersonId signInsOf(protocol::PersonId id) const;
    void putPerson(Directory::Decided decided, std::uint64_t re);
    void putSite(Sites::Decided decided, std::uint64_t re);
    //! \param answer makes of the row that is stored what is said
    template <class Answer>
    void putSite(Sites::Decided decided, std::uint64_t re, Answer answer);

    void ok(std::uint64_t re);
    [[nodiscard]] Hub::Answer answering(std::uint64_t re);
    //! \brief Answers ok or storage.
    [[nodiscard]] Hub::Stored storing(std::uint64_t re);
    using Connection::refuse;
    void refuse(std::optional<std::uint64_t> re, protocol::ErrorKind kind, std::optional<std::uint64_t> retryAfter) override;
    void refuse(std::uint64_t re, const Sites::Fault &fault);

    // The audit is written before the answer: what is sent meanwhile waits behind it, so that the order stays.
    //! \brief Sends \a frame once the record of the frame being handled is durable; \c storage instead when it cannot be written.
    void answer(std::uint64_t re, const protocol::ToAdvisor &frame);
    //! \brief Does \a then once the record is durable.
    void afterAudit(std::uint64_t re, std::function<void()> then);
    void hold(std::optional<std::uint64_t> re, AuditRow record, std::string text);
    void send(std::string text, Weight weight = Weight::Durable);
    struct Held;
    void write(std::optional<std::uint64_t> re, AuditRow record, std::shared_ptr<Held> held);
    void leave();

    Hub &m_hub;
    protocol::PersonId m_person; //!< set by the hello
    protocol::SignInId m_signIn;
    bool m_signedOut = false, m_left = false;
    struct Held {
        std::string text;
        Weight weight = Weight::Durable;
        bool ready = false;
    };
    std::deque<std::shared_ptr<Held>> m_held;
    //! \brief An access export on its way; a part given out is empty.
    struct Document {
        protocol::VisitorId visitor;
        std::vector<std::string> parts;
    };
    Document m_document;
    std::unordered_set<protocol::ConversationId> m_reasoned; //!< closed ones for whose reading a reason was given
    std::string m_stamp; //!< of workspace, roles and groups: the first half of this desk's cursors
    std::unordered_set<protocol::ConversationId> m_visible;
};

} // namespace visavis::backend
