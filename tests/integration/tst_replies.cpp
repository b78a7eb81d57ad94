// SPDX-License-Identifier: GPL-3.0-or-later
//
// Canned replies, asked of the real program by raw desks of each role.
#include "integration/client.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace visavis::tests;
using namespace std::chrono_literals;

namespace {

Frame draft(const std::string &scope, const std::string &shortcut, const std::string &text = "Hello {visitor}")
{
    return {{"scope", scope}, {"shortcut", shortcut}, {"text", text}};
}

Frame groupDraft(const std::string &group, const std::string &shortcut)
{
    auto made = draft("group", shortcut);
    made["group"] = group;
    return made;
}

//! \brief All replies of a desk, page by page.
class Replies
{
public:
    explicit Replies(Advisor &desk, std::uint64_t limit = 100)
    {
        Frame ask{{"limit", limit}};
        for (bool more = true; more;) {
            const auto page = desk.waitAnswer(desk.send("replies.list", ask));
            for (const auto &reply : page.at("replies").as_array())
                m_replies.push_back(reply.as_object());
            for (const auto &group : page.at("groups").as_array())
                m_groups.emplace(textOf(group.as_object(), "name"), textOf(group.as_object(), "id"));
            m_workspace = page.at("workspace").as_bool();
            more = page.at("more").as_bool();
            if (more)
                ask["after"] = textOf(m_replies.back(), "id");
        }
    }
    [[nodiscard]] std::set<std::string> shortcuts() const
    {
        std::set<std::string> all;
        for (const auto &reply : m_replies)
            all.insert(textOf(reply.at("reply").as_object(), "shortcut"));
        return all;
    }
    [[nodiscard]] std::size_t size() const { return m_replies.size(); }
    [[nodiscard]] Frame of(const std::string &shortcut) const
    {
        for (const auto &reply : m_replies) {
            if (textOf(reply.at("reply").as_object(), "shortcut") == shortcut)
                return reply;
        }
        throw std::runtime_error("no " + shortcut);
    }
    [[nodiscard]] const std::map<std::string, std::string> &groups() const { return m_groups; }
    [[nodiscard]] bool workspace() const { return m_workspace; }

private:
    std::vector<Frame> m_replies;
    std::map<std::string, std::string> m_groups;
    bool m_workspace = false;
};

std::string put(Advisor &desk, const Frame &draft)
{
    return desk.refusal(desk.send("reply.put", {{"draft", draft}}));
}

//! \brief Sends \a reply as \a change leaves it.
std::string change(Advisor &desk, const Frame &reply, const std::function<void(Frame &)> &change)
{
    auto draft = reply.at("reply").as_object();
    change(draft);
    return desk.refusal(desk.send("reply.put", {{"reply", textOf(reply, "id")}, {"stamp", textOf(reply, "stamp")}, {"draft", draft}}));
}

std::string remove(Advisor &desk, const std::string &id)
{
    return desk.refusal(desk.send("reply.delete", {{"reply", id}}));
}

std::string groupOf(const Frame &reply)
{
    return textOf(reply.at("reply").as_object(), "group");
}

} // namespace

class TestReplies : public QObject
{
    Q_OBJECT

private slots:
    void theSampleBringsThemInEnglishAndFrenchForBothGroups()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna");
        Advisor carla(backend, workspace, "carla");

