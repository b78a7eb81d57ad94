// SPDX-License-Identifier: GPL-3.0-or-later
//
// Targeting as the console evaluates it, by the same rows as the page's (tests/web/units/evaluate.test.ts).
#include "protocol/ruleevaluation.h"

#include <QFile>
#include <QTest>
#include <QTimeZone>
#include <boost/json.hpp>

using namespace visavis::protocol;
namespace json = boost::json;

namespace {

const json::object &file()
{
    static const json::object parsed = [] {
        QFile in(QStringLiteral(VISAVIS_FIXTURES "/rules/evaluated.json"));
        if (!in.open(QIODevice::ReadOnly))
            qFatal("evaluated.json is missing");
        return json::parse(in.readAll().toStdString()).as_object();
    }();
    return parsed;
}

Time timeOf(const json::value &value)
{
    return Time(std::chrono::milliseconds(value.as_int64()));
}

void take(PageFacts &facts, const json::object &members)
{
    const auto milliseconds = [](const json::value &value) {
        return value.is_null() ? std::nullopt : std::optional(std::chrono::milliseconds(value.as_int64()));
    };
    for (const auto &[name, value] : members) {
        if (name == "now")
            facts.now = timeOf(value);
        else if (name == "pagesViewed")
            facts.pagesViewed = value.is_null() ? std::nullopt : std::optional(value.to_number<std::uint64_t>());
        else if (name == "connectionTime")
            facts.connectionTime = milliseconds(value);
        else if (name == "timeOnSite")
            facts.timeOnSite = milliseconds(value);
        else if (name == "timeOnPage")
            facts.timeOnPage = std::chrono::milliseconds(value.as_int64());
        else if (name == "language")
            facts.language = value.as_string();
        else if (name == "presence")
            facts.presence = value.is_null() ? std::nullopt : parse<Presence>(std::string(value.as_string()));
        else if (name == "address") {
            facts.path = value.at("path").as_string();
            facts.query = value.at("query").as_string();
            facts.fragment = value.at("fragment").as_string();
        } else if (name == "invited") {
            facts.invited.last = timeOf(value.at("last"));
            facts.invited.rules.clear();
            for (const auto &rule : value.at("rules").as_array())
                facts.invited.rules.push_back({std::string(rule.at("id").as_string()), rule.at("shown").to_number<std::uint64_t>(), rule.at("closed").as_bool()});
        } else {
            qFatal("a fact that is not known here");
        }
    }
}

PageFacts factsOf(const json::object &row)
{
    PageFacts facts;
    const QTimeZone zone(QByteArray(file().at("zone").as_string().c_str()));
    if (!zone.isValid())
        qFatal("the system has no time zones");
    facts.offset = [zone](Time at) { return std::chrono::seconds(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()))); };
    take(facts, file().at("known").as_object());
    take(facts, row.at("facts").as_object());
    return facts;
}

std::optional<qint64> number(const json::value &value)
{
    return value.is_null() ? std::nullopt : std::optional<qint64>(value.as_int64());
}

std::optional<qint64> number(RuleWait wait)
{
    return wait ? std::optional<qint64>(wait->count()) : std::nullopt;
}

void addRows(const char *list)
{
    QTest::addColumn<int>("row");
    int row = 0;
    for (const auto &value : file().at(list).as_array()) {
        const auto name = std::string(value.at("name").as_string()) + " " + std::to_string(row);
        QTest::newRow(name.c_str()) << row++;
    }
}

} // namespace

class TestRuleEvaluation : public QObject
{
    Q_OBJECT

private slots:
    void waitsAsThePageDoes_data() { addRows("waits"); }
    void waitsAsThePageDoes()
    {
        QFETCH(int, row);
        const auto &expected = file().at("waits").at(std::size_t(row)).as_object();

        const auto wait = waitFor(expected.at("when"), factsOf(expected));

        QVERIFY2(number(wait) == number(expected.at("wait")), json::serialize(expected).c_str());
    }

    void invitesAsThePageDoes_data() { addRows("verdicts"); }
    void invitesAsThePageDoes()
    {
        QFETCH(int, row);
        const auto &expected = file().at("verdicts").at(std::size_t(row)).as_object();
        const auto *own = expected.if_contains("engagement");
        const auto &rules = (own ? *own : file().at("engagement")).as_object();

        const auto verdict = evaluate(rules, factsOf(expected));

        const auto &due = expected.at("rule");
        QCOMPARE(verdict.rule.has_value(), !due.is_null());
        if (verdict.rule)
            QCOMPARE(std::string(rules.at("rules").at(*verdict.rule).at("id").as_string()), std::string(due.as_string()));
        QVERIFY(number(verdict.wait) == number(expected.at("wait")));
    }

    void theFileHasRowsEnough() { QVERIFY(file().at("waits").as_array().size() + file().at("verdicts").as_array().size() >= 200); }
};

QTEST_GUILESS_MAIN(TestRuleEvaluation)
#include "tst_ruleevaluation.moc"
