// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/commandtable.h"
#include "ui/look/plainlabel.h"
#include "ui/stage.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using protocol::Role;

namespace {

const auto marie = conversation(1), paul = conversation(2), lena = conversation(3);

protocol::Header headerNamed(protocol::ConversationId id, const std::string &name)
{
    auto header = headerOf(id, 1);
    header.visitorName = name;
    return header;
}

protocol::Header waitingHeader(protocol::ConversationId id, const std::string &name, int since)
{
    auto header = headerNamed(id, name);
    header.status = protocol::Status::Waiting;
    header.assignee.reset();
    header.waitingSince = minute(since);
    return header;
}

} // namespace

//! \brief The commands by key, by name, and in the help: three faces of one table.
class TestCommands : public QObject
{
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;

    Stage &open(Role role = Role::Advisor)
    {
        m_stage = std::make_unique<Stage>();
        m_stage->enter({headerNamed(marie, "Marie Dubois"), headerNamed(paul, "Paul <b>Klee</b>"), waitingHeader(lena, "Lena", 3)}, personOf({role}));
        return *m_stage;
    }
    void press(QKeyCombination keys)
    {
        auto *focus = m_stage->window->focusWidget();
        QTest::keyClick(focus ? focus : m_stage->window.get(), keys.key(), keys.keyboardModifiers());
    }
    QListWidget *results()
    {
        auto *palette = opened("palette");
        return palette ? palette->findChild<QListWidget *>(QStringLiteral("paletteList")) : nullptr;
    }
    QStringList found()
    {
        QStringList rows;
        for (int row = 0; row < results()->count(); ++row)
            rows += results()->item(row)->text();
        return rows;
    }
    QLineEdit *openPalette()
    {
        press(Qt::CTRL | Qt::Key_K);
        auto *palette = opened("palette");
        return palette ? palette->findChild<QLineEdit *>(QStringLiteral("paletteField")) : nullptr;
    }
    //! One that was closed lives on, hidden, until the event loop deletes it.
    static QWidget *opened(const char *name)
    {
        for (auto *top : QApplication::topLevelWidgets()) {
            if (top->objectName() == QLatin1String(name) && top->isVisible())
                return top;
        }
        return nullptr;
    }
    static bool isOpen(const char *name) { return opened(name) != nullptr; }

private Q_SLOTS:
    void cleanup() { m_stage.reset(); }

    void thePaletteFindsAConversationByItsVisitor()
    {
        auto &stage = open();
        auto *field = openPalette();
        QTRY_VERIFY(field->hasFocus());

        QTest::keyClicks(field, QStringLiteral("dub"));
        QVERIFY(found().front().startsWith(visibleLine("Marie Dubois")));
        QTest::keyClick(field, Qt::Key_Return);

        QVERIFY(!isOpen("palette"));
        QCOMPARE(stage.find<ui::PlainLabel>("threadName")->wholeText(), visibleLine("Marie Dubois"));
        QVERIFY(stage.transport->take<from::ConversationOpen>());
    }

    void thePaletteRunsACommandByItsName()
    {
        auto &stage = open();
        auto *field = openPalette();

        QTest::keyClicks(field, QStringLiteral("waiting conv"));
        QTest::keyClick(field, Qt::Key_Return);

        QVERIFY(stage.find<QToolButton>("tabWaiting")->isChecked());
    }

    void anExactBeginningComesBeforeScatteredLetters()
    {
        open();
        auto *field = openPalette();

        QTest::keyClicks(field, QStringLiteral("show my"));

        QVERIFY(found().front().startsWith(QStringLiteral("Show my conversations")));
    }

    void arrowsChooseAndEscapeLeaves()
    {
        open();
        auto *field = openPalette();
        const int rows = results()->count();
        QVERIFY(rows > 5);

        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(results()->currentRow(), 1);
        QTest::keyClick(field, Qt::Key_Up);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(results()->currentRow(), rows - 1);
        QTest::keyClick(field, Qt::Key_Escape);

        QVERIFY(!isOpen("palette"));
    }

    void nothingFoundRunsNothing()
    {
        open();
        auto *field = openPalette();

        QTest::keyClicks(field, QStringLiteral("qqqqzz"));
        QTest::keyClick(field, Qt::Key_Return);

        QCOMPARE(results()->count(), 0);
        QVERIFY(isOpen("palette"));
    }

    void thePaletteOpensWhileOneWrites()
    {
        auto &stage = open();
        stage.choose(marie);
        stage.answerOpen(headerNamed(marie, "Marie Dubois"), {eventOf(1, Author::Visitor, "hello")});
        stage.find("composer")->setFocus();
        QTest::keyClicks(stage.find("composer"), QStringLiteral("half a sentence"));
        stage.find<QPlainTextEdit>("composer")->moveCursor(QTextCursor::Start);

        (void)openPalette();

        QVERIFY(isOpen("palette"));
        QCOMPARE(stage.find<QPlainTextEdit>("composer")->toPlainText(), QStringLiteral("half a sentence"));
    }

