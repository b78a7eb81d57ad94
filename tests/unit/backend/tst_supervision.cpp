// SPDX-License-Identifier: GPL-3.0-or-later
#include "hubfixture.h"

#include "backend/hub/looks.h"

#include <QTest>

using namespace visavis::backend;
using namespace visavis::protocol;
using namespace std::chrono_literals;

//! Looks and the live overview with turned time: when a right ends, and how often is told.
class TestSupervision : public QObject
{
    Q_OBJECT

    static void setRole(HubFixture &world, const std::string &name, Role role)
    {
        auto person = *world.hub->person(world.people.at(name));
        person.roles = {role};
        world.hub->putPerson(person, [](bool) {});
    }
    static ConversationId conversationOf(const HubFixture::Tab &tab)
    {
        return *ConversationId::parse(std::string(tab.lastOf("consent.given").at("conversation").at("id").as_string()));
    }
    static std::size_t count(const HubFixture::Desk &desk, const char *type)
    {
        return std::size_t(std::count_if(desk.peer->sent.begin(), desk.peer->sent.end(), [type](const auto &frame) { return frame.at("type") == type; }));
    }
    static bool heard(const HubFixture::Desk &desk, const std::string &text)
    {
        return std::any_of(desk.peer->sent.begin(), desk.peer->sent.end(), [&text](const auto &frame) { return boost::json::serialize(frame).find(text) != std::string::npos; });
    }
    static bool namesLookers(const HubFixture::Desk &desk) { return desk.lastOf("conversation.changed").at("conversation").as_object().contains("lookers"); }

private slots:
    void aLookEndsWithinASecondOfTheRight()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        setRole(world, "Ben", Role::Manager);
        auto ben = world.desk("Ben");
        ben.send({{"type", "conversation.open"}, {"conversation", conversationOf(visitor).text()}});
        world.settle();
        QVERIFY(namesLookers(anna));
        world.pass(5s);
        QVERIFY(namesLookers(anna)); // asked again and again, and still allowed

        setRole(world, "Ben", Role::Advisor);
        world.pass(1s);

        QVERIFY(!namesLookers(anna));
        QCOMPARE(count(ben, "conversation.gone"), 1U);
        world.say(visitor, "canary");
        QVERIFY(heard(anna, "canary") && !heard(ben, "canary"));
    }

    void whoMayNoLongerWatchIsToldNothing()
    {
        HubFixture world;
        setRole(world, "Ben", Role::Manager);
        auto ben = world.desk("Ben");
        ben.send({{"type", "overview.watch"}});
        world.settle();
        QCOMPARE(count(ben, "overview"), 1U);

        setRole(world, "Ben", Role::Advisor);
        auto anna = world.desk("Anna");
        world.pass(2s);

        QCOMPARE(count(ben, "overview.changed"), 0U);
    }

    void tellsTheFirstChangeAtOnceAndTheRestTogether()
    {
        HubFixture world;
        setRole(world, "Ben", Role::Manager);
        auto ben = world.desk("Ben");
        ben.send({{"type", "overview.watch"}});
        auto anna = world.desk("Anna");
        world.pass(0ms);
        QCOMPARE(count(ben, "overview.changed"), 1U);

        std::vector<HubFixture::Tab> visitors;
        for (int i = 0; i < 4; ++i)
            visitors.push_back(world.tab());
        world.pass(249ms);
        QCOMPARE(count(ben, "overview.changed"), 1U);
        world.pass(1ms);

        QCOMPARE(count(ben, "overview.changed"), 2U);
        QVERIFY(boost::json::serialize(ben.lastOf("overview.changed")).find("\"assigned\":4") != std::string::npos);
        world.pass(5s);
        QCOMPARE(count(ben, "overview.changed"), 2U); // nothing changed, nothing is told
    }

    //! The record says who whispered, not who the conversation was assigned to.
    void aWhisperIsItsAuthorsInTheJournal()
    {
        HubFixture world;
        auto anna = world.desk("Anna");
        auto visitor = world.tab();
        setRole(world, "Ben", Role::Manager);
        auto ben = world.desk("Ben");

        ben.send({{"type", "conversation.whisper"}, {"conversation", conversationOf(visitor).text()}, {"clientId", EventId::random().text()}, {"text", "be kind"}});
        world.settle();

        const auto rows = world.hub->parts().journal.eventsAfter(conversationOf(visitor), 0, 99);
        QCOMPARE(rows.back().kind, EventKind::Whisper);
        QVERIFY(rows.back().person == world.people.at("Ben"));
        QVERIFY(anna.heardOf("whisper") && !visitor.heardOf("whisper") && visitor.heardOf("internal"));
        QVERIFY(!ben.heardOf("whisper")); // not looking, he reads nothing there
    }
};

QTEST_GUILESS_MAIN(TestSupervision)
#include "tst_supervision.moc"
