// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/tokenbucket.h"

#include <QTest>

using namespace visavis::backend;
using namespace std::chrono_literals;

class TestTokenBucket : public QObject
{
    Q_OBJECT

    const TokenBucket::Moment m_start = TokenBucket::Moment() + 1h;

private slots:
    void letsABurstPassAndThenAsksToWait()
    {
        TokenBucket bucket(10, 1s);
        for (int i = 0; i < 10; ++i)
            QVERIFY(bucket.take(m_start) == 0ms);

        const auto wait = bucket.take(m_start);

        QVERIFY(wait > 0ms && wait <= 101ms);
        QVERIFY(bucket.take(m_start + wait) == 0ms);
        QVERIFY(bucket.take(m_start + wait) > 0ms);
    }

    void neverHoldsMoreThanItsSize()
    {
        TokenBucket bucket(3, 1s);
        QVERIFY(bucket.take(m_start) == 0ms);

        int passed = 0;
        while (bucket.take(m_start + 1h) == 0ms)
            ++passed;

        QCOMPARE(passed, 3);
    }

    void survivesAClockThatGoesBack()
    {
        TokenBucket bucket(1, 1s);
        QVERIFY(bucket.take(m_start) == 0ms);

        QVERIFY(bucket.take(m_start - 30min) > 0ms);
    }
};

QTEST_GUILESS_MAIN(TestTokenBucket)
#include "tst_tokenbucket.moc"