    void thePaletteOffersWhatTheRoleMayDo()
    {
        open(Role::Advisor);
        auto *field = openPalette();
        QTest::keyClicks(field, QStringLiteral("settings of"));
        QVERIFY(!found().join(QLatin1Char('\n')).contains(QStringLiteral("Settings of the workspace")));
        QTest::keyClick(field, Qt::Key_Escape);
        m_stage.reset();

        open(Role::Admin);
        field = openPalette();
        QTest::keyClicks(field, QStringLiteral("settings of"));
        QVERIFY(found().front().startsWith(QStringLiteral("Settings of the workspace")));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_stage->find("settingsPage")->isVisible());
    }

    void thePaletteOffersOnlyWhatMakesSenseNow()
    {
        auto &stage = open();
        auto *field = openPalette();
        QTest::keyClicks(field, QStringLiteral("close the"));
        QVERIFY(!found().join(QLatin1Char('\n')).contains(QStringLiteral("Close the conversation"))); // none is chosen
        QTest::keyClick(field, Qt::Key_Escape);
        stage.choose(marie);
        stage.answerOpen(headerNamed(marie, "Marie Dubois"), {eventOf(1, Author::Visitor, "hello")});

        field = openPalette();
        QTest::keyClicks(field, QStringLiteral("close the"));

        QVERIFY(found().front().startsWith(QStringLiteral("Close the conversation")));
    }

    void nothingIsToBeFoundBeforeOneIsSignedIn()
    {
        m_stage = std::make_unique<Stage>();

        press(Qt::CTRL | Qt::Key_K);

        QVERIFY(!isOpen("palette"));
    }

    void theTableIsInTheOrderOfItsIds()
    {
        const auto &table = ui::commandTable();
        for (std::size_t i = 0; i < table.size(); ++i)
            QCOMPARE(std::size_t(table[i].id), i);
    }

    void noTwoCommandsHaveOneKey()
    {
        QStringList keys;
        for (const auto &row : ui::commandTable()) {
            if (!row.keys.isEmpty())
                keys += row.keys.toString();
        }
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), keys.size());
    }

    void everyRowIsAnActionOfTheWindow()
    {
        auto &stage = open(Role::Admin);

        for (const auto &row : ui::commandTable()) {
            const auto *action = stage.window->findChild<QAction *>(QLatin1String(row.objectName));
            QVERIFY2(action, row.objectName);
            QCOMPARE(action->shortcut(), row.keys);
            QVERIFY(stage.window->actions().contains(const_cast<QAction *>(action)));
        }
    }

    void theHelpPrintsTheTables_data()
    {
        QTest::addColumn<int>("role");
        QTest::newRow("advisor") << int(Role::Advisor);
        QTest::newRow("admin") << int(Role::Admin);
    }
    void theHelpPrintsTheTables()
    {
        QFETCH(int, role);
        auto &stage = open(Role(role));

        press(Qt::Key_F1);

        QVERIFY(isOpen("helpDialog"));
        QStringList shown;
        for (const auto *label : stage.find("helpDialog")->findChildren<ui::PlainLabel *>())
            shown += label->wholeText();
        for (const auto &row : ui::commandTable()) {
            const bool wanted = !row.keys.isEmpty() && (!row.right || stage.desk->session().rights().may(*row.right));
            QCOMPARE(shown.contains(QLatin1String(row.text)), wanted);
            QVERIFY(!wanted || shown.contains(row.keys.toString(QKeySequence::NativeText)));
        }
        for (const auto &row : ui::keyTable())
            QVERIFY2(shown.contains(QLatin1String(row.text)), row.text);
    }

    void aKeyGoesToWhoHasWaitedLongest()
    {
        auto &stage = open();
        auto header = headerNamed(paul, "Paul");
        header.waitingSince = minute(1);
        stage.transport->inject(to::ConversationChanged{"40", header});

        press(Qt::CTRL | Qt::Key_J);

        QCOMPARE(stage.find<ui::PlainLabel>("threadName")->wholeText(), visibleLine("Paul")); // mine before the queue's
    }

    void aKeyMakesOneBusy()
    {
        auto &stage = open();

        press(Qt::CTRL | Qt::Key_2);

        const auto set = stage.transport->take<from::AvailabilitySet>();
        QVERIFY(set);
        QCOMPARE(set->availability, protocol::Availability::Busy);
    }

    void aKeyOfAnothersRightDoesNothing()
    {
        auto &stage = open(Role::Advisor);

        press(Qt::CTRL | Qt::SHIFT | Qt::Key_S);

        QVERIFY(!stage.find("settingsPage")->isVisible());
    }
};

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
