// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/session.h"
#include "unit/console/fakes.h"

#include <QSignalSpy>
#include <QTest>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using protocol::WelcomeMode;
namespace from = protocol::fromadvisor;
namespace to = protocol::toadvisor;

namespace {

const auto first = conversation(1), second = conversation(2);

struct Line {
    FakeClock clock;
    FakeTransport transport;
    FakeTokens tokens;
    ConversationStore store;
    PreviewState previews{clock};
    Drafts drafts;
    Session session{transport, tokens, store, previews, drafts, clock, Backoff([] { return 1.0; })};

    void start() { session.start(QUrl(QStringLiteral("http://127.0.0.1:1/"))); }
    //! Opens the socket and answers hello; gives the hello.
    from::Hello greet(WelcomeMode mode, std::vector<protocol::Header> headers)
    {
        transport.accept();
        const auto hello = transport.take<from::Hello>();
        if (!hello)
            qFatal("no hello");
        transport.inject(welcomeOf(hello->id, mode, std::move(headers)));
        return *hello;
    }
    void live(std::vector<protocol::Header> headers)
    {
        start();
        (void)greet(WelcomeMode::Snapshot, std::move(headers));
        transport.answerPings();
    }
    //! Shows \a id with what the backend has of it.
    void open(protocol::ConversationId id, std::vector<protocol::Event> events)
    {
        session.view(id);
        const auto asked = transport.take<from::ConversationOpen>();
        if (!asked)
            qFatal("no conversation.open");
        const auto last = events.empty() ? 0 : events.back().seq;
        transport.inject(to::Thread{asked->id, headerOf(id, last), std::move(events), false, false, std::nullopt});
    }
    void push(protocol::ConversationId id, const protocol::Event &event, const std::string &cursor = "20")
    {
        transport.inject(to::EventPush{id, cursor, event});
    }
    [[nodiscard]] std::vector<std::uint64_t> seqs(protocol::ConversationId id) const
    {
        std::vector<std::uint64_t> all;
        for (const auto &event : store.thread(id)->events)
            all.push_back(event.seq);
        return all;
    }
};

using Seqs = std::vector<std::uint64_t>;

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHelloWithTheTokenAndShowsWhatTheWelcomeHolds()
    {
        Line line;
        QSignalSpy ready(&line.session, &Session::ready);

        line.start();
        const auto hello = line.greet(WelcomeMode::Snapshot, {headerOf(first), headerOf(second)});

        QCOMPARE(line.transport.opened_.back().toString(), QStringLiteral("ws://127.0.0.1:1/api/v1/advisor"));
        QCOMPARE(hello.accessToken, std::string(43, 'a'));
        QVERIFY(!hello.cursor);
        QVERIFY(line.session.isLive());
        QCOMPARE(line.store.size(), std::size_t(2));
        QCOMPARE(ready.count(), 1);
    }

    void resumesFromTheCursorAndTheLastSeqOfEachOpenedThread()
    {
        Line line;
        line.live({headerOf(first), headerOf(second)});
        line.open(first, {eventOf(1, Author::Visitor, "a"), eventOf(2, Author::Visitor, "b")});
        line.push(first, eventOf(3, Author::Visitor, "c"), "42");

        line.transport.drop();
        line.clock.advance(500ms);
        const auto hello = line.greet(WelcomeMode::Delta, {});

        QCOMPARE(hello.cursor, std::optional<std::string>("42"));
        QCOMPARE(hello.opened->size(), std::size_t(1));
        QCOMPARE(hello.opened->front().conversation, first);
        QCOMPARE(hello.opened->front().after, std::uint64_t(3));
        QCOMPARE(line.store.size(), std::size_t(2)); // a delta forgets nothing
    }

    void showsNoEventTwiceAndMissesNoneOverAReconnect()
    {
        Line line;
        line.live({headerOf(first)});
        line.open(first, {eventOf(1, Author::Visitor, "a")});
        const auto two = eventOf(2, Author::Visitor, "b");
        line.push(first, two);

        line.transport.drop();
        line.clock.advance(500ms);
        (void)line.greet(WelcomeMode::Delta, {headerOf(first, 3)});
        line.transport.inject(to::Thread{std::nullopt, headerOf(first, 3), {eventOf(3, Author::Visitor, "c")}, false, true, std::nullopt});
        line.push(first, two); // a push that crossed the reconnect

        QCOMPARE(line.seqs(first), (Seqs{1, 2, 3}));
    }

