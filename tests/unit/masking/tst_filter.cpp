// SPDX-License-Identifier: GPL-3.0-or-later
// Streams that rrweb recorded in Chromium without any masking (tests/masking/record.mjs), through the filter alone.
#include "unit/masking/canaries.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace visavis::masking;
using namespace canaries;

Q_DECLARE_METATYPE(visavis::masking::Level)

class TestFilter : public QObject
{
    Q_OBJECT

private:
    static void streams(const QStringList &without = {})
    {
        QTest::addColumn<QString>("stream");
        const auto files = QDir(QStringLiteral(VISAVIS_FIXTURES "/masking/streams")).entryList({"*.jsonl"}, QDir::Files, QDir::Name);
        QVERIFY(files.size() > 60);
        for (const auto &file : files) {
            if (!without.contains(file.chopped(6)))
                QTest::newRow(qPrintable(file.chopped(6))) << "streams/" + file;
        }
    }

    //! What only the browser can know (DECISIONS.md allows seven; the list may shrink): echoes of what was typed, a class that SVG sets
    //! without a mutation, a copy without its class.
    static bool onlyInTheBrowser() { return QStringList{"V52", "V57", "V66"}.contains(QTest::currentDataTag()); }
    static bool isControl() { return QStringLiteral("U01") == QTest::currentDataTag(); }

private slots:
    void hidesWhatIsMarked_data() { streams(); }
    void hidesWhatIsMarked()
    {
        QFETCH(QString, stream);
        const auto recorded = fixture(stream);
        QVERIFY(!recorded.isEmpty());

        const auto marked = filtered(Level::Marked, recorded);
        const auto fields = filtered(Level::Fields, recorded);
        const auto texts = filtered(Level::Private, recorded);

        for (const auto &out : {marked, fields, texts}) {
            QVERIFY2(notJson(out).isEmpty(), notJson(out).constData());
            QVERIFY2(out.contains("\"type\":2"), "the page itself must arrive");
        }
        QVERIFY2(traceIn(texts).isEmpty(), traceIn(texts).constData());
        if (isControl() || onlyInTheBrowser())
            return;
        QVERIFY2(traceIn(marked).isEmpty(), traceIn(marked).constData());
        QVERIFY2(traceIn(fields).isEmpty(), traceIn(fields).constData());
    }

    //! The secret could be another one, of another length, typed at another speed: the advisor's stream is the same to the byte.
    //! But for the streams that show the secret and may: the control, the three that only the browser can know, and V53, which
    //! echoes the number and is saved above by its being a card's.
    void tellsNothingBetweenTheLines_data() { streams({"U01", "V52", "V53", "V57", "V66"}); }
    void tellsNothingBetweenTheLines()
    {
        QFETCH(QString, stream);
        const auto recorded = fixture(stream);
        QByteArray other;
        int typed = 0;
        for (auto line : recorded.split('\n')) {
            // Keystrokes say a beginning of the secret; every second one never happens.
            static const QRegularExpression input("\"source\":5,\"text\":\"((?:S|4)[^\"]*)\"");
            if (const auto match = input.match(line); match.hasMatch()) {
                if (++typed % 2 == 0)
                    continue;
                line.replace(match.captured(1).toUtf8(), "Qj");
            }
            line.replace(secrets[0], "Other secret of 40 signs, longer than it");
            line.replace(secrets[1], "60110000");
            other += line + '\n';
        }
        QVERIFY(other != recorded);

        for (const auto level : {Level::Marked, Level::Fields, Level::Private})
            QCOMPARE(filtered(level, other), filtered(level, recorded));
    }

    void changesNothingTheSecondTime_data() { streams(); }
    void changesNothingTheSecondTime()
    {
        QFETCH(QString, stream);
        for (const auto level : {Level::Marked, Level::Fields, Level::Private}) {
            const auto once = filtered(level, fixture(stream));
            QCOMPARE(filtered(level, once), once);
        }
    }

    //! The control: a filter that drops everything would pass all of the above.
    void passesWhatIsNotHidden()
    {
        const auto recorded = fixture("streams/U01.jsonl");
        const auto out = filtered(Level::Marked, recorded);

        for (const auto *part : {"Lamp SEKRETzq7alpha9", "\"text\":\"SEKRETzq7alpha9\"", "\"text\":\"note SEKRETzq7alpha9\"", "\"isChecked\":true",
                                 "\"text\":\"two\"", "\"class\":\"warm\"", "font-weight:bold", "SEKRETzq7alpha9 added", "Changed SEKRETzq7alpha9",
                                 ".warm{color:rgb(200,40,40);}", "\"href\":\"http://shop.example/\""})
            QVERIFY2(out.contains(part), part);
        QCOMPARE(out.count('\n'), recorded.count('\n'));
    }

    void forgetsWhatWasHiddenOnANewPageOnly()
    {
        Filter filter(Level::Marked);
        const auto page = [](const char *body) {
            return QByteArray(R"({"type":2,"data":{"node":{"type":0,"id":1,"childNodes":[{"type":2,"tagName":"body","attributes":{},"id":2,"childNodes":[)")
                + body + R"(]}]},"initialOffset":{"left":0,"top":0}},"timestamp":1})";
        };
        const auto hidden = page(R"({"type":2,"tagName":"p","attributes":{"class":"idz_hide"},"id":3,"childNodes":[{"type":3,"textContent":"gone","id":4}]})");
        const auto seen = page(R"({"type":2,"tagName":"p","attributes":{},"id":3,"childNodes":[{"type":3,"textContent":"here","id":4}]})");

        QVERIFY(!filtered(filter, hidden).contains("gone"));
        QVERIFY(!filtered(filter, seen).contains("here"));
        filter.newPage();
        QVERIFY(filtered(filter, seen).contains("here"));
    }

    void takesBackWhatIsHiddenLater()
    {
        const auto out = filtered(Level::Marked, fixture("streams/V13.jsonl"));

        // The mark came with one mutation; nothing is told after it.
        const auto taken = out.mid(out.indexOf("\"removes\":[{"));
        QCOMPARE(taken.count("\"source\":0"), 0);
        QVERIFY(taken.contains(R"("adds":[{"parentId":)"));
        QVERIFY(taken.contains(R"("attributes":{"idz_hide":"marked","style":"display:block;width:100%;height:48px"},"childNodes":)"));
    }

    void countsWhatItDrops()
    {
        Filter filter(Level::Marked);

        QVERIFY(!filter.filter("no json"));
        QVERIFY(!filter.filter(R"({"type":5,"data":{"tag":"x"},"timestamp":1})"));
        QVERIFY(!filter.filter(R"({"type":3,"data":{"source":3,"id":7,"x":0,"y":0},"timestamp":1})"));

        QCOMPARE(filter.dropped().json(), std::string(R"({"malformed":1,"eventType":1,"unknownNode":1})"));
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
