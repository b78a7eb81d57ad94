// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/fuzzymatch.h"

#include <QTest>

#include <algorithm>

using visavis::console::fuzzyRank;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCloserNameComesFirst_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("best"); // first to last
        QTest::newRow("whole, beginning, word, anywhere, scattered")
            << "mar" << QStringList{"mar", "marie", "anna mar", "jean-marc", "tamara", "m xa r"};
        QTest::newRow("a name's beginning before a word's") << "cl" << QStringList{"close it", "the close"};
        QTest::newRow("first letters of words before letters inside") << "tcn" << QStringList{"transfer the conversation", "patches of pain"};
        QTest::newRow("two words") << "anna b" << QStringList{"anna b", "anna berger", "joanna berg"};
    }
    void theCloserNameComesFirst()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, best);

        for (qsizetype i = 0; i + 1 < best.size(); ++i) {
            const auto a = fuzzyRank(typed, best[i]), b = fuzzyRank(typed, best[i + 1]);
            QVERIFY2(a && b, qPrintable(best[i + 1]));
            QVERIFY2(*a <= *b, qPrintable(best[i] + QStringLiteral(" after ") + best[i + 1]));
        }
        QVERIFY(*fuzzyRank(typed, best.front()) < *fuzzyRank(typed, best.back()));
    }

    void lettersThatAreMissingOrInAnotherOrderAreNoMatch()
    {
        QVERIFY(!fuzzyRank(QStringLiteral("xyz"), QStringLiteral("marie")));
        QVERIFY(!fuzzyRank(QStringLiteral("eiram"), QStringLiteral("marie")));
        QVERIFY(!fuzzyRank(QStringLiteral("mariee"), QStringLiteral("marie")));
        QVERIFY(!fuzzyRank(QStringLiteral("a"), QString()));
    }

    void nothingTypedMeansEverything()
    {
        QCOMPARE(fuzzyRank({}, QStringLiteral("marie")), fuzzyRank({}, QStringLiteral("x")));
        QVERIFY(fuzzyRank({}, {}));
    }
};

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
