// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/retention/retentionjob.h"
#include "hubfixture.h"

#include <QTest>
#include <fstream>

using namespace visavis::backend;
using namespace visavis::protocol;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

//! \brief A journal with closed conversations, and a clock that is turned.
class World : public JournalFixture
{
public:
    World()
    {
        const auto filled = journal().fill([this](Database &database) {
            Statement(database, "INSERT INTO workgroup VALUES (?, 'Sales')").bind(m_group).run();
            Statement(database, "INSERT INTO site VALUES (?, 'shop', 'Shop', 'Shop', '', ?, 1)").bind(m_site, m_group).run();
        });
        if (!filled)
            qFatal("%s", filled.error().what.c_str());
        begin();
    }

    //! \brief A visitor with conversations that were closed at these moments.
    VisitorId closed(const std::vector<Time> &moments, Channel channel = Channel::Chat, const std::string &file = {})
    {
        VisitorRow visitor;
        visitor.id = VisitorId::random();
        visitor.site = m_site;
        visitor.lookup = visitor.id.text();
        visitor.wrappedKey = keyring.createWrapped(visitor.id);
        visitor.subject = RecordId::random();
        visitor.file = file;
        Unit unit{CreateVisitor{visitor}};
        for (const auto moment : moments) {
            ConversationRow row;
            row.id = ConversationId::random();
            row.site = m_site;
            row.visitor = visitor.id;
            row.group = m_group;
            row.channel = channel;
            row.openedAt = row.lastAt = moment - 1h;
            unit.emplace_back(CreateConversation{row});
            row.closedAt = moment;
            row.status = Status::Closed;
            unit.emplace_back(UpdateConversation{row});
        }
        bool done = false;
        journal().submit(std::move(unit), [&done](const auto &result) { done = result.has_value(); });
        runUntil([&done] { return done; });
        return visitor.id;
    }
    //! \brief One run, to its end.
    void run()
    {
        bool done = false;
        job->run([&done](const Result<void> &result) {
            QVERIFY(result);
            done = true;
        });
        runUntil([&done] { return done; });
        QVERIFY(commit({CountOne{"after the run"}})); // what the run noted is durable
    }
    //! \brief A new process on the same folder.
    void begin()
    {
        job.reset();
        eraser.reset();
        erasures = std::move(*ErasureList::open(file() + ".erasures"));
        eraser = std::make_unique<Eraser>(journal(), *erasures, keyring, clock);
        job = std::make_unique<RetentionJob>(RetentionJob::Parts{journal(), *eraser, clock, [](auto, const auto &) {}, [this] { return policy; }});
    }
    void pass(std::chrono::milliseconds time)
    {
        clock.wall += time;
        clock.steady += time;
    }
    [[nodiscard]] std::uint64_t kept() { return journal().countConversations(); }

    TurnedClock clock;
    RetentionPolicy policy;
    Keyring keyring{Secret(std::string(32, 'k'))};
    std::unique_ptr<ErasureList> erasures;
    std::unique_ptr<Eraser> eraser;
    std::unique_ptr<RetentionJob> job;

private:
    const GroupId m_group = GroupId::random();
    const SiteId m_site = SiteId::random();
};

} // namespace