        const std::set<std::string> sales{"hello", "bonjour", "bye", "merci", "delivery", "livraison", "warm", "teinte"};
        const std::set<std::string> support{"hello", "bonjour", "bye", "merci", "order", "commande", "return", "retour"};
        const Replies annas(anna), carlas(carla);
        QCOMPARE(annas.shortcuts(), sales);
        QCOMPARE(carlas.shortcuts(), support);
        QVERIFY(!anna.received("Support"));
        QCOMPARE(textOf(annas.of("livraison").at("reply").as_object(), "language"), std::string("fr"));
        QCOMPARE(textOf(annas.of("delivery"), "groupName"), std::string("Sales"));
        QVERIFY(annas.of("delivery").at("mayUse").as_bool());
        QVERIFY(!annas.of("delivery").at("mayChange").as_bool());
    }

    void pagesAreWholeAndWithoutRepetition()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");

        const Replies whole(olga), pages(olga, 5);

        QCOMPARE(pages.size(), std::size_t(12));
        QCOMPARE(pages.shortcuts(), whole.shortcuts());
    }

    void eachRoleEditsWhatTheTableGivesIt_data()
    {
        QTest::addColumn<std::string>("username");
        QTest::addColumn<bool>("ownGroup");
        QTest::addColumn<bool>("otherGroup");
        QTest::addColumn<bool>("workspaceWide");
        QTest::newRow("advisor") << std::string("anna") << false << false << false;
        QTest::newRow("expert") << std::string("emil") << false << false << false;
        QTest::newRow("manager") << std::string("mara") << true << false << false;
        QTest::newRow("admin") << std::string("olga") << true << true << true;
    }
    void eachRoleEditsWhatTheTableGivesIt()
    {
        QFETCH(std::string, username);
        QFETCH(bool, ownGroup);
        QFETCH(bool, otherGroup);
        QFETCH(bool, workspaceWide);
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor ben(backend, workspace, "ben"); // in both groups: knows their ids
        Advisor desk(backend, workspace, username);
        const Replies bens(ben);
        QCOMPARE(put(ben, draft("own", "private", "only Ben reads this")), std::string("replies.changed"));
        const auto bensOwn = Replies(ben).of("private");
        const auto answer = [](bool may) { return std::string(may ? "replies.changed" : "notPermitted"); };
        const auto deleted = [](bool may) { return std::string(may ? "ok" : "notPermitted"); };

        // Own
        QCOMPARE(put(desk, draft("own", "mine")), std::string("replies.changed"));
        QCOMPARE(change(desk, Replies(desk).of("mine"), [](Frame &reply) { reply["text"] = "changed"; }), std::string("replies.changed"));
        QCOMPARE(remove(desk, textOf(Replies(desk).of("mine"), "id")), std::string("ok"));
        // Somebody else's own, an admin's wish included, and one that does not exist
        QCOMPARE(change(desk, bensOwn, [](Frame &reply) { reply["text"] = "stolen"; }), std::string("notPermitted"));
        QCOMPARE(remove(desk, textOf(bensOwn, "id")), std::string("notPermitted"));
        QCOMPARE(remove(desk, newId()), std::string("notPermitted"));
        // Shared
        QCOMPARE(put(desk, groupDraft(groupOf(bens.of("delivery")), "new-sales")), answer(ownGroup));
        QCOMPARE(put(desk, groupDraft(groupOf(bens.of("order")), "new-support")), answer(otherGroup));
        QCOMPARE(put(desk, groupDraft(newId(), "nowhere")), std::string("notPermitted"));
        QCOMPARE(put(desk, draft("workspace", "new-everybody")), answer(workspaceWide));
        QCOMPARE(change(desk, bens.of("delivery"), [](Frame &reply) { reply["title"] = "Changed"; }), answer(ownGroup));
        QCOMPARE(change(desk, bens.of("order"), [](Frame &reply) { reply["title"] = "Changed"; }), answer(otherGroup));
        QCOMPARE(change(desk, bens.of("hello"), [](Frame &reply) { reply["title"] = "Changed"; }), answer(workspaceWide));
        QCOMPARE(remove(desk, textOf(bens.of("warm"), "id")), deleted(ownGroup));
        QCOMPARE(remove(desk, textOf(bens.of("return"), "id")), deleted(otherGroup));
        QCOMPARE(remove(desk, textOf(bens.of("bye"), "id")), deleted(workspaceWide));
        // Taken over: a group's reply into one's own, one's own into a group
        QCOMPARE(change(desk, bens.of("livraison"), [](Frame &reply) { reply["scope"] = "own", reply.erase("group"); }), answer(ownGroup));
        QCOMPARE(put(desk, draft("own", "rising")), std::string("replies.changed"));
        QCOMPARE(change(desk, Replies(desk).of("rising"), [&](Frame &reply) { reply["scope"] = "group", reply["group"] = groupOf(bens.of("order")); }), answer(otherGroup));

        const Replies now(desk);
        QCOMPARE(now.groups().size(), std::size_t(otherGroup ? 2 : ownGroup ? 1 : 0));
        QCOMPARE(now.workspace(), workspaceWide);
        QVERIFY2(!desk.received("only Ben reads this"), "somebody's own reply reached another person");
    }

    void aBotUsesSharedRepliesAndHasNoneOfItsOwn()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        const auto sales = Replies(olga).groups().at("Sales");
        const auto made = olga.waitAnswer(olga.send("person.create", {{"profile", Frame{{"username", "greeter"}, {"alias", "Greeter"}, {"firstname", ""}, {"surname", ""},
            {"position", ""}, {"roles", boost::json::array{"bot"}}, {"groups", boost::json::array{boost::json::string(sales)}}, {"slots", 3}, {"languages", boost::json::array()},
            {"skills", boost::json::array()}, {"active", true}}}}));
        const auto secret = textOf(olga.waitAnswer(olga.send("bot.secret", {{"person", textOf(made.at("person").as_object(), "id")}})), "secret");
        const auto tokens = post(backend.port(), "/api/v1/token", boost::json::serialize(Frame{{"grant", "bot"}, {"secret", secret}, {"platform", "linux"}}));
        QCOMPARE(tokens.status, 200U);
        Advisor bot(backend, textOf(tokens.json(), "accessToken"));

        QVERIFY(Replies(bot).shortcuts().contains("delivery"));
        QVERIFY(!Replies(bot).shortcuts().contains("order"));
        QCOMPARE(put(bot, draft("own", "mine")), std::string("notPermitted"));
        QCOMPARE(put(bot, groupDraft(sales, "mine")), std::string("notPermitted"));
    }

    void everyDeskThatMaySeeAChangeHearsOfItWithinASecondAndNoOther()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Advisor anna(backend, workspace, "anna");
        Advisor annaAgain(backend, workspace, "anna");
        Advisor carla(backend, workspace, "carla");
        const auto sales = Replies(olga).groups().at("Sales");
        const auto support = Replies(olga).groups().at("Support");
        const auto news = [](Advisor &desk) { return desk.wait([](const Frame &frame) { return textOf(frame, "type") == "replies.changed" && !frame.contains("re"); }, "news of a reply", 1000ms); };

        QCOMPARE(put(olga, groupDraft(sales, "pushed")), std::string("replies.changed"));
        const auto told = news(anna);
        QCOMPARE(textOf(told.at("reply").at("reply").as_object(), "shortcut"), std::string("pushed"));
        QVERIFY(!told.at("reply").at("mayChange").as_bool());
        const auto id = textOf(told.at("reply").as_object(), "id");
        QCOMPARE(textOf(news(olga).at("reply").as_object(), "id"), id);
        carla.settle();
        QCOMPARE(carla.count("replies.changed"), 0);

        // From one group to the other: gone here, new there.
        QCOMPARE(change(olga, Replies(olga).of("pushed"), [&](Frame &reply) { reply["group"] = support; }), std::string("replies.changed"));
        QCOMPARE(textOf(news(anna), "gone"), id);
        QCOMPARE(textOf(news(carla).at("reply").as_object(), "id"), id);
        QCOMPARE(remove(olga, id), std::string("ok"));
        QCOMPARE(textOf(news(carla), "gone"), id);

        // One's own, on one's other desk alone.
        const int before = olga.count("replies.changed");
        (void)news(annaAgain), (void)news(annaAgain);
        QCOMPARE(put(anna, draft("own", "mine")), std::string("replies.changed"));
        QCOMPARE(textOf(news(annaAgain).at("reply").at("reply").as_object(), "shortcut"), std::string("mine"));
        olga.settle();
        QCOMPARE(olga.count("replies.changed"), before);
    }

    void whoChangesGroupsIsToldToListAnewAndTheGroupTakesItsRepliesAlong()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        QCOMPARE(olga.refusal(olga.send("group.create", {{"name", "Night"}})), std::string("ok"));
        const auto night = Replies(olga).groups().at("Night");
        QCOMPARE(put(olga, groupDraft(night, "late")), std::string("replies.changed"));
        QVERIFY(!Replies(olga).of("late").at("mayUse").as_bool());
        QVERIFY(Replies(olga).of("late").at("mayChange").as_bool());
        Advisor anna(backend, workspace, "anna");
        QVERIFY(!Replies(anna).shortcuts().contains("late"));

        const auto people = olga.waitAnswer(olga.send("people.list", {{"limit", 500}}));
        for (const auto &each : people.at("people").as_array()) {
            auto profile = each.at("profile").as_object();
            if (textOf(profile, "username") != "anna")
                continue;
            profile["groups"] = boost::json::array{boost::json::string(night)};
            QCOMPARE(olga.refusal(olga.send("person.change", {{"person", textOf(each.as_object(), "id")}, {"stamp", textOf(each.as_object(), "stamp")}, {"profile", profile}})), std::string("person"));
        }
        const auto anew = anna.wait([](const Frame &frame) { return textOf(frame, "type") == "replies.changed"; }, "the word to list anew", 1000ms);
        QVERIFY(!anew.contains("reply") && !anew.contains("gone"));
        QVERIFY(Replies(anna).shortcuts().contains("late"));
        QVERIFY(!Replies(anna).shortcuts().contains("delivery"));
    }

    void badInputIsAnErrorOfItsKindAndNothingIsLost()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        {
            Advisor anna(backend, workspace, "anna");
            QCOMPARE(put(anna, draft("own", "kept", "as it was {visitor} {nobody} \xE2\x80\xAE<b>&amp;</b>")), std::string("replies.changed"));
            const auto kept = Replies(anna).of("kept");

            QCOMPARE(put(anna, draft("own", "KEPT")), std::string("conflict"));
            QCOMPARE(put(anna, draft("own", "two words")), std::string("invalidFrame"));
            QCOMPARE(put(anna, draft("own", "long", std::string(4001, 'x'))), std::string("tooLarge"));
            QCOMPARE(put(anna, draft("own", "10kB", std::string(10'240, 'x'))), std::string("tooLarge"));
            QCOMPARE(put(anna, draft("own", "nul", std::string("a\0b", 3))), std::string("invalidFrame"));
            QCOMPARE(put(anna, draft("own", "blank", " \n\t")), std::string("invalidFrame"));
            QCOMPARE(put(anna, draft("own", std::string(33, 'x'))), std::string("tooLarge"));
            QCOMPARE(change(anna, kept, [](Frame &reply) { reply["text"] = "second"; }), std::string("replies.changed"));
            QCOMPARE(change(anna, kept, [](Frame &reply) { reply["text"] = "third, from the first state"; }), std::string("conflict"));
            QCOMPARE(textOf(Replies(anna).of("kept").at("reply").as_object(), "text"), std::string("second"));
            QCOMPARE(change(anna, Replies(anna).of("kept"), [](Frame &reply) { reply["text"] = "\xE2\x80\xAE<b>&amp;</b>\n{x}"; }), std::string("replies.changed"));
        }
        backend.kill();
        Backend again(workspace.path());
        Advisor anna(again, workspace, "anna");
        QCOMPARE(textOf(Replies(anna).of("kept").at("reply").as_object(), "text"), std::string("\xE2\x80\xAE<b>&amp;</b>\n{x}"));
    }

    void anOwnerHasAsManyAsTheLimitSays()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        constexpr int desks = 5, each = 40; // of 50 requests a second each

        for (int i = 0; i < desks; ++i) {
            Advisor anna(backend, workspace, "anna");
            for (int j = 0; j < each; ++j)
                QCOMPARE(put(anna, draft("own", "r" + std::to_string(i * each + j))), std::string("replies.changed"));
        }

        Advisor anna(backend, workspace, "anna");
        QCOMPARE(put(anna, draft("own", "one-more")), std::string("tooLarge"));
        QCOMPARE(change(anna, Replies(anna).of("r7"), [](Frame &reply) { reply["text"] = "still"; }), std::string("replies.changed"));
    }
};

QTEST_GUILESS_MAIN(TestReplies)
#include "tst_replies.moc"
