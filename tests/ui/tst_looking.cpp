// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/timelinemodel.h"
#include "ui/look/plainlabel.h"
#include "ui/overviewstage.h"
#include "ui/room/timelinelayout.h"

#include <QPlainTextEdit>
#include <QPushButton>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using ui::PlainLabel;

namespace {

const auto live = conversation(1), other = conversation(2);

} // namespace

//! \brief Another's live conversation in the room, from the side of who looks and of whom it is assigned to.
class TestLooking : public QObject
{
    Q_OBJECT

    static void enter(Stage &stage)
    {
        stage.enter({anothers(live, false), headerOf(other, 1)}, managerOf());
        stage.click("tabAll");
        stage.choose(live);
    }
    static void look(Stage &stage)
    {
        enter(stage);
        stage.click("lookButton");
        stage.answerOpen(anothers(live, true), {eventOf(3, Author::Visitor, "hello"), whisperOf(4, "Mara", "be kind")});
    }
    static QString threadTexts(Stage &stage)
    {
        QStringList all;
        const auto *model = stage.find<QListView>("threadView")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            all += model->index(row, 0).data().toString();
        return bare(all.join(QLatin1Char('\n')));
    }

private Q_SLOTS:
    void choosingItOpensNothingUntilOneLooksIn()
    {
        Stage stage;
        enter(stage);

        QVERIFY(!stage.transport->take<from::ConversationOpen>());
        QVERIFY(stage.find("lookButton")->isVisible() && !stage.find("composer")->isVisible() && !stage.find("lookStrip")->isVisible());
        QVERIFY(bare(stage.find<PlainLabel>("lookDoorText")->wholeText()).contains(QStringLiteral("Ben is told")));
        stage.click("lookButton");
        QVERIFY(stage.transport->take<from::ConversationOpen>());
    }

    void saysPlainlyThatOneReadsAlong()
    {
        Stage stage;
        look(stage);

        QCOMPARE(bare(stage.find<PlainLabel>("lookText")->wholeText()), QStringLiteral("You are reading along. Ben is told."));
        for (const auto *name : {"lookStrip", "whisperButton", "takeOverButton", "leaveLookButton", "whisperField"})
            QVERIFY2(stage.find(name)->isVisible(), name);
        for (const auto *name : {"composer", "lookButton", "transferButton", "closeButton"})
            QVERIFY2(!stage.find(name)->isVisible(), name);
        QVERIFY(threadTexts(stage).contains(QStringLiteral("hello")));
    }

    void whispersToTheAdvisorAndNotToTheVisitor()
    {
        Stage stage;
        look(stage);
        auto *field = stage.find<QPlainTextEdit>("whisperField");
        field->setPlainText(QStringLiteral("Offer the express delivery"));

        QTest::keyClick(field, Qt::Key_Return);

        const auto sent = stage.transport->take<from::ConversationWhisper>();
        QVERIFY(sent && sent->text == "Offer the express delivery" && sent->conversation == live);
        QVERIFY(!stage.transport->take<from::MessageSend>() && !stage.transport->take<from::TypingUpdate>());
        stage.transport->inject(to::Error{sent->id, protocol::ErrorKind::Storage, std::nullopt});
        QVERIFY(stage.find("whisperHint")->isVisible());
        QTest::keyClick(field, Qt::Key_Return);
        const auto again = stage.transport->take<from::ConversationWhisper>();
        QVERIFY(again && again->clientId == sent->clientId); // stored once, whatever became of the first
        stage.transport->inject(to::Ok{again->id});
        QCOMPARE(field->toPlainText(), QString());
    }

    //! What was meant for the advisor is not in the field that writes to the visitor.
    void takingOverKeepsAWhisperFromTheVisitor()
    {
        Stage stage;
        look(stage);
        stage.find<QPlainTextEdit>("whisperField")->setPlainText(QStringLiteral("She is wrong"));
        stage.click("takeOverButton");
        auto *dialog = stage.find("settingsConfirm");
        QVERIFY(!stage.transport->take<from::ConversationTakeOver>());
        QTest::mouseClick(dialog->findChild<QPushButton *>("settingsConfirmAccept"), Qt::LeftButton);
        const auto asked = stage.transport->take<from::ConversationTakeOver>();
        QVERIFY(asked && asked->conversation == live);

        auto mine = headerOf(live, 5);
        mine.assignee = protocol::PersonName{anna, "Mara"};
        stage.transport->inject(to::ConversationChanged{"9", mine});
        stage.transport->inject(to::Ok{asked->id});

        QVERIFY(stage.find("composer")->isVisible() && !stage.find("whisperField")->isVisible() && !stage.find("lookStrip")->isVisible());
        QCOMPARE(stage.find<QPlainTextEdit>("composer")->toPlainText(), QString());
        QVERIFY(threadTexts(stage).contains(QStringLiteral("hello"))); // it goes on where one read
        QVERIFY(!stage.desk->session().looksInto());
    }

