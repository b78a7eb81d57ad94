// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every cell of tests/fixtures/rights.tsv, asked by raw desks: each request that a desk can make, each role, each scope, on a desk that
// only said hello and on one in the middle of work. A request without a row here fails the test: table and wire grow together.
#include "integration/client.h"
#include "integration/oracle.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <set>

using namespace visavis::tests;

namespace {

//! \brief What a request is about, and so in which scopes it is asked.
enum class About { Nothing, Conversation, Waiting, Another, Person, Bot, Self, Group, Site, Visitor };

struct Row {
    const char *type;  //!< of the request
    const char *cells; //!< the beginning of its row in the oracle; "": everybody at a desk may
    About about;
    bool silent = false;       //!< not answered when it is done
    bool refusedAlone = false; //!< what it needs besides the right is not set up here: cells that allow are not asked
};

constexpr auto structure = "create, modify, delete admin", advisors = "create, modify, delete advisor", desk = "see preview", settings = "settings:";

//! Typed in by hand. What ends something stands at the end.
constexpr Row rows[]{
    {"ping", "", About::Nothing},
    {"conversation.list", "", About::Nothing},
    {"availability.set", "own availability", About::Nothing},
    {"conversation.open", "read an active thread", About::Conversation},
    {"history.page", "read an active thread", About::Conversation},
    {"message.seen", "read an active thread", About::Conversation},
    {"message.send", "send a message", About::Conversation},
    {"typing.update", "send a message", About::Conversation, true},
    {"targets.list", "transfer · close", About::Conversation},
    {"mirror.ask", desk, About::Conversation, false, true},
    {"mirror.watch", desk, About::Conversation},
    {"mirror.keyframe", desk, About::Conversation, true},
    {"mirror.leave", desk, About::Conversation, true},
    {"cobrowse.ask", desk, About::Conversation, false, true},
    {"cobrowse.command", desk, About::Conversation, false, true},
    {"cobrowse.renew", desk, About::Conversation, true, true},
    {"cobrowse.end", desk, About::Conversation, false, true},
    {"conversation.whisper", "look into another's", About::Another},
    {"conversation.leave", "", About::Nothing, true},
    {"transfer.answer", "", About::Conversation, false, true}, // to whom it is offered; here nothing is
    {"overview.watch", "live overview", About::Nothing},
    {"overview.leave", "", About::Nothing, true},
    {"people.list", "list profiles", About::Nothing},
    {"person.create", advisors, About::Nothing},
    {"person.change", advisors, About::Person},
    {"person.invite", advisors, About::Person},
    {"signins.list", "revoke another's sign-ins", About::Person},
    {"signins.end", "revoke another's sign-ins", About::Person},
    {"bot.secret", structure, About::Bot},
    {"password.change", "own profile", About::Self},
    {"group.create", structure, About::Nothing},
    {"group.rename", structure, About::Group},
    {"group.delete", structure, About::Group},
    {"sites.list", structure, About::Nothing},
    {"site.put", structure, About::Site},
    {"site.rotate", structure, About::Site},
    {"site.rules", structure, About::Site},
    {"site.look", structure, About::Site},
    {"site.hours", structure, About::Site},
    {"site.preview", structure, About::Site},
    {"settings.history", settings, About::Nothing},
    {"settings.change", settings, About::Nothing},
    {"retention.read", settings, About::Nothing},
    {"retention.simulate", settings, About::Nothing},
    {"retention.confirm", settings, About::Nothing},
    {"audit.list", "audit log", About::Nothing},
    {"replies.list", "canned replies", About::Nothing},
    {"reply.put", "canned replies", About::Nothing},
    {"reply.delete", "canned replies", About::Nothing, false, true},
    {"privacy.find", "proof of consent", About::Nothing},
    {"privacy.export", "proof of consent", About::Visitor},
    {"conversation.take", "take a waiting", About::Waiting},
    {"conversation.transfer", "transfer · close", About::Conversation, false, true},
    {"conversation.takeOver", "look into another's", About::Another},
    {"conversation.close", "transfer · close", About::Conversation},
    {"person.delete", advisors, About::Person},
    {"privacy.erase", "proof of consent", About::Visitor},
};

//! \brief What is typed for requests whose names are not asked: the hello is what every desk begins with.
const std::set<std::string> begun{"advisor.hello"};

enum class Scope { Own, Another, Waiting, None };

struct Role {
    const char *name;
    Column column;
};
constexpr Role roles[]{{"bot", Column::Bot}, {"advisor", Column::Advisor}, {"expert", Column::Expert}, {"manager", Column::Manager}, {"admin", Column::Admin}};

Frame fixture(const std::string &type)
{
    QFile file(QStringLiteral(VISAVIS_FIXTURES "/protocol/fromadvisor/") + QString::fromStdString(type) + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture of %s", type.c_str());
    auto frame = boost::json::parse(file.readAll().toStdString()).as_object();
    frame.erase("type");
    frame.erase("id");
    return frame;
}

//! \brief A workspace in which each role exists in Sales, where the shop's conversations go, and in Support.
class World
{
public:
    World()
        : m_limits((m_folder.path() / "limits.json").string())
        , m_backend(m_workspace.path(), limitless())
        , olga(m_backend, m_workspace, "olga", "unavailable")
    {
        const auto page = ask(olga, "people.list", {{"limit", 200}});
        for (const auto &group : page.at("groups").as_array())
            groups[textOf(group.as_object(), "name")] = textOf(group.as_object(), "id");
        site = textOf(ask(olga, "sites.list", {}).at("sites").as_array().front().as_object(), "id");
        for (const auto *group : {"Sales", "Support"}) {
            for (const auto &role : roles)
                tokens[{role.name, group}] = role.column == Column::Admin ? TokenPair{} : entered(role.name, group);
        }
    }

    [[nodiscard]] static Frame ask(Client &desk, const std::string &type, Frame fields) { return desk.waitAnswer(desk.send(type, std::move(fields))); }
    //! \brief Another advisor or bot of \a group, who does nothing.
    std::string person(const std::string &role, const std::string &group)
    {
        const auto username = role + std::to_string(++m_made);
        const Frame profile{{"username", username}, {"alias", username}, {"firstname", ""}, {"surname", ""}, {"position", ""},
                            {"roles", boost::json::array{boost::json::string(role)}}, {"groups", boost::json::array{boost::json::string(groups.at(group))}},
                            {"slots", 50}, {"languages", boost::json::array()}, {"skills", boost::json::array()}, {"active", true}};
        const auto id = textOf(ask(olga, "person.create", {{"profile", profile}}).at("person").as_object(), "id");
        usernames[id] = username;
        return id;
    }
    [[nodiscard]] Advisor deskOf(const Role &role, const std::string &group, const char *availability)
    {
        if (role.column == Column::Admin)
            return Advisor(m_backend, m_workspace, "olga", availability);
        Advisor desk(m_backend, tokens.at({role.name, group}).access);
        desk.setAvailability(availability);
        return desk;
    }
    [[nodiscard]] Backend &backend() { return m_backend; }
    [[nodiscard]] const Workspace &workspace() const { return m_workspace; }

    std::map<std::string, std::string> groups, usernames; //!< by name; by id of whom person() made
    std::string site;

private:
    [[nodiscard]] Arguments limitless() const
    {
        std::ofstream(m_limits) << R"({"messagesPerMinute":1000000,"requestsPerSecond":100000,"previewsPerSecond":100000})";
        return {"--limits", m_limits};
    }
    //! \brief Somebody of \a role with a way in, signed in.
    [[nodiscard]] TokenPair entered(const std::string &role, const std::string &group)
    {
        const auto id = person(role, group);
        std::string body;
        if (role == "bot") {
            const auto secret = textOf(ask(olga, "bot.secret", {{"person", id}}), "secret");
            body = boost::json::serialize(Frame{{"grant", "bot"}, {"secret", secret}, {"platform", "linux"}});
        } else {
            const auto link = textOf(ask(olga, "person.invite", {{"person", id}}), "link");
            const std::string password = "a kettle of nine blue herons";
            const auto set = post(m_backend.port(), "/api/v1/invitation", boost::json::serialize(Frame{{"token", link.substr(link.find('#') + 1)}, {"password", password}}));
            if (set.status != 200)
                throw std::runtime_error("no password: " + set.body);
            body = boost::json::serialize(Frame{{"grant", "password"}, {"username", role + std::to_string(m_made)}, {"password", password}, {"platform", "linux"}});
        }
        const auto answer = post(m_backend.port(), "/api/v1/token", body);
        if (answer.status != 200)
            throw std::runtime_error("no token: " + answer.body);
        return {textOf(answer.json(), "accessToken"), textOf(answer.json(), "refreshToken")};
    }

    TemporaryFolder m_folder;
    Workspace m_workspace;
    std::string m_limits;
    Backend m_backend;
    int m_made = 0;

public:
    Advisor olga;
    std::map<std::pair<std::string, std::string>, TokenPair> tokens;
};

} // namespace

class TestCells : public QObject
{
    Q_OBJECT