class TestRetentionJob : public QObject
{
    Q_OBJECT

private slots:
    void eachChannelHasItsTime()
    {
        World world;
        const auto now = world.clock.now();
        world.closed({now}, Channel::Chat);
        world.closed({now}, Channel::Social);
        world.closed({now}, Channel::Call);
        world.closed({now}, Channel::Sms);
        const auto year = endOf(now, {12, Period::Unit::Months}) - now, three = endOf(now, {3, Period::Unit::Years}) - now;

        world.pass(year - 1ms);
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(4));
        world.pass(1ms);
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(2));
        world.pass(three - year - 1ms);
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(2));
        world.pass(1ms);
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(0));
    }

    void thePolicyOfTheMomentHoldsAndNothingIsRevived()
    {
        World world;
        world.closed({world.clock.now()});
        world.pass(days(31));
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(1));
        world.policy.chat = {30, Period::Unit::Days};
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(0));
        world.policy = {};
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(0));
    }

    void whatWasOfferedHasAnEndOfItsOwn()
    {
        World world;
        const auto offered = world.closed({world.clock.now(), world.clock.now() + 48h}, Channel::Chat, "sealed");
        const auto silent = world.closed({world.clock.now()});
        world.policy.chat = {1, Period::Unit::Days};
        world.policy.file = {30, Period::Unit::Days};
        world.pass(days(3));
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(0));
        QVERIFY(!world.journal().visitor(silent)); // nothing was left but a key
        QVERIFY(world.journal().visitor(offered) && !world.journal().visitor(offered)->file.empty());
        world.pass(days(29) - 1ms); // 30 days from the last close
        world.run();
        QVERIFY(world.journal().visitor(offered));
        world.pass(1ms);
        world.run();
        QVERIFY(!world.journal().visitor(offered));
    }

    void aFileGoesBeforeTheConversations()
    {
        World world;
        const auto visitor = world.closed({world.clock.now()}, Channel::Chat, "sealed");
        world.policy.file = {1, Period::Unit::Days};
        world.pass(days(1));
        world.run();
        QVERIFY(world.journal().visitor(visitor) && world.journal().visitor(visitor)->file.empty());
        QCOMPARE(world.kept(), std::uint64_t(1));
    }

    void tooMuchAtOnceWaitsForSomebody()
    {
        World world;
        world.closed(std::vector<Time>(limits::retentionUnbraked + 1, world.clock.now()));
        world.pass(days(20));
        world.closed(std::vector<Time>(100, world.clock.now()));
        world.policy.chat = {10, Period::Unit::Days};
        world.run();
        QCOMPARE(world.kept(), limits::retentionUnbraked + 101);
        QCOMPARE(world.job->state().brake, RetentionJob::Brake::TooMuch);
        world.pass(1h);
        world.run(); // nobody came: it does not wear off
        QCOMPARE(world.kept(), limits::retentionUnbraked + 101);
        world.job->confirm();
        world.runUntil([&world] { return !world.job->state().running; });
        QCOMPARE(world.kept(), std::uint64_t(100));
        QCOMPARE(world.job->state().brake, RetentionJob::Brake::None);
    }

    void whoeverWatchesSeesThatItIsLate()
    {
        World world;
        world.closed(std::vector<Time>(limits::retentionUnbraked + 1, world.clock.now()));
        world.policy.chat = {1, Period::Unit::Days};
        world.pass(days(1));
        world.run();
        QCOMPARE(world.job->state().brake, RetentionJob::Brake::TooMuch);
        QVERIFY(!world.job->isLate());
        world.pass(2h);
        QVERIFY(!world.job->isLate());
        world.pass(1ms);
        QVERIFY(world.job->isLate());
        world.job->confirm();
        world.runUntil([&world] { return !world.job->state().running; });
        QVERIFY(!world.job->isLate());
    }

    void aFewAreNoAccident()
    {
        World world;
        world.closed(std::vector<Time>(limits::retentionUnbraked, world.clock.now()));
        world.policy.chat = {1, Period::Unit::Days};
        world.pass(days(1));
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(0));
    }

    void aClockThatJumpsErasesNothing()
    {
        World world;
        world.closed({world.clock.now()});
        world.run();
        world.clock.wall += days(3650);
        world.clock.steady += 1h;
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(1));
        QCOMPARE(world.job->state().brake, RetentionJob::Brake::ClockJumped);
        world.pass(1h);
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(1));
        // The clock is put right: nothing is over, and nothing waits.
        world.clock.wall -= days(3650);
        world.run();
        QCOMPARE(world.job->state().brake, RetentionJob::Brake::None);
    }

    void aClockThatJumpedWhileNothingRanErasesNothing()
    {
        World world;
        world.closed({world.clock.now()});
        world.run();
        world.begin();
        world.pass(days(3650));
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(1));
        QCOMPARE(world.job->state().brake, RetentionJob::Brake::ClockJumped);
    }

    void aLongWeekendIsNoJump()
    {
        World world;
        world.policy.chat = {1, Period::Unit::Days};
        world.closed({world.clock.now()});
        world.run();
        world.pass(days(4));
        world.begin();
        world.run();
        QCOMPARE(world.kept(), std::uint64_t(0));
    }

    //! What the list names is gone at the next start, whether the unit came through or not.
    void whatWasListedIsErased()
    {
        World world;
        const auto visitor = world.closed({world.clock.now()});
        const auto conversation = world.journal().conversationsOf(visitor).front().id;
        QVERIFY(world.erasures->append({{conversation}, {}, {visitor}}));
        world.begin();
        bool done = false;
        world.eraser->replay([&done](const auto &result) {
            QVERIFY(result);
            done = true;
        });
        world.runUntil([&done] { return done; });
        QVERIFY(!world.journal().visitor(visitor));
        QCOMPARE(world.journal().counter("erasures"), std::uint64_t(2));
    }

    void aTornLineOfTheListIsDropped()
    {
        World world;
        const auto id = ConversationId::random();
        QVERIFY(world.erasures->append({{id}, {}, {}}));
        {
            std::ofstream torn(world.file() + ".erasures", std::ios::app);
            torn << "v torn";
        }
        world.begin();
        QCOMPARE(world.erasures->count(), std::uint64_t(1));
        QCOMPARE(world.erasures->after(0, 10)->conversations, std::vector{id});
        QVERIFY(world.erasures->append({{}, {}, {VisitorId::random()}}));
        QCOMPARE(world.erasures->after(1, 10)->visitors.size(), std::size_t(1));
    }

    void theOldestEndIsKnown()
    {
        World world;
        QVERIFY(world.job->state().oldestEnd == Time());
        world.closed({world.clock.now() + 5h});
        world.closed({world.clock.now()});
        QVERIFY(world.job->state().oldestEnd == endOf(world.clock.now(), world.policy.chat));
    }

    void twelveHundredGoInBatches()
    {
        World world;
        world.policy.chat = {1, Period::Unit::Days};
        for (int i = 0; i < 12; ++i)
            world.closed(std::vector<Time>(100, world.clock.now()));
        world.pass(days(1));
        world.job->runNow([](const auto &) {});
        world.runUntil([&world] { return !world.job->state().running; });
        QCOMPARE(world.kept(), std::uint64_t(0));
        QCOMPARE(world.erasures->count(), std::uint64_t(1212));
    }
};

QTEST_GUILESS_MAIN(TestRetentionJob)
#include "tst_retentionjob.moc"
