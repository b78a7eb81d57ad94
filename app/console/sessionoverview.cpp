// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a manager or admin does beside their own conversations. Life of a look: look() opens another's live conversation at the
// backend, which tells its advisor → the header says "looking", and the thread comes → view() of something else, leaveLook() or the
// backend ends it, and the thread is forgotten. After a reconnect it is opened anew.
#include "console/promised.h"

#include "protocol/text.h"

namespace visavis::console {

using namespace protocol;

const OverviewStore &Session::overview() const
{
    return d->overview;
}

void Session::watchOverview()
{
    d->overviewWanted = true;
    d->askOverview();
}

void Session::leaveOverview()
{
    if (!std::exchange(d->overviewWanted, false))
        return;
    d->overview.clear();
    d->ask(fromadvisor::OverviewLeave{}, [](const Result<ToAdvisor> &) {});
}

void Session::Private::askOverview()
{
    if (!overviewWanted || !q.isLive())
        return;
    ask(fromadvisor::OverviewWatch{}, [this](const Result<ToAdvisor> &answer) {
        if (const auto *whole = partOf<toadvisor::Overview>(answer); whole && overviewWanted)
            overview.apply(*whole);
    });
}

void Session::Private::endOverview()
{
    overviewWanted = false;
    overview.clear();
}

void Session::Private::on(const toadvisor::Overview &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::OverviewChanged &frame)
{
    overview.apply(frame);
}

void Session::look(ConversationId conversation)
{
    const auto *header = d->store.header(conversation);
    if (!header || !header->looking)
        return;
    if (d->reading == conversation && d->store.thread(conversation))
        return;
    leaveLook();
    d->reading = conversation;
    d->openThread(conversation);
}

void Session::leaveLook()
{
    if (!d->reading)
        return;
    const auto conversation = *std::exchange(d->reading, std::nullopt);
    d->store.forgetThread(conversation);
    d->ask(fromadvisor::ConversationLeave{0, conversation}, [](const Result<ToAdvisor> &) {});
}

std::optional<Session::ConversationId> Session::looksInto() const
{
    return d->reading;
}

QFuture<Result<void>> Session::whisper(ConversationId conversation, EventId clientId, std::string text)
{
    std::erase(text, '\0'); // no text of the wire has it
    if (isBlank(text) || codePoints(text) > m_limits.note)
        return QtFuture::makeReadyFuture(Result<void>(failure(isBlank(text) ? Error::Kind::Blank : Error::Kind::TooLarge)));
    return done([&](auto answer) { d->ask(fromadvisor::ConversationWhisper{0, conversation, clientId, std::move(text)}, answer); });
}

QFuture<Result<void>> Session::takeOver(ConversationId conversation)
{
    return done([&](auto answer) { d->ask(fromadvisor::ConversationTakeOver{0, conversation}, answer); });
}

} // namespace visavis::console
