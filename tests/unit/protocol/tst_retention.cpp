// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/retention.h"

#include <QTest>
#include <random>

using namespace visavis::protocol;
using namespace std::chrono;

namespace {

Time at(const char *text)
{
    return Time(milliseconds(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs).toMSecsSinceEpoch()));
}

QString shown(Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

//! When a period is over, held against dates that were typed in by hand, and against Qt's own calendar.
class TestRetention : public QObject
{
    Q_OBJECT

private slots:
    void endsOnTheSameDate_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("period");
        QTest::addColumn<QString>("end");
        QTest::newRow("three years") << "2026-11-27T10:00:00.000Z" << "3y" << "2029-11-27T10:00:00.000Z";
        QTest::newRow("over a leap day") << "2026-03-01T00:00:00.000Z" << "3y" << "2029-03-01T00:00:00.000Z";
        QTest::newRow("from a leap day to a leap day") << "2024-02-29T12:00:00.000Z" << "4y" << "2028-02-29T12:00:00.000Z";
        QTest::newRow("from a leap day, at its first moment") << "2028-02-29T00:00:00.000Z" << "3y" << "2031-03-01T00:00:00.000Z";
        QTest::newRow("from a leap day, at its last") << "2028-02-29T23:59:59.999Z" << "3y" << "2031-03-01T00:00:00.000Z";
        QTest::newRow("the day before it") << "2028-02-28T23:59:59.999Z" << "3y" << "2031-02-28T23:59:59.999Z";
        QTest::newRow("twelve months") << "2026-11-27T10:00:00.000Z" << "12m" << "2027-11-27T10:00:00.000Z";
        QTest::newRow("a month without the day") << "2027-01-31T08:00:00.000Z" << "1m" << "2027-03-01T00:00:00.000Z";
        QTest::newRow("the last moment of a year") << "2026-12-31T23:59:59.999Z" << "1y" << "2027-12-31T23:59:59.999Z";
        QTest::newRow("a night when clocks are set, which UTC does not know") << "2026-03-29T00:30:00.000Z" << "1d" << "2026-03-30T00:30:00.000Z";
        QTest::newRow("days") << "2028-02-28T06:00:00.000Z" << "30d" << "2028-03-29T06:00:00.000Z";
    }
    void endsOnTheSameDate()
    {
        QFETCH(QString, start);
        QFETCH(QString, period);
        QFETCH(QString, end);
        const auto parsed = parsePeriod(period.toStdString());
        QVERIFY(parsed);
        QCOMPARE(shown(endOf(at(start.toLatin1()), *parsed)), end);
        QCOMPARE(text(*parsed), period.toStdString());
    }

    void theBorderIsExact()
    {
        std::mt19937_64 random(20261127);
        std::uniform_int_distribution<std::int64_t> moment(at("2000-01-01T00:00:00.000Z").time_since_epoch().count(),
                                                           at("2060-01-01T00:00:00.000Z").time_since_epoch().count());
        const Period periods[] = {{1, Period::Unit::Days}, {30, Period::Unit::Days}, {1, Period::Unit::Months}, {12, Period::Unit::Months}, {3, Period::Unit::Years}};
        for (int i = 0; i < 20000; ++i) {
            const Time now{milliseconds(moment(random))};
            const auto &period = periods[i % 5];
            const auto last = lastOver(now, period);
            QVERIFY2(endOf(last, period) <= now, qPrintable(shown(now)));
            QVERIFY2(endOf(last + milliseconds(1), period) > now, qPrintable(shown(now)));
        }
    }

    void neverFalls()
    {
        std::mt19937_64 random(11);
        std::uniform_int_distribution<std::int64_t> moment(0, at("2060-01-01T00:00:00.000Z").time_since_epoch().count());
        std::uniform_int_distribution<std::int64_t> step(0, milliseconds(days(2)).count());
        const Period periods[] = {{1, Period::Unit::Months}, {12, Period::Unit::Months}, {3, Period::Unit::Years}};
        for (int i = 0; i < 20000; ++i) {
            const Time one{milliseconds(moment(random))}, other = one + milliseconds(step(random));
            QVERIFY(endOf(one, periods[i % 3]) <= endOf(other, periods[i % 3]));
        }
    }

    void agreesWithAnotherCalendar()
    {
        std::mt19937_64 random(12);
        std::uniform_int_distribution<std::int64_t> moment(0, at("2060-01-01T00:00:00.000Z").time_since_epoch().count());
        for (int i = 0; i < 20000; ++i) {
            const Time start{milliseconds(moment(random))};
            const auto later = QDateTime::fromMSecsSinceEpoch(start.time_since_epoch().count(), Qt::UTC);
            if (later.date().month() == 2 && later.date().day() == 29)
                continue; // Qt goes back to the 28th with its time of day, article 3 of the regulation to the end of the month
            QCOMPARE(shown(endOf(start, {3, Period::Unit::Years})), later.addYears(3).toString(Qt::ISODateWithMs));
        }
    }

    void refusesWhatIsNoPeriod_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "d", "0d", "-1d", "+1d", "03y", "3", "3 y", "3w", "3yy", "1.5y", "99999999999999999999d", "10001d", "3Y"})
            QTest::newRow(text) << text;
    }
    void refusesWhatIsNoPeriod()
    {
        QFETCH(QString, text);
        QVERIFY(!parsePeriod(text.toStdString()));
    }

    void aPolicyIsAsLongAsTheMissionAllows_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *policy, bool allowed) { QTest::newRow(policy) << policy << allowed; };
        row("chat=3y social=3y call=12m sms=12m file=3y", true);
        row("chat=1d social=30d call=1m sms=1y file=36m", true);
        row("chat=1095d social=3y call=365d sms=12m file=3y", true);
        row("chat=1096d social=3y call=12m sms=12m file=3y", false);
        row("chat=4y social=3y call=12m sms=12m file=3y", false);
        row("chat=3y social=37m call=12m sms=12m file=3y", false);
        row("chat=3y social=3y call=13m sms=12m file=3y", false);
        row("chat=3y social=3y call=12m sms=366d file=3y", false);
        row("chat=3y social=3y call=12m sms=12m file=4y", false);
        row("chat=3y social=3y call=12m sms=12m", false);
        row("social=3y chat=3y call=12m sms=12m file=3y", false);
        row("chat=3y social=3y call=12m sms=12m file=3y ", false);
        row("chat=3y  social=3y call=12m sms=12m file=3y", false);
        row("chat=3y social=3y call=12m sms=12m file=3y more=3y", false);
    }
    void aPolicyIsAsLongAsTheMissionAllows()
    {
        QFETCH(QString, policy);
        QFETCH(bool, allowed);
        const auto parsed = parseRetention(policy.toStdString());
        QCOMPARE(parsed.has_value(), allowed);
        if (parsed)
            QCOMPARE(text(*parsed), policy.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
