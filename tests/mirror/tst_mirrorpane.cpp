// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mirror/jail.h"
#include "ui/mirror/mirrorglass.h"
#include "ui/mirror/mirrorpane.h"
#include "ui/mirror/mirrorview.h"
#include "ui/mirror/pictures.h"

#include "ui/look/plainlabel.h"

#include <QApplication>
#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QWebEngineScript>

#include <csignal>

using namespace visavis;
using namespace visavis::ui;
using protocol::MirrorEnd, protocol::MirrorState;

namespace {

QJsonObject text(int id, const QString &words) { return {{"type", 3}, {"textContent", words}, {"id", id}}; }
QJsonObject element(int id, const char *tag, const QJsonObject &attributes = {}, const QJsonArray &children = {})
{
    return {{"type", 2}, {"tagName", tag}, {"attributes", attributes}, {"childNodes", children}, {"id", id}};
}

QByteArray line(const QJsonObject &event) { return QJsonDocument(event).toJson(QJsonDocument::Compact); }

//! Members in the order in which the filter writes them.
QByteArray recorded(int type, const QJsonObject &data) { return "{\"type\":" + QByteArray::number(type) + ",\"data\":" + line(data) + ",\"timestamp\":1}"; }

//! A page of 800 × 600 with \a body in it.
QByteArray page(const QJsonArray &body, const QJsonArray &head = {})
{
    const auto html = element(3, "html", {}, {element(4, "head", {}, head), element(5, "body", {{"style", "margin:0;background:rgb(255, 255, 255)"}}, body)});
    const QJsonObject document{{"type", 0}, {"childNodes", QJsonArray{QJsonObject{{"type", 1}, {"name", "html"}, {"publicId", ""}, {"systemId", ""}, {"id", 2}}, html}}, {"id", 1}};
    return recorded(4, {{"href", "https://shop.example/lamps"}, {"width", 800}, {"height", 600}}) + "\n"
        + recorded(2, {{"node", document}, {"initialOffset", QJsonObject{{"left", 0}, {"top", 0}}}});
}

QByteArray changed(int id, const QString &words)
{
    return recorded(3, {{"source", 0}, {"texts", QJsonArray{QJsonObject{{"id", id}, {"value", words}}}}, {"attributes", QJsonArray()}, {"removes", QJsonArray()}, {"adds", QJsonArray()}});
}

//! What \a script gives in the world of the replayer.
QVariant ask(MirrorView &view, const QString &script)
{
    QVariant result;
    bool answered = false;
    view.page().runJavaScript(script, QWebEngineScript::ApplicationWorld, [&](const QVariant &value) {
        result = value;
        answered = true;
    });
    if (!QTest::qWaitFor([&] { return answered; }, 10'000))
        qFatal("the view does not answer");
    return result;
}

QString drawnText(MirrorView &view) { return ask(view, QStringLiteral("document.querySelector('iframe').contentDocument.body.innerText")).toString(); }

} // namespace

class TestMirrorPane : public QObject
{
    Q_OBJECT

    std::unique_ptr<MirrorPane> m_pane;

    MirrorPane &open()
    {
        m_pane = std::make_unique<MirrorPane>();
        m_pane->resize(900, 700);
        m_pane->show();
        m_pane->begin(protocol::MaskingLevel::Marked);
        QSignalSpy ready(m_pane->view(), &MirrorView::ready);
        if (!ready.wait(30'000))
            qFatal("WebEngine does not start");
        m_pane->setState(MirrorState::Live, std::nullopt);
        return *m_pane;
    }
    QString note() { return m_pane->findChild<PlainLabel *>(QStringLiteral("mirrorNote"))->wholeText(); }
    bool noteShown() { return m_pane->findChild<PlainLabel *>(QStringLiteral("mirrorNote"))->isVisible(); }
    void picture(const char *name)
    {
        if (const auto folder = qEnvironmentVariable("VISAVIS_PICTURES"); !folder.isEmpty())
            m_pane->grab().save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
    }

    //! The visitor's page with all that there is to touch, and the mouse lent for \a scope.
    MirrorPane &lent(protocol::CobrowseScope scope)
    {
        auto &pane = open();
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

    void drawsAPageAndWhatChanges()
    {
        auto &pane = open();

        pane.take(1, 1, page({element(6, "h1", {}, {text(7, "Lamps")}), element(8, "p", {{"style", "color:rgb(200, 30, 30)"}}, {text(9, "Linnea")})}, {element(10, "title", {}, {text(11, "Shop of lamps")})}));
        QTRY_COMPARE(drawnText(*pane.view()).simplified(), QStringLiteral("Lamps Linnea"));
        pane.take(1, 2, changed(9, QStringLiteral("Linnea, dimmed")));
        QTRY_COMPARE(drawnText(*pane.view()).simplified(), QStringLiteral("Lamps Linnea, dimmed"));

        QVERIFY(!noteShown());
        QTRY_VERIFY(pane.findChild<PlainLabel *>(QStringLiteral("mirrorTitle"))->wholeText().contains(QStringLiteral("Shop of lamps")));
        QVERIFY(pane.findChild<PlainLabel *>(QStringLiteral("mirrorAddress"))->wholeText().contains(QStringLiteral("shop.example/lamps")));
        QTRY_VERIFY(pane.findChild<PlainLabel *>(QStringLiteral("mirrorStatus"))->wholeText().contains(QStringLiteral("Live")));
        QTest::qWait(200); // a frame of the compositor's
        picture("live");
    }

    void drawsWhatIsHiddenAsAPatternAndNothingOfIt()
    {
        auto &pane = open();

        pane.take(1, 1, page({element(6, "div", {{"class", "idz_hide"}, {"data-x", "secret words"}}, {element(7, "p", {}, {text(8, "secret words")})}), element(9, "input", {{"type", "password"}, {"value", "secret words"}}),
                              element(10, "p", {}, {text(11, "open words")})}));

        QTRY_COMPARE(drawnText(*pane.view()).simplified(), QStringLiteral("open words"));
        const auto html = ask(*pane.view(), QStringLiteral("document.querySelector('iframe').contentDocument.documentElement.outerHTML")).toString();
        QVERIFY(!html.contains(QStringLiteral("secret words")));
        QVERIFY(html.contains(QStringLiteral("idz_hide=\"marked\"")) && html.contains(QStringLiteral("idz_hide=\"password\"")));
        const auto pattern = ask(*pane.view(), QStringLiteral("getComputedStyle(document.querySelector('iframe').contentDocument.querySelector('[idz_hide]')).backgroundImage")).toString();
        QVERIFY2(pattern.contains(QStringLiteral("repeating-linear-gradient")), qPrintable(pattern));
        QTest::qWait(200);
        picture("hidden");
    }

    void hangsAPictureThatItDrewItself_data()
    {
        QTest::addColumn<QString>("order");
        for (const auto *order : {"page picture", "picture page", "page picture name", "page name picture", "picture page name"})
            QTest::newRow(order) << order;
    }
    void hangsAPictureThatItDrewItself()
    {
        QFETCH(QString, order);
        auto &pane = open();
        QImage lamp(40, 30, QImage::Format_RGB32);
        lamp.fill(Qt::red);
        lamp.setText(QStringLiteral("Comment"), QStringLiteral("taken at home"));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(lamp.save(&buffer, "PNG"));
        const auto hash = QString(64, QLatin1Char('a'));
        const auto width = QStringLiteral("document.querySelector('iframe').contentDocument.querySelector('img').naturalWidth");

        quint32 batch = 0;
        for (const auto &step : order.split(QLatin1Char(' '))) {
            QJsonObject attributes{{"src", "https://shop.example/lamp.png"}};
            const QJsonObject name{{"data-visavis-picture", hash}};
            if (!order.contains(QLatin1String("name")))
                attributes.insert(QStringLiteral("data-visavis-picture"), hash);
            if (step == QLatin1String("page"))
                pane.take(1, ++batch, page({element(6, "img", attributes)}));
            else if (step == QLatin1String("name"))
                pane.take(1, ++batch, recorded(3, {{"source", 0}, {"texts", QJsonArray()}, {"attributes", QJsonArray{QJsonObject{{"id", 6}, {"attributes", name}}}},
                                                   {"removes", QJsonArray()}, {"adds", QJsonArray()}}));
            else
                pane.takePicture(hash, bytes);
        }

        QTRY_COMPARE(ask(*pane.view(), width).toInt(), 40);
        const auto source = ask(*pane.view(), QStringLiteral("document.querySelector('iframe').contentDocument.querySelector('img').src")).toString();
        QVERIFY(source.startsWith(QStringLiteral("data:image/png;base64,")));
        QVERIFY(!QByteArray::fromBase64(source.mid(22).toLatin1()).contains("taken at home"));
        QVERIFY(bytes.contains("taken at home"));
    }

    void takesNoPictureThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a drawing with scripts") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>");
        QTest::newRow("a cut PNG") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("a JPEG of noise") << QByteArray("\xFF\xD8\xFF\xE0") + QByteArray(1000, 'x');
        QTest::newRow("too many bytes") << QByteArray("\x89PNG\r\n") + QByteArray(200'000, 'x');
        QImage wide(3000, 1, QImage::Format_Mono);
        wide.fill(0);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        wide.save(&buffer, "PNG");
        QTest::newRow("too wide") << bytes;
    }
    void takesNoPictureThatIsNone()
    {
        QFETCH(QByteArray, bytes);

        QVERIFY(redrawn(bytes).isEmpty());
    }

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
        picture("guide");
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
            picture("fill");
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
        picture("refused");
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
        picture("point");
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
        picture("over");
    }

    void asksForTheWholePageWhenSomethingIsMissing()
    {
        auto &pane = open();
        pane.take(1, 1, page({element(6, "p", {}, {text(7, "one")})}));
        QTRY_COMPARE(drawnText(*pane.view()), QStringLiteral("one"));
        QSignalSpy wanted(&pane, &MirrorSurface::keyframeWanted);

        pane.take(1, 3, changed(7, QStringLiteral("three")));

        QCOMPARE(wanted.count(), 1);
        pane.take(1, 4, page({element(6, "p", {}, {text(7, "four")})}));
        QTRY_COMPARE(drawnText(*pane.view()), QStringLiteral("four"));
        pane.take(2, 1, changed(7, QStringLiteral("of a page that nobody described")));
        pane.take(2, 2, page({element(6, "p", {}, {text(7, "two")})}));
        QTRY_COMPARE(drawnText(*pane.view()), QStringLiteral("two"));
    }

    void isNeverBlank_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("reason");
        for (const auto state : {MirrorState::Waiting, MirrorState::Paused, MirrorState::Live, MirrorState::Hidden})
            QTest::newRow(std::string(protocol::text(state)).c_str()) << int(state) << -1;
        QTest::newRow("lost") << int(MirrorState::Ended) << -1;
        for (const auto reason : {MirrorEnd::Closed, MirrorEnd::Withdrawn, MirrorEnd::SwitchedOff, MirrorEnd::Reassigned})
            QTest::newRow(std::string(protocol::text(reason)).c_str()) << int(MirrorState::Ended) << int(reason);
    }
    void isNeverBlank()
    {
        QFETCH(int, state);
        QFETCH(int, reason);
        m_pane = std::make_unique<MirrorPane>();
        m_pane->show();
        QVERIFY(noteShown() && !note().isEmpty());
        m_pane->begin(protocol::MaskingLevel::Marked);
        QVERIFY(noteShown() && !note().isEmpty());

        m_pane->setState(MirrorState(state), reason < 0 ? std::nullopt : std::optional(MirrorEnd(reason)));

        QVERIFY(noteShown() && !note().isEmpty()); // no page has come
        QCOMPARE(m_pane->view() == nullptr, MirrorState(state) == MirrorState::Ended);
        picture((QByteArray("state-") + QTest::currentDataTag()).constData());
    }

    void whatHasEndedIsGoneAtOnce()
    {
        auto &pane = open();
        pane.take(1, 1, page({element(6, "p", {}, {text(7, "one")})}));
        QTRY_COMPARE(drawnText(*pane.view()), QStringLiteral("one"));

        pane.setState(MirrorState::Ended, MirrorEnd::Withdrawn);

        QVERIFY(!pane.view());
        QVERIFY(noteShown());
        pane.take(1, 2, changed(7, QStringLiteral("late")));
        QVERIFY(!pane.view());
    }

    void aRendererThatEndsIsReplaced()
    {
        auto &pane = open();
        pane.take(1, 1, page({element(6, "p", {}, {text(7, "one")})}));
        QTRY_COMPARE(drawnText(*pane.view()), QStringLiteral("one"));
        QSignalSpy wanted(&pane, &MirrorSurface::keyframeWanted);

        QVERIFY(::kill(pid_t(pane.view()->page().renderProcessPid()), SIGKILL) == 0);

        QTRY_VERIFY_WITH_TIMEOUT(wanted.count() > 0, 20'000);
        pane.take(1, 2, page({element(6, "p", {}, {text(7, "again")})}));
        QTRY_COMPARE_WITH_TIMEOUT(drawnText(*pane.view()), QStringLiteral("again"), 20'000);
    }

    void aHostileStreamDoesNothing_data()
    {
        QTest::addColumn<bool>("filtered");
        QTest::newRow("through the third wall") << true;
        QTest::newRow("past it, into the jail") << false;
    }
    void aHostileStreamDoesNothing()
    {
        QFETCH(bool, filtered);
        auto &pane = open();
        QTcpServer canary;
        QVERIFY(canary.listen(QHostAddress::LocalHost));
        int knocks = 0;
        connect(&canary, &QTcpServer::newConnection, this, [&] {
            ++knocks;
            while (auto *socket = canary.nextPendingConnection())
                socket->deleteLater();
        });
        const auto url = QStringLiteral("http://127.0.0.1:%1/").arg(canary.serverPort());
        const auto run = QStringLiteral("document.title='PWNED';fetch('%1')").arg(url);
        int id = 20;
        QJsonArray body;
        const auto add = [&](const char *tag, const QJsonObject &attributes = {}, const QString &words = {}) {
            const int own = ++id;
            body += element(own, tag, attributes, words.isEmpty() ? QJsonArray() : QJsonArray{text(++id, words)});
        };
        add("script", {{"type", "text/javascript"}}, run);
        add("script", {{"src", url}});
        add("script", {{"type", "module"}}, run);
        add("noscript", {}, QStringLiteral("<img src=%1>").arg(url));
        for (const char *tag : {"img", "video", "audio", "embed", "source", "track", "input", "iframe", "frame", "portal"})
            add(tag, {{"src", url}, {"srcset", url}, {"poster", url}, {"onerror", run}, {"onload", run}, {"type", "image"}, {"autoplay", true}});
        add("iframe", {{"srcdoc", QStringLiteral("<script>%1</script><img src=%2>").arg(run, url)}});
        add("iframe", {{"src", QStringLiteral("javascript:") + run}});
        add("iframe", {{"src", QStringLiteral("data:text/html,<script>%1</script>").arg(run)}});
        add("iframe", {{"rr_src", url}});
        add("object", {{"data", url}});
        add("link", {{"rel", "stylesheet"}, {"href", url}});
        for (const char *rel : {"preload", "prefetch", "preconnect", "dns-prefetch", "prerender", "icon", "manifest", "import"})
            add("link", {{"rel", rel}, {"href", url}, {"as", "image"}});
        add("meta", {{"http-equiv", "refresh"}, {"content", QStringLiteral("0;url=") + url}});
        add("base", {{"href", url}, {"target", "_top"}});
        add("a", {{"href", QStringLiteral("javascript:") + run}, {"ping", url}, {"download", "x"}, {"autofocus", true}}, QStringLiteral("w"));
        add("form", {{"action", url}, {"onsubmit", run}});
        add("button", {{"formaction", url}, {"autofocus", true}, {"onfocus", run}}, QStringLiteral("w"));
        add("details", {{"open", true}, {"ontoggle", run}});
        add("body", {{"onload", run}, {"background", url}});
        add("div", {{"style", QStringLiteral("background:url(%1);list-style:url(%1);cursor:url(%1),auto").arg(url)}, {"onpointerenter", run}, {"onanimationstart", run}}, QStringLiteral("w"));
        add("style", {{"_cssText", QStringLiteral("@import url(%1); @font-face{font-family:x;src:url(%1)} body{background:url(%1);font-family:x} *{animation:a 1s}").arg(url)}});
        add("svg", {{"onload", run}});
        body += element(++id, "svg", {{"xmlns", "http://www.w3.org/2000/svg"}}, {element(++id, "use", {{"href", url + "#x"}, {"xlink:href", url + "#x"}}), element(++id, "image", {{"href", url}, {"xlink:href", url}}),
                                                                                  element(++id, "foreignObject", {}, {element(++id, "iframe", {{"src", url}})}), element(++id, "script", {}, {text(++id, run)}), element(++id, "animate", {{"attributeName", "href"}, {"values", url}, {"onbegin", run}})});
        body += element(++id, "p", {}, {text(++id, "the page stands")});
        const auto hostile = page(body);
        const auto more = recorded(3, {{"source", 9}, {"id", 21}, {"type", 0}, {"commands", QJsonArray()}}) + "\n" + recorded(5, {{"tag", "x"}, {"payload", QJsonObject{{"html", run}}}}) + "\n"
            + recorded(3, {{"source", 8}, {"id", 21}, {"adds", QJsonArray{QJsonObject{{"rule", QStringLiteral("body{background:url(%1)}").arg(url)}, {"index", 0}}}}}) + "\n"
            + recorded(3, {{"source", 0}, {"texts", QJsonArray()}, {"removes", QJsonArray()}, {"adds", QJsonArray()}, {"attributes", QJsonArray{QJsonObject{{"id", 5}, {"attributes", QJsonObject{{"onclick", run}, {"style", QStringLiteral("background:url(%1)").arg(url)}}}}}}});

        const auto before = ask(*pane.view(), QStringLiteral("document.title")).toString();
        if (filtered) {
            pane.take(1, 1, hostile);
            pane.take(1, 2, more);
        } else {
            pane.view()->push(hostile);
            pane.view()->push(more);
        }
        QTRY_VERIFY_WITH_TIMEOUT(drawnText(*pane.view()).contains(QStringLiteral("the page stands")), 10'000);
        QTest::qWait(1500); // for nothing to happen

        QCOMPARE(knocks, 0);
        QCOMPARE(pane.view()->page().url(), QUrl(QStringLiteral("mirror://app/index.html")));
        QCOMPARE(ask(*pane.view(), QStringLiteral("document.title")).toString(), before);
        QVERIFY(!ask(*pane.view(), QStringLiteral("document.querySelector('iframe').contentDocument.title")).toString().contains(QStringLiteral("PWNED")));
        if (filtered)
            QCOMPARE(pane.view()->profile().refused(), 0);
    }

    void refusesToStartWhereTheJailIsOpen()
    {
        qputenv("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox");
        m_pane = std::make_unique<MirrorPane>();
        m_pane->show();

        m_pane->begin(protocol::MaskingLevel::Marked);
        m_pane->setState(MirrorState::Live, std::nullopt);

        QVERIFY(!m_pane->view());
        QVERIFY2(noteShown() && note().contains(QStringLiteral("QTWEBENGINE_CHROMIUM_FLAGS")), qPrintable(note()));
        qunsetenv("QTWEBENGINE_CHROMIUM_FLAGS");
        QVERIFY(jailRefusal({QStringLiteral("visavis"), QStringLiteral("--no-sandbox")}).contains(QStringLiteral("--no-sandbox")));
        QVERIFY(jailRefusal({QStringLiteral("visavis")}).isEmpty());
    }
};

int main(int argc, char *argv[])
{
    registerMirrorScheme();
    QApplication application(argc, argv);
    TestMirrorPane test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_mirrorpane.moc"
