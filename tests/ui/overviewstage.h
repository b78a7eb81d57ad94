// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage.h"

//! \brief What a manager's overview and another's conversation are made of, for scenes and tests.
namespace visavis::test {

[[nodiscard]] inline protocol::PersonId personId(int number)
{
    protocol::IdBytes bytes{9};
    bytes[1] = std::uint8_t(number / 256);
    bytes[2] = std::uint8_t(number % 256);
    return protocol::PersonId(bytes);
}

[[nodiscard]] inline protocol::GroupId groupId(std::uint8_t number) { return protocol::GroupId(protocol::IdBytes{number, 3}); }

[[nodiscard]] inline protocol::OverviewPerson overviewPerson(int number, std::string alias, protocol::Availability availability, bool connected, std::uint64_t used)
{
    return {personId(number), std::move(alias), availability, connected, 5, used, {"Sales"}};
}

[[nodiscard]] inline protocol::OverviewGroup overviewGroup(std::uint8_t number, std::string name, std::uint64_t waiting, std::uint64_t assigned, std::uint64_t available, std::optional<protocol::Time> since = std::nullopt)
{
    protocol::OverviewGroup group;
    group.id = groupId(number);
    group.name = std::move(name);
    group.waiting = waiting;
    group.assigned = assigned;
    group.available = available;
    group.waitingSince = since;
    return group;
}

//! \brief A live conversation of another's, as a manager's desk is told of it.
[[nodiscard]] inline protocol::Header anothers(protocol::ConversationId id, bool looking, const protocol::PersonName &assignee = {personId(1), "Ben"})
{
    auto header = headerOf(id, 4);
    header.visitorName = "Marie Dubois";
    header.assignee = assignee;
    header.looking = looking;
    if (!looking) {
        header.seenByAdvisor.reset();
        header.seenByVisitor.reset();
    }
    return header;
}

[[nodiscard]] inline protocol::Header queued(protocol::ConversationId id, std::string name, int since)
{
    auto header = headerOf(id);
    header.status = protocol::Status::Waiting;
    header.assignee.reset();
    header.visitorName = std::move(name);
    header.waitingSince = minute(since);
    return header;
}

[[nodiscard]] inline protocol::Event whisperOf(std::uint64_t seq, std::string alias, std::string text)
{
    auto event = eventOf(seq, protocol::Author::Advisor, std::move(text));
    event.kind = protocol::EventKind::Whisper;
    event.alias = std::move(alias);
    return event;
}

[[nodiscard]] inline protocol::Self managerOf(std::vector<protocol::Role> roles = {protocol::Role::Manager})
{
    auto self = personOf(std::move(roles));
    self.alias = "Mara";
    self.username = "mara";
    self.groups = {"Sales"};
    return self;
}

//! \brief Without the isolates around names.
[[nodiscard]] inline QString bare(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

//! \brief Answers the overview.watch that showing the page made.
inline void answerWatch(Stage &stage, std::vector<protocol::OverviewPerson> people, std::vector<protocol::OverviewGroup> groups)
{
    const auto asked = stage.transport->take<from::OverviewWatch>();
    if (!asked)
        qFatal("no overview.watch");
    stage.transport->inject(to::Overview{asked->id, std::move(people), std::move(groups)});
}

} // namespace visavis::test
