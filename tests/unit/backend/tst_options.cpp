// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/options.h"

#include <QTest>

using namespace visavis::backend;

class TestOptions : public QObject
{
    Q_OBJECT

    static Result<Options> parsed(const QString &line)
    {
        std::vector<std::string> arguments;
        for (const auto &each : line.split(' ', Qt::SkipEmptyParts))
            arguments.push_back(each.toStdString());
        return parseOptions(arguments, "/share");
    }

private slots:
    void listensOnLoopbackUnlessTold()
    {
        const auto options = parsed("serve --data /d");

        QVERIFY(options);
        const auto &serve = std::get<ServeOptions>(*options);
        QCOMPARE(serve.listener.address, std::string("127.0.0.1"));
        QCOMPARE(serve.listener.port, std::uint16_t(0));
        QCOMPARE(serve.share, std::string("/share"));
        QVERIFY(!serve.embedded);
    }

    void accepts_data()
    {
        QTest::addColumn<QString>("line");
        for (const QString line : {"serve --data d --listen [::1]:80", "serve --data d --listen 0.0.0.0:443 --tls-cert c --tls-key k --public-url https://chat.example",
                                   "serve --data d --listen 0.0.0.0:80 --behind-proxy --trusted-proxy 10.0.0.0/8 --public-url https://chat.example",
                                   "init --data d --sample", "verify --data d", "rules --data d --site s", "rules --data d --site s --check f",
                                   "rules --data d --site s --set f", "rules --help", "serve --help", "", "help", "--help"})
            QTest::newRow(qPrintable(line)) << line;
    }
    void accepts()
    {
        QFETCH(QString, line);

        const auto options = parsed(line);

        QVERIFY2(options, options ? "" : options.error().what.c_str());
    }

    void refusesWithAWayOut_data()
    {
        QTest::addColumn<QString>("line");
        for (const QString line : {"serve", "serve --data d --surprise", "dance", "serve --data d --listen 127.0.0.1", "serve --data d --listen 127.0.0.1:70000",
                                   "serve --data d --listen localhost:80", "serve --data d --listen 0.0.0.0:80", "serve --data d --listen [::]:80",
                                   "serve --data d --listen 0.0.0.0:80 --tls-cert c", "serve --data d --tls-key k", "serve --data d --listen 0.0.0.0:443 --tls-cert c --tls-key k",
                                   "serve --data d --listen 0.0.0.0:80 --behind-proxy", "serve --data d --trusted-proxy 10.0.0.1",
                                   "serve --data d --behind-proxy --trusted-proxy nonsense --public-url https://x.example",
                                   "serve --data d --behind-proxy --trusted-proxy 10.0.0.1 --public-url http://x.example",
                                   "rules --data d", "rules --site s", "rules --data d --site s --set f --check f",
                                   "serve --data d --public-url https://x.example/path", "serve --data d --public-url https://user@x.example"})
            QTest::newRow(qPrintable(line)) << line;
    }
    void refusesWithAWayOut()
    {
        QFETCH(QString, line);

        const auto options = parsed(line);

        QVERIFY(!options);
        QVERIFY(options.error().kind == Error::Kind::Usage);
        QVERIFY(!options.error().what.empty() && !options.error().hint.empty());
    }
};

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