    void asksAgainBeforeAGapAfterAReconnect()
    {
        Line line;
        line.live({headerOf(first)});
        line.open(first, {eventOf(1, Author::Visitor, "a")});
        line.push(first, eventOf(4, Author::Visitor, "d")); // the answer to the healing is lost with the connection

        line.transport.drop();
        line.clock.advance(500ms);
        const auto hello = line.greet(WelcomeMode::Delta, {});

        QCOMPARE(hello.opened->front().after, std::uint64_t(1));
    }

    void healsAGapPageByPage()
    {
        Line line;
        line.live({headerOf(first)});
        line.open(first, {eventOf(1, Author::Visitor, "a")});

        line.push(first, eventOf(5, Author::Visitor, "e"));
        QVERIFY(line.store.firstGap(first).has_value());
        const auto asked = line.transport.take<from::HistoryPage>();
        QVERIFY(asked.has_value());
        QCOMPARE(asked->before, std::uint64_t(5));
        QCOMPARE(asked->limit, std::uint64_t(3));
        line.transport.inject(to::HistoryEvents{asked->id, first, {eventOf(4, Author::Visitor, "d")}, true});
        const auto again = line.transport.take<from::HistoryPage>();
        QVERIFY(again.has_value());
        QCOMPARE(again->before, std::uint64_t(4));
        line.transport.inject(to::HistoryEvents{again->id, first, {eventOf(2, Author::Visitor, "b"), eventOf(3, Author::Visitor, "c")}, true});

        QCOMPARE(line.seqs(first), (Seqs{1, 2, 3, 4, 5}));
        QVERIFY(!line.store.firstGap(first).has_value());
        QVERIFY(!line.transport.take<from::HistoryPage>());
    }

    void takesTheThreadFromItsEndWhenAGapDoesNotHeal()
    {
        Line line;
        line.live({headerOf(first)});
        line.open(first, {eventOf(1, Author::Visitor, "a")});
        line.push(first, eventOf(3, Author::Visitor, "c"));
        const auto asked = line.transport.take<from::HistoryPage>();

        line.transport.inject(to::HistoryEvents{asked->id, first, {}, false});

        QVERIFY(line.transport.take<from::ConversationOpen>().has_value());
        QVERIFY(!line.transport.take<from::HistoryPage>());
    }

    void completesThePendingRowWhenTheBackendEchoesIt()
    {
        Line line;
        line.live({headerOf(first)});
        line.open(first, {});

        const auto clientId = line.session.send(first, "Hello");
        const auto sent = line.transport.take<from::MessageSend>();
        QVERIFY(sent.has_value());
        QCOMPARE(sent->clientId, *clientId);
        QCOMPARE(line.store.pending(first).size(), std::size_t(1));
        line.push(first, eventOf(1, Author::Advisor, "Hello", *clientId));

        QCOMPARE(line.store.pending(first).size(), std::size_t(0));
        QCOMPARE(line.seqs(first), (Seqs{1}));
    }

    void sendsNothingAgainWhoseEchoCameWithTheThread()
    {
        Line line;
        line.live({headerOf(first)});
        line.open(first, {});
        const auto clientId = line.session.send(first, "Hello");
        line.transport.drop(); // the echo is lost, the message is stored

        line.clock.advance(500ms);
        (void)line.greet(WelcomeMode::Delta, {headerOf(first, 1)});
        QVERIFY(!line.transport.take<from::MessageSend>());
        line.transport.inject(to::Thread{std::nullopt, headerOf(first, 1), {eventOf(1, Author::Advisor, "Hello", *clientId)}, false, true, std::nullopt});
        line.transport.answerPings();

        QVERIFY(!line.transport.take<from::MessageSend>());
        QCOMPARE(line.store.pending(first).size(), std::size_t(0));
        QCOMPARE(line.seqs(first), (Seqs{1}));
    }

