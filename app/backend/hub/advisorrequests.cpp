// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an advisor asks for, frame by frame: rights first, then the hub.
#include "backend/cobrowsing/cobrowsing.h"
#include "backend/hub/advisorconnection.h"
#include "backend/hub/looks.h"
#include "backend/hub/visitorconnection.h"
#include "backend/mirror/mirrors.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

void AdvisorConnection::on(const fromadvisor::ConversationList &frame)
{
    toadvisor::ConversationHeaders page;
    page.re = frame.id;
    const auto before = feedOf(frame.before);
    const auto closed = closedBefore(before.value_or(0), frame.limit);
    for (const auto &row : closed.conversations) {
        const auto *conversation = m_hub.find(row.id);
        if (conversation && maySee(*conversation)) {
            m_visible.insert(row.id);
            page.conversations.push_back(header(*conversation));
        }
    }
    page.more = closed.more;
    answer(frame.id, std::move(page));
}

void AdvisorConnection::on(const fromadvisor::ConversationOpen &frame)
{
    auto *const conversation = allowed(frame.conversation, Action::ReadThread, frame.id);
    if (!conversation)
        return;
    if (Looks::isAnothers(*conversation, person()) && !may(Action::LookInto, m_hub.relation(*conversation, person())))
        return refuse(frame.id, ErrorKind::NotPermitted);
    if (lacksReason(conversation->row, frame.reason))
        return refuse(frame.id, ErrorKind::ReasonRequired);
    m_hub.looks().opened(*this, *conversation);
    sendThread(*conversation, frame.after.value_or(0), frame.id);
}

bool AdvisorConnection::lacksReason(const ConversationRow &row, std::optional<ReadReason> reason)
{
    if (row.status != Status::Closed || row.assignee == m_person)
        return false;
    if (reason)
        m_reasoned.insert(row.id);
    if (auto record = m_hub.takeAudit()) {
        if (reason)
            record->reason = text(*reason);
        m_hub.beginAudit(std::move(*record));
    }
    return !m_reasoned.contains(row.id);
}

void AdvisorConnection::sendThread(Conversation &conversation, std::uint64_t after, std::optional<std::uint64_t> re)
{
    auto &journal = m_hub.parts().journal;
    const auto last = conversation.row.lastSeq;
    toadvisor::Thread thread;
    thread.re = re;
    thread.contiguous = after > 0 && after <= last && last - after <= limits::page;
    const auto rows = thread.contiguous ? journal.eventsAfter(conversation.row.id, after, limits::page)
                                        : journal.eventsBefore(conversation.row.id, last + 1, limits::page);
    thread.events = m_hub.opened(rows);
    thread.more = thread.contiguous ? after > 1 : !thread.events.empty() && thread.events.front().seq > 1;
    thread.conversation = header(conversation);
    if (may(Action::ReadCard, m_hub.relation(conversation, person())))
        thread.card = m_hub.card(conversation);
    if (re)
        answer(*re, std::move(thread));
    else
        send(encode(ToAdvisor(std::move(thread))));
}

void AdvisorConnection::on(const fromadvisor::HistoryPage &frame)
{
    const auto *conversation = allowed(frame.conversation, Action::ReadThread, frame.id);
    if (!conversation)
        return;
    if (!reads(*conversation))
        return refuse(frame.id, ErrorKind::NotPermitted);
    if (lacksReason(conversation->row, std::nullopt))
        return refuse(frame.id, ErrorKind::ReasonRequired);
    toadvisor::HistoryEvents page;
    page.re = frame.id;
    page.conversation = frame.conversation;
    page.events = m_hub.opened(m_hub.parts().journal.eventsBefore(frame.conversation, frame.before, frame.limit));
    page.more = !page.events.empty() && page.events.front().seq > 1;
    answer(frame.id, std::move(page));
}

void AdvisorConnection::on(const fromadvisor::MessageSend &frame)
{
    if (!withinRate(m_messages, frame.id))
        return;
    auto *const conversation = allowed(frame.conversation, Action::SendMessage, frame.id);
    if (!conversation)
        return;
    m_hub.advisorMessage(*conversation, person(), frame.clientId, frame.text,
                         [this, alive = guard(), re = frame.id, id = frame.conversation](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
                             if (alive.expired())
                                 return;
                             if (!outcome)
                                 return refuse(re, outcome.error());
                             if (!outcome->duplicate)
                                 return; // the published event is the echo
                             for (const auto &event : outcome->events)
                                 send(encode(ToAdvisor(toadvisor::EventPush{id, cursor(m_hub.feed()), event})));
                         });
}

