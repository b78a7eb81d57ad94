// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sites, asked of the real program by raw desks while visitors are on them.
#include "integration/client.h"

#include <QTest>

using namespace visavis::tests;

namespace {

constexpr auto strict = R"({"memory":false,"presence":false,"pause":0,"rules":[
    {"id":"stays","when":{"timeOnPage":{"min":1,"unit":"seconds"}},"most":1,"invitation":{"text":{"en":"Hello"}}},
    {"id":"returns","when":{"pagesViewed":{"min":2}},"most":1,"invitation":{"text":{"en":"Hello again"}}}]})";

constexpr auto wordless = R"({"memory":true,"presence":false,"pause":0,"rules":[{"id":"silent","when":{"pagesViewed":{"min":1}},"most":1}]})";

bool holds(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

//! \brief A desk that manages sites, with what it was told of them.
class Manager
{
public:
    explicit Manager(Advisor &desk)
        : m_desk(desk)
    {
        m_page = desk.waitAnswer(desk.send("sites.list"));
        const auto &sites = m_page.at("sites").as_array();
        if (!sites.empty())
            m_shop = sites.front().as_object();
    }
    [[nodiscard]] const Frame &page() const { return m_page; }
    [[nodiscard]] const Frame &shop() const { return m_shop; }
    [[nodiscard]] std::string group(const std::string &name) const
    {
        for (const auto &group : m_page.at("groups").as_array()) {
            if (textOf(group.as_object(), "name") == name)
                return textOf(group.as_object(), "id");
        }
        throw std::runtime_error("no group " + name);
    }
    //! \brief A request about the shop in the state that was told last, and its answer; a `site` is told from then on.
    Frame ask(const std::string &type, Frame more = {})
    {
        more["site"] = textOf(m_shop, "id");
        if (!more.contains("stamp"))
            more["stamp"] = textOf(m_shop, "stamp");
        auto answer = m_desk.waitAnswer(m_desk.send(type, std::move(more)));
        if (textOf(answer, "type") == "site")
            m_shop = answer.at("site").as_object();
        else if (textOf(answer, "type") == "site.rules.now")
            m_shop["stamp"] = textOf(answer, "stamp");
        return answer;
    }
    //! \brief The shop with \a change in it.
    Frame put(const std::function<void(Frame &)> &change)
    {
        auto draft = m_shop.at("site").as_object();
        change(draft);
        return ask("site.put", {{"draft", draft}});
    }
    Frame look(const std::function<void(Frame &)> &change)
    {
        auto look = m_shop.at("look").as_object();
        change(look);
        return ask("site.look", {{"look", look}});
    }

private:
    Advisor &m_desk;
    Frame m_page, m_shop;
};

Frame newSite(const std::string &name, const std::string &group)
{
    return {{"name", name}, {"controller", "Lamps Ltd"}, {"group", group}, {"languages", boost::json::array{"en", "fr"}},
            {"origins", boost::json::array{"https://lamps.example"}}, {"offline", false}};
}

Frame rulesOf(const Backend &backend, const std::string &key)
{
    return get(backend.port(), "/rules/" + key + ".json").json();
}

//! \brief Milliseconds since it was made.
class Stopwatch
{
public:
    [[nodiscard]] int milliseconds() const
    {
        return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_begin).count());
    }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

} // namespace

class TestSites : public QObject
{
    Q_OBJECT

private slots:
    void onlyAdminsSeeAndChangeSites()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Manager sites(olga);
        const auto id = textOf(sites.shop(), "id"), stamp = textOf(sites.shop(), "stamp");
        const auto look = sites.shop().at("look");