    void sendsAgainWhatWasNotStored()
    {
        Line line;
        line.live({headerOf(first)});
        line.open(first, {});
        const auto clientId = line.session.send(first, "Hello");
        line.transport.drop();

        line.clock.advance(500ms);
        (void)line.greet(WelcomeMode::Delta, {});
        line.transport.inject(to::Thread{std::nullopt, headerOf(first), {}, false, true, std::nullopt});

        const auto again = line.transport.take<from::MessageSend>();
        QVERIFY(again.has_value());
        QCOMPARE(again->clientId, *clientId);
    }

    void keepsWhatIsWrittenWhileTheConnectionIsLost()
    {
        Line line;
        line.live({headerOf(first)});
        line.transport.drop();

        QVERIFY(line.session.send(first, "Hello").has_value());
        QCOMPARE(line.session.banner().unsent, std::size_t(1));
        line.clock.advance(500ms);
        (void)line.greet(WelcomeMode::Delta, {});
        line.transport.answerPings();

        QCOMPARE(line.transport.take<from::MessageSend>()->text, std::string("Hello"));
    }

    void sendsWhatAnEarlierStartLeftUnderItsClientIdOfThen()
    {
        Line line;
        const auto id = protocol::EventId::random();
        line.start();

        line.session.restore({{first, {id, "before the crash", minute(1), PendingMessage::State::Queued, std::nullopt}}});
        QCOMPARE(line.store.pending(first).size(), std::size_t(1)); // a row before the backend has said anything
        const auto hello = line.greet(WelcomeMode::Snapshot, {headerOf(first)});
        QCOMPARE(hello.opened->front().conversation, first); // its echo may be in the thread
        QVERIFY(!line.transport.take<from::MessageSend>());
        line.transport.inject(to::Thread{std::nullopt, headerOf(first), {}, false, false, std::nullopt});

        const auto sent = line.transport.take<from::MessageSend>();
        QVERIFY(sent.has_value());
        QCOMPARE(sent->clientId, id);
        line.push(first, eventOf(1, Author::Advisor, "before the crash", id));
        QVERIFY(line.store.pending(first).empty());
        QCOMPARE(line.transport.count<from::MessageSend>(), std::size_t(0));
    }

    void sendsWhatAnEarlierStartLeftEvenWhenItsKeyCameLate()
    {
        Line line;
        line.live({headerOf(first)});
        (void)line.session.send(first, "after the crash");
        const auto id = protocol::EventId::random();

        line.session.restore({{first, {id, "before the crash", minute(1), PendingMessage::State::Queued, std::nullopt}}});

        QCOMPARE(line.store.pending(first).front().clientId, id);
        const auto onItsWay = line.transport.take<from::MessageSend>();
        line.push(first, eventOf(1, Author::Advisor, "after the crash", onItsWay->clientId));
        QCOMPARE(line.transport.take<from::MessageSend>()->clientId, id);
    }

    void tellsOfWhatCannotBeSentAnyMore()
    {
        Line line;
        QSignalSpy lost(&line.session, &Session::unsentLost);
        line.start();
        line.session.restore({{second, {protocol::EventId::random(), "to nobody", minute(1), PendingMessage::State::Queued, std::nullopt}}});

        (void)line.greet(WelcomeMode::Snapshot, {headerOf(first)});
        QCOMPARE(lost.count(), 0); // its thread may come still
        line.transport.answerPings();

        QCOMPARE(lost.count(), 1);
        QCOMPARE(lost.front().front().toInt(), 1);
        QVERIFY(line.store.conversationsWithPending().empty());
        QCOMPARE(line.session.banner().unsent, std::size_t(0));
    }

    void tellsOfWhatWentWithATransfer()
    {
        Line line;
        line.live({headerOf(first)});
        QSignalSpy lost(&line.session, &Session::unsentLost);
        (void)line.session.send(first, "too late");

        line.transport.inject(to::ConversationGone{"21", first});

        QCOMPARE(lost.count(), 1);
    }

    void tellsWhoEndedWhatWasMine()
    {
        Line line;
        line.live({headerOf(first), headerOf(second)});
        QSignalSpy ended(&line.session, &Session::endedByVisitor);

        line.transport.inject(to::ConversationGone{"21", first, protocol::Cause::Withdrawal});
        line.transport.inject(to::ConversationGone{"22", second}); // went to somebody else
        line.transport.inject(to::ConversationGone{"23", first, protocol::Cause::Visitor}); // not here any more

        QCOMPARE(ended.count(), 1);
        QCOMPARE(ended.front().at(1).value<protocol::Cause>(), protocol::Cause::Withdrawal);
    }

