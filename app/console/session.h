// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/backoff.h"
#include "console/clock.h"
#include "console/connection.h"
#include "console/conversationstore.h"
#include "console/drafts.h"
#include "console/error.h"
#include "console/outboxfile.h"
#include "console/overviewstore.h"
#include "console/peoplestore.h"
#include "console/previewstate.h"
#include "console/replystore.h"
#include "console/rights.h"
#include "console/signin.h"
#include "console/sitestore.h"
#include "console/transport.h"
#include "protocol/frames.h"

#include <QFuture>
#include <QPromise>

#include <map>
#include <set>

namespace visavis::console {

//! \brief What a banner says; ui words it.
enum class BannerKind : std::uint8_t {
    None,
    Connecting,      //!< for the first time
    Reconnecting,    //!< lost; attempt under way
    WaitingToRetry,  //!< lost; retryAt says when the next attempt is
    Offline,         //!< no network
    TlsFailed,       //!< the server's certificate is not to be trusted
    StorageFull,     //!< the backend cannot store; messages wait here and are tried again
    SlowedDown,      //!< the backend limits our rate; messages wait here
    UpdateNeeded,    //!< the backend speaks another version
};
struct Banner {
    BannerKind kind = BannerKind::None;
    std::optional<std::chrono::milliseconds> retryAt; //!< by Clock::steady()
    std::size_t unsent = 0; //!< messages that wait here

    bool operator==(const Banner &) const = default;
};

//! \brief Whom a conversation may be offered to.
struct TransferTargets {
    std::vector<protocol::TargetPerson> people;
    std::vector<protocol::TargetGroup> groups;
};

//! \brief With which an invited person sets a password, once.
struct InvitationLink {
    QUrl url;
    protocol::Time until;
};

//! \brief A page of the audit, newest first.
struct AuditRecords {
    std::vector<protocol::AuditRecord> records;
    bool more = false;
};

//! \brief An answer, or what the backend finds wrong in what was put: the place as a JSON pointer and what is the matter, in English.
template <class T>
struct Told {
    T value{};
    std::string fault; //!< empty: there is none
};

//! \brief The rule file of a site as people write it.
struct SiteRulesText {
    std::string stamp, rules;
    std::vector<std::string> asleep; //!< ids of rules that ask in vain for what only memory knows
};

//! \brief How it stands with what is kept.
struct RetentionState {
    protocol::RetentionPolicy policy;
    std::optional<protocol::Time> lastRun, oldestEnd;
    std::optional<protocol::RetentionBrake> brake; //!< the job waits for an admin
    std::uint64_t conversations = 0, over = 0;
};

//! \brief What a policy would erase at the next run.
struct RetentionPreview {
    std::uint64_t conversations = 0, visitors = 0, all = 0;
};

//! \brief People whom a search found, with what is held of each.
struct FoundPeople {
    std::vector<protocol::HeldVisitor> visitors;
    bool more = false;
};

//! \brief That everything about a person was erased: a signed record of the chain of consents.
struct ErasureCertificate {
    std::string record, signature;
    std::uint64_t conversations = 0;
};

//! \brief How it stands with a visitor's mouse, which this desk asked for or has.
struct Lending {
    protocol::ConversationId conversation;
    protocol::CobrowseState state = protocol::CobrowseState::Idle;
    protocol::CobrowseScope scope = protocol::CobrowseScope::Point;
    qint64 left = 0; //!< seconds, when it was said. Requested: until it is over without an answer. Lent: until the lease runs out
    std::optional<protocol::CobrowseResult> result; //!< Idle: why

    bool operator==(const Lending &) const = default;
};

//! \brief The advisor's signed-in presence: the only class that talks to the backend for the console.
//!
//! Commands go down through the methods below; everything the backend says comes up through ConversationStore and
//! PreviewState, which Session alone writes. A reconnect resumes from the feed cursor and the last seq of each opened thread,
//! so a reader never sees a message twice and never misses one. A message stays pending until its echo: it is
//! sent again after each reconnect under the same client id, one at a time in each conversation so that their order holds.
class Session final : public QObject
{
    Q_OBJECT

public:
    using ConversationId = protocol::ConversationId;

