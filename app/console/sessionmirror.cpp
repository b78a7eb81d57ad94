// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looking at a visitor's page: the session asks, says what becomes of it, and puts the chunks of each batch together. It filters
// nothing; ui/mirror does, before a page gets it.
#include "console/sessionprivate.h"

#include "protocol/mirrorframe.h"
#include "protocol/mirrorlimits.h"

namespace visavis::console {
using namespace protocol;

QFuture<Result<void>> Session::askMirror(ConversationId conversation)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    d->ask(fromadvisor::MirrorAsk{0, conversation}, [promise](const Result<ToAdvisor> &answer) {
        promise->addResult(answer ? Result<void>() : Result<void>(tl::unexpected(answer.error())));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> Session::watchMirror(ConversationId conversation)
{
    leaveMirror();
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    d->looked = Private::Looked{conversation, 0, 0, {}};
    d->ask(fromadvisor::MirrorWatch{0, conversation}, [this, promise, conversation](const Result<ToAdvisor> &answer) {
        if (!answer && d->looked && d->looked->conversation == conversation)
            d->looked.reset();
        promise->addResult(answer ? Result<void>() : Result<void>(tl::unexpected(answer.error())));
        promise->finish();
    });
    return promise->future();
}

void Session::leaveMirror()
{
    if (!d->looked)
        return;
    const auto conversation = d->looked->conversation;
    d->looked.reset();
    d->ask(fromadvisor::MirrorLeave{0, conversation}, [](const Result<ToAdvisor> &) {});
}

void Session::askMirrorKeyframe()
{
    if (d->looked)
        d->ask(fromadvisor::MirrorKeyframe{0, d->looked->conversation}, [](const Result<ToAdvisor> &) {});
}

std::optional<Session::ConversationId> Session::mirrored() const
{
    return d->looked ? std::optional(d->looked->conversation) : std::nullopt;
}

void Session::Private::on(const toadvisor::MirrorNow &frame)
{
    if (!looked || looked->conversation != frame.conversation)
        return; // told before it heard that we left
    if (frame.state == MirrorState::Ended)
        looked.reset();
    Q_EMIT q.mirrorChanged(frame.conversation, frame.state, frame.reason);
}

void Session::Private::receivedBinary(const QByteArray &message)
{
    const std::string_view bytes(message.constData(), std::size_t(message.size()));
    if (const auto picture = DeskPicture::read(bytes)) {
        if (q.isLive() && looked && looked->conversation == picture->conversation && picture->bytes.size() <= limits::mirrorPicture) {
            const auto hash = QByteArray(reinterpret_cast<const char *>(picture->hash), sizeof picture->hash).toHex();
            Q_EMIT q.mirrorPictureReceived(picture->conversation, QString::fromLatin1(hash), QByteArray(picture->bytes.data(), qsizetype(picture->bytes.size())));
        }
        return;
    }
    const auto chunk = DeskChunk::read(bytes);
    if (!q.isLive() || !chunk || !looked || looked->conversation != chunk->conversation)
        return;
    if (looked->page != chunk->page || looked->batch != chunk->batch)
        looked->lines.clear();
    looked->page = chunk->page;
    looked->batch = chunk->batch;
    if (std::size_t(looked->lines.size()) + chunk->part.size() > limits::mirrorDeskQueue)
        return looked->lines.clear();
    looked->lines.append(chunk->part.data(), qsizetype(chunk->part.size()));
    if (chunk->last)
        Q_EMIT q.mirrorReceived(chunk->conversation, chunk->page, chunk->batch, std::exchange(looked->lines, {}));
}

//! With the connection the backend forgets that we look.
void Session::Private::endMirror()
{
    if (const auto was = std::exchange(looked, std::nullopt))
        Q_EMIT q.mirrorChanged(was->conversation, MirrorState::Ended, std::nullopt);
}

} // namespace visavis::console
