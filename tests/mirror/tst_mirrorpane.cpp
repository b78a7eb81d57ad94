// SPDX-License-Identifier: GPL-3.0-or-later
#include "mirror/mirrorpages.h"

#include "ui/mirror/pictures.h"

#include "ui/look/plainlabel.h"

#include <QApplication>
#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace visavis;
using namespace visavis::test;
using protocol::MirrorEnd, protocol::MirrorState;

class TestMirrorPane : public QObject
{
    Q_OBJECT

    std::unique_ptr<MirrorPane> m_pane;

    MirrorPane &open()
    {
        m_pane = openedPane();
        return *m_pane;
    }
    QString note() { return m_pane->findChild<PlainLabel *>(QStringLiteral("mirrorNote"))->wholeText(); }
    bool noteShown() { return m_pane->findChild<PlainLabel *>(QStringLiteral("mirrorNote"))->isVisible(); }

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
        picture(*m_pane, "live");
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
        picture(*m_pane, "hidden");
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
        picture(*m_pane, (QByteArray("state-") + QTest::currentDataTag()).constData());
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