        for (const auto *username : {"anna", "emil", "mara"}) {
            Advisor desk(backend, workspace, username);
            QCOMPARE(desk.refusal(desk.send("sites.list")), std::string("notPermitted"));
            QCOMPARE(desk.refusal(desk.send("site.put", {{"draft", newSite("Mine", sites.group("Sales"))}})), std::string("notPermitted"));
            QCOMPARE(desk.refusal(desk.send("site.rotate", {{"site", id}, {"stamp", stamp}})), std::string("notPermitted"));
            QCOMPARE(desk.refusal(desk.send("site.rules", {{"site", id}})), std::string("notPermitted"));
            QCOMPARE(desk.refusal(desk.send("site.rules", {{"site", id}, {"stamp", stamp}, {"rules", strict}})), std::string("notPermitted"));
            QCOMPARE(desk.refusal(desk.send("site.look", {{"site", id}, {"stamp", stamp}, {"look", look}})), std::string("notPermitted"));
            QCOMPARE(desk.refusal(desk.send("site.hours", {{"site", id}, {"stamp", stamp}})), std::string("notPermitted"));
            QCOMPARE(desk.refusal(desk.send("site.preview", {{"site", id}, {"look", look}, {"offline", false}})), std::string("notPermitted"));
            desk.settle();
            QCOMPARE(desk.count("site"), 0);
        }
        QCOMPARE(textOf(sites.put([](Frame &draft) { draft["name"] = "Renamed"; }), "type"), std::string("site"));
    }

    void aNewSiteHasItsChatAtOnceAndAfterARestart()
    {
        const Workspace workspace;
        std::string key;
        {
            Backend backend(workspace.path());
            Advisor olga(backend, workspace, "olga");
            Manager sites(olga);

            const auto made = olga.waitAnswer(olga.send("site.put", {{"draft", newSite("Lamp Shop", sites.group("Support"))}}));

            QCOMPARE(textOf(made, "type"), std::string("site"));
            const auto &site = made.at("site").as_object();
            key = textOf(site, "key");
            QCOMPARE(textOf(site, "tag"), "<script src=\"" + backend.address().url + "/chatbox.js\" data-site=\"" + key + "\" referrerpolicy=\"no-referrer\" async></script>");
            const auto file = rulesOf(backend, key);
            QCOMPARE(textOf(file, "name"), std::string("Lamp Shop"));
            QCOMPARE(boost::json::serialize(file.at("languages")), std::string("[\"en\",\"fr\"]"));
            QCOMPARE(file.at("rules").as_array().size(), std::size_t(0));
            QVERIFY(!file.contains("open"));
            QCOMPARE(get(backend.port(), "/box?site=" + key).status, 200U);
            QCOMPARE(backend.terminate(), 0);
        }
        const Backend again(workspace.path());
        QCOMPARE(textOf(rulesOf(again, key), "name"), std::string("Lamp Shop"));
    }

    void theSampleShopHasTheTagThatIsCopied()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Manager sites(olga);
        const auto port = static_cast<std::uint16_t>(std::stoi(backend.address().shop.substr(backend.address().shop.rfind(':') + 1)));
        QVERIFY2(holds(get(port, "/").body, textOf(sites.shop(), "tag")), textOf(sites.shop(), "tag").c_str());

        const auto old = textOf(sites.shop(), "key");
        QCOMPARE(textOf(sites.ask("site.rotate"), "type"), std::string("site"));

        const auto now = textOf(sites.shop(), "key");
        QVERIFY(now != old && now.size() == 16);
        QCOMPARE(get(backend.port(), "/rules/" + old + ".json").status, 404U);
        QCOMPARE(get(backend.port(), "/rules/" + now + ".json").status, 200U);
        QVERIFY(holds(get(port, "/product").body, textOf(sites.shop(), "tag")));
    }

    void aWrongOriginIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("http") << QByteArray("http://lamps.example") << QByteArray("/origins/1 takes https");
        QTest::newRow("a path") << QByteArray("https://lamps.example/shop") << QByteArray("/origins/1 takes scheme and host alone");
        QTest::newRow("a policy") << QByteArray("https://lamps.example; script-src *") << QByteArray("/origins/1 takes the name of a host");
        QTest::newRow("any") << QByteArray("*") << QByteArray("/origins/1 takes an address");
        QTest::newRow("a port too many") << QByteArray("https://lamps.example:443") << QByteArray("/origins/1 takes a port");
    }
    void aWrongOriginIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, says);
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Manager sites(olga);
        const auto before = sites.shop();

        const auto answer = sites.put([&](Frame &draft) { draft["origins"] = boost::json::array{"https://good.example", boost::json::string(origin.toStdString())}; });

        QCOMPARE(textOf(answer, "type"), std::string("site.refused"));
        QVERIFY2(textOf(answer, "fault").starts_with(says.toStdString()), textOf(answer, "fault").c_str());
        QVERIFY(Manager(olga).shop() == before);
    }

    void anOriginThatGoesLetsItsVisitorsGo()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Manager sites(olga);
        sites.put([](Frame &draft) { draft["origins"] = boost::json::array{"https://one.example", "https://two.example"}; });
        const auto hello = [](Client &tab, const char *origin) {
            return tab.send("visitor.hello", {{"version", 1}, {"site", "shop"}, {"vuid", newId()}, {"origin", origin}, {"languages", boost::json::array{"en"}}});
        };
        Client one(backend.port(), "/api/v1/visitor", backend.address().url), two(backend.port(), "/api/v1/visitor", backend.address().url);
        hello(one, "https://one.example");
        hello(two, "https://two.example");
        one.waitType("visitor.welcome");
        two.waitType("visitor.welcome");

        const Stopwatch watch;
        sites.put([](Frame &draft) { draft["origins"] = boost::json::array{"https://two.example"}; });

        QCOMPARE(one.waitClose(), std::uint16_t(1001));
        QVERIFY2(watch.milliseconds() <= 1000, std::to_string(watch.milliseconds()).c_str());
        two.settle();
        Client again(backend.port(), "/api/v1/visitor", backend.address().url);
        QCOMPARE(again.refusal(hello(again, "https://one.example")), std::string("notPermitted"));
    }

    void rulesAreReadCheckedAndReplaced()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Manager sites(olga);

        const auto read = olga.waitAnswer(olga.send("site.rules", {{"site", textOf(sites.shop(), "id")}}));
        QVERIFY(holds(textOf(read, "rules"), "\"choosing\""));
        QCOMPARE(textOf(read, "stamp"), textOf(sites.shop(), "stamp"));

        auto broken = std::string(strict);
        broken.replace(broken.find("\"min\":2"), 7, "\"min\":\"two\"");
        const auto refused = sites.ask("site.rules", {{"rules", broken}});
        QCOMPARE(textOf(refused, "type"), std::string("site.refused"));
        QCOMPARE(textOf(refused, "fault"), std::string("/rules/1/when/pagesViewed/min takes a whole number from 0 to 1000000"));
        QVERIFY(holds(boost::json::serialize(rulesOf(backend, "shop")), "choosing"));

        const auto taken = sites.ask("site.rules", {{"rules", strict}});
        QCOMPARE(textOf(taken, "type"), std::string("site.rules.now"));
        QCOMPARE(boost::json::serialize(taken.at("asleep")), std::string("[\"returns\"]"));
        const auto file = rulesOf(backend, "shop");
        QVERIFY(!file.at("memory").as_bool());
        QCOMPARE(file.at("rules").as_array().size(), std::size_t(2));
        // Of a state that is gone.
        QCOMPARE(olga.refusal(olga.send("site.rules", {{"site", textOf(sites.shop(), "id")}, {"stamp", textOf(read, "stamp")}, {"rules", strict}})), std::string("conflict"));
    }

    void aLookReachesOpenChatsAndNewPages()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Manager sites(olga);
        Visitor visitor(backend);
        QCOMPARE(textOf(visitor.hello().at("look").as_object(), "corner"), std::string("right"));

        const Stopwatch watch;
        const auto put = sites.look([](Frame &look) {
            look["corner"] = "left";
            look["light"] = {{"accent", "#7a1f5c"}, {"onAccent", "#ffffff"}};
            look["greeting"] = {{"en", "Hello!"}, {"fr", "Bonjour !"}};
        });
        const auto told = visitor.waitType("look");

        QVERIFY2(watch.milliseconds() <= 1000, std::to_string(watch.milliseconds()).c_str());
        QCOMPARE(textOf(put, "type"), std::string("site"));
        const auto &face = told.at("look").as_object();
        QCOMPARE(textOf(face, "corner"), std::string("left"));
        QCOMPARE(textOf(face, "greeting"), std::string("Hello!")); // in the visitor's language, and in no other
        QVERIFY(!visitor.received("Bonjour"));
        QCOMPARE(textOf(rulesOf(backend, "shop").at("look").as_object(), "corner"), std::string("left"));
        QVERIFY(!holds(boost::json::serialize(rulesOf(backend, "shop")), "Bonjour"));

        const auto unreadable = sites.look([](Frame &look) { look["light"] = {{"accent", "#888888"}, {"onAccent", "#ffffff"}}; });
        QCOMPARE(textOf(unreadable, "type"), std::string("site.refused"));
        QVERIFY2(textOf(unreadable, "fault").starts_with("/light cannot be read"), textOf(unreadable, "fault").c_str());
        const auto colour = sites.look([](Frame &look) { look["dark"] = {{"accent", "red"}, {"onAccent", "#ffffff"}}; });
        QVERIFY2(textOf(colour, "fault").starts_with("/dark/accent takes a colour"), textOf(colour, "fault").c_str());
        // A rule may leave its words to the look.
        QCOMPARE(textOf(sites.ask("site.rules", {{"rules", wordless}}), "fault"), std::string("/rules/0 needs \"invitation\""));
        QCOMPARE(textOf(Manager(olga).shop().at("look").as_object(), "corner"), std::string("left"));
    }

    void hoursCloseTheChatForEverybody()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available");
        Advisor olga(backend, workspace, "olga");
        Manager sites(olga);
        Visitor visitor(backend);
        QCOMPARE(textOf(visitor.hello(), "presence"), std::string("online"));

        const Stopwatch watch;
        sites.ask("site.hours", {{"hours", {{"zone", "Europe/Paris"}, {"week", boost::json::array()}, {"closed", boost::json::array()}}}});
        const auto told = visitor.waitType("presence");

        QVERIFY2(watch.milliseconds() <= 1000, std::to_string(watch.milliseconds()).c_str());
        QCOMPARE(textOf(told, "presence"), std::string("offline"));
        QCOMPARE(textOf(get(backend.port(), "/presence/shop.json").json(), "presence"), std::string("offline"));
        QCOMPARE(rulesOf(backend, "shop").at("open").as_array().size(), std::size_t(0));
        Visitor late(backend);
        QCOMPARE(textOf(late.hello(), "presence"), std::string("offline"));

        const auto wrong = sites.ask("site.hours", {{"hours", {{"zone", "Europe/Atlantis"}, {"week", boost::json::array()}, {"closed", boost::json::array()}}}});
        QVERIFY2(textOf(wrong, "fault").starts_with("/zone takes a time zone"), textOf(wrong, "fault").c_str());
        sites.ask("site.hours");
        QCOMPARE(textOf(visitor.waitType("presence"), "presence"), std::string("online"));
        QVERIFY(!rulesOf(backend, "shop").contains("open"));
        sites.put([](Frame &draft) { draft["offline"] = true; });
        QCOMPARE(textOf(visitor.waitType("presence"), "presence"), std::string("offline"));
    }

    void theRuleFileSaysWhenTheSiteIsOpen()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Manager sites(olga);
        boost::json::array week;
        for (const auto *day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
            week.push_back({{"day", day}, {"from", "00:00"}, {"to", "24:00"}});

        sites.ask("site.hours", {{"hours", {{"zone", "UTC"}, {"week", week}, {"closed", boost::json::array()}}}});

        const auto open = rulesOf(backend, "shop").at("open").as_array();
        QCOMPARE(open.size(), std::size_t(1)); // the whole week as one
        const auto &span = open.front().as_array();
        QCOMPARE(span.at(1).as_int64() - span.at(0).as_int64(), std::int64_t(8 * 24 * 3600) * 1000);
    }

    void aPreviewIsSeenByWhoHasItsLinkAndDoesNothing()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Manager sites(olga);
        auto look = sites.shop().at("look").as_object();
        look["corner"] = "left";
        look["greeting"] = {{"en", "Only a trial"}};

        const auto answer = olga.waitAnswer(olga.send("site.preview", {{"site", textOf(sites.shop(), "id")}, {"look", look}, {"offline", true}}));

        const auto link = textOf(answer, "link");
        const auto page = get(backend.port(), link);
        QCOMPARE(page.status, 200U);
        const auto key = link.substr(link.rfind('/') + 1);
        QVERIFY2(holds(page.body, "src=\"/chatbox.js\" data-site=\"" + key + "\""), page.body.c_str());
        QCOMPARE(textOf(rulesOf(backend, key).at("look").as_object(), "corner"), std::string("left"));
        QCOMPARE(textOf(get(backend.port(), "/presence/" + key + ".json").json(), "presence"), std::string("offline"));
        QCOMPARE(get(backend.port(), "/box?site=" + key).status, 200U);
        QCOMPARE(get(backend.port(), "/preview/preview.css").status, 200U);
        for (const auto *other : {"/preview/", "/preview/index.html", "/preview/preview-x", "/preview/shop"})
            QCOMPARE(get(backend.port(), other).status, 404U);
        // What is kept is as it was, and files hold nothing of the trial.
        QVERIFY(!rulesOf(backend, "shop").contains("look"));
        QCOMPARE(workspace.filesWith("Only a trial"), std::string());

        auto unreadable = look;
        unreadable["light"] = {{"accent", "#888888"}, {"onAccent", "#ffffff"}};
        QCOMPARE(textOf(olga.waitAnswer(olga.send("site.preview", {{"site", textOf(sites.shop(), "id")}, {"look", unreadable}, {"offline", false}})), "type"), std::string("site.refused"));
    }

    void eachChangeIsInTheAuditAndToldToOtherAdmins()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Advisor second(backend, workspace, "olga");
        Manager sites(olga);
        const auto id = textOf(sites.shop(), "id");

        sites.put([](Frame &draft) { draft["name"] = "Renamed"; });
        sites.look([](Frame &look) { look["corner"] = "left"; });
        sites.ask("site.hours", {{"hours", {{"zone", "UTC"}, {"week", boost::json::array()}, {"closed", boost::json::array()}}}});
        sites.ask("site.rules", {{"rules", strict}});
        sites.put([](Frame &draft) { draft["origins"] = boost::json::array{"http://wrong.example"}; });
        sites.ask("site.rotate");

        const auto last = second.wait([&](const Frame &frame) { return textOf(frame, "type") == "site" && frame.at("site").at("key") == sites.shop().at("key"); }, "the last state");
        QVERIFY(last.at("site").as_object() == sites.shop());
        const auto page = olga.waitAnswer(olga.send("audit.list", {{"limit", 7}, {"object", id}}));
        std::vector<std::string> actions;
        for (const auto &record : page.at("records").as_array())
            actions.push_back(textOf(record.as_object(), "action") + (record.at("allowed").as_bool() ? "" : " refused"));
        QCOMPARE(actions, (std::vector<std::string>{"site.rotate", "site.put refused", "site.rules", "site.hours", "site.look", "site.put"}));
    }

    void aGroupWithASiteStays()
    {
        const Workspace workspace;
        const Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        QCOMPARE(olga.refusal(olga.send("group.create", {{"name", "Night"}})), std::string("ok"));
        Manager sites(olga);
        const auto night = sites.group("Night");
        QCOMPARE(textOf(sites.put([&](Frame &draft) { draft["group"] = night; }), "type"), std::string("site"));

        QCOMPARE(olga.refusal(olga.send("group.delete", {{"group", night}})), std::string("conflict"));
        QCOMPARE(textOf(sites.put([&](Frame &draft) { draft["group"] = newId(); }), "error"), std::string("notPermitted"));
    }
};

QTEST_GUILESS_MAIN(TestSites)
#include "tst_sites.moc"
