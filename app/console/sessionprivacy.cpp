// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session asks about the end of the data, and about one person.
#include "console/promised.h"

namespace visavis::console {
using namespace protocol;

namespace {

//! \brief The parts of a document as they come, one asked after the other.
struct Reading {
    VisitorId visitor;
    QByteArray text;
    Promised<QByteArray> promised;
};

} // namespace

void Session::Private::on(const toadvisor::RetentionNow &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::RetentionOver &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::PrivacyFound &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::PrivacyPart &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::PrivacyErased &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

QFuture<Result<RetentionState>> Session::retention()
{
    return answered<toadvisor::RetentionNow>([&](auto answer) { d->ask(fromadvisor::RetentionRead{}, answer); }, [](const toadvisor::RetentionNow &frame) {
        return RetentionState{parseRetention(frame.policy).value_or(RetentionPolicy()), frame.lastRun, frame.oldestEnd, frame.brake, frame.conversations, frame.over};
    });
}

QFuture<Result<RetentionPreview>> Session::previewRetention(const RetentionPolicy &policy)
{
    return answered<toadvisor::RetentionOver>([&](auto answer) { d->ask(fromadvisor::RetentionSimulate{0, text(policy)}, answer); },
                                              [](const toadvisor::RetentionOver &frame) { return RetentionPreview{frame.conversations, frame.visitors, frame.all}; });
}

QFuture<Result<void>> Session::confirmRetention()
{
    return done([&](auto answer) { d->ask(fromadvisor::RetentionConfirm{}, answer); });
}

QFuture<Result<FoundPeople>> Session::findPerson(const std::string &email)
{
    return d->find({0, std::nullopt, email});
}

QFuture<Result<FoundPeople>> Session::findPerson(ConversationId conversation)
{
    return d->find({0, conversation, std::nullopt});
}

QFuture<Result<FoundPeople>> Session::Private::find(const fromadvisor::PrivacyFind &by)
{
    return answered<toadvisor::PrivacyFound>([&](auto answer) { ask(by, answer); },
                                             [](const toadvisor::PrivacyFound &frame) { return FoundPeople{frame.visitors, frame.more}; });
}

QFuture<Result<QByteArray>> Session::exportPerson(VisitorId visitor)
{
    const auto reading = std::make_shared<Reading>();
    reading->visitor = visitor;
    // Each part asks for the next; the last keeps the promise and lets go of the reading.
    const auto next = std::make_shared<std::function<void(std::uint64_t)>>();
    *next = [this, reading, next](std::uint64_t part) {
        d->ask(fromadvisor::PrivacyExport{0, reading->visitor, part}, [reading, next, part](const Result<ToAdvisor> &result) {
            const auto *frame = partOf<toadvisor::PrivacyPart>(result);
            if (frame)
                reading->text += QByteArray::fromStdString(frame->text);
            if (frame && part + 1 < frame->parts)
                return (*next)(part + 1);
            if (frame)
                reading->promised.keep(std::move(reading->text));
            else
                reading->promised.keep(tl::unexpected(result ? Error{Error::Kind::InvalidFrame, {}, {}} : result.error()));
            *next = {};
        });
    };
    auto future = reading->promised.future();
    (*next)(0);
    return future;
}

QFuture<Result<ErasureCertificate>> Session::erasePerson(VisitorId visitor)
{
    return answered<toadvisor::PrivacyErased>([&](auto answer) { d->ask(fromadvisor::PrivacyErase{0, visitor}, answer); },
                                              [](const toadvisor::PrivacyErased &frame) { return ErasureCertificate{frame.record, frame.signature, frame.conversations}; });
}

} // namespace visavis::console
