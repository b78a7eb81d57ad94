// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overviewstage.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QToolButton>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;

//! \brief Every control of every page and dialogue has a name for people who hear it, a name for tests, and a way for those who
//! have no mouse. A new page is one row of the table below.
namespace {

const auto mine = conversation(1), waiting = conversation(2), offered = conversation(3);

bool isControl(const QWidget *widget)
{
    if (!widget->isEnabled() || widget->objectName().startsWith(QLatin1String("qt_")))
        return false;
    if (qobject_cast<const QComboBox *>(widget->parentWidget()) || qobject_cast<const QLineEdit *>(widget->parentWidget()))
        return false; // the arrow of a box, the cross of a field: part of their parent, which the keyboard reaches
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractItemView *>(widget);
}

QList<QWidget *> controls(QWidget *top)
{
    QList<QWidget *> found;
    for (auto *widget : top->findChildren<QWidget *>()) {
        if (widget->window() == top && widget->isVisible() && isControl(widget))
            found += widget;
    }
    return found;
}

QString called(const QWidget *widget)
{
    return QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
}

//! Where the focus goes when Tab is pressed until it comes round.
QSet<QWidget *> byTab(QWidget *top)
{
    QSet<QWidget *> seen;
    for (int press = 0; press < 120; ++press) {
        auto *at = top->focusWidget() ? top->focusWidget() : top;
        QTest::keyClick(at, Qt::Key_Tab);
        if (auto *now = top->focusWidget())
            seen += now;
    }
    return seen;
}

protocol::Header waitingHeader()
{
    auto header = headerOf(waiting);
    header.status = protocol::Status::Waiting;
    header.assignee.reset();
    header.waitingSince = minute(0);
    return header;
}

protocol::Header offeredHeader()
{
    auto header = headerOf(offered);
    header.assignee = protocol::PersonName{protocol::PersonId::random(), "Ben"};
    header.offer = protocol::Offer{protocol::OfferId::random(), "Ben", "Anna", true, "Please.", minute(10)};
    return header;
}

void openThread(Stage &stage, const protocol::Header &header)
{
    stage.choose(header.id);
    stage.answerOpen(header, {eventOf(1, Author::Visitor, "see https://shop.example/")});
}

struct Page {
    const char *name;
    std::function<QWidget *(Stage &)> show; //!< gives the window that shows it
};

QWidget *enterRoom(Stage &stage, protocol::Role role = protocol::Role::Admin)
{
    stage.enter({headerOf(mine, 1), waitingHeader(), offeredHeader()}, personOf({role}));
    return stage.window.get();
}

void showReplies(Stage &stage)
{
    QTest::keyClick(stage.window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    protocol::Reply reply;
    reply.id = protocol::ReplyId::random();
    reply.is.shortcut = "hello";
    reply.is.text = "Hello {visitor}";
    reply.mayUse = reply.mayChange = true;
    const protocol::GroupName sales{protocol::GroupId::random(), "Sales"};
    if (const auto asked = stage.transport->take<from::RepliesList>())
        stage.transport->inject(to::Replies{asked->id, {reply}, {sales}, true, false});
    auto *list = stage.find<QListView>("replyList");
    list->setCurrentIndex(list->model()->index(0, 0));
}

const Page pages[] = {
    {"sign-in", [](Stage &stage) -> QWidget * { return stage.window.get(); }},
    {"room", [](Stage &stage) { return enterRoom(stage); }},
    {"conversation of mine", [](Stage &stage) { auto *window = enterRoom(stage); openThread(stage, headerOf(mine, 1)); return window; }},
    {"conversation that waits", [](Stage &stage) { auto *window = enterRoom(stage); stage.click("tabWaiting"); openThread(stage, waitingHeader()); return window; }},
    {"conversation offered", [](Stage &stage) { auto *window = enterRoom(stage); openThread(stage, offeredHeader()); return window; }},
    {"settings", [](Stage &stage) { auto *window = enterRoom(stage); stage.click("pageSettings"); return window; }},
    {"privacy", [](Stage &stage) { auto *window = enterRoom(stage); stage.click("pagePrivacy"); return window; }},
    {"overview", [](Stage &stage) {
         stage.enter({anothers(mine, false), queued(waiting, "Paul", 0)}, managerOf());
         stage.click("pageOverview");
         answerWatch(stage, {overviewPerson(1, "Ben", protocol::Availability::Available, true, 1)}, {overviewGroup(1, "Sales", 1, 1, 1)});
         QTest::keyClick(stage.find("overviewPeople"), Qt::Key_Down);
         return static_cast<QWidget *>(stage.window.get());
     }},
    {"another's conversation", [](Stage &stage) { stage.enter({anothers(mine, false)}, managerOf()); stage.click("tabAll"); stage.choose(mine); return static_cast<QWidget *>(stage.window.get()); }},
    {"looked into", [](Stage &stage) {
         stage.enter({anothers(mine, false)}, managerOf());
         stage.click("tabAll");
         stage.choose(mine);
         stage.click("lookButton");
         stage.answerOpen(anothers(mine, true), {eventOf(1, Author::Visitor, "hello")});
         stage.find<QPlainTextEdit>("whisperField")->setPlainText(QStringLiteral("note")); // so that it can be sent
         return static_cast<QWidget *>(stage.window.get());
     }},
    {"connection lost", [](Stage &stage) { auto *window = enterRoom(stage); stage.transport->drop(); return window; }},
    {"palette", [](Stage &stage) -> QWidget * { auto *window = enterRoom(stage); QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier); return stage.find("palette"); }},
    {"canned replies", [](Stage &stage) { auto *window = enterRoom(stage); showReplies(stage); return window; }},
    {"canned reply", [](Stage &stage) -> QWidget * { enterRoom(stage); showReplies(stage); stage.click("replyNew"); return stage.find("replyDialog"); }},
    {"help", [](Stage &stage) -> QWidget * { auto *window = enterRoom(stage); QTest::keyClick(window, Qt::Key_F1); return stage.find("helpDialog"); }},
    {"transfer", [](Stage &stage) -> QWidget * { enterRoom(stage); openThread(stage, headerOf(mine, 1)); stage.click("transferButton"); return stage.find("transferDialog"); }},
    {"close", [](Stage &stage) -> QWidget * { enterRoom(stage); openThread(stage, headerOf(mine, 1)); stage.click("closeButton"); return stage.find("closeDialog"); }},
    {"change of a setting", [](Stage &stage) -> QWidget * { enterRoom(stage); stage.click("pageSettings"); stage.find<QAbstractButton>("settingPreview")->click(); return stage.find("settingsConfirm"); }},
    {"link", [](Stage &stage) -> QWidget * {
         enterRoom(stage);
         openThread(stage, headerOf(mine, 1));
         auto *view = stage.find<QListView>("threadView");
         view->setFocus();
         view->setCurrentIndex(view->model()->index(0, 0));
         QTest::keyClick(view, Qt::Key_Return);
         return stage.find("linkDialog");
     }},
};

void addPages()
{
    QTest::addColumn<int>("page");
    for (int i = 0; i < int(std::size(pages)); ++i)
        QTest::newRow(pages[i].name) << i;
}

} // namespace

