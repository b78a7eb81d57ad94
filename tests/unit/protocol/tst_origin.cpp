// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/contrast.h"
#include "protocol/origin.h"

#include <QTest>

using namespace visavis::protocol;

class TestOrigin : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatBrowsersSend_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("fault");
        const auto row = [](const char *text, OriginFault fault) { QTest::newRow(*text ? text : "nothing") << QByteArray(text) << int(fault); };
        for (const auto *good : {"https://shop.example", "https://www.shop.example:8443", "https://xn--grsse-kva7m.example", "http://localhost", "http://localhost:3000",
                                 "http://shop.localhost", "http://127.0.0.1:8080", "https://10.0.0.7", "https://a"})
            row(good, OriginFault::None);
        for (const auto *none : {"", "shop.example", "https://", "ftp://shop.example", "HTTPS://shop.example", "javascript:alert(1)", "null", "*", "https:/shop.example"})
            row(none, OriginFault::NoAddress);
        for (const auto *insecure : {"http://shop.example", "http://localhost.example", "http://127.0.0.2", "http://10.0.0.7:8080"})
            row(insecure, OriginFault::NotSecure);
        for (const auto *more : {"https://shop.example/", "https://shop.example/chat", "https://shop.example?x", "https://shop.example#x", "https://me@shop.example", "https://shop.example\\x"})
            row(more, OriginFault::More);
        for (const auto *host : {"https://Shop.example", "https://*.example", "https://größe.example", "https://shop..example", "https://shop.example.", "https://-shop.example",
                                 "https://shop example", "https://shop.example; script-src *", "https://[::1]"})
            row(host, OriginFault::Host);
        for (const auto *port : {"https://shop.example:443", "http://localhost:80", "https://shop.example:", "https://shop.example:0", "https://shop.example:65536", "https://shop.example:8x"})
            row(port, OriginFault::Port);
    }
    void takesWhatBrowsersSend()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, fault);

        QCOMPARE(int(originFault({text.constData(), std::size_t(text.size())})), fault);
    }

    void measuresContrastAsWcagDoes()
    {
        QCOMPARE(contrast(colourOf("#000000"), colourOf("#ffffff")), 21.0);
        QCOMPARE(contrast(colourOf("#777777"), colourOf("#777777")), 1.0);
        QVERIFY(contrast(colourOf("#767676"), colourOf("#ffffff")) >= readable); // the lightest grey that may
        QVERIFY(contrast(colourOf("#777777"), colourOf("#ffffff")) < readable);
        for (const auto *none : {"", "#fff", "#FFFFFF", "ffffff", "#ggffff", "#fffffff"})
            QVERIFY(colourOf(none) < 0);
    }
};

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"
