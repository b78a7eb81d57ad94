// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/css.h"
#include "masking/scrub.h"

#include <QTest>

using namespace visavis::masking;

class TestCss : public QObject
{
    Q_OBJECT

private:
    static std::string cleaned(const std::string &sheet)
    {
        Dropped dropped;
        std::string out;
        css::appendSheet(out, sheet, dropped);
        return out;
    }

private slots:
    //! tests/fixtures/masking/css.txt: a sheet, and below it what comes out.
    void cleansSheets_data()
    {
        QTest::addColumn<QByteArray>("sheet");
        QTest::addColumn<QByteArray>("clean");
        QFile file(QStringLiteral(VISAVIS_FIXTURES "/masking/css.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray sheet;
        for (const auto &line : file.readAll().split('\n')) {
            if (line.startsWith("##") || line.isEmpty())
                continue;
            if (line.startsWith("= ") || line == "=") {
                QTest::newRow(sheet.left(60).constData()) << sheet << line.mid(2);
                sheet.clear();
            } else {
                sheet += (sheet.isEmpty() ? "" : "\n") + line;
            }
        }
    }
    void cleansSheets()
    {
        QFETCH(QByteArray, sheet);
        QFETCH(QByteArray, clean);

        const auto out = cleaned(sheet.toStdString());

        QCOMPARE(QByteArray::fromStdString(out), clean);
        QCOMPARE(cleaned(out), out);
    }

    void endsWhateverIsOpen_data()
    {
        QTest::addColumn<QByteArray>("sheet");
        for (const auto *sheet : {"a{", "a{color", "a{color:red", "@media x{", "@media", "a{b:\"", "a{b:url(", "a[b=\"", "/*", "\\", "a{b:c\\", "}}}", "{{{", "@", "@{", "a{@", "(((", "a{--x:{", "a{}/*", "\"a", "<!--", "a{b:'x\n'}"})
            QTest::newRow(sheet) << QByteArray(sheet);
    }
    void endsWhateverIsOpen()
    {
        QFETCH(QByteArray, sheet);
        const auto out = cleaned(sheet.toStdString());
        QCOMPARE(std::count(out.begin(), out.end(), '{'), std::count(out.begin(), out.end(), '}'));
        QCOMPARE(cleaned(out), out);
    }

    void survivesDeepNesting()
    {
        const auto deep = QByteArray("@media all{").repeated(20'000).toStdString();
        const auto out = cleaned(deep);
        QVERIFY(out.size() < 10'000);
        QCOMPARE(cleaned(out), out);
    }

    void insertsExactlyOneRule()
    {
        Dropped dropped;
        std::string out;
        css::appendRule(out, ".a{color:red}", dropped);
        css::appendRule(out, ".a{color:red}.b{color:red}", dropped);
        css::appendRule(out, "", dropped);
        css::appendRule(out, "@import 'x'", dropped);
        QCOMPARE(out, std::string(".a{color:red;}_{}_{}_{}"));
    }

    void scrubsAddresses_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("scrubbed"); // empty: refused
        QTest::newRow("plain") << QByteArray("https://shop.example/lamps/floor-lamp") << QByteArray("https://shop.example/lamps/floor-lamp");
        QTest::newRow("query") << QByteArray("https://shop.example/a?token=1#b") << QByteArray("https://shop.example/a");
        QTest::newRow("user") << QByteArray("https://me:pw@shop.example/a") << QByteArray("https://shop.example/a");
        QTest::newRow("user with at") << QByteArray("https://me@home:pw@shop.example/a") << QByteArray("https://shop.example/a");
        QTest::newRow("port") << QByteArray("http://127.0.0.1:8080/") << QByteArray("http://127.0.0.1:8080/");
        QTest::newRow("short number") << QByteArray("https://shop.example/p/12345") << QByteArray("https://shop.example/p/12345");
        QTest::newRow("long number") << QByteArray("https://shop.example/p/123456") << QByteArray("https://shop.example/p/*");
        QTest::newRow("number in pieces") << QByteArray("https://shop.example/p/12-34-56") << QByteArray("https://shop.example/p/*");
        QTest::newRow("encoded number") << QByteArray("https://shop.example/p/%34%35%33%39%35%37") << QByteArray("https://shop.example/p/*");
        QTest::newRow("twice encoded") << QByteArray("https://shop.example/p/%2534%2535%2533%2539%2535%2537") << QByteArray("https://shop.example/p/*");
        QTest::newRow("e-mail") << QByteArray("https://shop.example/u/me@home.example/x") << QByteArray("https://shop.example/u/*/x");
        QTest::newRow("encoded e-mail") << QByteArray("https://shop.example/u/me%40home.example") << QByteArray("https://shop.example/u/*");
        QTest::newRow("token") << QByteArray("https://shop.example/reset/SEKRETzq7alpha9") << QByteArray("https://shop.example/reset/*");
        QTest::newRow("uuid") << QByteArray("https://shop.example/o/6f1c2e3a-aaaa-bbbb-cccc-9d8e7f6a5b4c") << QByteArray("https://shop.example/o/*");
        QTest::newRow("starred") << QByteArray("https://shop.example/o/*/x") << QByteArray("https://shop.example/o/*/x");
        for (const auto *bad : {"javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "//evil.example/", "http:/x", "http://", "https://a b/", "https://\"/", "blob:http://x/1", "/relative", ""})
            QTest::newRow(bad) << QByteArray(bad) << QByteArray();
    }
    void scrubsAddresses()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, scrubbed);
        std::string out;
        QCOMPARE(appendUrl(out, url.toStdString()), !scrubbed.isEmpty());
        QCOMPARE(QByteArray::fromStdString(out), scrubbed);
    }

    void keepsDrawings()
    {
        std::string out;
        QVERIFY(appendGeometry(out, "M10.5,20h-3.25c1.5 0 2.75-1.25 2.75-2.75Z"));
        QCOMPARE(out, std::string("M10.5,20h-3.25c1.5 0 2.75-1.25 2.75-2.75Z"));
        out.clear();
        QVERIFY(appendGeometry(out, "translate(12.123456789, 4539578763621486)"));
        QCOMPARE(out, std::string("translate(12.1234, 2000000000)"));
        out.clear();
        QVERIFY(!appendGeometry(out, "M SEKRET"));
        QVERIFY(out.empty());
    }

    void masksCardNumbersInText()
    {
        std::string out;
        appendText(out, "Paid with 4539 5787 6362 1486, thanks");
        QCOMPARE(out, std::string("Paid with •••• •••• •••• ••••, thanks"));
    }
};

QTEST_GUILESS_MAIN(TestCss)
#include "tst_css.moc"