void AdvisorConnection::on(const fromadvisor::MessageSeen &frame)
{
    auto *const conversation = allowed(frame.conversation, Action::ReadThread, frame.id);
    if (!conversation)
        return;
    // A manager who looks in has not read it for the visitor.
    if (conversation->assignedTo(m_person))
        m_hub.seen(*conversation, Side::Advisor, frame.seq);
    ok(frame.id);
}

void AdvisorConnection::on(const fromadvisor::TypingUpdate &frame)
{
    if (auto *conversation = allowed(frame.conversation, Action::SendMessage, frame.id))
        m_hub.advisorTyping(*conversation, person(), frame.active);
}

void AdvisorConnection::on(const fromadvisor::ConversationTake &frame)
{
    auto *const conversation = m_hub.find(frame.conversation);
    // Seen a moment ago and taken by somebody faster: that is a conflict, not a secret.
    if (conversation && may(Action::Take, {.waiting = true, .group = true}) && m_visible.contains(frame.conversation) && conversation->row.status != Status::Waiting)
        return refuse(frame.id, ErrorKind::Conflict);
    if (auto *mine = allowed(frame.conversation, Action::Take, frame.id))
        m_hub.take(*mine, person(), answering(frame.id));
}

void AdvisorConnection::on(const fromadvisor::ConversationTransfer &frame)
{
    auto *const conversation = allowed(frame.conversation, Action::Transfer, frame.id);
    if (!conversation)
        return;
    if (isBot(person()) && frame.toGroup) {
        if (m_hub.groupName(*frame.toGroup).empty())
            return refuse(frame.id, ErrorKind::NotPermitted);
        return m_hub.handOver(*conversation, *frame.toGroup, person(), frame.note, answering(frame.id));
    }
    TransferOffer offer;
    offer.id = OfferId::random();
    offer.from = m_person;
    offer.fromAlias = person().alias;
    offer.note = frame.note.value_or("");
    if (frame.toPerson) {
        const auto *to = m_hub.person(*frame.toPerson);
        if (!to || !isToldOf(to->groups) || !answers(*to) || isBot(*to) || m_hub.availability(to->id) == Availability::Unavailable || to->id == conversation->row.assignee)
            return refuse(frame.id, ErrorKind::NotPermitted);
        offer.toPerson = to->id;
        offer.toName = to->alias;
    } else {
        offer.toGroup = *frame.toGroup;
        offer.toName = m_hub.groupName(*frame.toGroup);
        if (offer.toName.empty() || !isToldOf({*frame.toGroup}))
            return refuse(frame.id, ErrorKind::NotPermitted);
    }
    m_hub.offer(*conversation, std::move(offer), answering(frame.id));
}

void AdvisorConnection::on(const fromadvisor::TransferAnswer &frame)
{
    auto *const conversation = m_hub.find(frame.conversation);
    if (!conversation || !conversation->offer || conversation->offer->id != frame.offer || !isOffered(*conversation))
        return refuse(frame.id, conversation && m_visible.contains(frame.conversation) ? ErrorKind::Conflict : ErrorKind::NotPermitted);
    m_hub.answerOffer(*conversation, person(), frame.accept, answering(frame.id));
}

void AdvisorConnection::on(const fromadvisor::ConversationClose &frame)
{
    if (auto *conversation = allowed(frame.conversation, Action::Close, frame.id))
        m_hub.close(*conversation, Cause::Advisor, &person(), frame.conversationType, frame.note, {}, answering(frame.id));
}

void AdvisorConnection::on(const fromadvisor::AvailabilitySet &frame)
{
    if (!may(Action::OwnAvailability, {.self = true}))
        return refuse(frame.id, ErrorKind::NotPermitted);
    m_hub.setAvailability(m_person, frame.availability, storing(frame.id));
}

bool AdvisorConnection::isMember(GroupId group) const
{
    const auto &own = person().groups;
    return std::find(own.begin(), own.end(), group) != own.end();
}

bool AdvisorConnection::isToldOf(const std::vector<GroupId> &groups) const
{
    return may(Action::ListTargets, {.group = std::any_of(groups.begin(), groups.end(), [this](GroupId group) { return isMember(group); })});
}

void AdvisorConnection::on(const fromadvisor::TargetsList &frame)
{
    const auto *conversation = allowed(frame.conversation, Action::Transfer, frame.id);
    if (!conversation)
        return;
    if (!may(Action::ListTargets, {.group = true}))
        return refuse(frame.id, ErrorKind::NotPermitted);
    toadvisor::Targets targets;
    targets.re = frame.id;
    const auto candidates = m_hub.candidates();
    for (const auto &candidate : candidates) {
        if (!isToldOf(m_hub.person(candidate.person)->groups) || !candidate.connected || candidate.bot || candidate.person == conversation->row.assignee || candidate.availability == Availability::Unavailable)
            continue;
        targets.people.push_back({candidate.person, m_hub.person(candidate.person)->alias, candidate.availability, candidate.free()});
    }
    for (const auto &group : m_hub.groups()) {
        if (!isToldOf({group.id}))
            continue;
        const auto available = std::count_if(candidates.begin(), candidates.end(), [&](const Candidate &candidate) {
            return candidate.person != conversation->row.assignee && candidate.receives(group.id);
        });
        targets.groups.push_back({group.id, group.name, static_cast<std::uint64_t>(available)});
    }
    answer(frame.id, std::move(targets));
}

