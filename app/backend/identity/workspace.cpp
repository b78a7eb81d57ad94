// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/identity/workspace.h"

#include "backend/engagement/siterules.h"
#include "backend/identity/passwords.h"
#include "backend/identity/samplereplies.h"
#include "backend/journal/datafolder.h"
#include "backend/journal/sqlitejournal.h"
#include "backend/journal/sqlitesites.h"

#include <filesystem>

namespace visavis::backend {
using protocol::GroupId;
using protocol::PersonId;
using protocol::Role;

namespace {

struct NewPerson {
    PersonRow row;
    std::string password;
};

[[nodiscard]] NewPerson person(std::string username, std::string alias, std::string firstname, std::string surname, std::string position,
                               std::vector<Role> roles, std::vector<GroupId> groups)
{
    NewPerson made;
    made.row.id = PersonId::random();
    made.row.username = std::move(username);
    made.row.alias = std::move(alias);
    made.row.firstname = std::move(firstname);
    made.row.surname = std::move(surname);
    made.row.position = std::move(position);
    made.row.roles = std::move(roles);
    made.row.groups = std::move(groups);
    made.row.languages = "en,fr,de,es";
    made.password = randomToken().reveal().substr(0, 20); // 120 bits
    return made;
}

void insert(Database &database, const GroupRow &group)
{
    Statement(database, "INSERT INTO workgroup VALUES (?, ?)").bind(group.id, group.name).run();
}

void insert(Database &database, const NewPerson &made)
{
    const auto &row = made.row;
    Statement(database, "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)")
        .bind(row.id, row.surname, row.firstname, row.alias, row.username, row.position)
        .run();
    Statement(database, "INSERT INTO worksettings (person, slots, languages, skills, availability) VALUES (?, ?, ?, ?, ?)").bind(row.id, row.slots, row.languages, row.skills, row.availability).run();
    for (const auto role : row.roles)
        Statement(database, "INSERT INTO personrole VALUES (?, ?)").bind(row.id, role).run();
    for (const auto group : row.groups)
        Statement(database, "INSERT INTO membership VALUES (?, ?)").bind(row.id, group).run();
    Statement(database, "INSERT INTO credential VALUES (?, ?)").bind(row.id, hashPassword(Secret(std::string(made.password)))).run();
}

void insert(Database &database, const ReplyRow &reply)
{
    Statement(database, "INSERT INTO reply VALUES (?1, NULL, nullif(?2, zeroblob(16)), ?3, ?4, ?5, ?6)")
        .bind(reply.id, reply.group, reply.shortcut, reply.title, reply.text, reply.language)
        .run();
}

void insert(Database &database, const std::string &name, const std::string &value)
{
    Statement(database, "INSERT INTO setting VALUES (?, ?)").bind(name, value).run();
}

} // namespace

Result<NewWorkspace> initWorkspace(const std::string &data, const std::string &share, bool sample)
{
    auto folder = DataFolder::create(data);
    if (!folder)
        return tl::unexpected(std::move(folder.error()));
    auto consentKey = (*folder)->consentKey();
    if (!consentKey)
        return tl::unexpected(std::move(consentKey.error()));

    auto rules = sample ? SiteRules::read(share + "/rules/shop.json") : Result<SiteRules>(SiteRules(SiteRow{}));
    if (!rules)
        return tl::unexpected(std::move(rules.error()));

    const GroupRow sales{GroupId::random(), sample ? "Sales" : "Team"};
    const GroupRow support{GroupId::random(), "Support"};
    std::vector<NewPerson> people;
    if (sample) {
        people.push_back(person("anna", "Anna", "Anna", "Berger", "Sales advisor", {Role::Advisor}, {sales.id}));
        people.push_back(person("ben", "Ben", "Benoît", "Lefèvre", "Sales advisor", {Role::Advisor}, {sales.id, support.id}));
        people.push_back(person("carla", "Carla", "Carla", "Ruiz", "Support advisor", {Role::Advisor}, {support.id}));
        people.push_back(person("emil", "Emil", "Emil", "Sand", "Outside expert for shoes", {Role::Expert}, {sales.id}));
        people.push_back(person("mara", "Mara", "Mara", "Lindqvist", "Head of sales", {Role::Manager}, {sales.id}));
        people.push_back(person("olga", "Olga", "Olga", "Novak", "Owner", {Role::Admin}, {sales.id, support.id}));
    } else {
        people.push_back(person("owner", "Owner", "", "", "Owner", {Role::Advisor, Role::Admin}, {sales.id}));
    }

    NewWorkspace made;
    made.passwordFile = data + "/first-passwords.txt";
    std::string passwords = "The first passwords of this workspace. Change them, then delete this file.\n";
    for (const auto &each : people) {
        made.usernames.push_back(each.row.username);
        passwords += each.row.username + " " + each.password + "\n";
    }

    // The database takes its name last: an init that is cut off leaves a folder that init can begin again.
    namespace fs = std::filesystem;
    const auto unfinished = (*folder)->database() + ".new";
    std::error_code error;
    for (const auto *suffix : {"", "-wal", "-shm"})
        fs::remove(unfinished + suffix, error);
    fs::remove(made.passwordFile, error);
    if (auto written = writePrivateFile(made.passwordFile, passwords); !written)
        return tl::unexpected(std::move(written.error()));
    {
        auto journal = SqliteJournal::open(unfinished, share + "/migrations", std::move(*consentKey), [](const auto &) {});
        if (!journal)
            return tl::unexpected(std::move(journal.error()));
        auto filled = (*journal)->fill([&](Database &database) {
            insert(database, sales);
            if (sample) {
                insert(database, support);
                SiteRow shop;
                shop.id = protocol::SiteId::random();
                shop.key = "shop";
                shop.name = "Sample Shop";
                shop.controller = "Sample Shop Ltd";
                shop.group = sales.id;
                shop.memory = rules->memory();
                shop.engagement = rules->engagement();
                shop.sample = true;
                storeSite(database, shop);
            }
            for (const auto &each : people)
                insert(database, each);
            for (const auto &each : sample ? sampleReplies(sales.id, support.id) : std::vector<ReplyRow>())
                insert(database, each);
            const std::string optional = sample ? "true" : "false";
            insert(database, "consent", "true");
            insert(database, "preview", optional);
            insert(database, "mirroring", optional);
            insert(database, "cobrowsing", optional);
            insert(database, "masking", sample ? "marked" : "fields");
            Statement(database, "INSERT INTO workspace VALUES ('epoch', ?), ('sample', ?)")
                .bind(protocol::RecordId::random().text(), std::string(sample ? "yes" : "no"))
                .run();
        });
        if (!filled)
            return tl::unexpected(std::move(filled.error()));
    }
    for (const auto *suffix : {"-wal", "-shm"})
        fs::remove(unfinished + suffix, error);
    fs::rename(unfinished, (*folder)->database(), error);
    if (error)
        return failure(Error::Kind::Io, (*folder)->database() + ": " + error.message(), "give this user the right to write the folder");
    return made;
}

} // namespace visavis::backend
