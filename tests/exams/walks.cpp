// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random walks over the rights: roles, groups and assignments change while everybody asks, and each answer is held against a model that
// knows the oracle and nothing of the program. A divergence ends the walk and is printed with the seed that leads to it.
#include "integration/client.h"
#include "integration/oracle.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>

using namespace visavis::tests;

namespace {

constexpr int fullSteps = 100'000;
constexpr const char *groupNames[]{"Sales", "Support"};
constexpr const char *usernames[]{"anna", "ben", "carla", "emil", "mara"};
constexpr std::size_t conversations = 4;

struct Role {
    const char *name;
    Column column;
};
constexpr Role roles[]{{"advisor", Column::Advisor}, {"expert", Column::Expert}, {"manager", Column::Manager}};

//! \brief What the model knows of a person.
struct Person {
    std::string id;
    std::unique_ptr<Advisor> desk;
    std::size_t role = 0;
    std::set<std::string> groups;

    [[nodiscard]] bool in(const std::string &group) const { return groups.contains(group); }
    [[nodiscard]] bool manages() const { return roles[role].column == Column::Manager; }
};

//! \brief A request that is about nothing, and its row in the oracle.
struct Plain {
    const char *type, *row;
    Frame fields;
};

class Walk
{
public:
    explicit Walk(unsigned seed)
        : m_random(seed)
        , m_backend(m_workspace.path(), limitless())
        , m_olga(m_backend, m_workspace, "olga", "busy")
    {
        for (const auto *name : usernames) {
            Person person;
            person.desk = std::make_unique<Advisor>(m_backend, m_workspace, name, "busy");
            person.id = person.desk->id();
            m_people.push_back(std::move(person));
        }
        const auto page = ask(m_olga, "people.list", {{"limit", 200}});
        for (const auto &group : page.at("groups").as_array())
            m_groups[textOf(group.as_object(), "name")] = textOf(group.as_object(), "id");
        for (const auto &listed : page.at("people").as_array())
            learn(listed.as_object());
        for (std::size_t i = 0; i < conversations; ++i) {
            auto &visitor = m_visitors.emplace_back(m_backend);
            visitor.hello();
            visitor.consent();
            visitor.say("hello");
            ask(m_olga, "conversation.take", {{"conversation", visitor.conversation()}});
            m_holders.push_back(nobody);
        }
    }

    //! \brief False when the program and the model differ.
    [[nodiscard]] bool step(int number)
    {
        if (number % 50 == 0) {
            m_olga.skip();
            for (const auto &person : m_people)
                person.desk->skip();
        }
        const auto die = pick(100);
        if (die < 6)
            return change();
        if (die < 12)
            return transfer();
        return die < 50 ? askPlain() : die < 70 ? askPerson() : askConversation(number);
    }
    [[nodiscard]] const std::string &divergence() const { return m_divergence; }
    [[nodiscard]] std::uint64_t granted() const { return m_granted; }
    [[nodiscard]] std::uint64_t changes() const { return m_changes; }

private:
    static constexpr std::size_t nobody = 99; //!< the admin holds it