    std::unique_ptr<World> m_world;
    int m_asked = 0, m_allowed = 0;

    //! \brief One request of \a desk, and whether the right for it was granted: anything but notPermitted.
    bool granted(Advisor &desk, const Row &row, Frame fields)
    {
        ++m_asked;
        const auto clientId = textOf(fields, "clientId");
        const auto id = desk.send(row.type, std::move(fields));
        const auto last = row.silent ? desk.send("ping") : id;
        const auto answer = desk.wait([&](const Frame &frame) {
            return countOf(frame, "re") == id || countOf(frame, "re") == last
                || (!clientId.empty() && textOf(frame, "type") == "event" && textOf(frame.at("event").as_object(), "id") == clientId);
        }, row.type);
        if (row.silent && countOf(answer, "re") == id)
            desk.waitAnswer(last);
        const bool yes = textOf(answer, "error") != "notPermitted";
        m_allowed += yes ? 1 : 0;
        return yes;
    }
    //! \brief The fields of the fixture, with what exists in their place.
    Frame fieldsOf(const Row &row, const std::map<std::string, std::string> &ids)
    {
        auto fields = fixture(row.type);
        for (const auto &[member, id] : ids) {
            if (fields.contains(member))
                fields[member] = id;
        }
        if (fields.contains("clientId"))
            fields["clientId"] = newId();
        const std::string type = row.type;
        if (type == "person.create")
            fields["profile"].as_object()["username"] = "made" + std::to_string(m_asked);
        if (type == "person.change" && m_world->usernames.contains(ids.at("person")))
            fields["profile"].as_object()["username"] = m_world->usernames.at(ids.at("person")); // a manager changes no user name
        if (type == "person.create" || type == "person.change")
            fields["profile"].as_object()["groups"] = boost::json::array{boost::json::string(m_world->groups.at("Sales"))}, fields["profile"].as_object()["roles"] = boost::json::array{"advisor"};
        if (type == "reply.put") {
            fields = Frame{{"draft", fields.at("draft")}};
            fields["draft"].as_object()["scope"] = "own";
            fields["draft"].as_object().erase("group");
            fields["draft"].as_object()["shortcut"] = "word" + std::to_string(m_asked);
        }
        if (type == "settings.change")
            fields["value"] = "true"; // as it is: the cases after this one want what the sample has
        if (type == "site.put")
            fields["draft"].as_object()["group"] = m_world->groups.at("Sales");
        if (type == "signins.end")
            fields.erase("signIn");
        if (type == "group.create" || type == "group.rename")
            fields["name"] = "Group " + std::to_string(m_asked);
        if (type == "availability.set")
            fields["availability"] = "unavailable"; // nothing is routed to whoever asks here
        if (type == "conversation.open" || type == "conversation.list" || type == "people.list" || type == "replies.list" || type == "audit.list") {
            for (const auto *optional : {"after", "reason", "before", "below", "by", "action", "object", "allowed", "from", "to"})
                fields.erase(optional);
        }
        return fields;
    }
    static bool allows(const std::string &cell, const Row &row, Scope scope, bool inGroup)
    {
        if (cell.starts_with("use"))
            return std::string(row.type) == "replies.list" || cell.find("own") != std::string::npos;
        if (cell == "A" || cell == "s" || cell == "a")
            return true;
        if (cell == "r")
            return scope == Scope::Own;
        if (cell == "w")
            return scope == Scope::Waiting && inGroup;
        if (cell.starts_with("g"))
            return inGroup || std::string(row.type) == "people.list" || std::string(row.type) == "overview.watch";
        return false;
    }

private slots:
    void initTestCase() { m_world = std::make_unique<World>(); }
    void cleanupTestCase()
    {
        std::printf("%d requests asked, %d allowed\n", m_asked, m_allowed);
        m_world.reset();
    }