    //! Everything handed in outlives the session.
    Session(Transport &transport, AccessTokens &tokens, ConversationStore &store, PreviewState &previews, Drafts &drafts, Clock &clock,
            Backoff backoff = Backoff(), QObject *parent = nullptr);
    ~Session() override;

    //! \brief Connects to \a server and stays connected until stop().
    void start(const QUrl &server);
    //! \brief The same backend at a new address (the embedded one was restarted).
    void moveTo(const QUrl &server);
    //! \brief Disconnects and forgets everything that it held. Nothing is said to the backend.
    void stop();
    //! \brief The next attempt now, by a person's wish.
    void reconnectNow();
    void networkChanged(bool reachable);
    //! \brief The computer slept or its clock was set: asks at once whether the connection still lives, and gives it 3 s.
    void wokeUp();

    [[nodiscard]] ConnectionState state() const { return m_state; }
    [[nodiscard]] bool isLive() const { return m_state == ConnectionState::Live; }
    [[nodiscard]] Banner banner() const { return m_banner; }
    //! \brief As the backend last said; defaults before the first welcome.
    [[nodiscard]] const protocol::Self &self() const { return m_self; }
    [[nodiscard]] const Rights &rights() const { return m_rights; }
    [[nodiscard]] const protocol::Settings &settings() const { return m_settings; }
    [[nodiscard]] const protocol::Limits &limits() const { return m_limits; }

    // Commands that need no answer: they are kept and caught up with after a reconnect, or are ephemeral and dropped.
    //! \brief The thread that the window shows now, if any: opened at the backend and kept up to date. Another's live conversation is not
    //! opened by that, look() does; a look ends when something else is viewed.
    void view(std::optional<ConversationId> conversation);
    //! \brief Looks into another's live conversation, of which its advisor is told; nothing where the header has no \c looking. To be viewed before.
    void look(ConversationId conversation);
    //! \brief Looks no longer, and forgets what was read.
    void leaveLook();
    //! \brief Which conversation is looked into, or will be when the connection is back.
    [[nodiscard]] std::optional<ConversationId> looksInto() const;
    //! \brief Keeps overview() up to date until leaveOverview(), or until the right ends.
    void watchOverview();
    void leaveOverview();
    [[nodiscard]] const OverviewStore &overview() const;
    void pageOlder(ConversationId conversation);
    void loadOlderConversations();
    //! \brief Queues a message; its row is in the store when this returns. Blank, TooLarge, NotPermitted (no such conversation).
    Result<protocol::EventId> send(ConversationId conversation, std::string text);
    //! \brief What was written in an earlier start and not echoed then: its rows are there when this returns, and are sent as if
    //! written now, but for conversations that are gone (unsentLost()).
    void restore(const std::vector<KeptMessage> &messages);
    //! \brief Sends a failed message again under its own client id.
    void retry(ConversationId conversation, protocol::EventId clientId);
    //! \brief Removes a failed message.
    void discard(ConversationId conversation, protocol::EventId clientId);
    //! \brief Everything up to \a seq was shown in an open, focused thread.
    void seen(ConversationId conversation, std::uint64_t seq);
    //! \brief To be called while the advisor types; false when the composer is emptied. Sent at most every 3 s.
    void typing(ConversationId conversation, bool active);

    // Commands with an answer: NotConnected at once without a live session, Timeout after 15 s, the backend's kinds.
    QFuture<Result<void>> take(ConversationId conversation);
    //! \brief A note to the advisor of another's live conversation. The same \a clientId again stores nothing twice.
    QFuture<Result<void>> whisper(ConversationId conversation, protocol::EventId clientId, std::string text);
    //! \brief Another's live conversation becomes mine at once.
    QFuture<Result<void>> takeOver(ConversationId conversation);
    QFuture<Result<void>> transferTo(ConversationId conversation, protocol::PersonId person, const std::string &note);
    QFuture<Result<void>> transferTo(ConversationId conversation, protocol::GroupId group, const std::string &note);
    QFuture<Result<void>> answerTransfer(ConversationId conversation, protocol::OfferId offer, bool accept);
    QFuture<Result<void>> close(ConversationId conversation, protocol::ConversationType type, const std::string &note);
    QFuture<Result<void>> setAvailability(protocol::Availability availability);
    QFuture<Result<TransferTargets>> targets(ConversationId conversation);
    //! \param value "true", "false", or a name of protocol::MaskingLevel
    QFuture<Result<void>> changeSetting(protocol::SettingName name, const std::string &value);
    //! \brief Newest first.
    QFuture<Result<std::vector<protocol::SettingsChange>>> settingsHistory(std::uint64_t limit);
    //! \brief Gives the reason for reading a closed conversation of somebody else's, which its thread waits for (reasonNeeded()).
    QFuture<Result<void>> giveReason(ConversationId conversation, protocol::ReadReason reason);

