// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/client.h"

#include <QTest>

using namespace visavis::tests;

//! Who gets a conversation, by the real program: five slots a person, Sales is the shop's group.
class TestRouting : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Backend> m_backend;

    std::unique_ptr<Visitor> arrive() const
    {
        auto visitor = std::make_unique<Visitor>(*m_backend);
        visitor->hello();
        visitor->consent();
        return visitor;
    }
    //! \brief The alias that the visitor is told.
    static std::string assignedTo(Visitor &visitor) { return textOf(visitor.waitEvent("conversation.assigned"), "alias"); }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_backend = std::make_unique<Backend>(m_workspace->path());
    }
    void cleanup()
    {
        QCOMPARE(m_backend->terminate(), 0);
        m_backend.reset();
        m_workspace.reset();
    }

    void givesToTheLeastOccupied()
    {
        Advisor anna(*m_backend, *m_workspace, "anna", "available");
        auto first = arrive();
        QCOMPARE(assignedTo(*first), std::string("Anna"));
        Advisor ben(*m_backend, *m_workspace, "ben", "available");

        auto second = arrive();

        QCOMPARE(assignedTo(*second), std::string("Ben"));
    }

    void servesTheQueueInOrderOfArrivalAndNeverBeyondTheSlots()
    {
        std::vector<std::unique_ptr<Visitor>> visitors;
        for (int i = 0; i < 7; ++i)
            visitors.push_back(arrive());
        Advisor anna(*m_backend, *m_workspace, "anna", "available");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(assignedTo(*visitors[std::size_t(i)]), std::string("Anna"));
        visitors[5]->settle();
        QVERIFY(!visitors[5]->received("\"conversation.assigned\"") && !visitors[6]->received("\"conversation.assigned\""));

        anna.refusal(anna.send("conversation.close", {{"conversation", visitors[2]->conversation()}, {"conversationType", "sale"}}));

        QCOMPARE(assignedTo(*visitors[5]), std::string("Anna"));
        visitors[6]->settle();
        QVERIFY(!visitors[6]->received("\"conversation.assigned\""));
    }

    void givesToNobodyOfAnotherGroupOrBusyOrAway()
    {
        Advisor carla(*m_backend, *m_workspace, "carla", "available"), ben(*m_backend, *m_workspace, "ben", "busy");
        Advisor mara(*m_backend, *m_workspace, "mara", "unavailable");
        auto visitor = arrive();

        for (auto *desk : {&carla, &ben, &mara})
            desk->settle();
        visitor->settle();
        QVERIFY(!visitor->received("\"conversation.assigned\""));
        QCOMPARE(carla.count("conversation.changed"), 0); // not even its header
        QVERIFY(ben.count("conversation.changed") > 0);

        QCOMPARE(ben.setAvailability("available"), std::string("ok"));
        QCOMPARE(assignedTo(*visitor), std::string("Ben"));
    }

    void letsOneOfTwoTake()
    {
        Advisor anna(*m_backend, *m_workspace, "anna", "busy"), ben(*m_backend, *m_workspace, "ben", "busy");
        auto visitor = arrive();
        for (auto *desk : {&anna, &ben})
            desk->wait([](const Frame &frame) { return textOf(frame, "type") == "conversation.changed"; }, "the header");
        QVERIFY(!anna.received("lastText"));

        const auto byAnna = anna.send("conversation.take", {{"conversation", visitor->conversation()}});
        const auto annas = anna.refusal(byAnna);
        const auto bens = ben.refusal(ben.send("conversation.take", {{"conversation", visitor->conversation()}}));

        QCOMPARE(annas, std::string("ok"));
        QVERIFY(bens == "conflict" || bens == "notPermitted");
        QCOMPARE(assignedTo(*visitor), std::string("Anna"));
        ben.waitType("conversation.gone");
    }

    void keepsWhatWasAssignedOverARestart()
    {
        Advisor anna(*m_backend, *m_workspace, "anna", "available");
        auto visitor = arrive();
        QCOMPARE(assignedTo(*visitor), std::string("Anna"));
        m_backend->kill();
        m_backend = std::make_unique<Backend>(m_workspace->path());

        Advisor again(*m_backend, anna.tokens().access);

        QCOMPARE(countOf(again.welcome().at("self").as_object(), "slotsUsed"), std::uint64_t(1));
        again.say(visitor->conversation(), "where were we?");
    }
};

QTEST_GUILESS_MAIN(TestRouting)
#include "tst_routing.moc"
