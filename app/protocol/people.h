// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"
#include "protocol/rights.h"
#include "protocol/text.h"

//! \brief Frames about the people of a workspace: profiles, groups, sign-ins, bots and the audit of who read and did what.
namespace visavis::protocol {

//! \brief What may be said of a person: the closed list of identification data, and work settings beside it.
struct ProfileDraft {
    std::string username, alias, firstname, surname, position;
    std::vector<Role> roles;
    std::vector<GroupId> groups;
    std::uint64_t slots = limits::defaultSlots;
    std::vector<std::string> languages, skills;
    bool active = true; //!< false: no sign-in, no conversations; the profile stays

    static void fields(auto &self, auto &v)
    {
        v("username", self.username, notBlank(limits::userName)), v("alias", self.alias, notBlank(limits::alias));
        v("firstname", self.firstname, atMost(limits::personName)), v("surname", self.surname, atMost(limits::personName));
        v("position", self.position, atMost(limits::personName));
        v("roles", self.roles, ListRule{1, limits::roles}), v("groups", self.groups, ListRule{0, limits::groups});
        v("slots", self.slots, between(1, limits::slots));
        v("languages", self.languages, ListRule{0, limits::languages, limits::languageTag});
        v("skills", self.skills, ListRule{0, limits::skills, limits::skill});
        v("active", self.active);
    }
    //! \brief Roles that the backend gives to people, each once; a bot is nothing else; whoever serves visitors has a group.
    [[nodiscard]] bool valid() const;
    bool operator==(const ProfileDraft &) const = default;
};

//! \brief A person as a manager or admin sees them.
struct Profile {
    PersonId id;
    ProfileDraft is;
    std::string stamp;      //!< of this state: a change names the state that it was made from
    bool enters = false;    //!< has a password, or a bot its secret
    bool mayChange = false; //!< whoever reads this may change it
    std::optional<Time> invitedUntil;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("profile", self.is), v("stamp", self.stamp), v("enters", self.enters);
        v("mayChange", self.mayChange), v("invitedUntil", self.invitedUntil);
    }
    bool operator==(const Profile &) const = default;
};

struct GroupName {
    GroupId id;
    std::string name;

    static void fields(auto &self, auto &v) { v("id", self.id), v("name", self.name); }
    bool operator==(const GroupName &) const = default;
};

//! \brief One sign-in of a person.
struct SignInFact {
    SignInId id;
    std::string platform;
    Time createdAt, usedAt;
    bool current = false; //!< the one that asks

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("platform", self.platform), v("createdAt", self.createdAt), v("usedAt", self.usedAt);
        v("current", self.current);
    }
    bool operator==(const SignInFact &) const = default;
};

//! \brief One line of the audit: who did or read what, and whether it was allowed. No content, no name of a visitor.
struct AuditRecord {
    std::uint64_t seq = 0;
    Time at;
    std::string by, roles; //!< user name and roles at that time
    std::string action;    //!< name of the request
    std::string object;    //!< id of a conversation or person, name of a setting, or nothing
    std::optional<ReadReason> reason;
    bool allowed = false;

    static void fields(auto &self, auto &v)
    {
        v("seq", self.seq), v("at", self.at), v("by", self.by), v("roles", self.roles), v("action", self.action);
        v("object", self.object), v("reason", self.reason), v("allowed", self.allowed);
    }
    bool operator==(const AuditRecord &) const = default;
};

namespace fromadvisor {

//! \brief People of the groups that one may list, by user name.
struct PeopleList {
    static constexpr std::string_view type = "people.list";
    std::uint64_t id = 0;
    std::optional<std::string> after; //!< user name of the last one known
    std::uint64_t limit = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("after", self.after, notBlank(limits::userName)), v("limit", self.limit, between(1, limits::headersPage));
    }
    bool operator==(const PeopleList &) const = default;
};

struct PersonCreate {
    static constexpr std::string_view type = "person.create";
    std::uint64_t id = 0;
    ProfileDraft profile;

    static void fields(auto &self, auto &v) { v("id", self.id), v("profile", self.profile); }
    [[nodiscard]] bool valid() const { return profile.valid(); }
    bool operator==(const PersonCreate &) const = default;
};

//! \brief The profile as it shall be. \c conflict when it is no longer as \c stamp says.
struct PersonChange {
    static constexpr std::string_view type = "person.change";
    std::uint64_t id = 0;
    PersonId person;
    std::string stamp;
    ProfileDraft profile;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("person", self.person), v("stamp", self.stamp, notBlank(limits::phone)), v("profile", self.profile);
    }
    [[nodiscard]] bool valid() const { return profile.valid(); }
    bool operator==(const PersonChange &) const = default;
};

struct PersonDelete {
    static constexpr std::string_view type = "person.delete";
    std::uint64_t id = 0;
    PersonId person;

    static void fields(auto &self, auto &v) { v("id", self.id), v("person", self.person); }
    bool operator==(const PersonDelete &) const = default;
};

//! \brief A one-time link with which the person sets a password. An earlier link is void.
struct PersonInvite {
    static constexpr std::string_view type = "person.invite";
    std::uint64_t id = 0;
    PersonId person;

    static void fields(auto &self, auto &v) { v("id", self.id), v("person", self.person); }
    bool operator==(const PersonInvite &) const = default;
};

//! \brief A new secret for a bot. The earlier one is void, and its sign-ins end.
struct BotSecret {
    static constexpr std::string_view type = "bot.secret";
    std::uint64_t id = 0;
    PersonId person;