    // People; see Directory of the backend for who may do what.
    [[nodiscard]] PeopleStore &people();
    //! \brief Fills people() for whoever may list them, and keeps it so until the right goes.
    void wantPeople();
    QFuture<Result<protocol::Profile>> createPerson(const protocol::ProfileDraft &profile);
    //! \param stamp of the state that the change was made from
    QFuture<Result<protocol::Profile>> changePerson(protocol::PersonId person, const std::string &stamp, const protocol::ProfileDraft &profile);
    QFuture<Result<void>> deletePerson(protocol::PersonId person);
    QFuture<Result<InvitationLink>> invitePerson(protocol::PersonId person);
    //! \brief Ends the bot's sign-ins and the secret of before.
    QFuture<Result<std::string>> newBotSecret(protocol::PersonId bot);
    QFuture<Result<std::vector<protocol::SignInFact>>> signIns(protocol::PersonId person);
    //! \param signIn nothing: all
    QFuture<Result<void>> endSignIns(protocol::PersonId person, std::optional<protocol::SignInId> signIn);
    //! \brief One's own. Unauthenticated: \a current is wrong.
    QFuture<Result<void>> changePassword(const QString &current, const QString &password);
    QFuture<Result<void>> createGroup(const std::string &name);
    QFuture<Result<void>> renameGroup(protocol::GroupId group, const std::string &name);
    QFuture<Result<void>> deleteGroup(protocol::GroupId group);
    QFuture<Result<AuditRecords>> audit(const protocol::fromadvisor::AuditList &filter);

    // The end of the data
    QFuture<Result<RetentionState>> retention();
    QFuture<Result<RetentionPreview>> previewRetention(const protocol::RetentionPolicy &policy);
    QFuture<Result<void>> confirmRetention();
    QFuture<Result<FoundPeople>> findPerson(const std::string &email);
    QFuture<Result<FoundPeople>> findPerson(protocol::ConversationId conversation);
    //! \brief Everything that is held, as a JSON document.
    QFuture<Result<QByteArray>> exportPerson(protocol::VisitorId visitor);
    QFuture<Result<ErasureCertificate>> erasePerson(protocol::VisitorId visitor);

    // Canned replies
    [[nodiscard]] const ReplyStore &replies() const;
    //! \brief Fills replies() for whoever may use them, and keeps it so until the sign-in ends.
    void wantReplies();
    //! \param reply nothing: a new one
    //! \param stamp of the state that the change was made from. Conflict: it is no longer so, or the shortcut is taken.
    QFuture<Result<protocol::Reply>> putReply(std::optional<protocol::ReplyId> reply, const std::string &stamp, const protocol::ReplyDraft &draft);
    QFuture<Result<void>> deleteReply(protocol::ReplyId reply);

    // Sites. A stamp is of the state that a change was made from; Conflict: it is no longer so.
    [[nodiscard]] const SiteStore &sites() const;
    //! \brief Fills sites() for whoever manages them, and keeps it so until the right goes.
    void wantSites();
    //! \param site nothing: a new one
    QFuture<Result<Told<protocol::SiteFacts>>> putSite(std::optional<protocol::SiteId> site, const std::string &stamp, const protocol::SiteDraft &draft);
    //! \brief Pages with the key of before have no chat until their tag is replaced.
    QFuture<Result<Told<protocol::SiteFacts>>> newSiteKey(protocol::SiteId site, const std::string &stamp);
    QFuture<Result<Told<protocol::SiteFacts>>> putSiteLook(protocol::SiteId site, const std::string &stamp, const protocol::SiteLook &look);
    //! \param hours nothing: always open
    QFuture<Result<Told<protocol::SiteFacts>>> putSiteHours(protocol::SiteId site, const std::string &stamp, const std::optional<protocol::SiteHours> &hours);
    QFuture<Result<Told<SiteRulesText>>> siteRules(protocol::SiteId site);
    QFuture<Result<Told<SiteRulesText>>> putSiteRules(protocol::SiteId site, const std::string &stamp, const std::string &rules);
    //! \brief A page of the backend's that shows \a look for a while.
    QFuture<Result<Told<QUrl>>> previewSite(protocol::SiteId site, const protocol::SiteLook &look, bool offline);

