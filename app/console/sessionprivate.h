// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/outbox.h"
#include "console/session.h"
#include "protocol/codec.h"

//! \brief How a session works, from the first attempt to the last.
//!
//! session.cpp feeds the table of connection.h and carries out its effects: renew the access token, open the socket, say
//! hello with the feed cursor and the last seq of each opened thread. sessionfeed.cpp applies what the backend says.
//! sessioncommands.cpp turns commands into frames. After each welcome a ping is sent: its answer comes after everything the
//! welcome brings, so what has not come by then will not come, and the outbox goes on.
//! To add a request with an answer: a method of Session that calls ask(), and nothing else.
namespace visavis::console {

//! \brief The answer as the frame that was asked for; null for an error and for any other frame.
template <class Frame>
[[nodiscard]] const Frame *partOf(const Result<protocol::ToAdvisor> &answer)
{
    return answer ? std::get_if<Frame>(&*answer) : nullptr;
}

struct Session::Private {
    using Answer = std::function<void(const Result<protocol::ToAdvisor> &)>;
    struct Question {
        Answer answer;
        std::chrono::milliseconds until; //!< by Clock::steady(), as all durations here
    };

    Private(Session &session, Transport &link, AccessTokens &accessTokens, ConversationStore &conversations, PreviewState &preview,
            Drafts &draftTexts, Clock &theClock, Backoff delays);

    // session.cpp
    void handle(ConnectionEvent event);
    void carryOut(ConnectionEffect effect);
    void renew();
    void sendHello();
    void dropConnection();
    void forgetEverything();
    void ended(const TransportEnd &end);
    void updateBanner();

    // sessionfeed.cpp
    void received(const QByteArray &text);
    void on(const protocol::toadvisor::Welcome &frame);
    void on(const protocol::toadvisor::ConversationHeaders &frame);
    void on(const protocol::toadvisor::Thread &frame);
    void on(const protocol::toadvisor::EventPush &frame);
    void on(const protocol::toadvisor::ConversationChanged &frame);
    void on(const protocol::toadvisor::ConversationGone &frame);
    void on(const protocol::toadvisor::Preview &frame);
    void on(const protocol::toadvisor::Typing &frame);
    void on(const protocol::toadvisor::Seen &frame);
    void on(const protocol::toadvisor::CardNow &frame);
    void on(const protocol::toadvisor::Targets &frame);
    void on(const protocol::toadvisor::SelfNow &frame);
    void on(const protocol::toadvisor::SettingsNow &frame);
    void on(const protocol::toadvisor::SettingsChanges &frame);
    void on(const protocol::toadvisor::MirrorNow &frame);
    void on(const protocol::toadvisor::CobrowseNow &frame);
    void on(const protocol::toadvisor::CobrowseDone &frame);
    void on(const protocol::toadvisor::Overview &frame);
    void on(const protocol::toadvisor::OverviewChanged &frame);
    void on(const protocol::toadvisor::HistoryEvents &frame);
    void on(const protocol::toadvisor::People &frame);
    void on(const protocol::toadvisor::PersonNow &frame);
    void on(const protocol::toadvisor::PersonGone &frame);
    void on(const protocol::toadvisor::GroupsNow &frame);
    void on(const protocol::toadvisor::Invitation &frame);
    void on(const protocol::toadvisor::BotSecretNow &frame);
    void on(const protocol::toadvisor::SignInsNow &frame);
    void on(const protocol::toadvisor::AuditPage &frame);
    void on(const protocol::toadvisor::Replies &frame);
    void on(const protocol::toadvisor::RepliesChanged &frame);
    void on(const protocol::toadvisor::Sites &frame);
    void on(const protocol::toadvisor::SiteNow &frame);
    void on(const protocol::toadvisor::SiteRulesNow &frame);
    void on(const protocol::toadvisor::SiteRefused &frame);
    void on(const protocol::toadvisor::SitePreviewNow &frame);
    void on(const protocol::toadvisor::RetentionNow &frame);
    void on(const protocol::toadvisor::RetentionOver &frame);
    void on(const protocol::toadvisor::PrivacyFound &frame);
    void on(const protocol::toadvisor::PrivacyPart &frame);
    void on(const protocol::toadvisor::PrivacyErased &frame);
    void on(const protocol::toadvisor::Ok &frame);
    void on(const protocol::toadvisor::Error &frame);
    void headerCame(const protocol::Header &header);
    void welcomeComplete();
    void dropStrays();
    void setSelf(const protocol::Self &self);
    void heal(ConversationId conversation);
    [[nodiscard]] bool isMine(const protocol::Header &header) const;

