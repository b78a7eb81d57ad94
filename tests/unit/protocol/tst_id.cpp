// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/id.h"

#include <QSet>
#include <QTest>

using namespace visavis::protocol;

class TestId : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrote()
    {
        for (int i = 0; i < 10000; ++i) {
            const auto id = EventId::random();
            QCOMPARE(id.text().size(), std::size_t(22));
            QVERIFY(EventId::parse(id.text()) == id);
        }
    }

    void hasOneSpelling()
    {
        QVERIFY(EventId::parse("AAAAAAAAAAAAAAAAAAAAAA")->isNull());
        QVERIFY(EventId::parse("AAAAAAAAAAAAAAAAAAAAAg"));
        QVERIFY(!EventId::parse("AAAAAAAAAAAAAAAAAAAAAB"));
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto *text : {"", "A", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA+", "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAA AAAAAAAAAAA"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refusesWhatIsNone()
    {
        QFETCH(QString, text);
        QVERIFY(!EventId::parse(text.toStdString()));
    }

    //! 100,000 ids: none twice, and each bit set about half of the time (five standard deviations).
    void isRandomInEveryBit()
    {
        constexpr int count = 100000;
        std::array<int, 128> set{};
        QSet<QByteArray> seen;
        for (int i = 0; i < count; ++i) {
            const auto id = Vuid::random();
            for (std::size_t bit = 0; bit < 128; ++bit)
                set[bit] += (id.bytes()[bit / 8] >> (bit % 8)) & 1;
            seen.insert(QByteArray::fromStdString(id.text()));
        }
        QCOMPARE(seen.size(), qsizetype(count));
        for (const int times : set)
            QVERIFY(std::abs(times - count / 2) < 5 * 158);
    }
};

QTEST_GUILESS_MAIN(TestId)
#include "tst_id.moc"
