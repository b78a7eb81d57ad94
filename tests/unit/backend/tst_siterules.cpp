// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rule file: the same fixtures as tests/web/units/rulefile.test.ts, and how it is kept.
#include "backend/engagement/siterules.h"
#include "protocol/jsondocument.h"
#include "unit/backend/journalfixture.h"

#include <QFile>
#include <QTest>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

using namespace visavis::backend;
namespace json = boost::json;

namespace {

json::value fixture(const char *name)
{
    QFile file(QStringLiteral(VISAVIS_SOURCE "/tests/fixtures/rules/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    return json::parse(file.readAll().toStdString());
}

//! \brief A rule file that holds, changed as a row of the fixtures says.
json::value changed(const json::object &row)
{
    if (const auto *document = row.if_contains("document"))
        return *document;
    auto file = json::parse(R"({"memory":true,"presence":true,"pause":30,"rules":[
        {"id":"first","when":{"pagesViewed":{"min":3}},"most":1,"invitation":{"text":{"en":"Hello"}}}]})").as_object();
    const auto take = [](json::object &into, const json::object &members) {
        for (const auto &member : members)
            into.insert_or_assign(member.key(), member.value());
    };
    auto &first = file["rules"].as_array().front().as_object();
    if (const auto *rule = row.if_contains("rule"))
        take(first, rule->as_object());
    if (const auto *when = row.if_contains("when"))
        first["when"] = *when;
    if (const auto *members = row.if_contains("file"))
        take(file, members->as_object());
    return file;
}

void addRows(const char *name)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    const auto rows = fixture(name);
    for (const auto &value : rows.as_array()) {
        const auto &row = value.as_object();
        const auto *pointer = row.if_contains("pointer");
        QTest::newRow(row.at("name").as_string().c_str()) << QByteArray::fromStdString(json::serialize(changed(row)))
                                                          << (pointer ? QString(pointer->as_string().c_str()) : QString());
    }
}

SiteRules parsed(const std::string &text)
{
    auto rules = SiteRules::parse(text, "file");
    if (!rules)
        qFatal("%s", rules.error().what.c_str());
    return std::move(*rules);
}

constexpr auto memoryRules = R"({"memory":false,"presence":false,"pause":5,"rules":[
    {"id":"all","when":{"all":[{"pagesViewed":{"min":3}},{"timeOnPage":{"min":3,"unit":"seconds"}}]},"most":1,"invitation":{"text":{"en":"a"}}},
    {"id":"any","when":{"any":[{"pagesViewed":{"min":3}},{"timeOnPage":{"min":3,"unit":"seconds"}}]},"most":1,"invitation":{"text":{"en":"b"}}},
    {"id":"time","when":{"connectionTime":{"min":3,"unit":"seconds"}},"most":1,"invitation":{"text":{"en":"c"}}}]})";

} // namespace

class TestSiteRules : public QObject
{
    Q_OBJECT

private slots:
    void takes_data() { addRows("accepted.json"); }
    void takes()
    {
        QFETCH(QByteArray, text);

        const auto rules = SiteRules::parse(text.toStdString(), "file");

        QVERIFY2(rules, rules ? "" : rules.error().what.c_str());
    }

    void refusesAndSaysWhere_data() { addRows("refused.json"); }
    void refusesAndSaysWhere()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, pointer);

        const auto rules = SiteRules::parse(text.toStdString(), "my.json");

        QVERIFY(!rules);
        QCOMPARE(rules.error().kind, Error::Kind::Usage);
        const auto what = QString::fromStdString(rules.error().what);
        QVERIFY2(what.startsWith("my.json: " + (pointer.isEmpty() ? QStringLiteral("the rule file") : pointer) + ' '), qPrintable(what));
    }

    void saysWhereJsonEnds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nothing") << QByteArray() << QByteArray("line 1");
        QTest::newRow("a comma too many") << QByteArray("{\n \"memory\": true,\n}") << QByteArray("line 3");
        QTest::newRow("cut off") << QByteArray("{\"memory\":\n\n") << QByteArray("is not JSON");
        QTest::newRow("twice") << QByteArray(R"({"memory":true,"memory":false})") << QByteArray("stands twice");
        QTest::newRow("too large") << QByteArray(40000, ' ') << QByteArray("larger than 32768 bytes");
    }
    void saysWhereJsonEnds()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);

        const auto rules = SiteRules::parse(text.toStdString(), "my.json");

        QVERIFY(!rules);
        QVERIFY2(rules.error().what.find(says.toStdString()) != std::string::npos, rules.error().what.c_str());
    }

    void printsWhatItTakes()
    {
        const auto once = SiteRules::read(VISAVIS_SOURCE "/resources/rules/shop.json");
        QVERIFY2(once, once ? "" : once.error().what.c_str());

        const auto twice = parsed(once->text());

        QCOMPARE(once->count(), std::size_t(2));
        QVERIFY(once->memory() && once->asleep().empty());
        QCOMPARE(twice.engagement(), once->engagement());
        QCOMPARE(twice.text(), once->text());
    }

    void namesRulesThatAskInVainForMemory()
    {
        const auto rules = parsed(memoryRules);

        QCOMPARE(rules.asleep(), (std::vector<std::string>{"all", "time"}));
    }

    void keepsTheRulesOfASiteAndThoseOfNoOther()
    {
        JournalFixture world;
        const auto filled = world.journal().fill([](Database &database) {
            const auto group = visavis::protocol::GroupId::random();
            Statement(database, "INSERT INTO workgroup VALUES (?, 'Team')").bind(group).run();
            for (const auto *key : {"shop", "blog"}) {
                Statement(database, "INSERT INTO site VALUES (?, ?, 'Name', '', '', ?, 1)")
                    .bind(visavis::protocol::SiteId::random(), std::string(key), group)
                    .run();
            }
        });
        QVERIFY(filled);
        const auto rules = parsed(memoryRules);
        Result<void> stored, unknown;

        QVERIFY(world.journal().fill([&](Database &database) {
            stored = storeRules(database, "shop", parsed(R"({"memory":true,"presence":true,"pause":1,"rules":[]})"));
            stored = storeRules(database, "shop", rules);
            unknown = storeRules(database, "elsewhere", rules);
        }));

        QVERIFY(stored);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, Error::Kind::NotFound);
        QCOMPARE(unknown.error().hint, std::string("--site takes one of blog, shop"));
        const auto shop = rulesOf(world.file(), "shop"), blog = rulesOf(world.file(), "blog");
        QVERIFY(shop && blog);
        QCOMPARE(shop->text(), rules.text());
        QCOMPARE(blog->count(), std::size_t(0));
        QVERIFY(blog->memory());
        for (const auto &site : world.journal().sites()) {
            const auto file = visavis::protocol::JsonDocument::parse(ruleFile(site));
            QVERIFY(file && !file->repeated);
            const auto &members = file->root.as_object();
            QCOMPARE(members.at("memory").as_bool(), site.key == "blog");
            QCOMPARE(members.at("rules").as_array().size(), std::size_t(site.key == "blog" ? 0 : 3));
            QCOMPARE(members.size(), std::size_t(6));
        }
    }
};

QTEST_GUILESS_MAIN(TestSiteRules)
#include "tst_siterules.moc"