    void eachRequestHasARow()
    {
        std::set<std::string> known = begun;
        for (const auto &row : rows)
            QVERIFY2(known.insert(row.type).second, row.type);
        QDirIterator files(QStringLiteral(VISAVIS_FIXTURES "/protocol/fromadvisor"), QDir::Files);
        std::size_t count = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto type = textOf(boost::json::parse(file.readAll().toStdString()).as_object(), "type");
            QVERIFY2(known.contains(type), ("a request without a row: " + type).c_str());
            ++count;
        }
        QCOMPARE(count, known.size());
    }

    //! While another group is at work, a manager asks everything there is: nothing of that group comes, by any answer or push.
    void nothingOfAnotherGroupReachesItsNeighbour()
    {
        auto &world = *m_world;
        const std::string group = "Canarygroup", word = "canaryword", alias = "canaryalias", site = "Canarysite";
        world.ask(world.olga, "group.create", {{"name", group}});
        const auto page = world.ask(world.olga, "people.list", {{"limit", 500}});
        for (const auto &each : page.at("groups").as_array())
            world.groups[textOf(each.as_object(), "name")] = textOf(each.as_object(), "id");
        auto draft = fixture("site.put").at("draft").as_object();
        draft["group"] = world.groups.at(group);
        draft["name"] = site;
        const auto made = world.ask(world.olga, "site.put", {{"draft", draft}});
        QVERIFY(made.contains("site"));
        const auto canary = world.person("advisor", group);
        const auto &listed = world.ask(world.olga, "people.list", {{"limit", 500}});
        std::string stamp;
        Frame profile;
        for (const auto &each : listed.at("people").as_array()) {
            if (textOf(each.as_object(), "id") == canary) {
                stamp = textOf(each.as_object(), "stamp");
                profile = each.as_object().at("profile").as_object();
            }
        }
        profile["alias"] = alias;
        QVERIFY(world.ask(world.olga, "person.change", {{"person", canary}, {"stamp", stamp}, {"profile", profile}}).contains("person"));

        auto manager = world.deskOf(roles[3], "Support", "unavailable");
        manager.send("overview.watch");
        Visitor live(world.backend()), closed(world.backend());
        for (auto *visitor : {&live, &closed}) {
            visitor->hello();
            visitor->consent();
            visitor->say(word + " of a first message");
            world.ask(world.olga, "conversation.take", {{"conversation", visitor->conversation()}});
            world.ask(world.olga, "conversation.transfer", {{"conversation", visitor->conversation()}, {"toGroup", world.groups.at(group)}});
            visitor->say(word + " of a second");
        }
        world.ask(world.olga, "conversation.close", {{"conversation", closed.conversation()}, {"conversationType", "none"}});

        const auto before = world.ask(manager, "conversation.list", {{"before", textOf(manager.welcome(), "cursor")}, {"limit", 100}});
        for (const auto &conversation : {live.conversation(), closed.conversation()}) {
            for (const auto &row : rows) {
                const std::map<std::string, std::string> ids{{"conversation", conversation}, {"person", canary}, {"group", world.groups.at(group)},
                                                             {"site", textOf(made.at("site").as_object(), "id")}, {"visitor", newId()}};
                auto fields = fieldsOf(row, ids);
                if (std::string(row.type) == "conversation.list")
                    fields["before"] = textOf(manager.welcome(), "cursor");
                (void)granted(manager, row, std::move(fields));
                live.say(word + " in between");
            }
        }
        manager.settle();
        for (const auto &each : {group, word, alias, site, canary, live.conversation(), closed.conversation()})
            QVERIFY2(!manager.received(each), each.c_str());
        for (const auto &each : {group, word, alias, site}) // as the admin was told all of it
            QVERIFY2(world.olga.received(each), each.c_str());
        // Nor a count: what one more closed conversation of theirs changes is nothing.
        QVERIFY(!before.at("more").as_bool());
        world.ask(world.olga, "conversation.close", {{"conversation", live.conversation()}, {"conversationType", "none"}});
    }

