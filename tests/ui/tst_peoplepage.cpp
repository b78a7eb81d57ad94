// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditmodel.h"
#include "ui/stage.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace visavis::test;
using namespace visavis;
using protocol::Role;

namespace {

const protocol::GroupName sales{protocol::GroupId::random(), "Sales"};

protocol::Profile profileOf(const std::string &name, bool mayChange = true)
{
    protocol::Profile person;
    person.id = protocol::PersonId::random();
    person.stamp = "stamp-of-before";
    person.enters = true;
    person.mayChange = mayChange;
    person.is.username = person.is.alias = name;
    person.is.roles = {Role::Advisor};
    person.is.groups = {sales.id};
    return person;
}

//! \brief The page of people with \a listed in it, seen by somebody of \a role.
struct Listed : Stage {
    explicit Listed(std::vector<protocol::Profile> listed, Role role = Role::Admin)
    {
        enter({}, personOf({role}));
        click("pagePeople");
        const auto asked = transport->take<from::PeopleList>();
        if (!asked)
            qFatal("no people.list");
        transport->inject(to::People{asked->id, std::move(listed), {sales}, false});
        if (!QTest::qWaitFor([this] { return list()->model()->rowCount() > 0; }))
            qFatal("nobody is listed");
    }
    [[nodiscard]] QListView *list() const { return find<QListView>("profileList"); }
    void chooseRow(int row) { list()->setCurrentIndex(list()->model()->index(row, 0)); }
    void type(const char *field, const QString &text)
    {
        find<QLineEdit>(field)->clear();
        QTest::keyClicks(find<QLineEdit>(field), text);
    }
    [[nodiscard]] QString text(const char *name) const { return find<QLineEdit>(name)->text(); }
};

} // namespace

class TestPeoplePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void demotionEmptiesWhatWasListed()
    {
        Listed stage({profileOf("Nora"), profileOf("Ole")});
        stage.chooseRow(0);
        QCOMPARE(stage.text("personAlias"), QStringLiteral("Nora"));

        stage.transport->inject(to::SelfNow{personOf({Role::Advisor})});

        QVERIFY(stage.find("roomPage")->isVisible());
        QVERIFY(stage.desk->session().people().people().empty());
        QVERIFY(stage.desk->session().people().groups().empty());
        QCOMPARE(stage.list()->model()->rowCount(), 0);
        QCOMPARE(stage.text("personAlias"), QString());
        // Nor does it come back by a push that was on its way.
        stage.transport->inject(to::PersonNow{std::nullopt, profileOf("Late")});
        QVERIFY(stage.desk->session().people().people().empty());
    }

    void otherGroupsAreAskedForAnew()
    {
        Listed stage({profileOf("Nora")}, Role::Manager);
        auto moved = personOf({Role::Manager});
        moved.groups = {"Support"};

        stage.transport->inject(to::SelfNow{moved});

        QVERIFY(stage.desk->session().people().people().empty());
        QVERIFY(stage.transport->take<from::PeopleList>().has_value());
    }

    void aChangeNamesTheStateItWasMadeFrom()
    {
        const auto nora = profileOf("Nora");
        Listed stage({nora});
        stage.chooseRow(0);
        QVERIFY(!stage.find("personSave")->isEnabled());

        stage.type("personPosition", QStringLiteral("First advisor"));
        stage.click("personSave");

        const auto asked = stage.transport->take<from::PersonChange>();
        QVERIFY(asked.has_value());
        QCOMPARE(asked->stamp, nora.stamp);
        auto wanted = nora.is;
        wanted.position = "First advisor";
        QVERIFY(asked->profile == wanted);
        auto now = nora;
        now.is = wanted;
        now.stamp = "stamp-of-after";
        stage.transport->inject(to::PersonNow{asked->id, now});
        QVERIFY(QTest::qWaitFor([&] { return !stage.find("personSave")->isEnabled(); }));
    }

    void aRefusalKeepsWhatWasTyped()
    {
        Listed stage({profileOf("Nora")});
        stage.chooseRow(0);
        stage.type("personAlias", QStringLiteral("Noor"));
        stage.click("personSave");
        const auto asked = stage.transport->take<from::PersonChange>();

        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::Conflict, std::nullopt});

        QVERIFY(QTest::qWaitFor([&] { return stage.find("personTrouble")->isVisible(); }));
        QCOMPARE(stage.text("personAlias"), QStringLiteral("Noor"));
        QVERIFY(stage.find("personSave")->isEnabled());
    }

    void whatSomebodyElseChangesIsNotWrittenOver()
    {
        const auto nora = profileOf("Nora");
        Listed stage({nora});
        stage.chooseRow(0);
        stage.type("personAlias", QStringLiteral("Noor"));
        auto now = nora;
        now.is.position = "Moved up";
        now.stamp = "stamp-of-after";

        stage.transport->inject(to::PersonNow{std::nullopt, now});

        QCOMPARE(stage.text("personAlias"), QStringLiteral("Noor"));
        QVERIFY(stage.find("personTrouble")->isVisible());
        stage.click("personDiscard");
        QCOMPARE(stage.text("personAlias"), QStringLiteral("Nora"));
        QCOMPARE(stage.text("personPosition"), QStringLiteral("Moved up"));
    }

    void whatWasTypedIsAskedForBeforeItIsLost()
    {
        Listed stage({profileOf("Nora"), profileOf("Ole")});
        stage.chooseRow(0);
        stage.type("personAlias", QStringLiteral("Noor"));

        stage.chooseRow(1);

        QCOMPARE(stage.text("personAlias"), QStringLiteral("Noor"));
        stage.click("settingsConfirmAccept");
        QVERIFY(QTest::qWaitFor([&] { return stage.text("personAlias") == QStringLiteral("Ole"); }));
    }

    void aNewPersonIsAskedForWhatIsMissing()
    {
        Listed stage({profileOf("Nora")});
        stage.click("personNew");
        stage.type("personAlias", QStringLiteral("Pia"));

        stage.click("personSave");
        QVERIFY(stage.find("personTrouble")->isVisible());
        QVERIFY(!stage.transport->take<from::PersonCreate>());
        stage.type("personUsername", QStringLiteral("pia"));
        stage.click("personSave");

        const auto asked = stage.transport->take<from::PersonCreate>();
        QVERIFY(asked.has_value());
        QCOMPARE(asked->profile.username, std::string("pia"));
        QVERIFY(asked->profile.roles == std::vector{Role::Advisor});
        QVERIFY(asked->profile.groups == std::vector{sales.id}); // the only one there is
    }

    void aManagerSeesRolesAndGroupsAsTextAndNoBots()
    {
        Listed stage({profileOf("Nora"), profileOf("Zed", false)}, Role::Manager);

        QVERIFY(stage.find("personNew")->isVisible());
        QVERIFY(!stage.find("botNew")->isVisible());
        QVERIFY(!stage.find("groupsButton")->isVisible());
        stage.chooseRow(0);
        QVERIFY(!stage.window->findChild<QCheckBox *>("personRole_advisor"));
        QVERIFY(stage.find("personDelete")->isVisibleTo(stage.window.get()));
        stage.chooseRow(1); // somebody who works in another group too
        QVERIFY(!stage.find("personSave")->isVisible());
        QVERIFY(!stage.find("personDelete")->isVisibleTo(stage.window.get()));
        QVERIFY(stage.find<QLineEdit>("personAlias")->isReadOnly());
    }

    void searchesByNameRoleAndGroup()
    {
        auto bot = profileOf("Greeter");
        bot.is.roles = {Role::Bot};
        Listed stage({profileOf("Nora"), bot});

        QTest::keyClicks(stage.find("peopleSearch"), QStringLiteral("bot"));
        QCOMPARE(stage.list()->model()->rowCount(), 1);
        stage.find<QLineEdit>("peopleSearch")->setText(QStringLiteral("sales"));
        QCOMPARE(stage.list()->model()->rowCount(), 2);
        stage.find<QLineEdit>("peopleSearch")->setText(QStringLiteral("nobody"));
        QCOMPARE(stage.list()->model()->rowCount(), 0);
        QVERIFY(stage.find("peopleNothing")->isVisible());
    }

    void theAuditIsFilteredAndForgottenOnDemotion()
    {
        Stage stage;
        stage.enter({}, personOf({Role::Admin}));
        stage.click("pageAudit");
        auto asked = stage.transport->take<from::AuditList>();
        QVERIFY(asked.has_value());
        stage.transport->inject(to::AuditPage{asked->id, {{7, {}, "mara", "manager", "conversation.open", "x", protocol::ReadReason::Complaint, false}}, true});
        auto *table = stage.find<QTableView>("auditTable");
        QVERIFY(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }));

        stage.click("auditMore");
        asked = stage.transport->take<from::AuditList>();
        QCOMPARE(asked->below, std::optional<std::uint64_t>(7));
        stage.click("auditRefused");
        asked = stage.transport->take<from::AuditList>();
        QCOMPARE(asked->allowed, std::optional(false));
        QCOMPARE(asked->below, std::nullopt);

        stage.transport->inject(to::AuditPage{asked->id, {{7, {}, "mara", "manager", "conversation.open", "x", std::nullopt, false}}, false});
        QVERIFY(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }));
        stage.transport->inject(to::SelfNow{personOf({Role::Advisor})});
        QCOMPARE(table->model()->rowCount(), 0);
        QVERIFY(stage.find("roomPage")->isVisible());
    }

    void anExportRunsNoFormula()
    {
        QCOMPARE(ui::csvLine({QStringLiteral("=1+1"), QStringLiteral("say \"hi\""), QStringLiteral("plain")}), QByteArray("\"'=1+1\",\"say \"\"hi\"\"\",\"plain\"\r\n"));
    }

    void aClosedConversationOfSomebodyElsesAsksForTheReason()
    {
        const auto closed = conversation(3);
        auto header = headerOf(closed, 2);
        header.status = protocol::Status::Closed;
        header.assignee.reset();
        Stage stage;
        stage.enter({header}, personOf({Role::Admin}));
        stage.click("tabAll");
        stage.choose(closed);
        const auto asked = stage.transport->take<from::ConversationOpen>();
        QVERIFY(asked.has_value());

        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::ReasonRequired, std::nullopt});

        QVERIFY(!stage.find("reasonDialogAccept")->isEnabled());
        stage.find<QAbstractButton>("reason1")->click();
        stage.click("reasonDialogAccept");
        const auto again = stage.transport->take<from::ConversationOpen>();
        QVERIFY(again.has_value());
        QCOMPARE(again->reason, std::optional(protocol::ReadReason::Complaint));
    }
};

QTEST_MAIN(TestPeoplePage)
#include "tst_peoplepage.moc"
