// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is there, and what passes without being kept: presence, preview, typing.
#include "backend/hub/advisorconnection.h"
#include "backend/hub/hub.h"
#include "backend/hub/visitorconnection.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

void Hub::deskOpened(AdvisorConnection &desk)
{
    m_desks.push_back(&desk);
    presenceMayHaveChanged();
    route();
}

void Hub::deskClosed(AdvisorConnection &desk)
{
    std::erase(m_desks, &desk);
    presenceMayHaveChanged();
}

std::vector<AdvisorConnection *> Hub::desksOf(PersonId person) const
{
    std::vector<AdvisorConnection *> desks;
    for (auto *desk : m_desks) {
        if (desk->person().id == person)
            desks.push_back(desk);
    }
    return desks;
}

void Hub::tellSelf(PersonId person)
{
    for (auto *desk : desksOf(person))
        desk->tellSelf();
}

void Hub::signInEnded(SignInId signIn)
{
    for (auto *desk : m_desks) {
        if (desk->signIn() == signIn)
            desk->signedOut();
    }
}

std::uint64_t Hub::slotsUsed(PersonId person) const
{
    const auto at = m_used.find(person);
    return at == m_used.end() ? 0 : at->second;
}

Availability Hub::availability(PersonId id) const
{
    const auto *row = person(id);
    return row && !desksOf(id).empty() ? row->availability : Availability::Unavailable;
}

std::vector<Candidate> Hub::candidates() const
{
    std::vector<Candidate> all;
    all.reserve(m_people.size());
    for (const auto &row : m_people) {
        const auto works = allows(std::span<const Role>(row.roles), Action::Take, {.waiting = true, .group = true});
        const auto last = m_lastAssigned.find(row.id);
        all.push_back({row.id, row.groups, row.availability, works && !desksOf(row.id).empty(), row.slots, slotsUsed(row.id),
                       last == m_lastAssigned.end() ? 0 : last->second});
    }
    return all;
}

Presence Hub::presence(GroupId group) const
{
    return presenceOf(candidates(), group);
}

void Hub::presenceMayHaveChanged()
{
    if (m_visitors.empty())
        return;
    const auto all = candidates();
    for (const auto &group : m_groups) {
        const auto now = presenceOf(all, group.id);
        const auto before = m_presence.find(group.id);
        if (before != m_presence.end() && before->second == now)
            continue;
        m_presence.insert_or_assign(group.id, now);
        for (auto *visitor : m_visitors)
            visitor->tellPresence(group.id, now);
    }
}

void Hub::visitorSocketOpened(Conversation &conversation, VisitorConnection &socket)
{
    conversation.sockets.push_back(&socket);
    if (conversation.sockets.size() == 1) {
        conversation.onlineChangedAt = m_parts.clock.monotonic();
        announce(conversation);
    }
}

void Hub::visitorSocketClosed(Conversation &conversation, VisitorConnection &socket)
{
    std::erase(conversation.sockets, &socket);
    if (!conversation.sockets.empty())
        return;
    clearPreview(conversation);
    conversation.onlineChangedAt = m_parts.clock.monotonic();
    announce(conversation);
    forgetIfIdle(conversation.row.id);
}

void Hub::preview(Conversation &conversation, const std::string &text)
{
    if (conversation.row.status != Status::Assigned)
        return;
    conversation.previewShown = !text.empty();
    for (auto *desk : desksOf(conversation.row.assignee))
        desk->tellPreview(conversation.row.id, text);
}

void Hub::clearPreview(Conversation &conversation)
{
    if (!conversation.previewShown)
        return;
    conversation.previewShown = false;
    for (auto *desk : desksOf(conversation.row.assignee))
        desk->tellPreview(conversation.row.id, {});
}

void Hub::visitorTyping(Conversation &conversation, bool active)
{
    if (conversation.row.status != Status::Assigned)
        return;
    for (auto *desk : desksOf(conversation.row.assignee))
        desk->tellTyping(conversation.row.id, active);
}

void Hub::advisorTyping(Conversation &conversation, const PersonRow &person, bool active)
{
    for (auto *socket : conversation.sockets)
        socket->tellTyping(person.alias, active);
}

} // namespace visavis::backend