class TestReach : public QObject
{
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;

    QWidget *show(int page)
    {
        m_stage = std::make_unique<Stage>();
        auto *top = pages[page].show(*m_stage);
        QCoreApplication::processEvents();
        return top;
    }

private Q_SLOTS:
    void cleanup() { m_stage.reset(); }

    void everyControlHasNames_data() { addPages(); }
    void everyControlHasNames()
    {
        QFETCH(int, page);
        auto *top = show(page);

        const auto found = controls(top);

        QVERIFY(!found.isEmpty());
        QStringList nameless;
        for (auto *control : found) {
            auto *interface = QAccessible::queryAccessibleInterface(control);
            if (control->objectName().isEmpty() || !interface || interface->text(QAccessible::Name).trimmed().isEmpty())
                nameless += called(control);
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    }

    void everyControlIsReachedByTab_data() { addPages(); }
    void everyControlIsReachedByTab()
    {
        QFETCH(int, page);
        auto *top = show(page);
        top->activateWindow();
        const auto all = controls(top); // before: what is focused may show more

        const auto reached = byTab(top);

        QStringList lost;
        for (auto *control : all) {
            const auto *button = qobject_cast<QAbstractButton *>(control);
            if (button && button->autoExclusive() && !button->isChecked())
                continue; // of a group Tab reaches the one that is on; the others have keys of their own (commandtable.h)
            if (!reached.contains(control))
                lost += called(control);
        }
        QVERIFY2(lost.isEmpty(), qPrintable(lost.join(QStringLiteral(", "))));
    }

    void escapeLeavesEveryDialogue_data() { addPages(); }
    void escapeLeavesEveryDialogue()
    {
        QFETCH(int, page);
        auto *top = show(page);
        if (!qobject_cast<QDialog *>(top))
            return;
        const QPointer<QWidget> dialog(top);

        QTest::keyClick(top, Qt::Key_Escape);

        QTRY_VERIFY(!dialog || !dialog->isVisible());
    }

    void theRoomWorksByKeysAlone()
    {
        Stage stage;
        stage.enter({headerOf(mine, 1), waitingHeader(), offeredHeader()}, personOf({protocol::Role::Advisor}));
        auto *window = stage.window.get();
        auto *list = stage.find<QListView>("conversationList");

        QTest::keyClick(window, Qt::Key_2, Qt::AltModifier);
        QVERIFY(stage.find<QToolButton>("tabWaiting")->isChecked());
        QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_Down);
        stage.answerOpen(waitingHeader(), {eventOf(1, Author::Visitor, "hello")});
        QVERIFY(stage.find("takeButton")->isVisible());
        QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(stage.find("filterField")->hasFocus());
        QTest::keyClick(window, Qt::Key_1, Qt::AltModifier);
        QVERIFY(stage.find<QToolButton>("tabMine")->isChecked());
        QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
        QTest::keyClick(list, Qt::Key_Home);
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(stage.find("composer")->isVisible());
    }
};

QTEST_MAIN(TestReach)
#include "tst_reach.moc"
