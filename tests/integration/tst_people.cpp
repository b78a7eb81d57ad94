// SPDX-License-Identifier: GPL-3.0-or-later
//
// People, groups, ways in and the audit, asked of the real program by raw desks while others work.
#include "integration/client.h"

#include <QTest>

using namespace visavis::tests;
using namespace std::chrono_literals;

namespace {

//! \brief What is given to a change: the profile of a person.create.
Frame draft(const std::string &username, const std::string &role, const boost::json::array &groups)
{
    return {{"username", username}, {"alias", "New " + username}, {"firstname", ""}, {"surname", ""}, {"position", ""},
            {"roles", boost::json::array{boost::json::string(role)}}, {"groups", groups}, {"slots", 3},
            {"languages", boost::json::array{"en"}}, {"skills", boost::json::array()}, {"active", true}};
}

//! \brief A desk that knows the people it may list.
class People
{
public:
    explicit People(Advisor &desk)
        : m_desk(desk)
    {
        const auto page = desk.waitAnswer(desk.send("people.list", {{"limit", 500}}));
        for (const auto &person : page.at("people").as_array())
            m_people.push_back(person.as_object());
        for (const auto &group : page.at("groups").as_array())
            m_groups.emplace(textOf(group.as_object(), "name"), textOf(group.as_object(), "id"));
    }
    [[nodiscard]] std::vector<std::string> usernames() const
    {
        std::vector<std::string> names;
        for (const auto &person : m_people)
            names.push_back(textOf(person.at("profile").as_object(), "username"));
        return names;
    }
    [[nodiscard]] Frame of(const std::string &username) const
    {
        for (const auto &person : m_people) {
            if (textOf(person.at("profile").as_object(), "username") == username)
                return person;
        }
        throw std::runtime_error("no " + username);
    }
    [[nodiscard]] const std::map<std::string, std::string> &groups() const { return m_groups; }
    [[nodiscard]] boost::json::array group(const std::string &name) const { return {boost::json::string(m_groups.at(name))}; }
    //! \brief Sends the profile of \a username as \a change leaves it.
    std::uint64_t sendChange(const std::string &username, const std::function<void(Frame &)> &change)
    {
        const auto person = of(username);
        auto profile = person.at("profile").as_object();
        change(profile);
        return m_desk.send("person.change", {{"person", textOf(person, "id")}, {"stamp", textOf(person, "stamp")}, {"profile", profile}});
    }

private:
    Advisor &m_desk;
    std::vector<Frame> m_people;
    std::map<std::string, std::string> m_groups;
};

std::string invite(Advisor &desk, const std::string &person)
{
    const auto answer = desk.waitAnswer(desk.send("person.invite", {{"person", person}}));
    const auto link = textOf(answer, "link");
    return link.substr(link.find('#') + 1);
}

HttpAnswer setPassword(const Backend &backend, const std::string &token, const std::string &password)
{
    return post(backend.port(), "/api/v1/invitation", boost::json::serialize(Frame{{"token", token}, {"password", password}}));
}

std::string idOf(const Advisor &desk)
{
    return textOf(desk.welcome().at("self").as_object(), "id");
}

//! \brief Milliseconds that \a work took.
template <class Work>
int millisecondsOf(const Work &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count());
}

} // namespace

class TestPeople : public QObject
{
    Q_OBJECT

private slots:
    void anInvitedPersonSetsAPasswordOnceAndWorks()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        People people(olga);

        const auto made = olga.waitAnswer(olga.send("person.create", {{"profile", draft("nora", "advisor", people.group("Sales"))}}));
        const auto id = textOf(made.at("person").as_object(), "id");
        QVERIFY(!made.at("person").at("enters").as_bool());
        const auto old = invite(olga, id);
        const auto token = invite(olga, id);

