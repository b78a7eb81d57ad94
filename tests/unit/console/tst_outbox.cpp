// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/outbox.h"
#include "unit/console/fakes.h"

#include <QTest>

using namespace visavis::test;
using visavis::protocol::ErrorKind;
using visavis::protocol::EventId;

namespace {

struct Posted {
    std::uint64_t request;
    visavis::protocol::ConversationId conversation;
    EventId clientId;
    std::string text;
};

struct Desk {
    FakeClock clock;
    ConversationStore store;
    std::vector<Posted> posted;
    int hung = 0;
    Outbox outbox{store, clock,
                  [this](visavis::protocol::ConversationId id, EventId clientId, const std::string &text) {
                      posted.push_back({posted.size() + 1, id, clientId, text});
                      return posted.size();
                  },
                  [this] { ++hung; }, [] {}};

    EventId write(visavis::protocol::ConversationId id, const std::string &text)
    {
        const auto clientId = EventId::random();
        outbox.add(id, {clientId, text, clock.now(), PendingMessage::State::Queued, std::nullopt});
        return clientId;
    }
    //! What Session does when the echo comes.
    void echo(visavis::protocol::ConversationId id, EventId clientId, std::uint64_t seq)
    {
        store.applyEvent(id, eventOf(seq, visavis::protocol::Author::Advisor, "x", clientId), "2");
        outbox.echoed(id, clientId);
    }
    [[nodiscard]] PendingMessage::State state(visavis::protocol::ConversationId id, std::size_t row = 0) const { return store.pending(id).at(row).state; }
};

const auto first = conversation(1), second = conversation(2);

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsWrittenWithoutAConnection()
    {
        Desk desk;

        desk.write(first, "one");

        QCOMPARE(desk.posted.size(), std::size_t(0));
        QCOMPARE(desk.state(first), PendingMessage::State::Queued);
        QCOMPARE(desk.outbox.unsent(), std::size_t(1));
    }

    void sendsOneAfterTheOtherInEachConversation()
    {
        Desk desk;
        desk.outbox.connected({});

        const auto one = desk.write(first, "one");
        const auto two = desk.write(first, "two");
        desk.write(second, "other");

        QCOMPARE(desk.posted.size(), std::size_t(2)); // "two" waits for the echo of "one"
        QCOMPARE(desk.posted[1].conversation, second);
        desk.echo(first, one, 1);
        QCOMPARE(desk.posted.size(), std::size_t(3));
        QCOMPARE(desk.posted[2].clientId, two);
    }

    void sendsAgainUnderTheSameClientIdAfterAReconnect()
    {
        Desk desk;
        desk.outbox.connected({});
        const auto one = desk.write(first, "one");

        desk.outbox.disconnected();
        QCOMPARE(desk.state(first), PendingMessage::State::Queued);
        desk.outbox.connected({});

        QCOMPARE(desk.posted.size(), std::size_t(2));
        QCOMPARE(desk.posted[1].clientId, one);
        QCOMPARE(desk.posted[1].text, std::string("one"));
    }

    void sendsNothingBeforeTheThreadThatMayHoldTheEchoCame()
    {
        Desk desk;
        desk.outbox.connected({});
        const auto one = desk.write(first, "one");
        desk.outbox.disconnected();

        desk.outbox.connected({first});
        QCOMPARE(desk.posted.size(), std::size_t(1));
        desk.echo(first, one, 1); // it was stored before the connection ended
        desk.outbox.release(first);

        QCOMPARE(desk.posted.size(), std::size_t(1));
        QCOMPARE(desk.outbox.unsent(), std::size_t(0));
    }

    void failsOnlyTheRowThatWasRefused()
    {
        Desk desk;
        desk.outbox.connected({});
        const auto one = desk.write(first, "one");
        const auto two = desk.write(first, "two");

        QVERIFY(desk.outbox.refused(1, ErrorKind::ConsentRequired, std::nullopt));

        QCOMPARE(desk.state(first, 0), PendingMessage::State::Failed);
        QCOMPARE(desk.store.pending(first)[0].reason, std::optional(ErrorKind::ConsentRequired));
        QCOMPARE(desk.posted.back().clientId, two);
        desk.echo(first, two, 1);
        desk.outbox.retry(first, one);
        QCOMPARE(desk.posted.back().clientId, one);
    }

    void leavesAnotherRequestAlone()
    {
        Desk desk;
        desk.outbox.connected({});
        desk.write(first, "one");

        QVERIFY(!desk.outbox.refused(99, ErrorKind::ConsentRequired, std::nullopt));
        QCOMPARE(desk.state(first), PendingMessage::State::Sent);
    }

    void pausesEverythingWhileTheDiskIsFullAndGoesOnByItself()
    {
        Desk desk;
        desk.outbox.connected({});
        const auto one = desk.write(first, "one");

        QVERIFY(desk.outbox.refused(1, ErrorKind::Storage, std::nullopt));
        desk.write(second, "other");
        QCOMPARE(desk.posted.size(), std::size_t(1));
        QCOMPARE(desk.outbox.pausedBy(), std::optional(ErrorKind::Storage));
        desk.clock.advance(5s);

        QCOMPARE(desk.posted.size(), std::size_t(3));
        desk.echo(first, one, 1);
        QVERIFY(!desk.outbox.pausedBy());
    }

    void obeysTheTimeThatARateLimitNames()
    {
        Desk desk;
        desk.outbox.connected({});
        desk.write(first, "one");

        QVERIFY(desk.outbox.refused(1, ErrorKind::RateLimited, 2500ms));

        desk.clock.advance(2499ms);
        QCOMPARE(desk.posted.size(), std::size_t(1));
        desk.clock.advance(1ms);
        QCOMPARE(desk.posted.size(), std::size_t(2));
    }

    void doubtsAConnectionThatEchoesNothing()
    {
        Desk desk;
        desk.outbox.connected({});
        desk.write(first, "one");

        desk.clock.advance(14999ms);
        QCOMPARE(desk.hung, 0);
        desk.clock.advance(1ms);
        QCOMPARE(desk.hung, 1);
    }

    void discardsOnlyWhatFailed()
    {
        Desk desk;
        desk.outbox.connected({});
        const auto one = desk.write(first, "one");

        desk.outbox.discard(first, one);
        QCOMPARE(desk.store.pending(first).size(), std::size_t(1)); // it may be stored already
        QVERIFY(desk.outbox.refused(1, ErrorKind::TooLarge, std::nullopt));
        desk.outbox.discard(first, one);
        QCOMPARE(desk.store.pending(first).size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
