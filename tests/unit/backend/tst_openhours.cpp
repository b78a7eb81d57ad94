// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening hours at their edges, where the clocks change above all; and the clocks themselves against the system's own.
#include "backend/engagement/openhours.h"

#include <QTest>
#include <QTimeZone>
#include <fstream>
#include <filesystem>

using namespace visavis::backend;
using namespace visavis::protocol;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

Time at(const char *iso)
{
    const auto when = QDateTime::fromString(QLatin1String(iso), Qt::ISODateWithMs);
    if (!when.isValid())
        qFatal("%s is no time", iso);
    return Time(std::chrono::milliseconds(when.toMSecsSinceEpoch()));
}

QString iso(Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

OpenHours open(std::vector<OpenSpan> week, std::vector<std::string> closed = {}, const std::string &zone = "Europe/Paris")
{
    const SiteHours hours{zone, std::move(week), std::move(closed)};
    if (!hours.valid())
        qFatal("these are no hours");
    auto made = OpenHours::of(hours);
    if (!made)
        qFatal("there is no zone %s", zone.c_str());
    return std::move(*made);
}

} // namespace

class TestOpenHours : public QObject
{
    Q_OBJECT

private slots:
    void opensAndClosesToTheMillisecond_data()
    {
        QTest::addColumn<QByteArray>("instant");
        QTest::addColumn<bool>("isOpen");
        const auto row = [](const char *instant, bool isOpen) { QTest::newRow(instant) << QByteArray(instant) << isOpen; };
        // 17 June 2026 is a Wednesday; Paris is two hours ahead in summer, one in winter.
        row("2026-06-17T08:59:59.999+02:00", false), row("2026-06-17T09:00:00.000+02:00", true);
        row("2026-06-17T12:29:59.999+02:00", true), row("2026-06-17T12:30:00.000+02:00", false);
        row("2026-06-17T07:00:00.000Z", true), row("2026-12-16T07:59:59.999Z", false), row("2026-12-16T08:00:00.000Z", true);
        row("2026-06-18T10:00:00.000+02:00", false); // Thursday is none of ours
        // Friday night is Friday's, on Saturday morning too.
        row("2026-06-19T21:59:59.999+02:00", false), row("2026-06-19T22:00:00.000+02:00", true), row("2026-06-20T01:59:59.999+02:00", true);
        row("2026-06-20T02:00:00.000+02:00", false), row("2026-06-19T01:00:00.000+02:00", false);
        // Sunday to its very end.
        row("2026-06-21T23:59:59.999+02:00", true), row("2026-06-22T00:00:00.000+02:00", false);
        // Closed on a Wednesday, and on a Friday whose night goes with it.
        row("2026-07-01T10:00:00.000+02:00", false), row("2026-07-03T23:00:00.000+02:00", false), row("2026-07-04T01:00:00.000+02:00", false);
    }
    void opensAndClosesToTheMillisecond()
    {
        QFETCH(QByteArray, instant);
        QFETCH(bool, isOpen);
        const auto site = open({{Weekday::Wed, "09:00", "12:30"}, {Weekday::Fri, "22:00", "02:00"}, {Weekday::Sun, "18:00", "24:00"}}, {"2026-07-01", "2026-07-03"});

        QCOMPARE(site.isOpen(at(instant)), isOpen);
    }

    //! On 29 March 2026 two o'clock is three: 01:59 is followed by 03:00.
    void springLeavesAnHourOut()
    {
        const auto night = open({{Weekday::Sun, "01:00", "04:00"}});
        QCOMPARE(night.between(at("2026-03-28T12:00:00.000Z"), at("2026-03-29T12:00:00.000Z")),
                 (std::vector<OpenHours::Span>{{at("2026-03-29T01:00:00.000+01:00"), at("2026-03-29T04:00:00.000+02:00")}})); // two hours, not three

        const auto missing = open({{Weekday::Sun, "02:15", "02:45"}});
        QVERIFY(missing.between(at("2026-03-28T12:00:00.000Z"), at("2026-03-29T12:00:00.000Z")).empty());

        const auto begun = open({{Weekday::Sun, "02:30", "04:00"}});
        QCOMPARE(iso(*begun.nextChange(at("2026-03-28T20:00:00.000Z"))), iso(at("2026-03-29T03:00:00.000+02:00"))); // the first there is
        const auto ended = open({{Weekday::Sun, "01:00", "02:30"}});
        QCOMPARE(iso(*ended.nextChange(at("2026-03-29T01:30:00.000+01:00"))), iso(at("2026-03-29T03:00:00.000+02:00")));
    }

