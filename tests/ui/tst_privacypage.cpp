// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/privacy/heldcard.h"
#include "ui/stage.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace visavis::test;
using namespace visavis;
using protocol::Role;

namespace {

const auto visitor = protocol::VisitorId::random();

protocol::HeldVisitor held()
{
    protocol::HeldVisitor held;
    held.visitor = visitor;
    held.siteName = "Sample Shop";
    held.conversations = {{protocol::ConversationId::random(), protocol::Status::Closed, minute(-60), minute(-30), minute(1000), 12}};
    held.offered = true;
    held.fileEndsAt = minute(1000);
    held.consents = 1;
    return held;
}

//! \brief The page as an admin opens it.
struct Opened : Stage {
    explicit Opened(std::optional<protocol::RetentionBrake> brake = std::nullopt)
    {
        enter({}, personOf({Role::Admin}));
        click("pagePrivacy");
        answerState(brake);
    }
    void answerState(std::optional<protocol::RetentionBrake> brake = std::nullopt)
    {
        const auto asked = transport->take<from::RetentionRead>();
        if (!asked)
            qFatal("no retention.read");
        transport->inject(to::RetentionNow{asked->id, protocol::text(protocol::RetentionPolicy()), minute(-20), minute(5000), brake, 1200, brake ? 300U : 0U});
    }
    void search(const QString &text)
    {
        find<QLineEdit>("privacyField")->clear();
        QTest::keyClicks(find<QLineEdit>("privacyField"), text);
        click("privacyFind");
    }
    void answerFound(std::vector<protocol::HeldVisitor> visitors)
    {
        const auto asked = transport->take<from::PrivacyFind>();
        if (!asked)
            qFatal("no privacy.find");
        transport->inject(to::PrivacyFound{asked->id, std::move(visitors), false});
    }
    [[nodiscard]] QString text(const char *name) const { return find<QLabel>(name)->accessibleName().isEmpty() ? find<QLabel>(name)->text() : find<QLabel>(name)->accessibleName(); }
};

} // namespace

class TestPrivacyPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByAddressOrConversation()
    {
        Opened stage;
        stage.search(QStringLiteral("  anna@example.test "));
        const auto byAddress = stage.transport->take<from::PrivacyFind>();
        QVERIFY(byAddress && byAddress->email == "anna@example.test" && !byAddress->conversation);
        stage.transport->inject(to::PrivacyFound{byAddress->id, {}, false});
        QVERIFY(stage.text("privacyState").contains(QStringLiteral("Nothing is held")));

        const auto conversation = protocol::ConversationId::random();
        stage.search(QString::fromStdString(conversation.text()));
        const auto byConversation = stage.transport->take<from::PrivacyFind>();
        QVERIFY(byConversation && byConversation->conversation == conversation && !byConversation->email);
    }

    void whatIsNeitherIsNotAsked()
    {
        Opened stage;
        stage.search(QStringLiteral("Anna Berger"));
        QVERIFY(!stage.transport->take<from::PrivacyFind>());
        QVERIFY(stage.text("privacyState").contains(QStringLiteral("neither")));
    }

    void theAnswerToAnEarlierSearchIsDropped()
    {
        Opened stage;
        stage.search(QStringLiteral("one@example.test"));
        const auto first = stage.transport->take<from::PrivacyFind>();
        stage.find<QPushButton>("privacyFind")->setEnabled(true);
        stage.search(QStringLiteral("two@example.test"));
        stage.transport->inject(to::PrivacyFound{first->id, {held()}, false});
        QVERIFY(!stage.window->findChild<QWidget *>(QStringLiteral("heldErase")));
        stage.answerFound({held(), held()});
        QCOMPARE(stage.window->findChildren<ui::HeldCard *>().size(), 2);
    }

    void everythingIsWrittenPartByPart()
    {
        Opened stage;
        stage.search(QStringLiteral("anna@example.test"));
        stage.answerFound({held()});
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("access.json"));
        stage.window->findChild<ui::HeldCard *>()->exportTo(path);
        for (const auto *part : {"{\"schema\":", "\"visavis-", "access-1\"}"}) {
            const auto asked = stage.transport->take<from::PrivacyExport>();
            QVERIFY(asked && asked->visitor == visitor);
            QVERIFY(!QFile::exists(path)); // whole or not at all
            stage.transport->inject(to::PrivacyPart{asked->id, part, 3});
        }
        QFile file(path);
        QVERIFY(QTest::qWaitFor([&file] { return file.exists(); }));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{\"schema\":\"visavis-access-1\"}"));
    }

    void anExportThatBreaksOffLeavesNothing()
    {
        Opened stage;
        stage.search(QStringLiteral("anna@example.test"));
        stage.answerFound({held()});
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("access.json"));
        stage.window->findChild<ui::HeldCard *>()->exportTo(path);
        auto asked = stage.transport->take<from::PrivacyExport>();
        stage.transport->inject(to::PrivacyPart{asked->id, "half", 2});
        asked = stage.transport->take<from::PrivacyExport>();
        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::Storage, std::nullopt});
        QVERIFY(!stage.text("heldState").isEmpty());
        QVERIFY(!QFile::exists(path));
        QVERIFY(stage.find("heldExport")->isEnabled());
    }

    void nothingIsErasedWithoutTheWord()
    {
        Opened stage;
        stage.search(QStringLiteral("anna@example.test"));
        stage.answerFound({held()});
        stage.click("heldErase");
        auto *accept = stage.find<QPushButton>("eraseDialogAccept");
        QVERIFY(!accept->isEnabled());
        QTest::keyClicks(stage.find<QLineEdit>("eraseWord"), QStringLiteral("erase"));
        QVERIFY(!accept->isEnabled());
        stage.find<QLineEdit>("eraseWord")->clear();
        QTest::keyClicks(stage.find<QLineEdit>("eraseWord"), QStringLiteral("ERASE"));
        QVERIFY(accept->isEnabled());
        stage.click("eraseDialogAccept");
        const auto asked = stage.transport->take<from::PrivacyErase>();
        QVERIFY(asked && asked->visitor == visitor);
        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::Storage, std::nullopt});
        QVERIFY(accept->isEnabled()); // it was not done, and can be tried again
        QVERIFY(!stage.transport->take<from::PrivacyErase>());
    }

    void aChangeIsCountedBeforeItIsMade()
    {
        Opened stage;
        QVERIFY(stage.text("retentionState").contains(QStringLiteral("1,200")) || stage.text("retentionState").contains(QStringLiteral("1200")));
        QVERIFY(!stage.find("retentionSave")->isEnabled());
        auto *unit = stage.find<QComboBox>("retentionChatUnit");
        unit->setCurrentIndex(unit->findData(int(protocol::Period::Unit::Days)));
        stage.find<QSpinBox>("retentionChat")->setValue(30);
        QVERIFY(!stage.find("retentionSave")->isEnabled());
        std::optional<from::RetentionSimulate> asked;
        QVERIFY(QTest::qWaitFor([&] { return (asked = stage.transport->take<from::RetentionSimulate>()).has_value(); }));
        QCOMPARE(asked->policy, std::string("chat=30d social=3y call=12m sms=12m file=3y"));
        stage.transport->inject(to::RetentionOver{asked->id, 18240, 300, 20000});
        QVERIFY(stage.text("retentionEffect").contains(QStringLiteral("18,240")));
        stage.click("retentionSave");
        QVERIFY(stage.text("confirmText").contains(QStringLiteral("18,240")));
        stage.click("settingsConfirmAccept");
        const auto change = stage.transport->take<from::SettingsChangeRequest>();
        QVERIFY(change && change->name == protocol::SettingName::Retention);
        QCOMPARE(change->value, asked->policy);
        stage.transport->inject(to::Ok{change->id});
        stage.answerState(); // it reads what holds now
    }

    void whatIsTooLongIsNotAsked()
    {
        Opened stage;
        stage.find<QSpinBox>("retentionChat")->setValue(4);
        QVERIFY(stage.text("retentionEffect").contains(QStringLiteral("longer than is allowed")));
        QTest::qWait(500);
        QVERIFY(!stage.transport->take<from::RetentionSimulate>());
        QVERIFY(!stage.find("retentionSave")->isEnabled());
    }

    void aStoppedJobAsks()
    {
        Opened stage(protocol::RetentionBrake::TooMuch);
        QVERIFY(stage.find("retentionConfirm")->isVisible());
        QVERIFY(stage.text("retentionBrake").contains(QStringLiteral("300")));
        stage.click("retentionConfirm");
        stage.click("settingsConfirmAccept");
        const auto asked = stage.transport->take<from::RetentionConfirm>();
        QVERIFY(asked);
        stage.transport->inject(to::Ok{asked->id});
        stage.answerState();
        QVERIFY(!stage.find("retentionConfirm")->isVisible());
    }

    void demotionEmptiesThePage()
    {
        Opened stage;
        stage.search(QStringLiteral("anna@example.test"));
        stage.answerFound({held()});
        stage.transport->inject(to::SelfNow{personOf({Role::Advisor})});
        QVERIFY(stage.find("roomPage")->isVisible());
        QCOMPARE(stage.window->findChildren<ui::HeldCard *>().size(), 0);
        QCOMPARE(stage.find<QLineEdit>("privacyField")->text(), QString());
    }
};

QTEST_MAIN(TestPrivacyPage)
#include "tst_privacypage.moc"