    [[nodiscard]] Arguments limitless() const
    {
        const auto file = (m_folder.path() / "limits.json").string();
        std::ofstream(file) << R"({"messagesPerMinute":1000000,"requestsPerSecond":100000,"previewsPerSecond":100000})";
        return {"--limits", file};
    }
    static Frame ask(Client &desk, const std::string &type, Frame fields) { return desk.waitAnswer(desk.send(type, std::move(fields))); }
    [[nodiscard]] std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random); }
    [[nodiscard]] Person &somebody() { return m_people[pick(m_people.size())]; }
    [[nodiscard]] const std::string &conversation(std::size_t index) const { return m_visitors[index].conversation(); }

    void learn(const Frame &listed)
    {
        const auto &profile = listed.at("profile").as_object();
        m_listed[textOf(listed, "id")] = listed;
        for (auto &person : m_people) {
            if (person.id != textOf(listed, "id"))
                continue;
            person.groups.clear();
            for (const auto &group : profile.at("groups").as_array()) {
                for (const auto &[name, id] : m_groups) {
                    if (id == std::string(group.as_string()))
                        person.groups.insert(name);
                }
            }
            const std::string role(profile.at("roles").as_array().front().as_string());
            person.role = std::size_t(std::find_if(std::begin(roles), std::end(roles), [&](const Role &each) { return role == each.name; }) - std::begin(roles));
        }
    }

    //! \brief A person gets another role, or other groups.
    bool change()
    {
        auto &person = somebody();
        auto listed = m_listed.at(person.id);
        auto profile = listed.at("profile").as_object();
        profile["roles"] = boost::json::array{boost::json::string(roles[pick(std::size(roles))].name)};
        boost::json::array groups;
        const auto which = 1 + pick(3);
        for (std::size_t i = 0; i < std::size(groupNames); ++i) {
            if (which & (1U << i))
                groups.emplace_back(boost::json::string(m_groups.at(groupNames[i])));
        }
        profile["groups"] = groups;
        const auto answer = ask(m_olga, "person.change", {{"person", person.id}, {"stamp", textOf(listed, "stamp")}, {"profile", profile}});
        if (!answer.contains("person"))
            return differ("person.change", "admin", true, false);
        learn(answer.at("person").as_object());
        ++m_changes;
        return true;
    }

    //! \brief A conversation goes to somebody, or back to the admin.
    bool transfer()
    {
        const auto which = pick(conversations);
        const auto to = pick(m_people.size() + 1);
        if (to == m_people.size()) {
            if (m_holders[which] != nobody)
                ask(m_olga, "conversation.takeOver", {{"conversation", conversation(which)}});
            m_holders[which] = nobody;
            return true;
        }
        if (m_holders[which] == to)
            return true;
        // Through the admin, who may give it to anybody.
        if (m_holders[which] != nobody) {
            ask(m_olga, "conversation.takeOver", {{"conversation", conversation(which)}});
            m_holders[which] = nobody;
        }
        auto &desk = *m_people[to].desk;
        if (textOf(ask(m_olga, "conversation.transfer", {{"conversation", conversation(which)}, {"toPerson", m_people[to].id}}), "type") != "ok")
            return differ("conversation.transfer", "admin", true, false);
        std::string offer;
        desk.wait([&](const Frame &frame) {
            if (textOf(frame, "type") != "conversation.changed")
                return false;
            const auto &header = frame.at("conversation").as_object();
            if (textOf(header, "id") != conversation(which) || !header.contains("offer"))
                return false;
            offer = textOf(header.at("offer").as_object(), "id");
            return m_offers.insert(offer).second;
        }, "an offer");
        if (textOf(ask(desk, "transfer.answer", {{"conversation", conversation(which)}, {"offer", offer}, {"accept", true}}), "type") != "ok")
            return differ("transfer.answer", m_people[to].id, true, false);
        m_holders[which] = to;
        ++m_changes;
        return true;
    }

    bool askPlain()
    {
        static const Plain plain[]{
            {"people.list", "list profiles", {{"limit", 100}}},
            {"overview.watch", "live overview", {}},
            {"settings.history", "settings:", {{"limit", 1}}},
            {"retention.read", "settings:", {}},
            {"audit.list", "audit log", {{"limit", 1}}},
            {"sites.list", "create, modify, delete admin", {}},
            {"privacy.find", "proof of consent", {{"email", "nobody@example.test"}}},
            {"group.create", "create, modify, delete admin", {{"name", "A new group"}}},
        };
        auto &person = somebody();
        const auto &request = plain[pick(std::size(plain))];
        const auto cells = cell(request.row, roles[person.role].column);
        const auto answer = ask(*person.desk, request.type, request.fields);
        const bool expected = cells == "A" || cells == "g"; // everybody is of some group
        if (expected && std::string(request.type) == "people.list" && !listsItsOwn(person, answer))
            return false;
        return compare(request.type, person, expected, answer);
    }

    //! \brief Whom a manager may list: those who share a group.
    bool listsItsOwn(const Person &person, const Frame &answer)
    {
        std::set<std::string> told, expected;
        if (!answer.contains("people"))
            return true; // refused: the caller says so
        for (const auto &each : answer.at("people").as_array())
            told.insert(textOf(each.as_object(), "id"));
        for (const auto &other : m_people) {
            const bool shared = std::any_of(other.groups.begin(), other.groups.end(), [&](const auto &group) { return person.in(group); });
            if (shared != told.contains(other.id))
                return differ("people.list", person.id, shared, !shared);
        }
        return true;
    }

    //! \brief Sign-ins of another: a manager's right reaches advisors and experts whose groups are all the manager's.
    bool askPerson()
    {
        auto &person = somebody();
        const auto &other = somebody();
        if (&person == &other)
            return true;
        const bool within = std::includes(person.groups.begin(), person.groups.end(), other.groups.begin(), other.groups.end());
        const auto cells = cell("revoke another's sign-ins", roles[person.role].column);
        return compare("signins.list", person, cells.starts_with("g") && within && !other.manages(), ask(*person.desk, "signins.list", {{"person", other.id}}));
    }

    bool askConversation(int number)
    {
        static constexpr std::pair<const char *, const char *> requests[]{
            {"conversation.open", "read an active thread"}, {"targets.list", "transfer · close"}, {"message.send", "send a message"},
            {"conversation.whisper", "look into another's"}, {"mirror.watch", "see preview"},
        };
        const auto which = pick(conversations);
        const auto who = pick(m_people.size());
        auto &person = m_people[who];
        const auto [type, row] = requests[pick(std::size(requests))];
        const bool own = m_holders[which] == who, group = person.in("Sales");
        const auto cells = cell(row, roles[person.role].column);
        const bool expected = (cells == "r" && own) || (cells == "g" && (group || own)); // what was given to a manager is worked in as by an advisor
        const std::string name = type;
        if (expected && (name == "mirror.watch" || (name == "conversation.whisper" && own)))
            return true; // what it needs besides the right is not set up here
        Frame fields{{"conversation", conversation(which)}};
        const auto clientId = newId();
        if (name == "message.send" || name == "conversation.whisper") {
            fields["clientId"] = clientId;
            fields["text"] = "word " + std::to_string(number);
        }
        const auto id = person.desk->send(type, fields);
        const auto about = std::string(type) + " of " + (own ? "the holder, " : "another, ") + roles[person.role].name + (group ? " of the group" : "");
        const auto answer = person.desk->wait([&](const Frame &frame) {
            return countOf(frame, "re") == id || (textOf(frame, "type") == "event" && textOf(frame.at("event").as_object(), "id") == clientId);
        }, about);
        return compare(type, person, expected, answer);
    }

    bool compare(const std::string &type, const Person &person, bool expected, const Frame &answer)
    {
        const bool yes = textOf(answer, "error") != "notPermitted";
        m_granted += yes ? 1 : 0;
        return yes == expected || differ(type, person.id, expected, yes);
    }
    bool differ(const std::string &type, const std::string &who, bool expected, bool got)
    {
        m_divergence = type + " of " + who + ": the model says " + (expected ? "yes" : "no") + ", the program " + (got ? "yes" : "no");
        for (const auto &person : m_people) {
            if (person.id == who)
                m_divergence += std::string(" (") + roles[person.role].name + (person.in("Sales") ? ", Sales" : "") + (person.in("Support") ? ", Support" : "") + ")";
        }
        return false;
    }

    std::mt19937 m_random;
    TemporaryFolder m_folder;
    Workspace m_workspace;
    Backend m_backend;
    Advisor m_olga;
    std::vector<Person> m_people;
    std::vector<Visitor> m_visitors;
    std::vector<std::size_t> m_holders;
    std::map<std::string, std::string> m_groups;
    std::map<std::string, Frame> m_listed; //!< people as the admin knows them, by id
    std::set<std::string> m_offers;
    std::string m_divergence;
    std::uint64_t m_granted = 0, m_changes = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    const int steps = argc > 1 ? std::atoi(argv[1]) : fullSteps;
    const auto seed = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : std::random_device()();
    std::printf("walks over the rights: %d steps, seed %u\n", steps, seed);
    if (steps < fullSteps)
        std::printf("REDUCED %d of %d\n", steps, fullSteps);
    std::fflush(stdout);
    Walk walk(seed);
    for (int step = 1; step <= steps; ++step) {
        if (!walk.step(step)) {
            std::printf("DIVERGED at step %d: %s\n", step, walk.divergence().c_str());
            return 1;
        }
    }
    std::printf("%d steps, %llu changes, %llu requests granted, 0 divergences\n", steps, static_cast<unsigned long long>(walk.changes()), static_cast<unsigned long long>(walk.granted()));
    return 0;
}