    //! On 25 October 2026 the hour from two to three comes twice, and the clock on the wall says open both times.
    void autumnBringsAnHourTwice()
    {
        const auto from = at("2026-10-24T12:00:00.000Z"), to = at("2026-10-25T12:00:00.000Z");
        const auto whole = open({{Weekday::Sun, "02:00", "03:00"}});
        QCOMPARE(whole.between(from, to), (std::vector<OpenHours::Span>{{at("2026-10-25T02:00:00.000+02:00"), at("2026-10-25T03:00:00.000+01:00")}}));

        const auto half = open({{Weekday::Sun, "02:00", "02:30"}});
        QCOMPARE(half.between(from, to), (std::vector<OpenHours::Span>{{at("2026-10-25T02:00:00.000+02:00"), at("2026-10-25T02:30:00.000+02:00")},
                                                                      {at("2026-10-25T02:00:00.000+01:00"), at("2026-10-25T02:30:00.000+01:00")}}));
        const auto over = open({{Weekday::Sat, "23:00", "02:30"}});
        QVERIFY(over.isOpen(at("2026-10-25T02:15:00.000+01:00")));
        QVERIFY(!over.isOpen(at("2026-10-25T02:30:00.000+01:00")));
    }

    void spansTouchAndAreOne()
    {
        const auto site = open({{Weekday::Mon, "09:00", "24:00"}, {Weekday::Tue, "00:00", "08:00"}});
        QCOMPARE(site.between(at("2026-06-15T00:00:00.000Z"), at("2026-06-17T00:00:00.000Z")),
                 (std::vector<OpenHours::Span>{{at("2026-06-15T09:00:00.000+02:00"), at("2026-06-16T08:00:00.000+02:00")}}));
    }

    void neverOpenChangesNever()
    {
        const auto site = open({});
        QVERIFY(!site.isOpen(at("2026-06-17T10:00:00.000Z")));
        QVERIFY(!site.nextChange(at("2026-06-17T10:00:00.000Z")));
    }

    void thereIsNoSuchZone()
    {
        for (const auto *name : {"Europe/Atlantis", "", "../../etc/passwd", "/etc/localtime", "Europe", "posixrules\n"})
            QVERIFY2(!TimeZone::load(name), name);
        // What is cut off or of another make is no zone.
        const auto folder = std::filesystem::temp_directory_path() / ("visavis-zones-" + std::to_string(getpid()));
        std::filesystem::create_directory(folder);
        std::ifstream in("/usr/share/zoneinfo/Europe/Paris", std::ios::binary);
        const std::string whole{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        for (std::size_t size = 0; size < whole.size() - 40; size += 7) {
            std::ofstream(folder / "Cut", std::ios::binary | std::ios::trunc).write(whole.data(), std::streamsize(size));
            QVERIFY2(!TimeZone::load("Cut", folder.string()), std::to_string(size).c_str());
        }
        std::filesystem::remove_all(folder);
    }

    //! Each hour of two years for clocks of many kinds, far beyond what the files list too.
    void itsClocksAreTheSystems_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const auto *name : {"Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago", "Europe/Dublin", "UTC", "Pacific/Chatham", "America/Nuuk"})
            QTest::newRow(name) << QByteArray(name);
    }
    void itsClocksAreTheSystems()
    {
        QFETCH(QByteArray, name);
        const auto zone = TimeZone::load(name.toStdString());
        const QTimeZone system(name);
        QVERIFY(zone && system.isValid());
        for (const auto *year : {"2026-01-01T00:00:00.000Z", "2044-01-01T00:00:00.000Z"}) {
            const auto begin = at(year);
            for (auto time = begin; time < begin + hours(366 * 24); time += minutes(30)) {
                const auto expected = system.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC));
                if (zone->offset(time).count() != expected)
                    QFAIL(qPrintable(iso(time) + QStringLiteral(": %1, not %2").arg(zone->offset(time).count()).arg(expected)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestOpenHours)
#include "tst_openhours.moc"
