// SPDX-License-Identifier: GPL-3.0-or-later
// Streams that no recorder would send.
#include "unit/masking/canaries.h"
#include "protocol/mirrorlimits.h"

#include <QElapsedTimer>
#include <QTest>

using namespace visavis::masking;
using namespace canaries;
namespace limits = visavis::protocol::limits;

class TestSmuggling : public QObject
{
    Q_OBJECT

private:
    static QByteArray mutation(const QByteArray &adds) { return R"({"type":3,"data":{"source":0,"removes":[],"texts":[],"attributes":[],"adds":[)" + adds + "]},\"timestamp\":1}"; }
    static QByteArray page(const QByteArray &body = {})
    {
        return R"({"type":2,"data":{"node":{"type":0,"id":1,"childNodes":[{"type":2,"tagName":"body","attributes":{},"id":2,"childNodes":[)" + body
            + R"(]}]},"initialOffset":{"left":0,"top":0}},"timestamp":1})";
    }
    //! \brief The page is still told: something that must pass does.
    static bool isAlive(Filter &filter) { return filtered(filter, mutation(R"({"parentId":2,"nextId":null,"node":{"type":3,"textContent":"alive","id":777777}})")).contains("alive"); }

private slots:
    void keepsTheSecret_data()
    {
        QTest::addColumn<QByteArray>("events");
        QByteArray base, name, events;
        const auto lines = fixture("smuggled.txt") + "# ";
        for (const auto &line : lines.split('\n')) {
            if (line.startsWith("##")) {
                continue;
            } else if (line.startsWith("# ")) {
                if (!name.isEmpty())
                    QTest::newRow(name.constData()) << base + events;
                name = line.mid(2);
                events.clear();
            } else if (base.isEmpty()) {
                base = line + '\n';
            } else {
                events += line + '\n';
            }
        }
        QVERIFY(!base.isEmpty());
    }
    void keepsTheSecret()
    {
        QFETCH(QByteArray, events);
        for (const auto level : {Level::Marked, Level::Fields, Level::Private}) {
            Filter filter(level);
            const auto out = filtered(filter, events);

            QVERIFY2(traceIn(out).isEmpty(), traceIn(out).constData());
            QVERIFY2(notJson(out).isEmpty(), notJson(out).constData());
            QVERIFY(filtered(filter, R"({"type":3,"data":{"source":4,"width":800,"height":600},"timestamp":1})").contains("\"source\":4"));
            QCOMPARE(filtered(level, out), out);
            for (const auto *bad : {"javascript", "onclick", "onerror", "srcdoc", "__proto__", "constructor", "@import", "expression", "\"script\"", "http-equiv", "attr("})
                QVERIFY2(!out.toLower().contains(bad), bad);
        }
    }

