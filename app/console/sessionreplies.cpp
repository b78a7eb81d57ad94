// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session asks and is told about canned replies.
#include "console/promised.h"

namespace visavis::console {
using namespace protocol;

void Session::Private::on(const toadvisor::Replies &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::RepliesChanged &frame)
{
    if (repliesWanted && frame.reply)
        replies.put({*frame.reply});
    else if (repliesWanted && frame.gone)
        replies.remove(*frame.gone);
    else if (repliesWanted)
        reloadReplies();
    if (frame.re)
        answer(*frame.re, ToAdvisor(frame));
}

void Session::Private::forgetReplies()
{
    repliesWanted = false;
    replies.clear();
}

void Session::Private::reloadReplies()
{
    replies.clear();
    if (q.m_rights.may(Action::UseReplies))
        loadReplies(std::nullopt);
}

void Session::Private::loadReplies(std::optional<ReplyId> after)
{
    ask(fromadvisor::RepliesList{0, after, limits::page}, [this, after](const Result<ToAdvisor> &result) {
        const auto *page = partOf<toadvisor::Replies>(result);
        if (!page || !repliesWanted)
            return;
        if (!after)
            replies.begin(page->groups, page->workspace);
        replies.put(page->replies);
        if (page->more && !page->replies.empty())
            loadReplies(page->replies.back().id);
        else
            replies.setComplete();
    });
}

const ReplyStore &Session::replies() const
{
    return d->replies;
}

void Session::wantReplies()
{
    if (!m_rights.may(Action::UseReplies) || std::exchange(d->repliesWanted, true))
        return;
    if (isLive())
        d->loadReplies(std::nullopt);
}

QFuture<Result<Reply>> Session::putReply(std::optional<ReplyId> reply, const std::string &stamp, const ReplyDraft &draft)
{
    return answered<toadvisor::RepliesChanged>(
        [&](auto answer) { d->ask(fromadvisor::ReplyPut{0, reply, reply ? std::optional(stamp) : std::nullopt, draft}, answer); },
        [](const toadvisor::RepliesChanged &frame) { return frame.reply.value_or(Reply()); });
}

QFuture<Result<void>> Session::deleteReply(ReplyId reply)
{
    return done([&](auto answer) { d->ask(fromadvisor::ReplyDelete{0, reply}, answer); });
}

} // namespace visavis::console
