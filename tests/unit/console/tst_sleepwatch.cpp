// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sleepwatch.h"
#include "unit/console/fakes.h"

#include <QSignalSpy>
#include <QTest>

using namespace visavis::test;

class TestSleepWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingWhileTimeGoesAsItShould()
    {
        FakeClock clock;
        SleepWatch watch(clock);
        QSignalSpy woke(&watch, &SleepWatch::wokeUp);

        clock.advance(1h);

        QCOMPARE(woke.count(), 0);
    }

    void noticesASleepWithinFiveSeconds()
    {
        FakeClock clock;
        SleepWatch watch(clock);
        QSignalSpy woke(&watch, &SleepWatch::wokeUp);
        clock.advance(1min);

        clock.jump(20min); // alarms stood still
        clock.advance(5s);
        QCOMPARE(woke.count(), 1);
        clock.advance(1min);

        QCOMPARE(woke.count(), 1);
    }

    void isNotMovedByAClockThatIsCorrectedOrSetBack()
    {
        FakeClock clock;
        SleepWatch watch(clock);
        QSignalSpy woke(&watch, &SleepWatch::wokeUp);

        clock.jump(2s);
        clock.advance(10s);
        clock.jump(-3h);
        clock.advance(10s);

        QCOMPARE(woke.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSleepWatch)
#include "tst_sleepwatch.moc"
