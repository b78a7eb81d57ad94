// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is about to be erased leaves the memory first: whoever asks for it from then on is answered as for what never was.
#include "backend/hub/advisorconnection.h"
#include "backend/hub/hub.h"
#include "backend/hub/visitorconnection.h"

namespace visavis::backend {
using namespace protocol;

void Hub::letGo(const ErasureBatch &batch)
{
    for (const auto id : batch.conversations)
        letGo(id);
    for (const auto visitor : batch.visitors) {
        for (const auto &row : m_parts.journal.conversationsOf(visitor))
            letGo(row.id);
    }
}

void Hub::letGo(ConversationId id)
{
    for (auto *desk : m_desks)
        desk->tellErased(id);
    const auto at = m_conversations.find(id);
    if (at == m_conversations.end())
        return;
    // A tab that still shows it comes back as a visitor whom nobody knows.
    const auto gone = m_conversations.extract(at);
    const auto sockets = gone.mapped()->sockets;
    for (auto *socket : sockets)
        socket->erased();
}

} // namespace visavis::backend
