// SPDX-License-Identifier: GPL-3.0-or-later
// What each level shows of the same page.
#include "unit/masking/canaries.h"

#include <QTest>

using namespace visavis::masking;
using namespace canaries;

class TestLevels : public QObject
{
    Q_OBJECT

private:
    static QByteArray page()
    {
        return R"({"type":2,"data":{"node":{"type":0,"id":1,"childNodes":[{"type":2,"tagName":"html","attributes":{},"id":2,"childNodes":[)"
               R"({"type":2,"tagName":"head","attributes":{},"id":3,"childNodes":[{"type":2,"tagName":"title","attributes":{},"id":4,"childNodes":[{"type":3,"textContent":"Basket","id":5}]}]},)"
               R"({"type":2,"tagName":"body","attributes":{},"id":6,"childNodes":[)"
               R"({"type":2,"tagName":"p","attributes":{"title":"A hint"},"id":7,"childNodes":[{"type":3,"textContent":"A lamp","id":8}]},)"
               R"({"type":2,"tagName":"p","attributes":{"class":"idz_show"},"id":9,"childNodes":[{"type":3,"textContent":"Shown text","id":10},)"
               R"({"type":2,"tagName":"b","attributes":{"class":"idz_hide"},"id":11,"childNodes":[{"type":3,"textContent":"Hidden in it","id":12}]}]},)"
               R"({"type":2,"tagName":"input","attributes":{"type":"text","value":"Typed","placeholder":"Your name"},"childNodes":[],"id":13},)"
               R"({"type":2,"tagName":"input","attributes":{"type":"submit","value":"Order now"},"childNodes":[],"id":14},)"
               R"({"type":2,"tagName":"input","attributes":{"type":"checkbox","value":"gift","checked":true},"childNodes":[],"id":15},)"
               R"({"type":2,"tagName":"select","attributes":{"value":"fr"},"id":16,"childNodes":[{"type":2,"tagName":"option","attributes":{"value":"fr","selected":true},"id":17,"childNodes":[{"type":3,"textContent":"France","id":18}]}]},)"
               R"({"type":2,"tagName":"textarea","attributes":{"value":"A note"},"id":19,"childNodes":[{"type":3,"textContent":"A note","id":20}]},)"
               R"({"type":2,"tagName":"div","attributes":{"contenteditable":"true"},"id":21,"childNodes":[{"type":3,"textContent":"A draft","id":22}]},)"
               R"({"type":2,"tagName":"input","attributes":{"type":"password","value":"Pass word"},"childNodes":[],"id":23},)"
               R"({"type":2,"tagName":"p","attributes":{"class":"idz_show idz_hide"},"id":24,"childNodes":[{"type":3,"textContent":"Both marks","id":25}]})"
               R"(]}]}]},"initialOffset":{"left":0,"top":0}},"timestamp":1})";
    }

private slots:
    void shows_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<bool>("marked");
        QTest::addColumn<bool>("fields");
        QTest::addColumn<bool>("texts");
        const auto row = [](const char *words, bool marked, bool fields, bool texts) { QTest::newRow(words) << QByteArray(words) << marked << fields << texts; };
        row("Basket", true, true, false);
        row("A lamp", true, true, false);
        row("A hint", true, true, false);
        row("Shown text", true, true, true);
        row("Hidden in it", false, false, false);
        row("Both marks", false, false, false);
        row("Typed", true, false, false);
        row("Your name", true, true, false);
        row("Order now", true, true, false);
        row("\"checked\"", true, false, false);
        row("\"selected\"", true, false, false);
        row("France", true, true, false);
        row("\"fr\"", true, false, false);
        row("A note", true, false, false);
        row("A draft", true, false, false);
        row("Pass word", false, false, false);
        row("\"idz_hide\":\"password\"", true, true, true);
        row("\"idz_hide\":\"field\"", false, true, true);
        row("\"idz_hide\":\"marked\"", true, true, true);
        row("\"type\":\"checkbox\"", true, true, true);
    }
    void shows()
    {
        QFETCH(QByteArray, words);
        QTEST(filtered(Level::Marked, page()).contains(words), "marked");
        QTEST(filtered(Level::Fields, page()).contains(words), "fields");
        QTEST(filtered(Level::Private, page()).contains(words), "texts");
    }

    void tellsTypingOnlyAtMarked()
    {
        const QByteArray typed = R"({"type":3,"data":{"source":5,"id":13,"text":"More","isChecked":false},"timestamp":1})";
        const QByteArray ticked = R"({"type":3,"data":{"source":5,"id":15,"text":"on","isChecked":true},"timestamp":1})";
        for (const auto &event : {typed, ticked}) {
            QCOMPARE(filtered(Level::Marked, page() + '\n' + event).count('\n'), 2);
            QCOMPARE(filtered(Level::Fields, page() + '\n' + event).count('\n'), 1);
            QCOMPARE(filtered(Level::Private, page() + '\n' + event).count('\n'), 1);
        }
    }

    void takesBackTextThatIsNoLongerShown()
    {
        Filter filter(Level::Private);
        QVERIFY(filtered(filter, page()).contains("Shown text"));

        const auto out = filtered(filter, R"({"type":3,"data":{"source":0,"removes":[],"adds":[],"texts":[],"attributes":[{"id":9,"attributes":{"class":"plain"}}]},"timestamp":1})");
        QVERIFY(out.contains("{\"id\":10,\"value\":\"•••\"}"));
        QVERIFY(!filtered(filter, R"({"type":3,"data":{"source":0,"removes":[],"adds":[],"texts":[{"id":10,"value":"Again"}],"attributes":[]},"timestamp":1})").contains("Again"));
    }

    void masksATextToTheSameLength()
    {
        const auto words = [](const QByteArray &text) { return filtered(Level::Private, QByteArray(page()).replace("A lamp", text)); };
        QCOMPARE(words("x"), words("a far longer text than before"));
    }
};

QTEST_GUILESS_MAIN(TestLevels)
#include "tst_levels.moc"