    // sessionpeople.cpp
    [[nodiscard]] QFuture<Result<FoundPeople>> find(const protocol::fromadvisor::PrivacyFind &by);
    void forgetPeople();
    void loadPeople(std::optional<std::string> after);

    // sessionoverview.cpp
    void askOverview();
    void endOverview();

    // sessionreplies.cpp
    void forgetReplies();
    void reloadReplies();
    void loadReplies(std::optional<protocol::ReplyId> after);

    // sessionsites.cpp
    void forgetSites();
    void loadSites();

    // sessionmirror.cpp
    void receivedBinary(const QByteArray &message);
    void endMirror();

    // sessioncobrowsing.cpp
    void endLending();

    // sessioncommands.cpp
    //! \brief Numbers the frame, sends it and keeps \a answer; NotConnected at once without a live session.
    void ask(protocol::FromAdvisor frame, Answer answer);
    void answer(std::uint64_t request, const Result<protocol::ToAdvisor> &result);
    std::uint64_t post(protocol::FromAdvisor frame);
    void watchQuestions();
    void openThread(ConversationId conversation);
    void openViewed();
    void sendSeen(ConversationId conversation);
    void heartbeat();

    Session &q;
    Transport &transport;
    AccessTokens &tokens;
    ConversationStore &store;
    PreviewState &previews;
    Drafts &drafts;
    Clock &clock;
    Backoff backoff;
    Outbox outbox;
    const std::unique_ptr<Alarm> retryAlarm, patience, heartbeatAlarm, typingAlarm, wakingAlarm;

    QUrl server;
    Secret access;
    std::uint64_t life = 0;    //!< counts renewals asked for, so that a late one is dropped
    std::uint64_t lastId = 0;  //!< request numbers of this socket
    std::uint64_t helloId = 0;
    std::optional<std::string> cursor;
    bool welcomed = false;         //!< once in this sign-in
    bool complete = false;         //!< all that the welcome of this connection brings was applied
    bool refusedOnce = false;      //!< the backend did not know a fresh token: one more attempt
    bool networkReachable = true;
    bool updateNeeded = false;
    bool beating = false;          //!< a heartbeat is unanswered
    std::optional<TransportEnd> lastEnd;
    std::optional<std::chrono::milliseconds> retryAt;
    std::map<std::uint64_t, Question> questions;

    //! \brief The page that is looked at, and the batch of it that is not complete yet. In memory only, gone with the look.
    struct Looked {
        ConversationId conversation;
        quint32 page = 0, batch = 0;
        QByteArray lines;
    };
    std::optional<Looked> looked;
    std::optional<Lending> lending;
    std::optional<protocol::GrantId> grant; //!< while the mouse is lent
    std::uint64_t commands = 0;             //!< numbers of a conversation's commands never fall

    PeopleStore people;
    bool peopleWanted = false;

    ReplyStore replies;
    bool repliesWanted = false;

    SiteStore sites;
    bool sitesWanted = false;

    std::optional<ConversationId> viewed;
    std::optional<ConversationId> reading; //!< another's live conversation that is looked into; kept over a lost connection
    OverviewStore overview;
    bool overviewWanted = false;
    std::unordered_set<ConversationId> opening, healing;
    std::unordered_map<ConversationId, std::uint64_t> seenWanted, seenSent;
    std::unordered_map<ConversationId, std::unique_ptr<Alarm>> typingVisitors; //!< ring when a visitor's typing was not renewed
    std::optional<ConversationId> typingIn; //!< the backend believes that we type here
    std::chrono::milliseconds typingSentAt{0};
};

} // namespace visavis::console