void AdvisorConnection::on(const fromadvisor::SettingsChangeRequest &frame)
{
    if (!may(Action::ChangeSettings))
        return refuse(frame.id, ErrorKind::NotPermitted);
    m_hub.changeSetting(person(), frame.name, frame.value, storing(frame.id));
}

void AdvisorConnection::on(const fromadvisor::SettingsHistory &frame)
{
    if (!may(Action::ChangeSettings))
        return refuse(frame.id, ErrorKind::NotPermitted);
    answer(frame.id, toadvisor::SettingsChanges{frame.id, m_hub.parts().journal.settingsHistory(frame.limit)});
}

void AdvisorConnection::on(const fromadvisor::MirrorAsk &frame)
{
    auto *const conversation = allowed(frame.conversation, Action::SeeMirror, frame.id);
    if (!conversation)
        return;
    if (!m_hub.settings().mirroring)
        return refuse(frame.id, ErrorKind::NotPermitted);
    // Answered already: who said no is not asked again by an advisor.
    const auto step = conversation->step(Purpose::Mirroring);
    if (step != ConsentStep::None && step != ConsentStep::Asked)
        return refuse(frame.id, ErrorKind::Conflict);
    conversation->mirrorAsked = true;
    const auto sockets = conversation->sockets;
    for (auto *socket : sockets)
        socket->askAgain();
    ok(frame.id);
}

void AdvisorConnection::on(const fromadvisor::MirrorWatch &frame)
{
    if (!allowed(frame.conversation, Action::SeeMirror, frame.id))
        return;
    // The page begins to come with the watching, so the record is first; rights are asked again then.
    afterAudit(frame.id, [this, frame] {
        auto *const conversation = allowed(frame.conversation, Action::SeeMirror, frame.id);
        if (!conversation)
            return;
        if (const auto refused = m_hub.mirrors().watch(*this, *conversation))
            return refuse(frame.id, *refused);
        ok(frame.id);
    });
}

void AdvisorConnection::on(const fromadvisor::MirrorLeave &frame)
{
    m_hub.mirrors().leave(*this, frame.conversation);
    ok(frame.id);
}

void AdvisorConnection::on(const fromadvisor::MirrorKeyframe &frame)
{
    if (!allowed(frame.conversation, Action::SeeMirror, frame.id))
        return;
    m_hub.mirrors().missed(*this, frame.conversation);
    ok(frame.id);
}

void AdvisorConnection::on(const fromadvisor::CobrowseAsk &frame)
{
    auto *const conversation = allowed(frame.conversation, Action::AskCobrowsing, frame.id);
    if (!conversation)
        return;
    if (const auto refusal = m_hub.cobrowsing().ask(*this, *conversation, frame.scope))
        return refuse(frame.id, refusal->kind, refusal->retryAfter);
    ok(frame.id);
}

void AdvisorConnection::on(const fromadvisor::CobrowseDo &frame)
{
    auto *const conversation = allowed(frame.conversation, Action::DriveCobrowsing, frame.id);
    if (!conversation)
        return;
    if (const auto refused = m_hub.cobrowsing().command(*this, *conversation, frame.grant, frame.command))
        refuse(frame.id, *refused);
}

void AdvisorConnection::on(const fromadvisor::CobrowseRenew &frame)
{
    auto *const conversation = allowed(frame.conversation, Action::DriveCobrowsing, frame.id);
    if (!conversation)
        return;
    if (const auto refused = m_hub.cobrowsing().renew(*this, *conversation, frame.grant))
        return refuse(frame.id, *refused);
    ok(frame.id);
}

void AdvisorConnection::on(const fromadvisor::CobrowseEnd &frame)
{
    auto *const conversation = allowed(frame.conversation, Action::EndCobrowsing, frame.id);
    if (!conversation)
        return;
    m_hub.cobrowsing().end(*this, *conversation, [this, alive = guard(), re = frame.id](std::optional<ErrorKind> error) {
        if (alive.expired())
            return;
        if (error)
            refuse(re, *error);
        else
            ok(re);
    });
}

void AdvisorConnection::on(const fromadvisor::Ping &frame)
{
    ok(frame.id);
}

} // namespace visavis::backend
