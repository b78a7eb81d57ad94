// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes of people and groups while everybody works: in force at once, told when durable.
#include "backend/hub/advisorconnection.h"
#include "backend/hub/hub.h"
#include "backend/hub/looks.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

void Hub::audit(Unit &unit)
{
    if (auto record = takeAudit())
        unit.insert(unit.begin(), AppendAudit{std::move(*record)});
}

void Hub::putPerson(PersonRow row, Stored done)
{
    const auto id = row.id;
    const auto *known = person(id);
    std::optional<PersonRow> before = known ? std::optional(*known) : std::nullopt;
    Unit unit{PutPerson{row}};
    audit(unit);
    m_directory.put(std::move(row));
    if (before && before->username != person(id)->username)
        m_parts.accounts.renamed(before->username, person(id)->username);
    if (!works(person(id)))
        m_parts.signIns.endAll(id);
    m_parts.journal.submit(std::move(unit), [this, id, before = std::move(before), done = std::move(done)](const Result<Committed> &result) {
        if (!result && before) {
            if (const auto *now = person(id); now && now->username != before->username)
                m_parts.accounts.renamed(now->username, before->username);
            m_directory.put(*before);
        } else if (!result) {
            m_directory.remove(id);
        }
        done(result.has_value());
        if (result)
            personChanged(before ? &*before : nullptr, id);
    });
}

void Hub::removePerson(PersonId id, Stored done)
{
    const auto before = *person(id);
    Unit unit{DeletePerson{id}};
    audit(unit);
    // Out first, while there still is somebody to sign out; then nobody finds them.
    m_parts.accounts.forget(id, before.username);
    m_directory.remove(id);
    releaseAll(id);
    auto own = m_replies.takeOf(id);
    m_parts.journal.submit(std::move(unit), [this, id, before, own = std::move(own), done = std::move(done)](const Result<Committed> &result) {
        // Kept by a full disk: the profile is back, and its owner signs in again once invited anew.
        if (!result) {
            m_directory.put(before);
            for (const auto &reply : own)
                m_replies.put(reply);
        }
        done(result.has_value());
        if (result)
            personChanged(&before, id);
    });
}

void Hub::entrance(PersonId id, bool enters, Time until)
{
    auto *const row = m_directory.person(id);
    if (!row)
        return;
    row->enters = enters;
    row->invitedUntil = until;
    personChanged(row, id);
}

void Hub::personChanged(const PersonRow *before, PersonId id)
{
    const auto *now = person(id);
    if (before && now && !answers(*now))
        releaseAll(id);
    const auto desks = m_desks;
    for (auto *desk : desks) {
        if (desk->personId() == id && before)
            desk->rightsChanged(*before);
        desk->tellPerson(before, now, id);
    }
    m_looks->reviewAll();
    presenceMayHaveChanged();
    route();
}

void Hub::releaseAll(PersonId id)
{
    for (auto *conversation : openConversations()) {
        if (!conversation->assignedTo(id))
            continue;
        std::vector<Event> events;
        if (conversation->offer) {
            events.push_back(newEvent(EventKind::TransferEnded));
            events.back().outcome = TransferOutcome::Cancelled;
            conversation->offer.reset();
            conversation->row.offer = {};
        }
        events.push_back(newEvent(EventKind::ConversationQueued));
        waits(*conversation, events.back().at);
        setAssignee(*conversation, PersonId(), Status::Waiting);
        commit(*conversation, std::move(events), {}, [this](const auto &outcome) {
            if (outcome)
                route();
        });
    }
}

void Hub::handOver(Conversation &conversation, GroupId group, const PersonRow &bot, std::optional<std::string> note, Answer answer)
{
    auto offered = newEvent(EventKind::TransferOffered, Author::Bot);
    offered.alias = bot.alias;
    offered.person = bot.id;
    offered.to = groupName(group);
    offered.note = std::move(note);
    auto queued = newEvent(EventKind::ConversationQueued);
    waits(conversation, queued.at);
    conversation.row.group = group;
    conversation.leftByBot = true;
    setAssignee(conversation, PersonId(), Status::Waiting);
    commit(conversation, {std::move(offered), std::move(queued)}, {}, [this, answer = std::move(answer)](auto outcome) {
        const bool stored = outcome.has_value();
        answer(std::move(outcome));
        if (stored)
            route();
    });
}

void Hub::putGroup(GroupRow row, Stored done)
{
    const auto old = groupName(row.id);
    Unit unit{PutGroup{row}};
    audit(unit);
    m_directory.put(row);
    m_parts.journal.submit(std::move(unit), [this, row, old, done = std::move(done)](const Result<Committed> &result) {
        if (!result && old.empty())
            m_directory.remove(row.id);
        else if (!result)
            m_directory.put(GroupRow{row.id, old});
        done(result.has_value());
        if (result)
            groupsChanged();
    });
}

void Hub::removeGroup(GroupId id, Stored done)
{
    const GroupRow row{id, groupName(id)};
    Unit unit{DeleteGroup{id}};
    audit(unit);
    m_directory.remove(id);
    auto shared = m_replies.takeOf(id);
    m_parts.journal.submit(std::move(unit), [this, row, shared = std::move(shared), done = std::move(done)](const Result<Committed> &result) {
        if (!result) {
            m_directory.put(row);
            for (const auto &reply : shared)
                m_replies.put(reply);
        }
        done(result.has_value());
        if (result)
            groupsChanged();
    });
}

void Hub::groupsChanged()
{
    for (auto *desk : m_desks)
        desk->tellGroups();
    for (auto *desk : m_desks)
        desk->tellReplies();
    // Headers and desks carry the name.
    for (auto *conversation : openConversations())
        announce(*conversation);
    for (const auto &row : people())
        tellSelf(row.id);
}

} // namespace visavis::backend
