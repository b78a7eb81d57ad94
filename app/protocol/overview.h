// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"

//! \brief The live overview of managers and admins, and what they do in the conversation of somebody else.
namespace visavis::protocol {

//! \brief Somebody who works in one of the groups that the asker may see.
struct OverviewPerson {
    PersonId id;
    std::string alias;
    Availability availability = Availability::Unavailable; //!< as chosen, whether at a desk or not
    bool connected = false;
    std::uint64_t slots = 0, slotsUsed = 0;
    std::vector<std::string> groups; //!< names of those that the asker may see

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("alias", self.alias), v("availability", self.availability), v("connected", self.connected);
        v("slots", self.slots), v("slotsUsed", self.slotsUsed), v("groups", self.groups);
    }
    bool operator==(const OverviewPerson &) const = default;
};

struct OverviewGroup {
    GroupId id;
    std::string name;
    std::uint64_t waiting = 0, assigned = 0; //!< conversations
    std::optional<Time> waitingSince;        //!< of who waits longest in the queue
    std::uint64_t available = 0;             //!< people at a desk who take what comes

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("name", self.name), v("waiting", self.waiting), v("assigned", self.assigned);
        v("waitingSince", self.waitingSince), v("available", self.available);
    }
    bool operator==(const OverviewGroup &) const = default;
};

namespace fromadvisor {

//! \brief Begins to watch: the answer is the whole, changes follow until overview.leave.
struct OverviewWatch {
    static constexpr std::string_view type = "overview.watch";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const OverviewWatch &) const = default;
};

struct OverviewLeave {
    static constexpr std::string_view type = "overview.leave";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const OverviewLeave &) const = default;
};

//! \brief Looks no longer into the conversation of somebody else, which conversation.open began.
struct ConversationLeave {
    static constexpr std::string_view type = "conversation.leave";
    std::uint64_t id = 0;
    ConversationId conversation;

    static void fields(auto &self, auto &v) { v("id", self.id), v("conversation", self.conversation); }
    bool operator==(const ConversationLeave &) const = default;
};

//! \brief A note to whom the conversation is assigned, in the thread; the visitor never hears of it.
struct ConversationWhisper {
    static constexpr std::string_view type = "conversation.whisper";
    std::uint64_t id = 0;
    ConversationId conversation;
    EventId clientId;
    std::string text;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("conversation", self.conversation), v("clientId", self.clientId);
        v("text", self.text, notBlank(limits::note));
    }
    bool operator==(const ConversationWhisper &) const = default;
};

struct ConversationTakeOver {
    static constexpr std::string_view type = "conversation.takeOver";
    std::uint64_t id = 0;
    ConversationId conversation;

    static void fields(auto &self, auto &v) { v("id", self.id), v("conversation", self.conversation); }
    bool operator==(const ConversationTakeOver &) const = default;
};

} // namespace fromadvisor

namespace toadvisor {

struct Overview {
    static constexpr std::string_view type = "overview";
    std::uint64_t re = 0;
    std::vector<OverviewPerson> people;
    std::vector<OverviewGroup> groups;

    static void fields(auto &self, auto &v) { v("re", self.re), v("people", self.people), v("groups", self.groups); }
    bool operator==(const Overview &) const = default;
};

//! \brief Those that changed, whole, and those that are not to be seen any more.
struct OverviewChanged {
    static constexpr std::string_view type = "overview.changed";
    std::vector<OverviewPerson> people;
    std::vector<OverviewGroup> groups;
    std::vector<PersonId> peopleGone;
    std::vector<GroupId> groupsGone;

    static void fields(auto &self, auto &v)
    {
        v("people", self.people), v("groups", self.groups), v("peopleGone", self.peopleGone), v("groupsGone", self.groupsGone);
    }
    [[nodiscard]] bool empty() const { return people.empty() && groups.empty() && peopleGone.empty() && groupsGone.empty(); }
    bool operator==(const OverviewChanged &) const = default;
};

} // namespace toadvisor

} // namespace visavis::protocol