    //! \brief Has the visitor asked for the consent to it, where that is not asked for with the chat. Conflict: the visitor answered already.
    QFuture<Result<void>> askMirror(ConversationId conversation);
    //! \brief Begins to look at the visitor's page, as long as switch, consent and assignment allow it; ends with leaveMirror(), with
    //! mirrorChanged(Ended), or with the connection. One page at a time.
    QFuture<Result<void>> watchMirror(ConversationId conversation);
    void leaveMirror();
    //! \brief The whole page again: something was missed.
    void askMirrorKeyframe();
    [[nodiscard]] std::optional<ConversationId> mirrored() const;
    //! \brief Asks the visitor whose page is looked at to lend the mouse; lendingChanged() says what becomes of it.
    QFuture<Result<void>> askCobrowsing(ConversationId conversation, protocol::CobrowseScope scope);
    //! \brief Gives the mouse back, or takes the request back.
    void endCobrowsing();
    //! \brief The advisor is still at it.
    void renewCobrowsing();
    //! \brief Does \a command in the visitor's page; its number is given here. Nothing while the mouse is not lent.
    //! \return the number under which commandDone() answers, 0 for none
    quint64 command(protocol::CobrowseCommand command);
    [[nodiscard]] const std::optional<Lending> &lending() const;

Q_SIGNALS:
    void stateChanged(visavis::console::ConnectionState state);
    void bannerChanged();
    void selfChanged();     //!< rights too
    void settingsChanged();
    //! \brief The first welcome of this sign-in was applied: there is something to show.
    void ready();
    //! \brief The sign-in is over (signed out elsewhere, revoked, expired); everything is forgotten.
    void signedOut();
    //! \brief A visitor wrote in a conversation that is mine or waits, for notifications.
    void visitorWrote(const visavis::protocol::ConversationId &conversation);
    //! \brief A conversation of mine is over, by its \a visitor (a name as it came) or by the withdrawal of the consent: \a by.
    void endedByVisitor(const QString &visitor, visavis::protocol::Cause by);
    //! \brief A closed conversation of somebody else's is read only for a reason: giveReason().
    void reasonNeeded(const visavis::protocol::ConversationId &conversation);
    void conversationOffered(const visavis::protocol::ConversationId &conversation);
    void mirrorChanged(const visavis::protocol::ConversationId &conversation, visavis::protocol::MirrorState state, std::optional<visavis::protocol::MirrorEnd> reason);
    //! \brief One batch of the page that is looked at: JSON Lines, filtered by the backend and not yet by us. \a batch counts from 1 on each
    //! \a page; a number left out was dropped on the way.
    void mirrorReceived(const visavis::protocol::ConversationId &conversation, quint32 page, quint32 batch, const QByteArray &lines);
    //! \brief A picture of that page, as it came: whoever draws it makes it anew first. \a hash in lower-case hexadecimal.
    void mirrorPictureReceived(const visavis::protocol::ConversationId &conversation, const QString &hash, const QByteArray &bytes);
    void lendingChanged();
    void commandDone(quint64 number, visavis::protocol::CobrowseVerdict verdict);
    //! \brief \a count messages that were not sent went with a conversation that this person may no longer see.
    void unsentLost(int count);

private:
    struct Private;
    const std::unique_ptr<Private> d;
    ConnectionState m_state = ConnectionState::SignedOut;
    Banner m_banner;
    protocol::Self m_self;
    Rights m_rights;
    protocol::Settings m_settings;
    protocol::Limits m_limits;
};

} // namespace visavis::console
