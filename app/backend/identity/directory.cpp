// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/identity/directory.h"

#include "backend/crypto/crypto.h"
#include "protocol/codec.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

namespace {

//! \brief Lists are kept in one column, an item a line; language lists of the first schema have commas.
[[nodiscard]] std::vector<std::string> items(std::string_view text)
{
    std::vector<std::string> all;
    while (!text.empty()) {
        const auto end = text.find_first_of("\n,");
        if (end != 0)
            all.emplace_back(text.substr(0, end));
        text = end == text.npos ? std::string_view() : text.substr(end + 1);
    }
    return all;
}

[[nodiscard]] std::string joined(const std::vector<std::string> &list)
{
    std::string text;
    for (const auto &each : list)
        text += (text.empty() ? "" : "\n") + each;
    return text;
}

[[nodiscard]] bool has(std::span<const Role> roles, Role role)
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

[[nodiscard]] bool has(std::span<const GroupId> groups, GroupId group)
{
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

template <class T>
[[nodiscard]] bool sameSet(std::vector<T> a, std::vector<T> b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

[[nodiscard]] bool may(const PersonRow &by, Action action, Relation relation = {})
{
    return by.active && allows(std::span<const Role>(by.roles), action, relation);
}

[[nodiscard]] bool isEnteringAdmin(const PersonRow &row)
{
    return row.active && row.enters && has(row.roles, Role::Admin);
}

[[nodiscard]] ProfileDraft draftOf(const PersonRow &row)
{
    ProfileDraft draft;
    draft.username = row.username;
    draft.alias = row.alias;
    draft.firstname = row.firstname;
    draft.surname = row.surname;
    draft.position = row.position;
    draft.roles = row.roles;
    draft.groups = row.groups;
    draft.slots = row.slots;
    draft.languages = items(row.languages);
    draft.skills = items(row.skills);
    draft.active = row.active;
    return draft;
}

void take(PersonRow &row, const ProfileDraft &draft)
{
    row.username = draft.username;
    row.alias = draft.alias;
    row.firstname = draft.firstname;
    row.surname = draft.surname;
    row.position = draft.position;
    row.roles = draft.roles;
    row.groups = draft.groups;
    row.slots = draft.slots;
    row.languages = joined(draft.languages);
    row.skills = joined(draft.skills);
    row.active = draft.active;
}

[[nodiscard]] std::string stampOf(const PersonRow &row)
{
    std::string state;
    const auto add = [&state](std::string_view part) { state.append(part).push_back('\0'); };
    for (const auto *part : {&row.username, &row.alias, &row.firstname, &row.surname, &row.position, &row.languages, &row.skills})
        add(*part);
    add(std::to_string(row.slots) + (row.active ? "+" : "-"));
    for (const auto role : row.roles)
        add(text(role));
    for (const auto group : row.groups)
        add(group.text());
    return base64Url(sha256(state)).substr(0, 16);
}

constexpr auto forbidden = ErrorKind::NotPermitted;

} // namespace

Directory::Directory(std::vector<PersonRow> people, std::vector<GroupRow> groups)
    : m_people(std::move(people))
    , m_groups(std::move(groups))
{
    index();
}

void Directory::index()
{
    std::sort(m_people.begin(), m_people.end(), [](const PersonRow &a, const PersonRow &b) { return a.username < b.username; });
    m_at.clear();
    for (std::size_t i = 0; i < m_people.size(); ++i)
        m_at.emplace(m_people[i].id, i);
}

const PersonRow *Directory::person(PersonId id) const
{
    const auto at = m_at.find(id);
    return at == m_at.end() ? nullptr : &m_people[at->second];
}

PersonRow *Directory::person(PersonId id)
{
    const auto at = m_at.find(id);
    return at == m_at.end() ? nullptr : &m_people[at->second];
}

const PersonRow *Directory::person(std::string_view username) const
{
    const auto at = std::lower_bound(m_people.begin(), m_people.end(), username, [](const PersonRow &row, std::string_view name) { return row.username < name; });
    return at != m_people.end() && at->username == username ? &*at : nullptr;
}

std::string Directory::groupName(GroupId id) const
{
    const auto at = std::find_if(m_groups.begin(), m_groups.end(), [id](const GroupRow &row) { return row.id == id; });
    return at == m_groups.end() ? std::string() : at->name;
}

void Directory::put(PersonRow row)
{
    if (auto *const known = person(row.id))
        *known = std::move(row);
    else
        m_people.push_back(std::move(row));
    index();
}

void Directory::remove(PersonId id)
{
    std::erase_if(m_people, [id](const PersonRow &row) { return row.id == id; });
    index();
}

void Directory::put(GroupRow row)
{
    std::erase_if(m_groups, [&](const GroupRow &other) { return other.id == row.id; });
    m_groups.push_back(std::move(row));
    std::sort(m_groups.begin(), m_groups.end(), [](const GroupRow &a, const GroupRow &b) { return a.name < b.name; });
}

void Directory::remove(GroupId id)
{
    std::erase_if(m_groups, [id](const GroupRow &row) { return row.id == id; });
}

bool Directory::known(std::span<const GroupId> groups) const
{
    return std::all_of(groups.begin(), groups.end(), [this](GroupId id) {
        return std::any_of(m_groups.begin(), m_groups.end(), [id](const GroupRow &row) { return row.id == id; });
    });
}

bool Directory::mayManage(const PersonRow &by, std::span<const Role> roles, std::span<const GroupId> groups) const
{
    const bool serves = std::all_of(roles.begin(), roles.end(), [](Role role) { return role == Role::Advisor || role == Role::Expert; });
    const bool own = !groups.empty() && std::all_of(groups.begin(), groups.end(), [&](GroupId group) { return has(by.groups, group); });
    return serves ? may(by, Action::ManageAdvisors, {.group = own}) : may(by, Action::ManageStructure);
}

bool Directory::anotherAdmin(PersonId than) const
{
    return std::any_of(m_people.begin(), m_people.end(), [than](const PersonRow &row) { return row.id != than && isEnteringAdmin(row); });
}

std::string Directory::freeName(const std::string &wish) const
{
    constexpr std::uint32_t numbers = 1'000'000;
    constexpr std::size_t longest = limits::userName - 7; // a hyphen and six digits
    std::string name;
    do {
        name = std::string(firstCodePoints(wish, longest)) + "-" + std::to_string(randombytes_uniform(numbers));
    } while (person(name));
    return name;
}

Directory::Decided Directory::made(const PersonRow &by, const ProfileDraft &draft) const
{
    if (!mayManage(by, draft.roles, draft.groups) || !known(draft.groups))
        return tl::unexpected(forbidden);
    if (m_people.size() >= limits::people)
        return tl::unexpected(ErrorKind::TooLarge);
    PersonRow row;
    row.id = PersonId::random();
    take(row, draft);
    if (!may(by, Action::ManageStructure))
        row.username = freeName(row.username);
    else if (person(row.username))
        return tl::unexpected(ErrorKind::Conflict);
    return row;
}

Directory::Decided Directory::changed(const PersonRow &by, PersonId id, std::string_view stamp, const ProfileDraft &draft) const
{
    const auto *old = managed(by, id);
    if (!old || !known(draft.groups))
        return tl::unexpected(forbidden);
    const bool moves = !sameSet(old->roles, draft.roles) || !sameSet(old->groups, draft.groups);
    if ((moves && !may(by, Action::MovePeople)) || !mayManage(by, draft.roles, draft.groups))
        return tl::unexpected(forbidden);
    if (old->username != draft.username && !may(by, Action::ManageStructure))
        return tl::unexpected(forbidden);
    // A bot enters by its secret and a person by a password.
    if (has(old->roles, Role::Bot) != has(draft.roles, Role::Bot))
        return tl::unexpected(forbidden);
    const auto *namesake = person(draft.username);
    if (stamp != stampOf(*old) || (namesake && namesake->id != id))
        return tl::unexpected(ErrorKind::Conflict);
    auto row = *old;
    take(row, draft);
    if (isEnteringAdmin(*old) && !isEnteringAdmin(row) && !anotherAdmin(id))
        return tl::unexpected(ErrorKind::Conflict);
    return row;
}

Directory::Decided Directory::removed(const PersonRow &by, PersonId id) const
{
    const auto *old = managed(by, id);
    if (!old)
        return tl::unexpected(forbidden);
    if (isEnteringAdmin(*old) && !anotherAdmin(id))
        return tl::unexpected(ErrorKind::Conflict);
    return *old;
}

const PersonRow *Directory::managed(const PersonRow &by, PersonId id) const
{
    const auto *row = person(id);
    return row && mayManage(by, row->roles, row->groups) ? row : nullptr;
}

tl::expected<GroupRow, ErrorKind> Directory::named(std::optional<GroupId> group, const std::string &name) const
{
    if (group && groupName(*group).empty())
        return tl::unexpected(forbidden);
    const bool taken = std::any_of(m_groups.begin(), m_groups.end(), [&](const GroupRow &row) { return row.name == name && row.id != group; });
    if (taken)
        return tl::unexpected(ErrorKind::Conflict);
    if (!group && m_groups.size() >= limits::workgroups)
        return tl::unexpected(ErrorKind::TooLarge);
    return GroupRow{group.value_or(GroupId::random()), name};
}

bool Directory::mayList(const PersonRow &by, const PersonRow &whom) const
{
    const bool shares = std::any_of(whom.groups.begin(), whom.groups.end(), [&](GroupId group) { return has(by.groups, group); });
    return may(by, Action::ListProfiles, {.group = shares});
}

Profile Directory::profile(const PersonRow &by, const PersonRow &whom) const
{
    Profile profile;
    profile.id = whom.id;
    profile.is = draftOf(whom);
    std::erase_if(profile.is.groups, [&](GroupId group) { return !may(by, Action::ListProfiles, {.group = has(by.groups, group)}); });
    profile.stamp = stampOf(whom);
    profile.enters = whom.enters;
    profile.mayChange = mayManage(by, whom.roles, whom.groups);
    if (whom.invitedUntil != Time())
        profile.invitedUntil = whom.invitedUntil;
    return profile;
}

std::vector<GroupName> Directory::groupsFor(const PersonRow &by) const
{
    std::vector<GroupName> names;
    for (const auto &group : m_groups) {
        if (may(by, Action::ListProfiles, {.group = has(by.groups, group.id)}))
            names.push_back({group.id, group.name});
    }
    return names;
}

bool isBot(const PersonRow &person)
{
    return has(person.roles, Role::Bot);
}

bool answers(const PersonRow &person)
{
    return isBot(person) ? person.active : may(person, Action::Take, {.waiting = true, .group = true});
}

} // namespace visavis::backend
