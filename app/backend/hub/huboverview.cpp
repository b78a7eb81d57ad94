// SPDX-License-Identifier: GPL-3.0-or-later
//
// What managers and admins do beside their own conversations: watch, look into another's, whisper to its advisor, take it over.
#include "backend/hub/advisorconnection.h"
#include "backend/hub/looks.h"
#include "backend/hub/overview.h"

namespace visavis::backend {
using namespace protocol;

void Hub::whisper(Conversation &conversation, const PersonRow &person, EventId id, std::string text, Answer answer)
{
    if (!Looks::isAnothers(conversation, person))
        return answer(tl::unexpected(ErrorKind::Conflict));
    auto event = newEvent(EventKind::Whisper, Author::Advisor);
    event.id = id;
    event.alias = person.alias;
    event.person = person.id;
    event.text = std::move(text);
    commit(conversation, {std::move(event)}, {}, std::move(answer));
}

void Hub::takeOver(Conversation &conversation, const PersonRow &person, Answer answer)
{
    if (!Looks::isAnothers(conversation, person))
        return answer(tl::unexpected(ErrorKind::Conflict));
    std::vector<Event> events;
    if (conversation.offer) {
        auto ended = newEvent(EventKind::TransferEnded);
        ended.outcome = TransferOutcome::Cancelled;
        events.push_back(std::move(ended));
    }
    assign(conversation, person.id, Cause::TakeOver, std::move(events), std::move(answer));
}

void AdvisorConnection::on(const fromadvisor::OverviewWatch &frame)
{
    if (!Overview::mayWatch(person()))
        return refuse(frame.id, ErrorKind::NotPermitted);
    answer(frame.id, m_hub.overview().watch(*this, frame.id));
}

void AdvisorConnection::on(const fromadvisor::OverviewLeave &frame)
{
    m_hub.overview().leave(*this);
    ok(frame.id);
}

void AdvisorConnection::on(const fromadvisor::ConversationLeave &frame)
{
    if (m_hub.looks().isLooking(*this, frame.conversation))
        m_hub.looks().leave(*this);
    ok(frame.id);
}

void AdvisorConnection::on(const fromadvisor::ConversationWhisper &frame)
{
    if (!withinRate(m_messages, frame.id))
        return;
    if (auto *conversation = allowed(frame.conversation, Action::Whisper, frame.id))
        m_hub.whisper(*conversation, person(), frame.clientId, frame.text, answering(frame.id));
}

void AdvisorConnection::on(const fromadvisor::ConversationTakeOver &frame)
{
    if (auto *conversation = allowed(frame.conversation, Action::TakeOver, frame.id))
        m_hub.takeOver(*conversation, person(), answering(frame.id));
}

void AdvisorConnection::tellOverview(const toadvisor::OverviewChanged &changed)
{
    send(encode(ToAdvisor(changed)));
}

bool AdvisorConnection::reads(const Conversation &conversation) const
{
    return mayRead(conversation) && (!Looks::isAnothers(conversation, person()) || m_hub.looks().isLooking(*this, conversation.row.id));
}

} // namespace visavis::backend