    void refusesWhatIsNoEvent_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("blank") << QByteArray("  ");
        QTest::newRow("half") << QByteArray(R"({"type":3,"data":{"source":0,)");
        QTest::newRow("list") << QByteArray("[1,2]");
        QTest::newRow("number") << QByteArray("1e99");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("not UTF-8") << QByteArray("{\"type\":4,\"data\":{\"href\":\"http://\xC3\x28\",\"width\":1,\"height\":1},\"timestamp\":1}");
        QTest::newRow("zero") << QByteArray("{\"type\":4,\0}", 11);
        QTest::newRow("two documents") << QByteArray(R"({"type":0,"data":{},"timestamp":1}{"type":1,"data":{},"timestamp":1})");
        QTest::newRow("infinite time") << QByteArray(R"({"type":0,"data":{},"timestamp":1e999})");
        QTest::newRow("time before time") << QByteArray(R"({"type":0,"data":{},"timestamp":-1})");
        QTest::newRow("5,000 deep") << QByteArray(R"({"type":3,"data":)") + QByteArray(5000, '[') + QByteArray(5000, ']') + ",\"timestamp\":1}";
        QTest::newRow("100,000 deep") << QByteArray(100'000, '{');
    }
    void refusesWhatIsNoEvent()
    {
        QFETCH(QByteArray, event);
        Filter filter(Level::Marked);
        QVERIFY(!filtered(filter, page()).isEmpty());

        QVERIFY(!filter.filter({event.constData(), std::size_t(event.size())}));
        QVERIFY(isAlive(filter));
    }

    void takesTextThatWasCutInACharacter()
    {
        Filter filter(Level::Marked);
        filtered(filter, page());

        const auto out = filtered(filter, mutation(R"({"parentId":2,"nextId":null,"node":{"type":3,"textContent":"a\ud83d b\ude00 \ud83d\ude00 \\ud83d","id":3}})"));

        QVERIFY(out.contains(QByteArray("a\xEF\xBF\xBD b\xEF\xBF\xBD \xF0\x9F\x98\x80 \\\\ud83d")));
    }

    //! 5,000 elements inside each other, sent one by one; and 1,000 at once.
    void endsAtTheDepth()
    {
        Filter filter(Level::Marked);
        filtered(filter, page());
        std::size_t passed = 0;
        for (int i = 3; i < 5000; ++i)
            passed += filtered(filter, mutation(QByteArray(R"({"parentId":%1,"nextId":null,"node":{"type":2,"tagName":"p","attributes":{},"childNodes":[],"id":%2}})").replace("%1", QByteArray::number(i - 1)).replace("%2", QByteArray::number(i)))).isEmpty() ? 0 : 1;

        QVERIFY(passed > 100 && passed < limits::mirrorDepth);
        QVERIFY(isAlive(filter));
    }

    void endsAtTheNumberOfNodes()
    {
        Filter filter(Level::Marked);
        filtered(filter, page());
        QByteArray adds;
        for (int i = 10; i < 120'000; ++i)
            adds += R"({"parentId":2,"nextId":null,"node":{"type":3,"textContent":"x","id":)" + QByteArray::number(i) + "}},";
        adds.chop(1);

        QVERIFY(filtered(filter, mutation(adds)).isEmpty());
        QVERIFY(filter.dropped().count(Why::TooLarge) > 0);
        QVERIFY(!isAlive(filter)); // silence until the next snapshot
        QVERIFY(!filtered(filter, page()).isEmpty());
        QVERIFY(isAlive(filter));
    }

    void goesDarkWhenTooMuchIsHidden()
    {
        Filter filter(Level::Marked);
        filtered(filter, page());
        for (int round = 0; round < 4; ++round) {
            QByteArray hidden;
            for (int i = 0; i < 70'000; ++i)
                hidden += R"({"type":3,"id":)" + QByteArray::number(10 + round * 70'000 + i) + "},";
            hidden.chop(1);
            filtered(filter, mutation(R"({"parentId":2,"nextId":null,"node":{"type":2,"tagName":"p","attributes":{"class":"idz_hide"},"id":)" + QByteArray::number(900'000 + round) + ",\"childNodes\":[" + hidden + "]}}"));
        }

        QVERIFY(!isAlive(filter));
        QVERIFY(filtered(filter, page()).isEmpty());
        filter.newPage();
        QVERIFY(!filtered(filter, page()).isEmpty());
    }

    void dropsWhatIsTooLong()
    {
        Filter filter(Level::Marked);
        filtered(filter, page());

        const auto out = filtered(filter, mutation(R"({"parentId":2,"nextId":null,"node":{"type":2,"tagName":"p","attributes":{"title":")" + QByteArray(5'000'000, 'a') + R"(","id":"kept"},"childNodes":[],"id":3}})"));
        QVERIFY(out.contains("kept") && out.size() < 1000);
        QVERIFY(!filter.filter(std::string(limits::mirrorEventBytes + 1, ' ')));
        QVERIFY(isAlive(filter));
    }

    //! Orders of adds and chains of siblings that would cost the square of their number.
    void isNotSlowedDown()
    {
        Filter filter(Level::Marked);
        filtered(filter, page());
        QByteArray adds, hide, removes;
        for (int i = 20'000; i > 10; --i)
            adds += R"({"parentId":2,"nextId":)" + QByteArray::number(i + 1) + R"(,"node":{"type":2,"tagName":"p","attributes":{},"childNodes":[],"id":)" + QByteArray::number(i) + "}},";
        adds.chop(1);
        for (int i = 11; i < 20'000; ++i)
            hide += R"({"id":)" + QByteArray::number(i) + R"(,"attributes":{"class":"idz_hide"}},)";
        hide.chop(1);
        QElapsedTimer timer;
        timer.start();

        filtered(filter, mutation(adds));
        const auto out = filtered(filter, R"({"type":3,"data":{"source":0,"removes":[],"texts":[],"adds":[],"attributes":[)" + hide + "]},\"timestamp\":1}");

        QVERIFY(out.count("idz_hide") > 19'000);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestSmuggling)
#include "tst_smuggling.moc"
