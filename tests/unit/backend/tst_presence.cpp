// SPDX-License-Identifier: GPL-3.0-or-later
#include "hubfixture.h"

#include <QTest>

using namespace visavis::backend;
using namespace std::chrono_literals;

//! The lease of a desk, offers that fall back, and a wall clock that jumps: the hub with turned time.
class TestPresence : public QObject
{
    Q_OBJECT

    static std::string conversationOf(const HubFixture::Tab &tab)
    {
        return std::string(tab.lastOf("consent.given").at("conversation").at("id").as_string());
    }
    static std::string sessionOf(const HubFixture::Tab &tab) { return std::string(tab.lastOf("consent.given").at("session").as_string()); }
    static std::string lastAlias(const HubFixture::Tab &tab)
    {
        std::string alias;
        for (const auto &frame : tab.peer->sent) {
            if (frame.at("type") == "event" && frame.at("event").at("kind") == "conversation.assigned")
                alias = frame.at("event").at("alias").as_string().c_str();
        }
        return alias;
    }

private slots:
    void keepsWhatIsAssignedUntilTheLeaseEnds()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        QCOMPARE(lastAlias(visitor), std::string("Anna"));
        anna.handler.reset();

        world.pass(44s);
        QVERIFY(!visitor.heardOf("conversation.queued"));
        auto ben = world.desk("Ben");
        QVERIFY(!ben.heardOf("conversation.queued"));
        world.pass(2s);

