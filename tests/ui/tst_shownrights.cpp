// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage.h"

#include <QToolButton>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using protocol::Role;

namespace {

const auto mine = conversation(1), waiting = conversation(2);

protocol::Header waitingHeader()
{
    auto header = headerOf(waiting);
    header.status = protocol::Status::Waiting;
    header.assignee.reset();
    return header;
}

} // namespace

//! \brief The window shows what the role may do (PRIVACY.md section 2) and nothing else. The columns are typed by hand.
class TestShownRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowShowsWhatTheRoleMayDo_data()
    {
        QTest::addColumn<QList<int>>("roles");
        QTest::addColumn<bool>("settings");
        QTest::addColumn<bool>("overview");
        QTest::addColumn<bool>("availability");
        QTest::addColumn<bool>("take");
        QTest::addColumn<bool>("transferAndClose");
        const auto row = [](const char *name, std::initializer_list<Role> roles, bool settings, bool overview, bool availability, bool take, bool transferAndClose) {
            QList<int> numbers;
            for (const auto role : roles)
                numbers += int(role);
            QTest::newRow(name) << numbers << settings << overview << availability << take << transferAndClose;
        };
        row("advisor", {Role::Advisor}, false, false, true, true, true);
        row("expert", {Role::Expert}, false, false, true, true, true);
        row("manager", {Role::Manager}, false, true, true, true, true);
        row("admin", {Role::Admin}, true, true, true, true, true);
        row("advisor and admin", {Role::Advisor, Role::Admin}, true, true, true, true, true);
        row("support without a grant", {Role::Support}, false, false, false, false, false);
        row("support with a grant", {Role::SupportGranted}, false, true, false, false, false);
        row("archive administrator", {Role::ArchiveAdministrator}, false, false, false, false, false);
    }
    void theWindowShowsWhatTheRoleMayDo()
    {
        QFETCH(QList<int>, roles);
        QFETCH(bool, settings);
        QFETCH(bool, overview);
        QFETCH(bool, availability);
        QFETCH(bool, take);
        QFETCH(bool, transferAndClose);
        std::vector<Role> held;
        for (const auto role : roles)
            held.push_back(Role(role));
        Stage stage;

        stage.enter({headerOf(mine, 1), waitingHeader()}, personOf(held));
        QCOMPARE(stage.find("pageSettings")->isVisible(), settings);
        QCOMPARE(stage.find("pageOverview")->isVisible(), overview);
        QCOMPARE(stage.find("availabilityBox")->isVisible(), availability);

        stage.choose(mine);
        stage.answerOpen(headerOf(mine, 1), {eventOf(1, Author::Visitor, "hello")});
        QCOMPARE(stage.find("transferButton")->isVisible(), transferAndClose);
        QCOMPARE(stage.find("closeButton")->isVisible(), transferAndClose);
        QVERIFY(!stage.find("takeButton")->isVisible());

        stage.click("tabWaiting");
        stage.choose(waiting);
        QCOMPARE(stage.find("takeButton")->isVisible(), take);
        QVERIFY(!stage.find("closeButton")->isVisible());
    }

    void thePagesAreThoseOfTheRole_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QStringList>("pages");
        QTest::newRow("advisor") << int(Role::Advisor) << QStringList();
        QTest::newRow("expert") << int(Role::Expert) << QStringList();
        QTest::newRow("manager") << int(Role::Manager) << QStringList{"pageOverview", "pagePeople", "pageRoom"};
        QTest::newRow("admin") << int(Role::Admin) << QStringList{"pageAudit", "pageOverview", "pagePeople", "pagePrivacy", "pageRoom", "pageSettings", "pageSites"};
    }
    void thePagesAreThoseOfTheRole()
    {
        QFETCH(int, role);
        QFETCH(QStringList, pages);
        Stage stage;
        stage.enter({}, personOf({Role(role)}));

        QStringList shown;
        for (const auto *button : stage.find("navigation")->findChildren<QToolButton *>()) {
            if (button->isVisible())
                shown += button->objectName();
        }
        shown.sort();
        QCOMPARE(shown, pages);
    }

    void aRightThatIsTakenAwayGoesFromTheWindow()
    {
        Stage stage;
        stage.enter({headerOf(mine, 1)}, personOf({Role::Admin}));
        QVERIFY(stage.find("pageSettings")->isVisible());

        stage.transport->inject(to::SelfNow{personOf({Role::Advisor})});

        QVERIFY(!stage.find("pageSettings")->isVisible());
    }

    void oneWhoLosesTheRightLeavesTheSettings()
    {
        Stage stage;
        stage.enter({headerOf(mine, 1)}, personOf({Role::Admin}));
        stage.click("pageSettings");
        QVERIFY(stage.find("settingsPage")->isVisible());

        stage.transport->inject(to::SelfNow{personOf({Role::Advisor})});

        QVERIFY(!stage.find("settingsPage")->isVisible());
        QVERIFY(stage.find("roomPage")->isVisible());
    }
};

QTEST_MAIN(TestShownRights)
#include "tst_shownrights.moc"