    void aWhisperIsNotTakenForAMessage()
    {
        Stage stage;
        look(stage);
        QVERIFY(threadTexts(stage).contains(QStringLiteral("Whisper from Mara – the visitor does not see this")));
        const auto *model = stage.find<QListView>("threadView")->model();
        const auto row = model->index(1, 0).data(console::TimelineModel::RowRole).value<console::TimelineRow>();
        QCOMPARE(row.delivery, console::Delivery::None); // no visitor ever sees it
        const auto layout = ui::TimelineLayout::of(row, 600, qApp->font(), Qt::blue, QDate(2026, 1, 1));
        QVERIFY(!layout.name.isEmpty() && layout.nameText.contains(QStringLiteral("Whisper")));
        stage.transport->inject(to::EventPush{live, "12", eventOf(5, Author::Advisor, "aloud")});
        QVERIFY(!model->index(2, 0).data(console::TimelineModel::RowRole).value<console::TimelineRow>().continues);
    }

    void theLookEndsWithEveryWayOut_data()
    {
        QTest::addColumn<QString>("way");
        for (const auto *way : {"stop", "another", "page"})
            QTest::newRow(way) << way;
    }
    void theLookEndsWithEveryWayOut()
    {
        QFETCH(QString, way);
        Stage stage;
        look(stage);
        if (way == QLatin1String("stop"))
            stage.click("leaveLookButton");
        else if (way == QLatin1String("another"))
            stage.choose(other);
        else
            stage.click("pageOverview");

        QVERIFY(stage.transport->take<from::ConversationLeave>());
        QVERIFY(!stage.desk->store().thread(live)); // nothing of it is kept
        QVERIFY(!stage.desk->session().looksInto());
    }

    void aLostConnectionIsLookedOverAgain()
    {
        Stage stage;
        look(stage);
        stage.transport->drop();
        QTRY_VERIFY(!stage.desk->session().isLive());
        stage.desk->session().reconnectNow();
        QTRY_VERIFY(!stage.transport->opened_.empty());

        stage.reconnect({anothers(live, false), headerOf(other, 1)}, managerOf());

        const auto asked = stage.transport->take<from::ConversationOpen>();
        QVERIFY(asked && asked->conversation == live);
        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::NotPermitted, std::nullopt}); // the right ended meanwhile
        QVERIFY(!stage.desk->store().thread(live) && !stage.desk->session().looksInto());
    }

    void whatIsTakenAwayIsForgotten()
    {
        Stage stage;
        look(stage);

        stage.transport->inject(to::ConversationChanged{"9", anothers(live, false)});

        QVERIFY(!stage.desk->store().thread(live));
        QVERIFY(stage.find("lookButton")->isVisible() && !stage.find("whisperField")->isVisible());
        QVERIFY(!stage.transport->take<from::ConversationOpen>());
    }

    void theAdvisorSeesWhoLooks()
    {
        Stage stage;
        auto header = headerOf(live, 1);
        header.lookers = {"Mara"};
        stage.enter({header});
        stage.choose(live);
        stage.answerOpen(header, {eventOf(1, Author::Visitor, "hello")});

        QVERIFY(stage.find("lookStrip")->isVisible());
        QCOMPARE(bare(stage.find<PlainLabel>("lookText")->wholeText()), QStringLiteral("Mara is looking."));
        QVERIFY(stage.find("composer")->isVisible());
        for (const auto *name : {"whisperButton", "takeOverButton", "leaveLookButton", "whisperField"})
            QVERIFY2(!stage.find(name)->isVisible(), name);
        header.lookers.reset();
        stage.transport->inject(to::ConversationChanged{"9", header});
        QVERIFY(!stage.find("lookStrip")->isVisible());
    }
};

QTEST_MAIN(TestLooking)
#include "tst_looking.moc"
