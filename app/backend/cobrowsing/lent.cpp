// SPDX-License-Identifier: GPL-3.0-or-later
//
// While the mouse is lent: grant and lease, commands, and the way from one page to the next.
#include "backend/cobrowsing/session.h"

namespace visavis::backend {
using namespace protocol;
using State = CobrowseState;
using Happening = CobrowseEvent;

//! \a socket is of the tab that is lent from now on.
void Cobrowsing::newGrant(Session &session, VisitorConnection &socket)
{
    session.grant = GrantId::random();
    session.goodbye = false;
    const auto token = randomToken();
    session.token = sha256(token.reveal());
    auto now = shown(session);
    now.token = token.reveal();
    socket.tellCobrowse(now);
    socket.tellConsent();
    tellTabs(session, &socket);
    tellDesk(session);
}

void Cobrowsing::renewLease(Session &session)
{
    session.until = m_hub.parts().clock.monotonic() + std::chrono::seconds(m_hub.parts().limits.cobrowseLeaseSeconds);
}

Cobrowsing::Session *Cobrowsing::held(AdvisorConnection &desk, const Conversation &conversation, GrantId grant) const
{
    auto *const session = find(conversation.row.id);
    const bool holds = session && session->desk == &desk && isLent(session->state) && !session->answering && session->grant == grant && !grant.isNull();
    return holds ? session : nullptr;
}

std::optional<ErrorKind> Cobrowsing::command(AdvisorConnection &desk, Conversation &conversation, GrantId grant, const CobrowseCommand &command)
{
    review(conversation);
    auto *const session = held(desk, conversation, grant);
    if (!session || transition(session->state, Happening::Command).has(CobrowseEffect::Reject))
        return ErrorKind::NotPermitted;
    if (command.number <= session->number)
        return ErrorKind::Conflict;
    session->number = command.number;
    const auto now = m_hub.parts().clock.monotonic();
    const auto passed = std::chrono::duration<double>(now - std::exchange(session->commandsAt, now)).count();
    constexpr auto rate = static_cast<double>(limits::cobrowsePerSecond);
    session->commands = std::min(2 * rate, session->commands + passed * rate) - 1;
    if (session->commands < 0) {
        session->commands = 0;
        return ErrorKind::RateLimited;
    }
    if (!allows(session->scope, command.action)) {
        desk.tellCobrowseDone(session->id, command.number, CobrowseVerdict::Scope);
        return std::nullopt;
    }
    renewLease(*session);
    if (session->until - session->told > std::chrono::seconds(2))
        tellDesk(*session);
    // The second wall: what the filter hides, or never told, has no number that a desk may use.
    m_hub.mirrors().shows(session->id, static_cast<std::uint32_t>(command.page), static_cast<std::uint32_t>(command.node),
                          [this, id = session->id, life = session->life, grant, command](bool isShown) {
                              if (const auto *const known = m_hub.find(id))
                                  review(*known); // time has passed
                              auto *const still = find(id);
                              if (!still || still->life != life || still->grant != grant || still->state != State::Active)
                                  return;
                              auto *const tab = m_hub.mirrors().tab(id, still->tab);
                              if (!isShown || !tab || !m_hub.mirrors().isMirrored(id, still->tab))
                                  return still->desk->tellCobrowseDone(id, command.number, isShown ? CobrowseVerdict::Gone : CobrowseVerdict::Hidden);
                              tab->command(command);
                          });
    return std::nullopt;
}

std::optional<ErrorKind> Cobrowsing::renew(AdvisorConnection &desk, Conversation &conversation, GrantId grant)
{
    auto *const session = held(desk, conversation, grant);
    if (!session)
        return ErrorKind::NotPermitted;
    renewLease(*session);
    tellDesk(*session);
    return std::nullopt;
}

void Cobrowsing::pageLeft(Session &session)
{
    const auto step = transition(session.state, Happening::PageLeft);
    const bool first = step.has(CobrowseEffect::Grace);
    session.state = step.next;
    if (!first)
        return;
    session.grant = GrantId::random(); // the desk may go on asking for time, and nothing else
    session.heir = {};
    session.graceUntil = m_hub.parts().clock.monotonic() + limits::cobrowseNextPage;
    tellDesk(session);
    tellTabs(session);
}

std::optional<ErrorKind> Cobrowsing::resume(VisitorConnection &socket, Conversation &conversation, const std::string &token, TabId tab)
{
    auto *const session = find(conversation.row.id);
    // A copy of the tab shows the same token: while the page is there it is worth nothing, and afterwards good for one.
    const auto *const bound = session ? m_hub.mirrors().tab(session->id, session->tab) : nullptr;
    if (!session || !isLent(session->state) || session->token.empty() || !equalSecrets(session->token, sha256(token)))
        return ErrorKind::NotPermitted;
    if (session->state == State::Active && bound && !session->goodbye)
        return ErrorKind::NotPermitted;
    session->token.clear();
    pageLeft(*session);
    session->heir = tab;
    session->heirSocket = &socket;
    session->heirAlive = socket.guard();
    if (m_hub.mirrors().tab(session->id, tab))
        tabIsBack(*session);
    return std::nullopt;
}

void Cobrowsing::tabIsBack(Session &session)
{
    if (session.heirAlive.expired())
        return;
    const auto step = transition(session.state, Happening::PageBack);
    if (step.has(CobrowseEffect::Reject))
        return;
    session.state = step.next;
    session.tab = std::exchange(session.heir, {});
    newGrant(session, *std::exchange(session.heirSocket, nullptr));
}

void Cobrowsing::tabOpened(const MirrorConnection &tab)
{
    auto *const session = find(tab.conversation());
    if (session && session->state == State::Between && !session->heir.isNull() && session->heir == tab.tab())
        tabIsBack(*session);
}

void Cobrowsing::tabClosed(const MirrorConnection &tab)
{
    auto *const session = find(tab.conversation());
    if (session && session->state == State::Active && session->tab == tab.tab())
        pageLeft(*session);
}

void Cobrowsing::tabLeaves(const MirrorConnection &tab)
{
    auto *const session = find(tab.conversation());
    if (session && session->tab == tab.tab())
        session->goodbye = true;
}

void Cobrowsing::done(const MirrorConnection &tab, std::uint64_t number, CobrowseVerdict verdict)
{
    const auto *const session = find(tab.conversation());
    if (session && session->desk && session->state == State::Active && session->tab == tab.tab() && number <= session->number)
        session->desk->tellCobrowseDone(session->id, number, verdict);
}

} // namespace visavis::backend