    void everyCell_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("inGroup");
        QTest::addColumn<int>("scope_");
        QTest::addColumn<bool>("live");
        for (int role = 0; role < int(std::size(roles)); ++role) {
            for (const bool inGroup : {true, false}) {
                if (!inGroup && roles[role].column == Column::Admin)
                    continue; // an admin is of every group
                for (const auto scope : {Scope::Own, Scope::Another, Scope::Waiting, Scope::None}) {
                    if (scope == Scope::Own && !inGroup)
                        continue; // never assigned to somebody of another group
                    for (const bool live : {false, true}) {
                        constexpr const char *scopes[]{"own", "another's", "waiting", "none"};
                        QTest::addRow("%s of %s, %s, %s", roles[role].name, inGroup ? "the group" : "another group", scopes[int(scope)], live ? "live" : "idle")
                            << role << inGroup << int(scope) << live;
                    }
                }
            }
        }
    }

    void everyCell()
    {
        QFETCH(int, role);
        QFETCH(bool, inGroup);
        QFETCH(bool, live);
        QFETCH(int, scope_);
        auto scope = Scope(scope_);
        auto &world = *m_world;
        const auto &who = roles[role];
        const std::string group = inGroup ? "Sales" : "Support";

        // A conversation as the scope wants it; a fresh one for each case, since the last requests end it.
        Visitor visitor(world.backend());
        visitor.hello();
        std::optional<Advisor> holder;
        auto desk = world.deskOf(who, group, scope == Scope::Own ? "available" : "unavailable");
        if (scope == Scope::Another || scope == Scope::None)
            holder.emplace(world.backend(), world.workspace(), "anna", "available");
        visitor.consent();
        visitor.say("a first word");
        if (scope == Scope::Own)
            desk.waitAssigned(visitor.conversation());
        if (holder)
            holder->waitAssigned(visitor.conversation());
        if (scope == Scope::Own)
            desk.setAvailability("unavailable");
        const auto found = world.ask(world.olga, "privacy.find", {{"conversation", visitor.conversation()}});
        const auto nothing = newId();
        const bool none = scope == Scope::None;
        const std::map<std::string, std::string> ids{
            {"conversation", none ? nothing : visitor.conversation()},
            {"person", none ? nothing : world.person("advisor", "Sales")},
            {"group", none ? nothing : world.groups.at("Support")},
            {"site", none ? nothing : world.site},
            {"visitor", none ? nothing : textOf(found.at("visitors").as_array().front().as_object(), "visitor")},
        };
        if (live && scope == Scope::Own)
            desk.open(visitor.conversation());

        for (const auto &row : rows) {
            if (live)
                visitor.say("a word in between");
            auto fields = fieldsOf(row, ids);
            if (row.about == About::Bot && !none)
                fields["person"] = world.person("bot", "Sales");
            const auto cells = *row.cells ? cell(row.cells, who.column) : std::string("A");
            const bool exists = !none || row.about == About::Nothing || row.about == About::Self;
            const bool expected = exists && allows(cells, row, scope, inGroup);
            if (expected && (row.refusedAlone || (row.about == About::Another && scope != Scope::Another) || (row.about == About::Waiting && scope != Scope::Waiting)
                             || (std::string(row.type).starts_with("mirror") && scope != Scope::Own)))
                continue;
            // Taken by somebody faster, or by oneself, is a conflict and no secret.
            if (row.about == About::Waiting && scope == Scope::Own && cells != "–")
                continue;
            const bool yes = granted(desk, row, std::move(fields));
            if (row.silent) {
                QVERIFY2(yes || !expected, row.type); // what is not answered tells nothing, whoever asks
                continue;
            }
            QVERIFY2(yes == expected, (std::string(row.type) + (expected ? ": refused" : ": granted")).c_str());
            if (yes && (row.about == About::Waiting || std::string(row.type) == "conversation.takeOver"))
                scope = Scope::Own; // from now on it is theirs
        }
        if (scope == Scope::None || scope == Scope::Another)
            holder.reset();
        // Nothing is left behind for the next case.
        world.ask(world.olga, "conversation.close", {{"conversation", visitor.conversation()}, {"conversationType", "none"}});
    }
};

QTEST_GUILESS_MAIN(TestCells)
#include "tst_cells.moc"