        QVERIFY(visitor.heardOf("conversation.queued"));
        QVERIFY(ben.heardOf("conversation.assigned"));
        QCOMPARE(lastAlias(visitor), std::string("Ben"));
    }

    //! Silent for a while already when the socket was found dead: the lease counts from the last sign of life.
    void countsFromTheLastSignOfLife()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        anna.peer->pong();
        world.pass(40s);
        anna.handler.reset();

        world.pass(6s);

        QVERIFY(visitor.heardOf("conversation.queued"));
    }

    void givesEverythingBackToWhoReturnsInTime()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        anna.handler.reset();
        world.pass(30s);
        auto again = world.desk("Anna");

        world.pass(60s);

        QVERIFY(!visitor.heardOf("conversation.queued"));
        again.send({{"type", "message.send"}, {"conversation", conversationOf(visitor)}, {"clientId", visavis::protocol::EventId::random().text()}, {"text", "back"}});
        world.settle();
        QVERIFY(visitor.heardOf("message"));
    }

    void prefersWhoeverComesBackFirst()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        anna.handler.reset();
        world.pass(46s);
        QVERIFY(visitor.heardOf("conversation.queued"));

        auto again = world.desk("Anna");

        QVERIFY(again.heardOf("conversation.assigned"));
        QCOMPARE(lastAlias(visitor), std::string("Anna"));
    }

    void anotherDeskOfThePersonHoldsTheLease()
    {
        HubFixture world;
        auto anna = world.desk("Anna"), second = world.desk("Anna");
        auto visitor = world.tab();
        anna.handler.reset();

        world.pass(120s);

        QVERIFY(!visitor.heardOf("conversation.queued"));
    }

    void signingOutGivesBackAtOnce()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        world.signIns().endAll(world.people.at("Anna"));
        QVERIFY(anna.peer->closed == CloseCode::SignedOut);
        anna.handler.reset();

        world.pass(0s);

        QVERIFY(visitor.heardOf("conversation.queued"));
    }

    void unavailableKeepsWhatItHas()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        anna.send({{"type", "availability.set"}, {"availability", "unavailable"}});
        world.settle();

        world.pass(120s);

        QVERIFY(!visitor.heardOf("conversation.queued"));
    }

    void leavesAConversationThatNobodyWaitsForAndQueuesItWhenTheVisitorComes()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        const auto vuid = visavis::protocol::Vuid::random();
        auto visitor = world.tab(vuid);
        const auto session = sessionOf(visitor), conversation = conversationOf(visitor);
        anna.send({{"type", "message.send"}, {"conversation", conversation}, {"clientId", visavis::protocol::EventId::random().text()}, {"text", "answered"}});
        world.settle();
        visitor.handler.reset();
        anna.handler.reset();
        auto ben = world.desk("Ben");
        world.pass(120s);
        QVERIFY(!ben.heardOf("conversation.queued"));

        auto again = world.tab(vuid, session);

        QVERIFY(again.heardOf("conversation.queued"));
        QCOMPARE(lastAlias(again), std::string("Ben"));
    }

    void leasesRunAgainAfterARestart()
    {
        HubFixture world;
        const auto vuid = visavis::protocol::Vuid::random();
        std::string session;
        {
            auto anna = world.desk("Anna");
            auto visitor = world.tab(vuid);
            session = sessionOf(visitor);
        }
        world.start();
        auto visitor = world.tab(vuid, session);
        world.pass(44s);
        QVERIFY(!visitor.heardOf("conversation.queued"));

        world.pass(2s);

        QVERIFY(visitor.heardOf("conversation.queued"));
    }

    void anOfferFallsBackWhenItsTargetHasVanished()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        auto ben = world.desk("Ben");
        anna.send({{"type", "conversation.transfer"}, {"conversation", conversationOf(visitor)}, {"toPerson", world.people.at("Ben").text()}});
        world.settle();
        QVERIFY(anna.heardOf("transfer.offered"));
        ben.handler.reset();

        world.pass(29s);
        QVERIFY(!anna.heardOf("transfer.ended"));
        anna.peer->pong();
        world.pass(2s);

        QVERIFY(anna.heardOf("transfer.ended"));
        QCOMPARE(std::string(anna.lastOf("conversation.changed").at("conversation").at("assignee").at("alias").as_string()), std::string("Anna"));
        QVERIFY(!anna.lastOf("conversation.changed").at("conversation").as_object().contains("offer"));
    }

    void anOfferEndsWithARestart()
    {
        HubFixture world;
        std::string conversation;
        {
            auto anna = world.desk("Anna");
            auto visitor = world.tab();
            conversation = conversationOf(visitor);
            auto ben = world.desk("Ben");
            anna.send({{"type", "conversation.transfer"}, {"conversation", conversation}, {"toPerson", world.people.at("Ben").text()}});
            world.settle();
        }
        world.start();
        world.settle();

        auto anna = world.desk("Anna");
        anna.send({{"type", "conversation.open"}, {"conversation", conversation}});
        world.settle();

        const auto thread = anna.lastOf("thread");
        QCOMPARE(std::string(thread.at("events").as_array().back().at("kind").as_string()), std::string("transfer.ended"));
        QVERIFY(!thread.at("conversation").as_object().contains("offer"));
    }

    void anOfferEndsWithTheLeaseOfWhoMadeIt()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        auto ben = world.desk("Ben");
        world.pass(20s);
        anna.send({{"type", "conversation.transfer"}, {"conversation", conversationOf(visitor)}, {"toPerson", world.people.at("Ben").text()}});
        world.settle();
        anna.handler.reset();

        world.pass(26s);

        QVERIFY(visitor.heardOf("conversation.queued"));
        QCOMPARE(lastAlias(visitor), std::string("Ben"));
    }

    void keepsSeqAndOrderWhenTheClockJumps_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("back an hour") << -1;
        QTest::newRow("back a month") << -720;
        QTest::newRow("forth an hour") << 1;
    }
    void keepsSeqAndOrderWhenTheClockJumps()
    {
        QFETCH(int, hours);
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        world.say(visitor, "before");

        world.clock.wall += std::chrono::hours(hours);
        world.say(visitor, "after");

        std::int64_t seq = 0, at = 0;
        for (const auto &frame : visitor.peer->sent) {
            if (frame.at("type") != "event")
                continue;
            const auto &event = frame.at("event").as_object();
            QVERIFY(event.at("seq").to_number<std::int64_t>() > seq);
            QVERIFY(event.at("at").to_number<std::int64_t>() >= at);
            seq = event.at("seq").to_number<std::int64_t>();
            at = event.at("at").to_number<std::int64_t>();
        }
        QVERIFY(visitor.kinds().size() >= 2);
        anna.send({{"type", "ping"}});
        QCOMPARE(std::string(anna.peer->sent.back().at("type").as_string()), std::string("ok"));
    }

    void servesTheQueueInOrderWhenTheClockWasSetBack()
    {
        HubFixture world;
        auto first = world.tab();
        world.pass(10s);
        world.clock.wall -= 1h;
        auto second = world.tab();
        world.pass(1s);

        auto anna = world.desk("Anna");

        std::vector<std::string> order;
        for (const auto &frame : anna.peer->sent) {
            if (frame.at("type") == "event" && frame.at("event").at("kind") == "conversation.assigned")
                order.emplace_back(frame.at("conversation").as_string());
        }
        QCOMPARE(order, (std::vector<std::string>{conversationOf(first), conversationOf(second)}));
    }
};

QTEST_GUILESS_MAIN(TestPresence)
#include "tst_presence.moc"
