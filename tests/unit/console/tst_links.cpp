// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/links.h"

#include <QElapsedTimer>
#include <QTest>

using namespace visavis::console;

class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersNothingButHttp_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto *text : {"file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "smb://evil/share", "\\\\evil\\share", "ms-word:x",
                                 "mailto:a@b.example", "www.example.com", "view-source:http://a.example", "xhttp://a.example", "http://", "https:///a"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void offersNothingButHttp()
    {
        QFETCH(QString, text);

        QVERIFY(findLinks(text).empty());
    }

    void findsTheAddressInASentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::newRow("full stop") << "See https://shop.example/a." << "https://shop.example/a";
        QTest::newRow("in brackets") << "(https://shop.example/a)" << "https://shop.example/a";
        QTest::newRow("its own brackets") << "https://shop.example/a_(b)" << "https://shop.example/a_(b)";
        QTest::newRow("in quotes") << "\"https://shop.example/a\"" << "https://shop.example/a";
        QTest::newRow("capitals") << "HTTPS://shop.example/" << "HTTPS://shop.example/";
        QTest::newRow("a backslash ends it") << "https://shop.example\\@evil.example" << "https://shop.example";
        QTest::newRow("markup ends it") << "https://shop.example/<b>" << "https://shop.example/";
    }
    void findsTheAddressInASentence()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);

        const auto links = findLinks(text);

        QCOMPARE(links.size(), std::size_t(1));
        QCOMPARE(text.mid(links[0].from, links[0].length), address);
    }

    void showsTheHostThatIsReallyVisited()
    {
        const auto links = findLinks(QStringLiteral("https://bank.example@evil.example/login"));

        QCOMPARE(links.size(), std::size_t(1));
        QCOMPARE(links[0].host, QStringLiteral("evil.example"));
        QVERIFY(links[0].stripped);
        QVERIFY(links[0].url.userInfo().isEmpty());
    }

    void showsPunycodeWhereLettersDeceive_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::newRow("all Cyrillic that looks Latin") << QStringLiteral("https://\u0430\u0440\u0440\u04cf\u0435.example/") << "xn--80ak6aa92e.example";
        QTest::newRow("mixed scripts") << QStringLiteral("https://p\u0430ypal.example/") << "xn--pypal-4ve.example";
        QTest::newRow("German") << QStringLiteral("https://b\u00fccher.example/") << QStringLiteral("b\u00fccher.example");
        QTest::newRow("Russian") << QStringLiteral("https://\u044f\u0437\u044b\u043a.example/") << QStringLiteral("\u044f\u0437\u044b\u043a.example");
        QTest::newRow("a port") << QStringLiteral("https://shop.example:8443/") << "shop.example:8443";
    }
    void showsPunycodeWhereLettersDeceive()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);

        const auto links = findLinks(text);

        QCOMPARE(links.size(), std::size_t(1));
        QCOMPARE(links[0].host, host);
    }

    void takesNoLongTimeForAHostileText()
    {
        const auto text = QStringLiteral("http://").repeated(600); // a whole message
        QElapsedTimer timer;
        timer.start();

        (void)findLinks(text);

        QVERIFY(timer.elapsed() < 200);
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
