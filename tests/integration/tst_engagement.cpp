// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files that the loader asks for before anybody chats, and the command that changes them.
#include "integration/client.h"

#include <QTest>
#include <fstream>

using namespace visavis::tests;

namespace {

constexpr auto strict = R"({"memory":false,"presence":false,"pause":0,"rules":[
    {"id":"stays","when":{"timeOnPage":{"min":1,"unit":"seconds"}},"most":1,"invitation":{"text":{"en":"Hello"}}},
    {"id":"returns","when":{"pagesViewed":{"min":2}},"most":1,"invitation":{"text":{"en":"Hello again"}}}]})";

Ended rules(const Workspace &workspace, const Arguments &more)
{
    Arguments all{"rules", "--data", workspace.path(), "--share", sharedFiles(), "--site", "shop"};
    all.insert(all.end(), more.begin(), more.end());
    return runBackend(all);
}

std::string written(const TemporaryFolder &folder, const std::string &text)
{
    const auto path = (folder.path() / "rules.json").string();
    std::ofstream(path, std::ios::trunc) << text;
    return path;
}

bool holds(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestEngagement : public QObject
{
    Q_OBJECT

private slots:
    void servesTheRulesOfTheSample()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());

        const auto answer = get(backend.port(), "/rules/shop.json");

        QCOMPARE(answer.status, 200u);
        const auto file = answer.json();
        QCOMPARE(textOf(file, "site"), std::string("shop"));
        QVERIFY(file.at("memory").as_bool() && file.at("presence").as_bool());
        QCOMPARE(file.at("rules").as_array().size(), std::size_t(2));
        for (const auto *other : {"/rules/elsewhere.json", "/rules/shop", "/rules/", "/rules/.json", "/rules/shop.json?vuid=1", "/presence/elsewhere.json",
                                  "/presence/shop.json?x", "/presence/../rules/shop.json"})
            QCOMPARE(get(backend.port(), other).status, 404u);
    }

    void tellsWhetherSomebodyCouldAnswer()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        const auto presence = [&backend] { return textOf(get(backend.port(), "/presence/shop.json").json(), "presence"); };
        QCOMPARE(presence(), std::string("offline"));

        Advisor anna(backend, workspace, "anna", "available");
        QCOMPARE(presence(), std::string("online"));
        QCOMPARE(anna.setAvailability("busy"), std::string("ok"));
        QCOMPARE(presence(), std::string("busy"));
        QCOMPARE(anna.setAvailability("unavailable"), std::string("ok"));

        QCOMPARE(presence(), std::string("offline"));
        QCOMPARE(get(backend.port(), "/presence/shop.json").json().size(), std::size_t(2)); // no name, no number
    }

    void printsChecksAndReplaces()
    {
        const Workspace workspace;
        const TemporaryFolder folder;
        const auto file = written(folder, strict);

        const auto before = rules(workspace, {});
        const auto checked = rules(workspace, {"--check", file});
        const auto unchanged = rules(workspace, {});
        const auto set = rules(workspace, {"--set", file});
        const auto after = rules(workspace, {});

        for (const auto *ended : {&before, &checked, &unchanged, &set, &after})
            QVERIFY2(ended->status == 0, (ended->out + ended->err).c_str());
        QVERIFY2(holds(before.out, "\"id\": \"choosing\""), before.out.c_str());
        QCOMPARE(unchanged.out, before.out);
        for (const auto *ended : {&checked, &set}) {
            QVERIFY2(holds(ended->out, "2 rules, and nothing is remembered"), ended->out.c_str());
            QVERIFY2(holds(ended->out, "The rule returns holds for nobody") && !holds(ended->out, "The rule stays"), ended->out.c_str());
        }
        QVERIFY2(holds(after.out, "\"memory\": false") && !holds(after.out, "choosing"), after.out.c_str());
        QCOMPARE(rules(workspace, {"--set", written(folder, after.out)}).status, 0); // what is printed is taken
        const Backend backend(workspace.path());
        const auto served = get(backend.port(), "/rules/shop.json").json();
        QVERIFY(!served.at("memory").as_bool());
        QCOMPARE(served.at("rules").as_array().size(), std::size_t(2));
    }

    void refusesWhatDoesNotHoldAndChangesNothing()
    {
        const Workspace workspace;
        const TemporaryFolder folder;
        const auto before = rules(workspace, {}).out;
        auto broken = std::string(strict);
        broken.replace(broken.find("\"min\":2"), 7, "\"min\":\"two\"");

        const auto ended = rules(workspace, {"--set", written(folder, broken)});

        QCOMPARE(ended.status, 2);
        QVERIFY2(holds(ended.err, "rules.json: /rules/1/when/pagesViewed/min takes a whole number"), ended.err.c_str());
        QVERIFY2(holds(ended.out, "\"error\":\"usage\""), ended.out.c_str());
        QCOMPARE(rules(workspace, {"--set", (folder.path() / "nothing.json").string()}).status, 1);
        QCOMPARE(rules(workspace, {}).out, before);
    }

    void printsWhileItIsServedAndReplacesOnlyWhenItIsNot()
    {
        const Workspace workspace;
        const TemporaryFolder folder;
        const Backend backend(workspace.path());

        const auto printed = rules(workspace, {});
        const auto set = rules(workspace, {"--set", written(folder, strict)});

        QVERIFY2(printed.status == 0 && holds(printed.out, "choosing"), printed.err.c_str());
        QCOMPARE(set.status, 1);
        QVERIFY2(holds(set.err, "is in use by another backend"), set.err.c_str());
    }

    void namesTheSitesThatThereAre()
    {
        const Workspace workspace;

        const auto ended = runBackend({"rules", "--data", workspace.path(), "--site", "shp"});

        QCOMPARE(ended.status, 1);
        QVERIFY2(holds(ended.err, "there is no site shp") && holds(ended.err, "--site takes one of shop"), ended.err.c_str());
    }
};

QTEST_GUILESS_MAIN(TestEngagement)
#include "tst_engagement.moc"
