// SPDX-License-Identifier: GPL-3.0-or-later
//
// Guiding on a visitor's page: the session asks, keeps the grant, and numbers the commands. What may be done in which state is the table of
// protocol/cobrowsing.h, which the backend holds to as well; here it only spares a frame that would be refused.
#include "console/sessionprivate.h"

namespace visavis::console {
using namespace protocol;

QFuture<Result<void>> Session::askCobrowsing(ConversationId conversation, CobrowseScope scope)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    d->ask(fromadvisor::CobrowseAsk{0, conversation, scope}, [promise](const Result<ToAdvisor> &answer) {
        promise->addResult(answer ? Result<void>() : Result<void>(tl::unexpected(answer.error())));
        promise->finish();
    });
    return promise->future();
}

void Session::endCobrowsing()
{
    if (d->lending && d->lending->state != CobrowseState::Idle)
        d->ask(fromadvisor::CobrowseEnd{0, d->lending->conversation}, [](const Result<ToAdvisor> &) {});
}

void Session::renewCobrowsing()
{
    if (d->lending && d->grant)
        d->ask(fromadvisor::CobrowseRenew{0, d->lending->conversation, *d->grant}, [](const Result<ToAdvisor> &) {});
}

quint64 Session::command(CobrowseCommand command)
{
    const bool forwards = d->lending && d->grant && transition(d->lending->state, CobrowseEvent::Command).has(CobrowseEffect::Forward);
    if (!forwards || !isLive() || !allows(d->lending->scope, command.action))
        return 0;
    command.number = ++d->commands;
    // Answered by commandDone(); only a refusal of the backend itself comes as an answer.
    d->post(fromadvisor::CobrowseDo{0, d->lending->conversation, *d->grant, std::move(command)});
    return d->commands;
}

const std::optional<Lending> &Session::lending() const
{
    return d->lending;
}

void Session::Private::on(const toadvisor::CobrowseNow &frame)
{
    Lending now;
    now.conversation = frame.conversation;
    now.state = frame.state;
    now.scope = frame.scope.value_or(CobrowseScope::Point);
    now.result = frame.result;
    now.left = qint64(frame.seconds.value_or(0));
    if (frame.state == CobrowseState::Requested)
        commands = 0;
    grant = frame.grant;
    lending = now;
    Q_EMIT q.lendingChanged();
}

void Session::Private::on(const toadvisor::CobrowseDone &frame)
{
    if (lending && lending->conversation == frame.conversation)
        Q_EMIT q.commandDone(frame.number, frame.verdict);
}

//! Without a connection nothing is lent.
void Session::Private::endLending()
{
    grant.reset();
    if (!lending || lending->state == CobrowseState::Idle)
        return;
    lending->state = CobrowseState::Idle;
    lending->result = CobrowseResult::DeskGone;
    Q_EMIT q.lendingChanged();
}

} // namespace visavis::console
