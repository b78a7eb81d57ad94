// SPDX-License-Identifier: GPL-3.0-or-later
//
// Canned replies: what a desk asks and is told of them.
#include "backend/hub/advisorconnection.h"

namespace visavis::backend {
using namespace protocol;

void AdvisorConnection::on(const fromadvisor::RepliesList &frame)
{
    if (!may(Action::UseReplies))
        return refuse(frame.id, ErrorKind::NotPermitted);
    auto page = m_hub.replies().page(person(), frame.after, frame.limit);
    page.re = frame.id;
    answer(frame.id, std::move(page));
}

void AdvisorConnection::on(const fromadvisor::ReplyPut &frame)
{
    const auto &replies = m_hub.replies();
    auto decided = frame.reply ? replies.changed(person(), *frame.reply, *frame.stamp, frame.draft) : replies.made(person(), frame.draft);
    if (!decided)
        return refuse(frame.id, decided.error());
    const auto id = decided->id;
    m_hub.putReply(std::move(*decided), [this, alive = guard(), re = frame.id, id](bool stored) {
        if (alive.expired() || m_left)
            return;
        const auto *row = m_hub.replies().find(id);
        if (!stored || !row)
            return refuse(re, ErrorKind::Storage);
        send(encode(ToAdvisor(toadvisor::RepliesChanged{re, m_hub.replies().seenBy(person(), *row), std::nullopt})));
    });
}

void AdvisorConnection::on(const fromadvisor::ReplyDelete &frame)
{
    const auto decided = m_hub.replies().removed(person(), frame.reply);
    if (!decided)
        return refuse(frame.id, decided.error());
    m_hub.removeReply(frame.reply, storing(frame.id));
}

void AdvisorConnection::tellReply(const ReplyRow *before, const ReplyRow *now, ReplyId id)
{
    const auto &replies = m_hub.replies();
    if (now && replies.maySee(person(), *now))
        send(encode(ToAdvisor(toadvisor::RepliesChanged{std::nullopt, replies.seenBy(person(), *now), std::nullopt})));
    else if (before && replies.maySee(person(), *before))
        send(encode(ToAdvisor(toadvisor::RepliesChanged{std::nullopt, std::nullopt, id})));
}

void AdvisorConnection::tellReplies()
{
    send(encode(ToAdvisor(toadvisor::RepliesChanged{})));
}

} // namespace visavis::backend