        QCOMPARE(setPassword(backend, old, "a long enough sentence").status, 401U); // the newer link is the good one
        QCOMPARE(setPassword(backend, token, "short").status, 400U);
        QCOMPARE(setPassword(backend, token, "a long enough sentence").status, 200U);
        QCOMPARE(setPassword(backend, token, "another long sentence").status, 401U); // once
        Advisor nora(backend, signIn(backend, "nora", "a long enough sentence").access);
        QCOMPARE(textOf(nora.welcome().at("self").as_object(), "alias"), std::string("New nora"));
        nora.setAvailability("available");
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();
        nora.waitAssigned(visitor.conversation());
        // The link is in no file of the backend's.
        QCOMPARE(workspace.filesWith(token), std::string());
    }

    void aManagerMakesAdvisorsOfTheOwnGroupAndNothingElse()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Advisor mara(backend, workspace, "mara");
        People all(olga);
        People own(mara);

        const std::vector<std::string> listed{"anna", "ben", "emil", "mara", "olga"};
        QCOMPARE(own.usernames(), listed);
        QCOMPARE(own.groups().size(), std::size_t(1));
        const auto support = all.groups().at("Support");
        QVERIFY2(!mara.received(support), "the id of another group reached the manager");
        QVERIFY2(!mara.received("Support"), "the name of another group reached the manager");

        const auto sales = own.group("Sales");
        const auto refused = [&](const Frame &profile) { return mara.refusal(mara.send("person.create", {{"profile", profile}})); };
        QCOMPARE(refused(draft("x1", "manager", sales)), std::string("notPermitted"));
        QCOMPARE(refused(draft("x2", "admin", sales)), std::string("notPermitted"));
        QCOMPARE(refused(draft("x3", "bot", sales)), std::string("notPermitted"));
        QCOMPARE(refused(draft("x4", "advisor", {boost::json::string(support)})), std::string("notPermitted"));
        QCOMPARE(refused(draft("x5", "advisor", {boost::json::string(newId())})), std::string("notPermitted"));
        auto both = own.group("Sales");
        both.emplace_back(boost::json::string(support));
        QCOMPARE(refused(draft("x6", "advisor", both)), std::string("notPermitted"));

        // A name that somebody of another group has answers as a free one does.
        const auto taken = mara.waitAnswer(mara.send("person.create", {{"profile", draft("carla", "advisor", sales)}}));
        const auto name = textOf(taken.at("person").at("profile").as_object(), "username");
        QVERIFY2(name.starts_with("carla-"), name.c_str());

        // Ben works in another group too; olga and mara are no advisors; carla is of another group.
        for (const auto *username : {"ben", "mara", "olga", "carla"}) {
            const auto person = textOf(all.of(username), "id");
            const auto profile = all.of(username).at("profile").as_object();
            const auto stamp = textOf(all.of(username), "stamp");
            QCOMPARE(mara.refusal(mara.send("person.change", {{"person", person}, {"stamp", stamp}, {"profile", profile}})), std::string("notPermitted"));
            QCOMPARE(mara.refusal(mara.send("person.delete", {{"person", person}})), std::string("notPermitted"));
            QCOMPARE(mara.refusal(mara.send("person.invite", {{"person", person}})), std::string("notPermitted"));
            if (username != std::string("mara")) {
                QCOMPARE(mara.refusal(mara.send("signins.list", {{"person", person}})), std::string("notPermitted"));
                QCOMPARE(mara.refusal(mara.send("signins.end", {{"person", person}})), std::string("notPermitted"));
            }
        }
        // Anna is: but neither promoted nor moved by a manager.
        QCOMPARE(mara.refusal(own.sendChange("anna", [](Frame &profile) { profile["roles"] = boost::json::array{"advisor", "admin"}; })), std::string("notPermitted"));
        QCOMPARE(mara.refusal(own.sendChange("anna", [](Frame &profile) { profile["roles"] = boost::json::array{"expert"}; })), std::string("notPermitted"));
        QCOMPARE(mara.refusal(own.sendChange("anna", [&](Frame &profile) { profile["groups"] = both; })), std::string("notPermitted"));
        QCOMPARE(mara.refusal(own.sendChange("anna", [](Frame &profile) { profile["username"] = "carla"; })), std::string("notPermitted"));
        QCOMPARE(mara.refusal(own.sendChange("anna", [](Frame &profile) { profile["position"] = "First advisor"; })), std::string("person"));
    }

    void twoWhoChangeTheSamePersonDoNotOverwriteEachOther()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Advisor mara(backend, workspace, "mara");
        People first(olga);
        People second(mara);

        QCOMPARE(olga.refusal(first.sendChange("anna", [](Frame &profile) { profile["position"] = "One"; })), std::string("person"));
        QCOMPARE(mara.refusal(second.sendChange("anna", [](Frame &profile) { profile["position"] = "Two"; })), std::string("conflict"));
    }

    void changesActOnLiveSocketsWithinASecond()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available");
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();
        anna.waitAssigned(visitor.conversation());
        Advisor olga(backend, workspace, "olga");
        Advisor mara(backend, workspace, "mara");
        mara.open(visitor.conversation());
        People people(olga);

        // A manager who is moved to another group.
        const auto moved = millisecondsOf([&] {
            people.sendChange("mara", [&](Frame &profile) { profile["groups"] = people.group("Support"); });
            mara.wait([&](const Frame &frame) { return textOf(frame, "type") == "conversation.gone"; }, "the conversation goes");
        });
        mara.waitType("self");
        QCOMPARE(mara.refusal(mara.send("conversation.open", {{"conversation", visitor.conversation()}})), std::string("notPermitted"));

        // A new alias in the middle of a conversation disturbs nobody.
        anna.settle();
        const auto renamed = millisecondsOf([&] {
            people.sendChange("anna", [](Frame &profile) { profile["alias"] = "Annika"; });
            anna.wait([](const Frame &frame) { return textOf(frame, "type") == "self" && textOf(frame.at("self").as_object(), "alias") == "Annika"; }, "the new alias");
        });
        QCOMPARE(anna.count("conversation.gone"), 0);
        anna.say(visitor.conversation(), "Still here.");
        QCOMPARE(textOf(visitor.wait([](const Frame &frame) {
                            return textOf(frame, "type") == "event" && textOf(frame.at("event").as_object(), "kind") == "message";
                        }, "the message").at("event").as_object(), "alias"),
                 std::string("Annika"));

        // An account that rests: out, and the conversation back in the queue.
        People now(olga);
        const auto rested = millisecondsOf([&] {
            now.sendChange("anna", [](Frame &profile) { profile["active"] = false; });
            QCOMPARE(anna.waitClose(), std::uint16_t(4401));
        });
        olga.wait([](const Frame &frame) {
            return textOf(frame, "type") == "conversation.changed" && textOf(frame.at("conversation").as_object(), "status") == "waiting";
        }, "back in the queue");
        QVERIFY_THROWS_EXCEPTION(std::exception, (void)signIn(backend, "anna", workspace.password("anna")));
        qInfo("a move cut the manager off after %d ms, a new alias came after %d ms, a resting account was out after %d ms", moved, renamed, rested);
        QVERIFY(moved < 1000 && renamed < 1000 && rested < 1000);
    }

    void whoIsDeletedIsNamedNoMore()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available");
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();
        anna.waitAssigned(visitor.conversation());
        anna.say(visitor.conversation(), "Good morning.");
        Advisor olga(backend, workspace, "olga");
        People people(olga);

        QCOMPARE(olga.refusal(olga.send("person.delete", {{"person", idOf(anna)}})), std::string("ok"));

        QCOMPARE(anna.waitClose(), std::uint16_t(4401));
        const auto thread = olga.open(visitor.conversation());
        for (const auto &event : thread.at("events").as_array())
            QVERIFY2(!event.as_object().contains("alias"), boost::json::serialize(event).c_str());
        QCOMPARE(textOf(thread.at("conversation").as_object(), "status"), std::string("waiting"));
        QVERIFY_THROWS_EXCEPTION(std::exception, (void)signIn(backend, "anna", workspace.password("anna")));
        // The next advisor takes over.
        Advisor ben(backend, workspace, "ben", "available");
        ben.waitAssigned(visitor.conversation());
        // And it stays so after a restart.
        backend.terminate();
        Backend again(workspace.path());
        Advisor later(again, workspace, "olga");
        const auto names = People(later).usernames();
        QVERIFY(std::find(names.begin(), names.end(), "anna") == names.end());
    }

    void theLastAdminCannotGoNotEvenInARace()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        People people(olga);
        QCOMPARE(olga.refusal(olga.send("person.delete", {{"person", idOf(olga)}})), std::string("conflict"));
        QCOMPARE(olga.refusal(people.sendChange("olga", [](Frame &profile) { profile["roles"] = boost::json::array{"advisor"}; })), std::string("conflict"));
        QCOMPARE(olga.refusal(people.sendChange("olga", [](Frame &profile) { profile["active"] = false; })), std::string("conflict"));
        // One who cannot enter yet does not count.
        const auto made = olga.waitAnswer(olga.send("person.create", {{"profile", draft("pia", "admin", people.group("Sales"))}}));
        const auto pia = textOf(made.at("person").as_object(), "id");
        QCOMPARE(olga.refusal(olga.send("person.delete", {{"person", idOf(olga)}})), std::string("conflict"));

        QCOMPARE(setPassword(backend, invite(olga, pia), "a long enough sentence").status, 200U);
        Advisor other(backend, signIn(backend, "pia", "a long enough sentence").access);
        olga.send("person.delete", {{"person", pia}});
        other.send("person.delete", {{"person", idOf(olga)}});
        int left = 0;
        for (auto *desk : {&olga, &other}) {
            try {
                desk->settle();
                ++left;
            } catch (const Disconnected &) {
            }
        }
        QCOMPARE(left, 1);
    }

    void signInsAreListedAndEnded()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor mara(backend, workspace, "mara");
        Advisor desk(backend, workspace, "anna");
        Advisor laptop(backend, workspace, "anna");

        const auto listed = mara.waitAnswer(mara.send("signins.list", {{"person", idOf(desk)}})).at("signIns").as_array();
        QCOMPARE(listed.size(), std::size_t(2));
        const auto own = desk.waitAnswer(desk.send("signins.list", {{"person", idOf(desk)}})).at("signIns").as_array();
        const auto *current = &own[0].as_object();
        if (!current->at("current").as_bool())
            current = &own[1].as_object();
        QVERIFY(current->at("current").as_bool());

        QCOMPARE(mara.refusal(mara.send("signins.end", {{"person", idOf(desk)}, {"signIn", textOf(*current, "id")}})), std::string("ok"));
        QCOMPARE(desk.waitClose(), std::uint16_t(4401));
        laptop.settle();
        // Another's sign-in is not ended under this person's name.
        const auto strangers = mara.waitAnswer(mara.send("signins.list", {{"person", idOf(mara)}})).at("signIns").as_array();
        QCOMPARE(laptop.refusal(laptop.send("signins.end", {{"person", idOf(laptop)}, {"signIn", textOf(strangers[0].as_object(), "id")}})), std::string("notPermitted"));
    }

    void aPasswordIsChangedByWhoKnowsIt()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor desk(backend, workspace, "anna");
        Advisor laptop(backend, workspace, "anna");
        const auto change = [&](const std::string &current, const std::string &password) {
            return desk.refusal(desk.send("password.change", {{"current", current}, {"password", password}}));
        };

        QCOMPARE(change("not this one", "a long enough sentence"), std::string("unauthenticated"));
        QCOMPARE(change(workspace.password("anna"), "short"), std::string("invalidFrame"));
        QCOMPARE(change(workspace.password("anna"), "a long enough sentence"), std::string("ok"));

        QCOMPARE(laptop.waitClose(), std::uint16_t(4401));
        desk.settle();
        (void)signIn(backend, "anna", "a long enough sentence");
        QVERIFY_THROWS_EXCEPTION(std::exception, (void)signIn(backend, "anna", workspace.password("anna")));
    }

    void groupsAreMadeNamedAndDeletedWhenEmpty()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        Advisor mara(backend, workspace, "mara");

        QCOMPARE(mara.refusal(mara.send("group.create", {{"name", "Returns"}})), std::string("notPermitted"));
        QCOMPARE(olga.refusal(olga.send("group.create", {{"name", "Returns"}})), std::string("ok"));
        QCOMPARE(olga.refusal(olga.send("group.create", {{"name", "Returns"}})), std::string("conflict"));
        const auto groups = People(olga).groups();
        QCOMPARE(olga.refusal(olga.send("group.rename", {{"group", groups.at("Returns")}, {"name", "Claims"}})), std::string("ok"));
        QCOMPARE(olga.refusal(olga.send("group.delete", {{"group", groups.at("Sales")}})), std::string("conflict"));
        QCOMPARE(olga.refusal(olga.send("group.delete", {{"group", groups.at("Returns")}})), std::string("ok"));
        QCOMPARE(olga.refusal(olga.send("group.delete", {{"group", groups.at("Returns")}})), std::string("notPermitted"));
        mara.settle();
        QVERIFY(!mara.received("Claims"));
    }

    void theAuditHasOneRecordForEachRequestRefusedOnesToo()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available");
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();
        anna.waitAssigned(visitor.conversation());
        Advisor carla(backend, workspace, "carla");
        Advisor olga(backend, workspace, "olga");
        const auto records = [&](const Frame &filter) {
            Frame fields{{"limit", 500}};
            for (const auto &each : filter)
                fields[each.key()] = each.value();
            return olga.waitAnswer(olga.send("audit.list", fields)).at("records").as_array();
        };

        anna.open(visitor.conversation());
        const auto id = newId();
        anna.say(visitor.conversation(), "Hello", id);
        anna.say(visitor.conversation(), "Hello", id); // the same again: asked, and recorded
        QCOMPARE(carla.refusal(carla.send("conversation.open", {{"conversation", visitor.conversation()}})), std::string("notPermitted"));
        const auto stranger = newId();
        QCOMPARE(carla.refusal(carla.send("conversation.open", {{"conversation", stranger}})), std::string("notPermitted"));

        QCOMPARE(records({{"by", "anna"}, {"action", "conversation.open"}, {"object", visitor.conversation()}}).size(), std::size_t(1));
        QCOMPARE(records({{"by", "anna"}, {"action", "message.send"}}).size(), std::size_t(2));
        const auto refused = records({{"by", "carla"}, {"allowed", false}});
        QCOMPARE(refused.size(), std::size_t(2));
        QCOMPARE(textOf(refused[0].as_object(), "object"), stranger);
        QCOMPARE(textOf(refused[1].as_object(), "object"), visitor.conversation());
        QCOMPARE(records({{"by", "olga"}, {"action", "audit.list"}}).size(), std::size_t(4)); // this reading too
        QCOMPARE(anna.refusal(anna.send("audit.list", {{"limit", 10}})), std::string("notPermitted"));
        QVERIFY(!workspace.path().empty());
    }

    void dataOutsideLiveWorkAsksForTheReasonOnce()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available");
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();
        anna.waitAssigned(visitor.conversation());
        anna.send("conversation.close", {{"conversation", visitor.conversation()}, {"conversationType", "none"}});
        Advisor olga(backend, workspace, "olga");
        anna.settle();

        QCOMPARE(olga.refusal(olga.send("conversation.open", {{"conversation", visitor.conversation()}})), std::string("reasonRequired"));
        QCOMPARE(olga.refusal(olga.send("history.page", {{"conversation", visitor.conversation()}, {"before", 100}, {"limit", 10}})), std::string("reasonRequired"));
        QCOMPARE(olga.refusal(olga.send("conversation.open", {{"conversation", visitor.conversation()}, {"reason", "complaint"}})), std::string("thread"));
        QCOMPARE(olga.refusal(olga.send("conversation.open", {{"conversation", visitor.conversation()}})), std::string("thread"));
        QCOMPARE(olga.refusal(olga.send("history.page", {{"conversation", visitor.conversation()}, {"before", 100}, {"limit", 10}})), std::string("history.events"));
        const auto records = olga.waitAnswer(olga.send("audit.list", {{"limit", 10}, {"action", "conversation.open"}})).at("records").as_array();
        QCOMPARE(textOf(records[1].as_object(), "reason"), std::string("complaint"));
    }
};

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
