// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/plainlabel.h"
#include "ui/overviewstage.h"

#include <QAbstractItemModelTester>
#include <QPushButton>

using namespace visavis::test;
using namespace visavis;
using protocol::Availability;
using ui::PlainLabel;

namespace {

const auto live = conversation(1);

QStringList texts(const QListView *list)
{
    QStringList all;
    for (int row = 0; row < list->model()->rowCount(); ++row)
        all += bare(list->model()->index(row, 0).data().toString());
    return all;
}

} // namespace

class TestOverviewPage : public QObject
{
    Q_OBJECT

    static void open(Stage &stage, std::vector<protocol::Header> headers = {}, std::vector<protocol::OverviewPerson> people = {overviewPerson(1, "Ben", Availability::Available, true, 1)})
    {
        stage.enter(std::move(headers), managerOf());
        stage.click("pageOverview");
        answerWatch(stage, std::move(people), {overviewGroup(1, "Sales", 1, 2, 1, minute(0))});
    }

private Q_SLOTS:
    //! Not greyed out: who may not has neither button nor command, and nothing is asked.
    void existsForWhoeverMay_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("exists");
        QTest::newRow("advisor") << int(protocol::Role::Advisor) << false;
        QTest::newRow("expert") << int(protocol::Role::Expert) << false;
        QTest::newRow("manager") << int(protocol::Role::Manager) << true;
        QTest::newRow("admin") << int(protocol::Role::Admin) << true;
    }
    void existsForWhoeverMay()
    {
        QFETCH(int, role);
        QFETCH(bool, exists);
        Stage stage;
        stage.enter({}, personOf({protocol::Role(role)}));
        QCOMPARE(stage.find("pageOverview")->isVisible(), exists);

        QTest::keyClick(stage.window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);

        QCOMPARE(stage.find("overviewPage")->isVisible(), exists);
        QCOMPARE(stage.transport->count<from::OverviewWatch>(), std::size_t(exists));
    }

    void sortsWhoCanTakeTheNextFirst()
    {
        Stage stage;
        open(stage, {}, {overviewPerson(1, "Ben", Availability::Available, true, 3), overviewPerson(2, "Carla", Availability::Busy, true, 0), overviewPerson(3, "Emil", Availability::Available, false, 0),
                         overviewPerson(4, "Zoë", Availability::Available, true, 0), overviewPerson(5, "Anna", Availability::Available, true, 5), overviewPerson(6, "Dora", Availability::Unavailable, true, 0)});
        auto *list = stage.find<QListView>("overviewPeople");
        QAbstractItemModelTester sound(list->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);

        QCOMPARE(texts(list), (QStringList{"Zoë, Available, 0 of 5 taken, Sales", "Ben, Available, 3 of 5 taken, Sales", "Anna, Available, full, 5 of 5 taken, Sales",
                                           "Carla, Busy, 0 of 5 taken, Sales", "Dora, Unavailable, 0 of 5 taken, Sales", "Emil, Not at a desk, 0 of 5 taken, Sales"}));
        QCOMPARE(stage.find<PlainLabel>("overviewPeopleTitle")->wholeText(), QStringLiteral("People: 5 of 6 at a desk"));

        list->setCurrentIndex(list->model()->index(1, 0)); // Ben
        stage.transport->inject(to::OverviewChanged{{overviewPerson(1, "Ben", Availability::Available, false, 3), overviewPerson(7, "Gwen", Availability::Available, true, 1)}, {}, {personId(2)}, {}});
        QVERIFY(bare(list->currentIndex().data().toString()).startsWith(QStringLiteral("Ben, Not at a desk"))); // kept, wherever he stands
        QCOMPARE(list->model()->rowCount(), 6);
        QVERIFY(texts(list).filter(QStringLiteral("Carla")).isEmpty());
        for (int round = 0; round < 40; ++round)
            stage.transport->inject(to::OverviewChanged{{overviewPerson(round % 9, std::string(1, char('A' + round % 26)), Availability(round % 3), round % 4 != 0, std::uint64_t(round % 6))}, {}, {personId(round % 5 + 20), personId(round % 7)}, {}});
    }

    void showsWhoWaitsOldestFirstAndForHowLong()
    {
        Stage stage;
        open(stage, {queued(conversation(2), "Late", 1), queued(conversation(3), "Early", 0)});

        const auto shown = texts(stage.find<QListView>("overviewWaiting"));
        QVERIFY(stage.find("overviewPeople")->hasFocus());

        QCOMPARE(shown.size(), 2);
        QVERIFY(shown[0].startsWith(QStringLiteral("Early")) && shown[1].startsWith(QStringLiteral("Late")));
        QVERIFY2(shown[0].contains(QStringLiteral("has waited")), qPrintable(shown[0]));
        QCOMPARE(texts(stage.find<QListView>("overviewGroups")).size(), 1);
    }

    void showsTheConversationsOfWhoIsChosen()
    {
        Stage stage;
        auto others = anothers(conversation(2), false, {personId(2), "Carla"});
        others.visitorName = "Paul";
        open(stage, {anothers(live, false), others, headerOf(conversation(3), 1)},
             {overviewPerson(1, "Ben", Availability::Available, true, 1), overviewPerson(2, "Carla", Availability::Available, true, 1), overviewPerson(3, "Dora", Availability::Busy, true, 0)});
        auto *assigned = stage.find<QListView>("overviewAssigned");
        auto *people = stage.find<QListView>("overviewPeople");
        QCOMPARE(texts(assigned).size(), 2); // not my own

        QTest::keyClick(people, Qt::Key_Down);
        QCOMPARE(texts(assigned).size(), 1);
        QVERIFY(texts(assigned).front().contains(QStringLiteral("Ben")));
        people->setCurrentIndex(people->model()->index(2, 0));
        QVERIFY(stage.find("overviewAssignedEmpty")->isVisible());
        QCOMPARE(bare(stage.find<PlainLabel>("overviewAssignedTitle")->wholeText()), QStringLiteral("Dora in conversation: 0"));
        QCOMPARE(bare(stage.find<PlainLabel>("overviewAssignedEmpty")->wholeText()), QStringLiteral("Dora is in no conversation just now."));
        for (std::uint8_t i = 0; i < 60; ++i)
            stage.transport->inject(to::ConversationChanged{"9", anothers(conversation(std::uint8_t(100 + i)), false, {personId(1 + i % 2), i % 2 ? "Carla" : "Ben"})});
        for (const int chosen : {0, 2, 1, 2}) {
            people->setCurrentIndex(people->model()->index(chosen, 0));
            QCOMPARE(texts(assigned).size(), chosen == 2 ? 0 : 31);
            QCOMPARE(bare(stage.find<PlainLabel>("overviewAssignedTitle")->wholeText()).section(QLatin1Char(' '), -1).toInt(), texts(assigned).size());
            QCOMPARE(stage.find("overviewAssignedEmpty")->isVisible(), chosen == 2);
        }
        stage.click("overviewEverybody");
        QCOMPARE(texts(assigned).size(), 62);
        QVERIFY(!stage.find("overviewEverybody")->isVisible());
    }

    void enterLooksIntoAConversationInTheRoom()
    {
        Stage stage;
        open(stage, {anothers(live, false)});
        auto *assigned = stage.find<QListView>("overviewAssigned");

        assigned->setFocus();
        QTest::keyClick(assigned, Qt::Key_Down);
        QVERIFY(!stage.transport->take<from::ConversationOpen>());
        QTest::keyClick(assigned, Qt::Key_Return);

        QVERIFY(stage.find("roomPage")->isVisible());
        QVERIFY(stage.transport->take<from::OverviewLeave>());
        stage.answerOpen(anothers(live, true), {eventOf(1, protocol::Author::Visitor, "hello")});
        QVERIFY(stage.find("lookStrip")->isVisible());
    }

    void isEmptyAndGoneWhenTheRightEnds()
    {
        Stage stage;
        open(stage, {anothers(live, false)});
        QCOMPARE(texts(stage.find<QListView>("overviewPeople")).size(), 1);

        stage.transport->inject(to::SelfNow{personOf({protocol::Role::Advisor})});

        QVERIFY(stage.find("roomPage")->isVisible() && !stage.find("pageOverview")->isVisible());
        QVERIFY(stage.desk->session().overview().people().empty() && stage.desk->session().overview().groups().empty());
        QVERIFY(texts(stage.find<QListView>("overviewPeople")).isEmpty() && texts(stage.find<QListView>("overviewGroups")).isEmpty());
        stage.transport->inject(to::OverviewChanged{{overviewPerson(4, "Late", Availability::Available, true, 1)}, {}, {}, {}}); // was on its way
        QVERIFY(stage.desk->session().overview().people().empty());
    }

    void isAskedForAnewAfterAReconnectAndNotWhenItWasLeft()
    {
        Stage stage;
        open(stage);
        stage.transport->drop();
        QTRY_VERIFY(!stage.desk->session().isLive());
        stage.desk->session().reconnectNow();
        QTRY_VERIFY(!stage.transport->opened_.empty());
        stage.reconnect({}, managerOf());
        answerWatch(stage, {overviewPerson(2, "Carla", Availability::Busy, true, 0)}, {});
        QCOMPARE(texts(stage.find<QListView>("overviewPeople")), (QStringList{"Carla, Busy, 0 of 5 taken, Sales"}));

        stage.click("overviewBack");
        QVERIFY(stage.transport->take<from::OverviewLeave>());
        QVERIFY(stage.desk->session().overview().people().empty());
    }
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
