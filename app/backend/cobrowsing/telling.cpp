// SPDX-License-Identifier: GPL-3.0-or-later
//
// What desk and tabs are told.
#include "backend/cobrowsing/session.h"

namespace visavis::backend {
using namespace protocol;
using State = CobrowseState;

void Cobrowsing::greet(VisitorConnection &socket, const Conversation &conversation)
{
    if (const auto *const session = find(conversation.row.id))
        socket.tellCobrowse(shown(*session));
}

tovisitor::CobrowseNow Cobrowsing::shown(const Session &session) const
{
    tovisitor::CobrowseNow now;
    now.state = session.state;
    now.scope = session.scope;
    now.alias = session.alias;
    if (isLent(session.state))
        now.tab = session.tab;
    now.seconds = secondsLeft(session);
    return now;
}

std::uint64_t Cobrowsing::secondsLeft(const Session &session) const
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(session.until - m_hub.parts().clock.monotonic()).count();
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, left));
}

void Cobrowsing::tellTabs(const Session &session, const VisitorConnection *except) const
{
    const auto *const conversation = m_hub.find(session.id);
    if (!conversation)
        return;
    const auto sockets = conversation->sockets;
    for (auto *socket : sockets) {
        if (socket != except)
            socket->tellCobrowse(shown(session));
    }
}

void Cobrowsing::tellTabsOver(ConversationId id, CobrowseResult result) const
{
    const auto *const conversation = m_hub.find(id);
    if (!conversation)
        return;
    tovisitor::CobrowseNow now;
    now.result = result;
    const auto sockets = conversation->sockets;
    for (auto *socket : sockets)
        socket->tellCobrowse(now);
}

void Cobrowsing::tellDesk(const Session &session, std::optional<CobrowseResult> result) const
{
    if (!session.desk)
        return;
    toadvisor::CobrowseNow now;
    now.conversation = session.id;
    now.state = result ? State::Idle : session.state;
    now.scope = session.scope;
    now.result = result;
    if (!result) {
        now.seconds = secondsLeft(session);
        if (isLent(session.state))
            now.grant = session.grant;
    }
    session.told = session.until;
    session.desk->tellCobrowse(now);
}

} // namespace visavis::backend
