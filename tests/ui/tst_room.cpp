// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/timelinemodel.h"
#include "ui/look/plainlabel.h"
#include "ui/stage.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using ui::PlainLabel;

namespace {

const auto shown = conversation(1), other = conversation(2);

protocol::Header waitingHeader(protocol::ConversationId id)
{
    auto header = headerOf(id);
    header.status = protocol::Status::Waiting;
    header.assignee.reset();
    header.waitingSince = minute(0);
    return header;
}

QStringList texts(const QAbstractItemModel *model)
{
    QStringList all;
    for (int row = 0; row < model->rowCount(); ++row)
        all += model->index(row, 0).data().toString();
    return all;
}

} // namespace

class TestRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theViewsModelsAreSoundUnderTraffic()
    {
        Stage stage;
        stage.enter({headerOf(shown, 1), waitingHeader(other)});
        QAbstractItemModelTester list(stage.find<QListView>("conversationList")->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QAbstractItemModelTester thread(stage.find<QListView>("threadView")->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        stage.choose(shown);
        stage.answerOpen(headerOf(shown, 1), {eventOf(1, Author::Visitor, "hello")});

        for (int round = 0; round < 20; ++round) {
            const auto id = conversation(std::uint8_t(10 + round));
            stage.transport->inject(to::ConversationChanged{std::to_string(100 + round), round % 2 ? waitingHeader(id) : headerOf(id)});
            stage.transport->inject(to::EventPush{shown, std::to_string(200 + round), eventOf(std::uint64_t(2 + round), round % 3 ? Author::Visitor : Author::Advisor, "text")});
            stage.transport->inject(to::Preview{shown, round % 2 ? "typing" : ""});
            if (round % 4 == 3)
                stage.transport->inject(to::ConversationGone{std::to_string(300 + round), id});
            stage.click(round % 3 == 0 ? "tabAll" : round % 3 == 1 ? "tabWaiting" : "tabMine");
        }

        QCOMPARE(stage.find<QListView>("threadView")->model()->rowCount(), 21);
    }

    void whoWithdrawsIsNamedUntilItIsRead()
    {
        Stage stage;
        stage.enter({headerOf(shown, 1), headerOf(other, 1)});
        auto *text = stage.find<PlainLabel>("bannerText");
        QVERIFY(!text->isVisible());

        stage.transport->inject(to::ConversationGone{"90", shown, protocol::Cause::Withdrawal});
        QVERIFY(text->isVisible());
        QVERIFY2(text->wholeText().contains(QStringLiteral("withdrew the consent")), qPrintable(text->wholeText()));
        stage.click("bannerDismiss");
        QVERIFY(!text->isVisible());
        stage.transport->inject(to::ConversationGone{"91", other, protocol::Cause::Visitor});
        QVERIFY2(text->wholeText().contains(QStringLiteral("ended the conversation")), qPrintable(text->wholeText()));
    }

    void comingBackToTheWindowOpensNothing()
    {
        Stage stage;
        stage.enter({headerOf(shown, 1), headerOf(other, 1)});
        auto *list = stage.find<QListView>("conversationList");

        stage.find("filterField")->setFocus();
        list->setFocus(Qt::ActiveWindowFocusReason);

        QVERIFY(list->hasFocus());
        QVERIFY(!list->currentIndex().isValid());
        QVERIFY(!stage.transport->take<from::ConversationOpen>());
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 0);
        QVERIFY(stage.transport->take<from::ConversationOpen>());
    }

    void theFilterFindsAsOneTypes()
    {
        Stage stage;
        auto marie = headerOf(shown), paul = headerOf(other);
        marie.visitorName = "Marie Dubois";
        paul.visitorName = "Paul";
        stage.enter({marie, paul});
        auto *list = stage.find<QListView>("conversationList");
        QCOMPARE(list->model()->rowCount(), 2);

        QTest::keyClicks(stage.find("filterField"), QStringLiteral("dubo"));

        QCOMPARE(list->model()->rowCount(), 1);
        QVERIFY(texts(list->model()).front().contains(QStringLiteral("Marie")));
        QTest::keyClicks(stage.find("filterField"), QStringLiteral("xyz"));
        QCOMPARE(stage.find<PlainLabel>("listEmpty")->wholeText(), QStringLiteral("Nothing matches the filter."));
        QVERIFY(stage.find("listEmpty")->isVisible());
    }

    void theTabsCountAndTheTitleSaysWhoWaits()
    {
        Stage stage;
        auto mine = headerOf(shown);
        mine.waitingSince = minute(0);

        stage.enter({mine, waitingHeader(other)});

        QCOMPARE(stage.find<QToolButton>("tabMine")->text(), QStringLiteral("Mine  1"));
        QCOMPARE(stage.find<QToolButton>("tabWaiting")->text(), QStringLiteral("Waiting  1"));
        QCOMPARE(stage.window->windowTitle(), QStringLiteral("(1) Visavis"));
    }

    void thePreviewIsMarkedAsNotSentAndGoes()
    {
        Stage stage;
        stage.enter({headerOf(shown, 1)});
        stage.choose(shown);
        stage.answerOpen(headerOf(shown, 1), {eventOf(1, Author::Visitor, "hello")});

        stage.transport->inject(to::Preview{shown, "Do you have"});

        QVERIFY(stage.find("previewBubble")->isVisible());
        QCOMPARE(stage.find<PlainLabel>("previewText")->wholeText(), visibleText("Do you have"));
        QVERIFY(texts(stage.find<QListView>("conversationList")->model()).front().contains(QStringLiteral("typing: ")));
        stage.transport->inject(to::EventPush{shown, "20", eventOf(2, Author::Visitor, "Do you have it?")});
        QVERIFY(!stage.find("previewBubble")->isVisible());
    }

    void theThreadKeepsToItsEndUntilOneScrolls()
    {
        Stage stage;
        std::vector<protocol::Event> events;
        for (std::uint64_t seq = 1; seq <= 60; ++seq)
            events.push_back(eventOf(seq, seq % 2 ? Author::Visitor : Author::Advisor, "message " + std::to_string(seq)));
        stage.enter({headerOf(shown, 60)});
        stage.choose(shown);
        stage.answerOpen(headerOf(shown, 60), events);
        auto *bar = stage.find<QListView>("threadView")->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QTRY_COMPARE(bar->value(), bar->maximum());

        stage.transport->inject(to::EventPush{shown, "61", eventOf(61, Author::Visitor, "one more")});
        QTRY_COMPARE(bar->value(), bar->maximum());

        bar->setValue(bar->maximum() / 2);
        auto *view = stage.find<QListView>("threadView");
        const QPersistentModelIndex read = view->indexAt(QPoint(20, 20));
        const int at = view->visualRect(read).top();
        stage.transport->inject(to::EventPush{shown, "62", eventOf(62, Author::Visitor, "and one more")});
        QTest::qWait(50); // for nothing to happen
        QCOMPARE(view->visualRect(read).top(), at);
    }

    void aRefusedMessageSaysSoAndCanBeSentAgain()
    {
        Stage stage;
        stage.enter({headerOf(shown, 1)});
        stage.choose(shown);
        stage.answerOpen(headerOf(shown, 1), {eventOf(1, Author::Visitor, "hello")});
        QTest::keyClicks(stage.find("composer"), QStringLiteral("answer"));
        QTest::keyClick(stage.find("composer"), Qt::Key_Return);
        const auto sent = stage.transport->take<from::MessageSend>();
        QVERIFY(sent);
        auto *model = stage.find<QListView>("threadView")->model();
        QVERIFY(texts(model).back().endsWith(QStringLiteral("Sent")));

        stage.transport->inject(to::Error{sent->id, protocol::ErrorKind::ConsentRequired, std::nullopt});

        QVERIFY(texts(model).back().endsWith(QStringLiteral("Not sent")));
        const auto row = model->index(model->rowCount() - 1, 0).data(console::TimelineModel::RowRole).value<console::TimelineRow>();
        stage.desk->session().retry(shown, row.id);
        QVERIFY(stage.transport->take<from::MessageSend>());
    }

    void theBannerComesAndGoesWithTheConnection()
    {
        Stage stage;
        stage.enter({headerOf(shown, 1)});
        QVERIFY(!stage.find("banner")->isVisible());

        stage.transport->drop();
        QTRY_VERIFY(stage.find("banner")->isVisible());
        stage.clock->advance(60s);
        stage.reconnect({headerOf(shown, 1)}, personOf({protocol::Role::Advisor}));

        QTRY_VERIFY(!stage.find("banner")->isVisible());
    }

    void namesOfTwoHundredLettersWidenNothing()
    {
        Stage stage;
        auto header = headerOf(shown, 1);
        header.visitorName = std::string(200, 'W');
        header.group = std::string(200, 'G');
        header.siteName = std::string(200, 'S');
        stage.enter({header});
        stage.window->resize(stage.window->minimumSize());
        stage.choose(shown);
        stage.answerOpen(header, {eventOf(1, Author::Visitor, "hello")}, protocol::Card{std::string(200, 'N'), std::string(320, 'e'), std::string(40, '0'), 3});
        QCoreApplication::processEvents();

        QCOMPARE(stage.window->size(), stage.window->minimumSize());
        for (const auto *name : {"threadName", "threadFacts", "cardName", "cardEmail", "cardPhone", "closeButton", "transferButton", "composer", "sendButton"}) {
            const auto *widget = stage.find(name);
            const QRect place(widget->mapTo(stage.window.get(), QPoint()), widget->size());
            QVERIFY2(place.left() >= 0 && place.right() < stage.window->width(), qPrintable(QStringLiteral("%1: %2 to %3 of %4").arg(QLatin1String(name)).arg(place.left()).arg(place.right()).arg(stage.window->width()))); // the card scrolls down where it must
        }
    }
};

QTEST_MAIN(TestRoom)
#include "tst_room.moc"
