// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/attention.h"
#include "unit/console/fakes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using protocol::Status;
using protocol::WelcomeMode;
using Reason = Attention::Reason;
namespace from = protocol::fromadvisor;
namespace to = protocol::toadvisor;

namespace {

const auto first = conversation(1), second = conversation(2);

protocol::Header waiting(protocol::ConversationId id, std::uint64_t lastSeq = 2)
{
    auto header = headerOf(id, lastSeq);
    header.status = Status::Waiting;
    header.assignee.reset();
    header.seenByAdvisor.reset();
    return header;
}

//! A desk that nobody looks at, in the hands of the test.
struct Away {
    QTemporaryDir folder;
    FakeClock clock;
    FakeTransport transport;
    FakeTokens tokens;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ConversationStore store;
    PreviewState previews{clock};
    Drafts drafts;
    Session session{transport, tokens, store, previews, drafts, clock, Backoff([] { return 1.0; })};
    Attention attention{session, store, settings, clock};
    std::vector<Attention::Call> calls;
    std::vector<protocol::ConversationId> ended;

    explicit Away(std::vector<protocol::Header> headers = {}, protocol::Availability availability = protocol::Availability::Available)
    {
        QObject::connect(&attention, &Attention::called, &attention, [this](const auto &call) { calls.push_back(call); });
        QObject::connect(&attention, &Attention::ended, &attention, [this](const auto &id) { ended.push_back(id); });
        attention.setInFront(false);
        session.start(QUrl(QStringLiteral("http://127.0.0.1:1/")));
        transport.accept();
        auto welcome = welcomeOf(transport.take<from::Hello>()->id, WelcomeMode::Snapshot, std::move(headers));
        welcome.self.availability = availability;
        welcome.self.actions = {std::string(protocol::text(protocol::Action::Take))};
        transport.inject(welcome);
        transport.answerPings();
    }

    void change(const protocol::Header &header) { transport.inject(to::ConversationChanged{"30", header}); }
    void write(protocol::ConversationId id, std::uint64_t seq, Author author = Author::Visitor)
    {
        transport.inject(to::EventPush{id, "30", eventOf(seq, author, "text")});
    }
    //! How often somebody was called since last asked.
    std::size_t taken() { return std::exchange(calls, {}).size(); }
};

} // namespace

class TestAttention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsForANewConversationOnceAndAgainUntilItIsTaken()
    {
        Away away;

        away.change(waiting(first));
        QCOMPARE(away.calls.size(), std::size_t(1));
        QCOMPARE(away.calls.front().reason, Reason::Waiting);
        QVERIFY(!away.calls.front().again);
        away.change(waiting(first)); // nothing new in it
        QCOMPARE(away.taken(), std::size_t(1));
        away.clock.advance(60s);
        QVERIFY(away.calls.front().again);
        away.clock.advance(60s);
        QCOMPARE(away.taken(), std::size_t(2));

        auto elsewhere = headerOf(first, 3);
        elsewhere.assignee->id = protocol::PersonId(protocol::IdBytes{9});
        away.change(elsewhere);
        away.clock.advance(10min);

        QCOMPARE(away.taken(), std::size_t(0));
        QCOMPARE(away.ended, std::vector{first});
        QCOMPARE(away.attention.count(), 0);
    }

    void callsForEachMessageAndAgainUntilItIsAnswered()
    {
        auto mine = headerOf(first, 1);
        mine.seenByAdvisor = 1;
        Away away({mine});

        away.write(first, 2);
        QCOMPARE(away.taken(), std::size_t(1));
        away.write(first, 3);
        QCOMPARE(away.taken(), std::size_t(1));
        away.clock.advance(60s);
        QCOMPARE(away.calls.back().reason, Reason::Message);
        QCOMPARE(away.taken(), std::size_t(1));
        away.write(first, 4, Author::Advisor); // from another console of mine, perhaps
        away.clock.advance(10min);

        QCOMPARE(away.taken(), std::size_t(0));
        QCOMPARE(away.ended, std::vector{first});
    }

    void aConversationThatBecomesMineIsNewUntilItIsLookedAt()
    {
        Away away;
        auto mine = headerOf(first, 2);

        away.change(mine);
        QCOMPARE(away.calls.front().reason, Reason::Assigned);
        QCOMPARE(away.attention.count(), 1);
        mine.seenByAdvisor = 2;
        away.change(mine);

        QCOMPARE(away.attention.count(), 0);
        QCOMPARE(away.ended, std::vector{first});
    }

    void callsForAnOfferUntilItIsOver()
    {
        Away away;
        auto offered = headerOf(first, 2);
        offered.assignee->id = protocol::PersonId(protocol::IdBytes{9});
        offered.offer.emplace();
        offered.offer->toMe = true;

        away.change(offered);
        QCOMPARE(away.calls.front().reason, Reason::Offered);
        offered.offer.reset();
        away.change(offered);

        QCOMPARE(away.ended, std::vector{first});
    }

    void callsNobodyWhoLooks()
    {
        Away away;
        away.attention.setInFront(true);

        away.change(waiting(first));
        away.clock.advance(5min);
        QCOMPARE(away.taken(), std::size_t(0));
        QCOMPARE(away.attention.count(), 1);
        away.attention.setInFront(false);
        QCOMPARE(away.taken(), std::size_t(0)); // whoever just looked is not called at once
        away.clock.advance(60s);

        QCOMPARE(away.taken(), std::size_t(1));
    }

    void takesEveryCallBackWhenTheWindowComesToTheFront()
    {
        Away away;
        away.change(waiting(first));
        away.change(waiting(second));

        away.attention.setInFront(true);

        QCOMPARE(away.ended.size(), std::size_t(2));
    }

    void whatIsThereAtSignInIsCountedAndNotCalledAtOnce()
    {
        Away away({waiting(first), waiting(second)});

        QCOMPARE(away.attention.count(), 2);
        QCOMPARE(away.taken(), std::size_t(0));
        away.clock.advance(60s);

        QCOMPARE(away.taken(), std::size_t(2));
    }

    void theQueueCallsNobodyWhoIsUnavailable()
    {
        Away away({}, protocol::Availability::Unavailable);

        away.change(waiting(first));

        QCOMPARE(away.attention.count(), 0);
        QCOMPARE(away.taken(), std::size_t(0));
    }

    void repeatsAsTheSettingsSay()
    {
        Away away;
        away.settings.set(settings::repeatCalls, 30);
        away.change(waiting(first));
        QCOMPARE(away.taken(), std::size_t(1));

        away.clock.advance(30s);
        QCOMPARE(away.taken(), std::size_t(1));
        away.settings.set(settings::repeatCalls, 0);
        away.clock.advance(1h);

        QCOMPARE(away.taken(), std::size_t(0));
    }

    void forgetsEverybodyWithTheSignIn()
    {
        Away away({waiting(first)});

        away.session.stop();
        away.clock.advance(1h);

        QCOMPARE(away.attention.count(), 0);
        QCOMPARE(away.taken(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
