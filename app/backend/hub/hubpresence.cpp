// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is there, and what passes without being kept: presence, preview, typing.
#include "backend/cobrowsing/cobrowsing.h"
#include "backend/hub/advisorconnection.h"
#include "backend/hub/hub.h"
#include "backend/hub/looks.h"
#include "backend/hub/overview.h"
#include "backend/hub/visitorconnection.h"
#include "backend/mirror/mirrors.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

void Hub::deskOpened(AdvisorConnection &desk)
{
    m_desks.push_back(&desk);
    m_leases.erase(desk.personId());
    presenceMayHaveChanged();
    route();
}

void Hub::deskClosed(AdvisorConnection &desk)
{
    m_cobrowsing->deskClosed(desk);
    m_mirrors->deskClosed(desk);
    m_overview->leave(desk);
    std::erase(m_desks, &desk);
    m_looks->leave(desk);
    if (desksOf(desk.personId()).empty())
        beginLease(desk.personId(), desk.leaseEnd());
    presenceMayHaveChanged();
}

bool Hub::isAway(PersonId person) const
{
    const auto lease = m_leases.find(person);
    return desksOf(person).empty() && (lease == m_leases.end() || lease->second <= m_parts.clock.monotonic());
}

void Hub::beginLease(PersonId person, std::chrono::steady_clock::time_point end)
{
    if (!m_leases.emplace(person, end).second)
        return;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - m_parts.clock.monotonic());
    m_parts.after(std::max(left, std::chrono::milliseconds(0)), [this, person, end] {
        // Came back in between, and perhaps left again with a lease of its own.
        const auto lease = m_leases.find(person);
        if (lease == m_leases.end() || lease->second != end)
            return;
        m_leases.erase(lease);
        for (auto *conversation : openConversations()) {
            if (conversation->assignedTo(person))
                releaseIfWanted(*conversation);
        }
    });
}

void Hub::waits(Conversation &conversation, Time since)
{
    if (conversation.row.waitingSince != Time())
        return;
    conversation.row.waitingSince = since;
    conversation.queuedAt = m_parts.clock.monotonic();
}

bool Hub::takeFromWhoIsAway(Conversation &conversation, std::vector<Event> &events)
{
    auto &row = conversation.row;
    if (!conversation.assignedTo(row.assignee) || !isAway(row.assignee))
        return false;
    if (conversation.offer) {
        auto ended = newEvent(EventKind::TransferEnded);
        ended.outcome = TransferOutcome::Cancelled;
        events.push_back(std::move(ended));
        conversation.offer.reset();
        row.offer = {};
    }
    events.push_back(newEvent(EventKind::ConversationQueued));
    waits(conversation, events.back().at);
    // Stays named: whoever comes back before it is taken is preferred.
    setAssignee(conversation, row.assignee, Status::Waiting);
    return true;
}

void Hub::releaseIfWanted(Conversation &conversation)
{
    std::vector<Event> events;
    const bool wanted = !conversation.sockets.empty() || conversation.row.waitingSince != Time();
    if (!wanted || !takeFromWhoIsAway(conversation, events))
        return;
    commit(conversation, std::move(events), {}, [this](const auto &outcome) {
        if (outcome)
            route();
    });
}

std::vector<AdvisorConnection *> Hub::desksOf(PersonId person) const
{
    std::vector<AdvisorConnection *> desks;
    for (auto *desk : m_desks) {
        if (desk->personId() == person)
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
    // A copy: who is signed out leaves the list.
    const auto desks = m_desks;
    for (auto *desk : desks) {
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
    all.reserve(people().size());
    for (const auto &row : people()) {
        const auto serves = answers(row);
        const auto last = m_lastAssigned.find(row.id);
        all.push_back({row.id, row.groups, row.availability, serves && !desksOf(row.id).empty(), row.slots, slotsUsed(row.id),
                       last == m_lastAssigned.end() ? 0 : last->second, isBot(row)});
    }
    return all;
}

Presence Hub::presence(GroupId group) const
{
    return presenceOf(candidates(), group);
}

Presence Hub::presence(const SiteRow &site) const
{
    return m_sites.isOpen(site, m_parts.clock.now()) ? presence(site.group) : Presence::Offline;
}

void Hub::presenceMayHaveChanged()
{
    m_overview->changed();
    // Nobody is told: what was told last is not what the next visitor learns from the welcome.
    if (m_visitors.empty()) {
        m_sitePresence.clear();
        return m_presence.clear();
    }
    const auto all = candidates();
    for (const auto &[id, site] : m_sites.all()) {
        const auto now = m_sites.isOpen(site, m_parts.clock.now()) ? presenceOf(all, site.group) : Presence::Offline;
        const auto before = m_sitePresence.find(id);
        if (before != m_sitePresence.end() && before->second == now)
            continue;
        m_sitePresence.insert_or_assign(id, now);
        for (auto *visitor : m_visitors)
            visitor->tellPresence(id, now);
    }
    for (const auto &group : groups()) {
        const auto now = presenceOf(all, group.id);
        const auto before = m_presence.find(group.id);
        if (before != m_presence.end() && before->second == now)
            continue;
        m_presence.insert_or_assign(group.id, now);
        // Later, and not in the middle of a decision: a desk that comes right back was there.
        if (now == Presence::Offline)
            m_parts.after(limits::deskReturns, [this, id = group.id] { nobodyIsThere(id); });
    }
}

void Hub::visitorSocketOpened(Conversation &conversation, VisitorConnection &socket)
{
    conversation.sockets.push_back(&socket);
    if (conversation.sockets.size() == 1) {
        conversation.onlineChangedAt = m_parts.clock.monotonic();
        announce(conversation);
    }
    releaseIfWanted(conversation);
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
