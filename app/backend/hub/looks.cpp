// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/looks.h"

#include "backend/hub/advisorconnection.h"

#include <set>

namespace visavis::backend {
using namespace protocol;

namespace {
constexpr auto rightsAskedEvery = std::chrono::milliseconds(500);
} // namespace

Looks::Looks(Hub &hub)
    : m_hub(hub)
{
}

bool Looks::isAnothers(const Conversation &conversation, const PersonRow &person)
{
    return conversation.row.status == Status::Assigned && conversation.row.assignee != person.id;
}

void Looks::opened(AdvisorConnection &desk, Conversation &conversation)
{
    if (isLooking(desk, conversation.row.id))
        return;
    leave(desk);
    if (!isAnothers(conversation, desk.person()))
        return;
    m_looking.emplace(&desk, conversation.row.id);
    announce(conversation.row.id);
    watchRights();
}

void Looks::leave(AdvisorConnection &desk)
{
    const auto at = m_looking.find(&desk);
    if (at == m_looking.end())
        return;
    const auto conversation = at->second;
    m_looking.erase(at);
    announce(conversation);
}

bool Looks::isLooking(const AdvisorConnection &desk, ConversationId conversation) const
{
    const auto at = m_looking.find(&desk);
    return at != m_looking.end() && at->second == conversation;
}

std::vector<std::string> Looks::aliases(ConversationId conversation) const
{
    std::set<std::string> names;
    for (const auto &[desk, looked] : m_looking) {
        if (looked == conversation)
            names.insert(desk->person().alias);
    }
    return {names.begin(), names.end()};
}

void Looks::review(const Conversation &conversation)
{
    std::erase_if(m_looking, [&](const auto &look) {
        if (look.second != conversation.row.id)
            return false;
        const auto &person = look.first->person();
        return !isAnothers(conversation, person)
            || !allows(std::span<const Role>(person.roles), Action::LookInto, m_hub.relation(conversation, person));
    });
}

void Looks::reviewAll()
{
    std::set<ConversationId> looked;
    for (const auto &[desk, conversation] : m_looking)
        looked.insert(conversation);
    for (const auto id : looked) {
        const auto before = m_looking.size();
        if (const auto *conversation = m_hub.find(id))
            review(*conversation);
        if (m_looking.size() != before)
            announce(id);
    }
}

void Looks::announce(ConversationId id)
{
    if (auto *const conversation = m_hub.find(id)) {
        conversation->onlineChangedAt = m_hub.parts().clock.monotonic(); // no feed moves: a desk that resumes hears of it all the same
        m_hub.announce(*conversation);
    }
}

void Looks::watchRights()
{
    if (m_watching || m_looking.empty())
        return;
    m_watching = true;
    m_hub.parts().after(rightsAskedEvery, [this] {
        m_watching = false;
        reviewAll();
        watchRights();
    });
}

} // namespace visavis::backend