    void findsADeadConnectionSoonAfterASleep()
    {
        Line line;
        line.live({headerOf(first)});

        line.session.wokeUp();
        QCOMPARE(line.transport.count<from::Ping>(), std::size_t(1));
        line.clock.advance(3s);

        QCOMPARE(line.session.state(), ConnectionState::Waiting);
    }

    void keepsALivingConnectionOverASleep()
    {
        Line line;
        line.live({headerOf(first)});

        line.session.wokeUp();
        line.transport.answerPings();
        line.clock.advance(10s);

        QVERIFY(line.session.isLive());
    }

    void triesAtOnceAfterASleepWhereItWaited()
    {
        Line line;
        line.live({headerOf(first)});
        line.transport.drop();
        const auto asked = line.transport.opened_.size();

        line.session.wokeUp();

        QCOMPARE(line.transport.opened_.size(), asked + 1);
    }

    void noDurationMindsAClockThatIsSet_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("back") << -5;
        QTest::newRow("forward") << 5;
    }

    void noDurationMindsAClockThatIsSet()
    {
        QFETCH(const int, hours);
        Line line;
        line.live({headerOf(first)});
        line.session.typing(first, true);
        QCOMPARE(line.transport.count<from::TypingUpdate>(), std::size_t(1));
        auto taken = line.session.take(first);

        line.clock.jump(std::chrono::hours(hours));
        line.clock.advance(3s);
        line.session.typing(first, true);
        QCOMPARE(line.transport.count<from::TypingUpdate>(), std::size_t(2)); // said anew every 3 s, whatever the clock says
        line.clock.advance(12s);

        QVERIFY(taken.isFinished()); // after 15 s and not after five hours
        QCOMPARE(taken.result().error().kind, Error::Kind::Timeout);
        const auto left = *line.session.banner().retryAt - line.clock.steady();
        line.clock.jump(std::chrono::hours(hours));
        QCOMPARE(*line.session.banner().retryAt - line.clock.steady(), left); // what the banner counts
        QVERIFY(left > 0ms && left <= 30s);
    }

    void refusesWhatCannotBeSent()
    {
        Line line;
        line.live({headerOf(first)});

        QCOMPARE(line.session.send(first, " \n ").error().kind, Error::Kind::Blank);
        QCOMPARE(line.session.send(first, std::string(4001, 'x')).error().kind, Error::Kind::TooLarge);
        QCOMPARE(line.session.send(second, "Hello").error().kind, Error::Kind::NotPermitted);
        QCOMPARE(line.transport.count<from::MessageSend>(), std::size_t(0));
    }

    void renewsTheTokenOnceAndThenBelievesTheBackend()
    {
        Line line;
        QSignalSpy signedOut(&line.session, &Session::signedOut);
        line.start();

        line.transport.accept();
        line.transport.drop(TransportEnd::Why::Closed, 4401);
        QCOMPARE(line.tokens.expired, 1);
        QCOMPARE(line.tokens.asked, 2);
        QCOMPARE(signedOut.count(), 0);
        line.transport.accept();
        line.transport.drop(TransportEnd::Why::Closed, 4401);

        QCOMPARE(signedOut.count(), 1);
        QCOMPARE(line.session.state(), ConnectionState::SignedOut);
    }

    void forgetsEverythingWhenTheSignInIsOver()
    {
        Line line;
        line.live({headerOf(first)});
        line.open(first, {eventOf(1, Author::Visitor, "a")});
        line.drafts.set(first, QStringLiteral("begun"));
        line.transport.inject(to::Preview{first, "not sent"});
        line.tokens.next = failure(Error::Kind::Unauthenticated);

        line.transport.drop();
        line.clock.advance(500ms);

        QCOMPARE(line.session.state(), ConnectionState::SignedOut);
        QCOMPARE(line.store.size(), std::size_t(0));
        QVERIFY(!line.drafts.has(first));
        QVERIFY(line.previews.isEmpty());
    }

    void dropsEveryTraceOfAConversationThatIsGone()
    {
        Line line;
        line.live({headerOf(first), headerOf(second)});
        line.open(first, {eventOf(1, Author::Visitor, "a")});
        line.drafts.set(first, QStringLiteral("for the first"));
        line.drafts.set(second, QStringLiteral("for the second"));

        line.transport.inject(to::ConversationGone{"21", first});

        QVERIFY(!line.store.header(first));
        QVERIFY(!line.store.thread(first));
        QVERIFY(!line.drafts.has(first));
        QCOMPARE(line.drafts.text(second), QStringLiteral("for the second"));
    }

    void showsAPreviewOfMyVisitorsOnlyAndNeverAStaleOne()
    {
        Line line;
        auto other = headerOf(second);
        other.assignee->id = protocol::PersonId::random();
        line.live({headerOf(first), other});

        line.transport.inject(to::Preview{first, "my card 4539 5787 6362 1486"});
        line.transport.inject(to::Preview{second, "not for us"});
        QVERIFY(line.previews.has(first));
        QVERIFY(!line.previews.text(first).contains(QLatin1String("5787 6362")));
        QVERIFY(!line.previews.has(second));
        line.clock.advance(2s); // the pings of the heartbeat are not answered

        QVERIFY(line.previews.isEmpty());
    }

    void keepsAPreviewWhileTheBackendIsHeard()
    {
        Line line;
        line.live({headerOf(first)});
        line.transport.inject(to::Preview{first, "typing"});

        for (int i = 0; i < 10; ++i) {
            line.clock.advance(900ms);
            line.transport.answerPings();
        }

        QVERIFY(line.previews.has(first));
    }

    void dropsAPreviewWithConsentAndWithTheConnection()
    {
        Line line;
        line.live({headerOf(first)});
        line.transport.inject(to::Preview{first, "typing"});
        auto withdrawn = headerOf(first);
        withdrawn.consent.preview = protocol::ConsentState::Withdrawn;

        line.transport.inject(to::ConversationChanged{"22", withdrawn});
        QVERIFY(line.previews.isEmpty());
        line.transport.inject(to::ConversationChanged{"23", headerOf(first)});
        line.transport.inject(to::Preview{first, "typing"});
        line.transport.drop();

        QVERIFY(line.previews.isEmpty());
    }

    void answersAQuestionOnceWhateverHappensToIt()
    {
        Line line;
        line.live({headerOf(first)});

        auto taken = line.session.take(first);
        auto lost = line.session.take(second);
        const auto request = line.transport.take<from::ConversationTake>();
        line.transport.inject(to::Error{request->id, protocol::ErrorKind::Conflict, std::nullopt});
        QCOMPARE(taken.result().error().kind, Error::Kind::Conflict);
        QVERIFY(!lost.isFinished());
        line.transport.drop();

        QCOMPARE(lost.result().error().kind, Error::Kind::NotConnected);
        QCOMPARE(line.session.take(first).result().error().kind, Error::Kind::NotConnected);
    }

    void doubtsABackendThatAnswersNothing()
    {
        Line line;
        line.live({headerOf(first)});

        auto taken = line.session.take(first);
        line.clock.advance(15s);

        QCOMPARE(taken.result().error().kind, Error::Kind::Timeout);
        QCOMPARE(line.session.state(), ConnectionState::Waiting);
    }

    void goesToTheNewAddressWithWhatItHolds()
    {
        Line line;
        line.live({headerOf(first)});
        line.open(first, {eventOf(1, Author::Visitor, "a")});

        line.session.moveTo(QUrl(QStringLiteral("http://127.0.0.1:2/")));
        const auto hello = line.greet(WelcomeMode::Delta, {});

        QCOMPARE(line.transport.opened_.back().port(), 2);
        QVERIFY(hello.cursor.has_value());
        QCOMPARE(line.seqs(first), (Seqs{1}));
    }

    void ignoresFramesThatAreNone()
    {
        Line line;
        line.live({headerOf(first)});

        for (const auto *bytes : {"", "{", "[]", "{\"type\":\"nothing\"}", "{\"type\":\"event\"}", "\xff\xfe"})
            Q_EMIT line.transport.received(QByteArray(bytes));

        QVERIFY(line.session.isLive());
        QCOMPARE(line.store.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