    static void fields(auto &self, auto &v) { v("id", self.id), v("person", self.person); }
    bool operator==(const BotSecret &) const = default;
};

struct SignInsList {
    static constexpr std::string_view type = "signins.list";
    std::uint64_t id = 0;
    PersonId person;

    static void fields(auto &self, auto &v) { v("id", self.id), v("person", self.person); }
    bool operator==(const SignInsList &) const = default;
};

//! \brief Ends one sign-in of a person, or all.
struct SignInsEnd {
    static constexpr std::string_view type = "signins.end";
    std::uint64_t id = 0;
    PersonId person;
    std::optional<SignInId> signIn;

    static void fields(auto &self, auto &v) { v("id", self.id), v("person", self.person), v("signIn", self.signIn); }
    bool operator==(const SignInsEnd &) const = default;
};

//! \brief Sets one's own password. \c unauthenticated when \c current is wrong; every other sign-in ends.
struct PasswordChange {
    static constexpr std::string_view type = "password.change";
    std::uint64_t id = 0;
    std::string current, password;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("current", self.current, atMost(limits::password)), v("password", self.password, atMost(limits::password));
    }
    bool operator==(const PasswordChange &) const = default;
};

struct GroupCreate {
    static constexpr std::string_view type = "group.create";
    std::uint64_t id = 0;
    std::string name;

    static void fields(auto &self, auto &v) { v("id", self.id), v("name", self.name, notBlank(limits::groupName)); }
    bool operator==(const GroupCreate &) const = default;
};

struct GroupRename {
    static constexpr std::string_view type = "group.rename";
    std::uint64_t id = 0;
    GroupId group;
    std::string name;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("group", self.group), v("name", self.name, notBlank(limits::groupName));
    }
    bool operator==(const GroupRename &) const = default;
};

//! \brief \c conflict while it has people, a site or conversations.
struct GroupDelete {
    static constexpr std::string_view type = "group.delete";
    std::uint64_t id = 0;
    GroupId group;

    static void fields(auto &self, auto &v) { v("id", self.id), v("group", self.group); }
    bool operator==(const GroupDelete &) const = default;
};

//! \brief The audit, newest first.
struct AuditList {
    static constexpr std::string_view type = "audit.list";
    std::uint64_t id = 0;
    std::optional<std::uint64_t> below; //!< records with a smaller number only
    std::uint64_t limit = 0;
    std::optional<std::string> by, action, object; //!< only these
    std::optional<bool> allowed;
    std::optional<Time> from, to; //!< \c to is not included

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("below", self.below), v("limit", self.limit, between(1, limits::headersPage));
        v("by", self.by, notBlank(limits::userName)), v("action", self.action, notBlank(limits::userName));
        v("object", self.object, notBlank(limits::userName)), v("allowed", self.allowed), v("from", self.from), v("to", self.to);
    }
    bool operator==(const AuditList &) const = default;
};

} // namespace fromadvisor

namespace toadvisor {

struct People {
    static constexpr std::string_view type = "people";
    std::uint64_t re = 0;
    std::vector<Profile> people;
    std::vector<GroupName> groups; //!< that the asker may put people into
    bool more = false;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("people", self.people), v("groups", self.groups), v("more", self.more);
    }
    bool operator==(const People &) const = default;
};

//! \brief A person is new or changed: the answer to whoever did it, and news to all who list them.
struct PersonNow {
    static constexpr std::string_view type = "person";
    std::optional<std::uint64_t> re;
    Profile person;

    static void fields(auto &self, auto &v) { v("re", self.re), v("person", self.person); }
    bool operator==(const PersonNow &) const = default;
};

//! \brief A person is deleted, or no longer theirs to list.
struct PersonGone {
    static constexpr std::string_view type = "person.gone";
    PersonId person;

    static void fields(auto &self, auto &v) { v("person", self.person); }
    bool operator==(const PersonGone &) const = default;
};

struct GroupsNow {
    static constexpr std::string_view type = "groups";
    std::vector<GroupName> groups;

    static void fields(auto &self, auto &v) { v("groups", self.groups); }
    bool operator==(const GroupsNow &) const = default;
};

//! \brief \c link is the part of the address after the backend's own; its fragment is the secret, which no server sees in a URL.
struct Invitation {
    static constexpr std::string_view type = "invitation";
    std::uint64_t re = 0;
    PersonId person;
    std::string link;
    Time expiresAt;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("person", self.person), v("link", self.link), v("expiresAt", self.expiresAt);
    }
    bool operator==(const Invitation &) const = default;
};

struct BotSecretNow {
    static constexpr std::string_view type = "bot.secret.now";
    std::uint64_t re = 0;
    PersonId person;
    std::string secret; //!< shown this once; the backend keeps its hash

    static void fields(auto &self, auto &v) { v("re", self.re), v("person", self.person), v("secret", self.secret); }
    bool operator==(const BotSecretNow &) const = default;
};

struct SignInsNow {
    static constexpr std::string_view type = "signins";
    std::uint64_t re = 0;
    PersonId person;
    std::vector<SignInFact> signIns;

    static void fields(auto &self, auto &v) { v("re", self.re), v("person", self.person), v("signIns", self.signIns); }
    bool operator==(const SignInsNow &) const = default;
};

struct AuditPage {
    static constexpr std::string_view type = "audit";
    std::uint64_t re = 0;
    std::vector<AuditRecord> records;
    bool more = false;

    static void fields(auto &self, auto &v) { v("re", self.re), v("records", self.records), v("more", self.more); }
    bool operator==(const AuditPage &) const = default;
};

} // namespace toadvisor

} // namespace visavis::protocol
