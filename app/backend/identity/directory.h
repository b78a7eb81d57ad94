// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/rows.h"
#include "protocol/people.h"

#include <span>
#include <tl/expected.hpp>
#include <unordered_map>

namespace visavis::backend {

//! \brief The people and groups of a workspace in memory, and who may make, change and remove whom (PRIVACY.md section 2, S5.1b, S5.2b).
//!
//! Decides and remembers; whoever calls makes it durable and takes it back when that fails. Since all decisions are made here,
//! one after the other, two admins who remove each other at once leave one.
class Directory final
{
public:
    Directory(std::vector<PersonRow> people, std::vector<GroupRow> groups);

    //! \brief By user name. References and pointers hold until the next put() or remove().
    [[nodiscard]] const std::vector<PersonRow> &people() const { return m_people; }
    [[nodiscard]] const std::vector<GroupRow> &groups() const { return m_groups; }
    [[nodiscard]] const PersonRow *person(protocol::PersonId id) const;
    [[nodiscard]] PersonRow *person(protocol::PersonId id);
    [[nodiscard]] const PersonRow *person(std::string_view username) const;
    //! \brief Empty: there is none.
    [[nodiscard]] std::string groupName(protocol::GroupId id) const;

    void put(PersonRow row);
    void remove(protocol::PersonId id);
    void put(GroupRow row);
    void remove(protocol::GroupId id);

    // Decisions; what is forbidden and what is not there answer alike, as NotPermitted.
    using Decided = tl::expected<PersonRow, protocol::ErrorKind>;
    [[nodiscard]] Decided made(const PersonRow &by, const protocol::ProfileDraft &draft) const;
    //! \brief Conflict: \a stamp is not of the present state, the user name is taken, or the last admin would go.
    [[nodiscard]] Decided changed(const PersonRow &by, protocol::PersonId id, std::string_view stamp, const protocol::ProfileDraft &draft) const;
    [[nodiscard]] Decided removed(const PersonRow &by, protocol::PersonId id) const;
    //! \brief The person if \a by may give them a way in or end their sign-ins.
    [[nodiscard]] const PersonRow *managed(const PersonRow &by, protocol::PersonId id) const;
    [[nodiscard]] tl::expected<GroupRow, protocol::ErrorKind> named(std::optional<protocol::GroupId> group, const std::string &name) const;

    [[nodiscard]] bool mayList(const PersonRow &by, const PersonRow &whom) const;
    //! \brief The person as \a by may see them: groups that are not theirs to see are left out.
    [[nodiscard]] protocol::Profile profile(const PersonRow &by, const PersonRow &whom) const;
    [[nodiscard]] std::vector<protocol::GroupName> groupsFor(const PersonRow &by) const;

private:
    [[nodiscard]] bool mayManage(const PersonRow &by, std::span<const protocol::Role> roles, std::span<const protocol::GroupId> groups) const;
    [[nodiscard]] bool known(std::span<const protocol::GroupId> groups) const;
    [[nodiscard]] bool anotherAdmin(protocol::PersonId than) const;
    //! \brief \a wish with a number behind it that nobody has: a clash would tell of people in other groups.
    [[nodiscard]] std::string freeName(const std::string &wish) const;
    void index();

    std::vector<PersonRow> m_people;
    std::vector<GroupRow> m_groups;
    std::unordered_map<protocol::PersonId, std::size_t> m_at;
};

//! \brief Holds an account that may sign in and work now.
[[nodiscard]] inline bool works(const PersonRow *person)
{
    return person && person->active;
}

[[nodiscard]] bool isBot(const PersonRow &person);
//! \brief Somebody who signs in at a console.
[[nodiscard]] inline bool entersByHand(const PersonRow &person)
{
    return person.active && !isBot(person);
}
//! \brief May be given conversations.
[[nodiscard]] bool answers(const PersonRow &person);

} // namespace visavis::backend
