// SPDX-License-Identifier: GPL-3.0-or-later
#include "mirror/mirrorpages.h"

#include "ui/look/plainlabel.h"
#include "ui/mirror/mirrorglass.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace visavis;
using namespace visavis::test;

//! \brief What mouse and keys do over the replica while the visitor's mouse is lent.
class TestMirrorGlass : public QObject
{
    Q_OBJECT

    std::unique_ptr<MirrorPane> m_pane;

    //! The visitor's page with all that there is to touch, and the mouse lent for \a scope.
    MirrorPane &lent(protocol::CobrowseScope scope)
    {
        m_pane = openedPane();
        auto &pane = *m_pane;
        const auto field = [](int id, const QJsonObject &attributes, int top) {
            auto all = attributes;
            all.insert(QStringLiteral("style"), QStringLiteral("position:absolute;left:40px;top:%1px;width:200px;height:30px").arg(top));
            return element(id, "input", all);
        };
        const auto placed = [](int top) { return QStringLiteral("position:absolute;left:40px;top:%1px;width:200px;height:30px;display:block").arg(top); };
        pane.take(9, 1, page({element(20, "a", {{"href", "https://shop.example/basket"}, {"style", placed(40)}}, {text(21, "Basket")}),
                              element(22, "a", {{"href", "https://elsewhere.example/"}, {"style", placed(80)}}, {text(23, "Elsewhere")}), field(24, {{"type", "text"}, {"value", "old"}, {"title", "Postcode"}}, 120),
                              field(25, {{"type", "checkbox"}}, 160), element(26, "select", {{"style", placed(200)}}, {element(27, "option", {}, {text(28, "Blue")}), element(29, "option", {}, {text(30, "Brass")})}),
                              element(31, "div", {{"class", "idz_hide"}, {"style", placed(240)}}, {text(32, "secret")}), element(33, "button", {{"style", placed(300)}}, {text(34, "More")}),
                              element(35, "div", {{"style", "height:3000px"}}, {})}));
        if (!QTest::qWaitFor([&] { return drawnText(*pane.view()).contains(QStringLiteral("Basket")); }, 10'000))
            qFatal("the page is not drawn");
        console::Lending lending;
        lending.state = protocol::CobrowseState::Active;
        lending.scope = scope;
        lending.left = 100;
        pane.setLending(lending, true);
        pane.findChild<QToolButton *>(QStringLiteral("mirrorFull"))->click();
        if (!pane.glass())
            qFatal("the page is not covered");
        return pane;
    }
    //! Presses in the middle of the element that the replica calls by this number.
    void press(MirrorPane &pane, int node, Qt::MouseButton button = Qt::LeftButton)
    {
        const auto rect = ask(*pane.view(), QStringLiteral("visavis.node(%1)").arg(node)).toMap().value(QStringLiteral("rect")).toMap();
        const QPointF middle(rect.value(QStringLiteral("x")).toDouble() + rect.value(QStringLiteral("width")).toDouble() / 2, rect.value(QStringLiteral("y")).toDouble() + rect.value(QStringLiteral("height")).toDouble() / 2);
        QTest::mouseClick(pane.glass(), button, {}, middle.toPoint());
    }
    //! The first command that \a act causes, pointers aside.
    std::optional<protocol::CobrowseCommand> commandOf(MirrorPane &pane, const std::function<void()> &act)
    {
        std::optional<protocol::CobrowseCommand> found;
        const auto connection = connect(&pane, &MirrorSurface::commandMade, this, [&found](const protocol::CobrowseCommand &command) {
            if (command.action != protocol::CobrowseAction::Pointer && !found)
                found = command;
        });
        act();
        (void)QTest::qWaitFor([&found] { return found.has_value(); }, 1500);
        disconnect(connection);
        return found;
    }
    QString said(MirrorPane &pane) { return pane.findChild<PlainLabel *>(QStringLiteral("controlNote"))->wholeText(); }

private Q_SLOTS:
    void cleanup() { m_pane.reset(); }

    void guidesOnThePage()
    {
        using protocol::CobrowseAction;
        auto &pane = lent(protocol::CobrowseScope::Assist);

        const auto link = commandOf(pane, [&] { press(pane, 20); });
        QVERIFY(link && link->action == CobrowseAction::Click && link->node == 20 && link->page == 9);
        QVERIFY(*link->x > 4500 && *link->x < 5500);
        const auto tick = commandOf(pane, [&] { press(pane, 25); });
        QVERIFY(tick && tick->action == CobrowseAction::Check && tick->checked == true);
        const auto button = commandOf(pane, [&] { press(pane, 33); });
        QVERIFY(button && button->action == CobrowseAction::Click && button->node == 33);
        const auto attention = commandOf(pane, [&] { press(pane, 33, Qt::RightButton); });
        QVERIFY(attention && attention->action == CobrowseAction::Highlight);
        QTest::qWait(150);
        picture(*m_pane, "guide");
        const auto pointed = [&] {
            bool seen = false;
            connect(&pane, &MirrorSurface::commandMade, this, [&seen](const protocol::CobrowseCommand &command) { seen = seen || command.action == CobrowseAction::Pointer; });
            QTest::mouseMove(pane.glass(), {120, 90});
            return QTest::qWaitFor([&seen] { return seen; }, 2000);
        };
        QVERIFY(pointed());
    }

    void writesInAFieldOfItsOwn()
    {
        auto &pane = lent(protocol::CobrowseScope::Assist);

        const auto filled = commandOf(pane, [&] {
            press(pane, 24);
            QTRY_VERIFY(pane.glass()->findChild<QLineEdit *>(QStringLiteral("fieldEditorText")));
            auto *editor = pane.glass()->findChild<QLineEdit *>(QStringLiteral("fieldEditorText"));
            QCOMPARE(editor->text(), QStringLiteral("old"));
            QVERIFY(editor->accessibleName().contains(QStringLiteral("Postcode")));
            picture(*m_pane, "fill");
            QTest::keyClicks(editor, QStringLiteral("75011"));
        });
        QVERIFY(filled && filled->action == protocol::CobrowseAction::Fill && filled->node == 24);
        QCOMPARE(*filled->text, std::string("75011"));
        // The page answers with what was filled in; the field stays under the hands, and the focus goes back to the page after it.
        pane.take(9, 2, changed(21, QStringLiteral("Basket 1")));
        QTRY_VERIFY(drawnText(*pane.view()).contains(QStringLiteral("Basket 1")));
        QTest::qWait(200);
        QVERIFY(pane.glass()->findChild<QLineEdit *>(QStringLiteral("fieldEditorText")));
        QTest::keyClick(pane.glass()->findChild<QLineEdit *>(QStringLiteral("fieldEditorText")), Qt::Key_Return);
        QTRY_VERIFY(!pane.glass()->findChild<QLineEdit *>(QStringLiteral("fieldEditorText")));
        QTest::qWait(300);
        QVERIFY(!pane.glass()->findChild<QLineEdit *>(QStringLiteral("fieldEditorText")));
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(pane.glass()));
    }

    void choosesFromAMenu()
    {
        auto &pane = lent(protocol::CobrowseScope::Assist);

        const auto chosen = commandOf(pane, [&] {
            press(pane, 26);
            QTRY_VERIFY(pane.glass()->findChild<QMenu *>(QStringLiteral("choiceMenu")));
            auto *menu = pane.glass()->findChild<QMenu *>(QStringLiteral("choiceMenu"));
            QCOMPARE(menu->actions().size(), 2);
            menu->actions().last()->trigger();
        });

        QVERIFY(chosen && chosen->action == protocol::CobrowseAction::Choose && chosen->node == 26);
        QCOMPARE(*chosen->options, std::vector<std::uint64_t>{1});
    }

    void saysWhatCannotBeTouchedAndSendsNothing()
    {
        auto &pane = lent(protocol::CobrowseScope::Guide);

        for (const int node : {31, 22, 24, 33}) {
            const auto sent = commandOf(pane, [&] { press(pane, node); });
            QVERIFY2(!sent, qPrintable(QString::number(node)));
            QVERIFY2(!said(pane).isEmpty(), qPrintable(QString::number(node)));
        }
        const auto hidden = commandOf(pane, [&] { press(pane, 31, Qt::RightButton); });
        QVERIFY(!hidden);
        QVERIFY2(said(pane).contains(QStringLiteral("hidden")), qPrintable(said(pane)));
        QTest::mouseMove(pane.glass(), {0, 0});
        const auto rect = ask(*pane.view(), QStringLiteral("visavis.node(31)")).toMap().value(QStringLiteral("rect")).toMap();
        QTest::mouseMove(pane.glass(), QPoint(rect.value(QStringLiteral("x")).toInt() + 30, rect.value(QStringLiteral("y")).toInt() + 15));
        QTRY_COMPARE(pane.glass()->cursor().shape(), Qt::ForbiddenCursor);
        picture(*m_pane, "refused");
    }

    void goesOverThePageByTheKeyboard()
    {
        using protocol::CobrowseAction;
        auto &pane = lent(protocol::CobrowseScope::Assist);
        auto *glass = pane.glass();

        QTest::keyClick(glass, Qt::Key_Tab);
        QTest::qWait(300);
        const auto link = commandOf(pane, [&] { QTest::keyClick(glass, Qt::Key_Return); });
        QVERIFY(link && link->node == 20 && link->action == CobrowseAction::Click);
        QTest::keyClick(glass, Qt::Key_Backtab);
        QTest::qWait(300);
        const auto last = commandOf(pane, [&] { QTest::keyClick(glass, Qt::Key_H); });
        QVERIFY(last && last->node == 33 && last->action == CobrowseAction::Highlight);
        const auto down = commandOf(pane, [&] { QTest::keyClick(glass, Qt::Key_PageDown); });
        QVERIFY(down && down->action == CobrowseAction::Scroll && *down->y == 500);
        QSignalSpy ended(&pane, &MirrorSurface::lendingEnded);
        QTest::keyClick(glass, Qt::Key_Escape);
        QCOMPARE(ended.size(), 1);
    }

    void onlyPointsWhereThatWasAgreedTo()
    {
        auto &pane = lent(protocol::CobrowseScope::Point);

        for (const int node : {20, 24, 33}) {
            const auto sent = commandOf(pane, [&] { press(pane, node); });
            QVERIFY(sent && sent->action == protocol::CobrowseAction::Highlight);
        }
        picture(*m_pane, "point");
    }

    void nothingIsTouchedOnceItIsOver()
    {
        auto &pane = lent(protocol::CobrowseScope::Assist);
        console::Lending over;
        over.result = protocol::CobrowseResult::Escape;

        pane.setLending(over, true);

        QVERIFY(!pane.glass());
        QVERIFY(pane.findChild<PlainLabel *>(QStringLiteral("controlText"))->wholeText().contains(QStringLiteral("Esc")));
        QVERIFY(pane.findChild<QToolButton *>(QStringLiteral("controlAsk"))->isVisible());
        picture(*m_pane, "over");
    }
};

int main(int argc, char *argv[])
{
    registerMirrorScheme();
    QApplication application(argc, argv);
    TestMirrorGlass test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_mirrorglass.moc"
