// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/commandline.h"
#include "console/serveraddress.h"

#include <QTest>

using namespace visavis::console;

class TestServerAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAnOrigin_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("origin");
        QTest::newRow("a host") << "chat.example" << "https://chat.example/";
        QTest::newRow("a host with a port") << "chat.example:8443" << "https://chat.example:8443/";
        QTest::newRow("blanks around") << "  chat.example " << "https://chat.example/";
        QTest::newRow("https") << "https://chat.example/" << "https://chat.example/";
        QTest::newRow("loopback") << "http://127.0.0.1:8080" << "http://127.0.0.1:8080/";
        QTest::newRow("loopback, IPv6") << "http://[::1]:8080" << "http://[::1]:8080/";
    }
    void takesAnOrigin()
    {
        QFETCH(QString, typed);
        QFETCH(QString, origin);

        const auto address = serverAddress(typed);

        QVERIFY(address.has_value());
        QCOMPARE(address->toString(), origin);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("kind");
        const auto insecure = int(Error::Kind::InsecureAddress), invalid = int(Error::Kind::InvalidAddress);
        QTest::newRow("http beyond this computer") << "http://chat.example" << insecure;
        QTest::newRow("localhost is a resolver's word") << "http://localhost:8080" << insecure;
        QTest::newRow("a loopback name in front") << "http://127.0.0.1.evil.example" << insecure;
        QTest::newRow("empty") << " " << invalid;
        QTest::newRow("user info") << "https://chat.example@evil.example" << invalid;
        QTest::newRow("path") << "https://chat.example/api" << invalid;
        QTest::newRow("query") << "https://chat.example/?a=b" << invalid;
        QTest::newRow("fragment") << "https://chat.example/#a" << invalid;
        QTest::newRow("file") << "file:///etc/passwd" << invalid;
        QTest::newRow("socket") << "ws://127.0.0.1:1" << invalid;
    }
    void refuses()
    {
        QFETCH(QString, typed);
        QFETCH(int, kind);

        const auto address = serverAddress(typed);

        QVERIFY(!address.has_value());
        QCOMPARE(int(address.error().kind), kind);
    }

    void opensSocketsWithTlsBeyondLoopback()
    {
        QCOMPARE(socketAddress(QUrl(QStringLiteral("https://chat.example/")), QStringLiteral("/api/v1/advisor")).toString(),
                 QStringLiteral("wss://chat.example/api/v1/advisor"));
        QCOMPARE(socketAddress(QUrl(QStringLiteral("http://127.0.0.1:80/")), QStringLiteral("/api/v1/advisor")).toString(),
                 QStringLiteral("ws://127.0.0.1:80/api/v1/advisor"));
    }

    void commandLineMistakesEndWithStatusTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{"visavis", "--nothing"};
        QTest::newRow("an argument") << QStringList{"visavis", "file"};
        QTest::newRow("two places") << QStringList{"visavis", "--server", "chat.example", "--local", "/tmp/a"};
        QTest::newRow("somebody nowhere") << QStringList{"visavis", "--as", "anna"};
        QTest::newRow("insecure server") << QStringList{"visavis", "--server", "http://chat.example"};
        QTest::newRow("no theme") << QStringList{"visavis", "--theme", "pink"};
    }
    void commandLineMistakesEndWithStatusTwo()
    {
        QFETCH(QStringList, arguments);

        const auto options = parseCommandLine(arguments);

        QVERIFY(!options.has_value());
        QCOMPARE(options.error().status, 2);
        QVERIFY(!options.error().text.isEmpty());
    }

    void commandLineGivesOptions()
    {
        const auto options = parseCommandLine({"visavis", "--local", "/tmp/a", "--as", "anna", "--theme", "dark"});

        QVERIFY(options.has_value());
        QCOMPARE(options->local, QStringLiteral("/tmp/a"));
        QCOMPARE(options->as, QStringLiteral("anna"));
        QCOMPARE(options->theme, QStringLiteral("dark"));
        QCOMPARE(parseCommandLine({"visavis", "--help"}).error().status, 0);
    }
};

QTEST_GUILESS_MAIN(TestServerAddress)
#include "tst_serveraddress.moc"
