// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/promised.h"

#include "protocol/text.h"

namespace visavis::console {

using namespace std::chrono_literals;
using namespace protocol;

namespace {

constexpr auto answerWithin = 15s;
constexpr auto typingEvery = 3s;
constexpr auto typingEnds = 6s; //!< without another key

std::optional<std::string> noteOf(const std::string &note)
{
    return isBlank(note) ? std::nullopt : std::optional(note);
}

} // namespace

std::uint64_t Session::Private::post(FromAdvisor frame)
{
    const auto id = ++lastId;
    std::visit([id](auto &each) { each.id = id; }, frame);
    auto text = encode(frame);
    transport.send(text);
    if (std::holds_alternative<fromadvisor::Hello>(frame))
        Secret::wipe(text);
    return id;
}

void Session::Private::ask(FromAdvisor frame, Answer handler)
{
    if (!q.isLive())
        return handler(failure(Error::Kind::NotConnected));
    // Kept before it is sent: the connection may end, and answer for it, in the middle of sending.
    questions.emplace(lastId + 1, Question{std::move(handler), clock.steady() + answerWithin});
    if (!patience->isActive())
        patience->start(answerWithin);
    post(std::move(frame));
}

void Session::Private::answer(std::uint64_t request, const Result<ToAdvisor> &result)
{
    const auto found = questions.find(request);
    if (found == questions.end())
        return;
    const auto question = std::move(found->second);
    questions.erase(found);
    if (questions.empty())
        patience->stop();
    question.answer(result);
}

void Session::Private::watchQuestions()
{
    if (questions.empty())
        return;
    const auto oldest = questions.begin()->second.until; // numbers and times rise together
    if (const auto left = oldest - clock.steady(); left > 0ms)
        return patience->start(left);
    answer(questions.begin()->first, failure(Error::Kind::Timeout));
    // A peer that answers no longer may have lost more than this one: begin anew, where everything is caught up with.
    ended({TransportEnd::Why::Silent, 0, QStringLiteral("no answer")});
}

void Session::view(std::optional<ConversationId> conversation)
{
    if (d->viewed && d->viewed != conversation)
        typing(*d->viewed, false);
    if (d->reading != conversation)
        leaveLook();
    d->viewed = conversation;
    d->store.setViewed(conversation);
    d->openViewed();
}

void Session::Private::openViewed()
{
    const auto *header = viewed ? store.header(*viewed) : nullptr;
    if (header && header->looking)
        return; // another's, and live: look() opens it
    // The mark is left out for those who may not read the thread, such as one that waits.
    if (header && header->seenByAdvisor && !store.thread(*viewed))
        openThread(*viewed);
}

void Session::Private::openThread(ConversationId conversation)
{
    if (!q.isLive() || !opening.insert(conversation).second)
        return;
    ask(fromadvisor::ConversationOpen{0, conversation, std::nullopt, std::nullopt}, [this, conversation](const Result<ToAdvisor> &answer) {
        opening.erase(conversation);
        if (!answer && answer.error().kind == Error::Kind::ReasonRequired && viewed == conversation)
            Q_EMIT q.reasonNeeded(conversation);
        const bool refused = !answer && answer.error().kind == Error::Kind::NotPermitted;
        if (refused && reading == conversation) {
            reading.reset();
            store.forgetThread(conversation);
        }
    });
}

void Session::pageOlder(ConversationId conversation)
{
    const auto *thread = d->store.thread(conversation);
    const auto *header = d->store.header(conversation);
    if (!isLive() || !thread || !header || thread->paging || !thread->more)
        return;
    d->store.setPaging(conversation, true);
    const auto before = thread->events.empty() ? header->lastSeq + 1 : thread->events.front().seq;
    d->ask(fromadvisor::HistoryPage{0, conversation, before, limits::page}, [this, conversation](const Result<ToAdvisor> &result) {
        if (const auto *page = partOf<toadvisor::HistoryEvents>(result))
            d->store.applyHistory(conversation, page->events, page->more);
        else
            d->store.setPaging(conversation, false);
    });
}

void Session::loadOlderConversations()
{
    const Header *oldest = nullptr;
    for (const auto id : d->store.conversations()) {
        const auto *header = d->store.header(id);
        if (header->status == Status::Closed && (!oldest || header->lastAt < oldest->lastAt))
            oldest = header;
    }
    const auto before = oldest ? oldest->cursor : d->cursor.value_or("");
    if (before.empty())
        return;
    d->ask(fromadvisor::ConversationList{0, before, limits::page}, [this](const Result<ToAdvisor> &result) {
        if (const auto *page = partOf<toadvisor::ConversationHeaders>(result))
            d->store.applyOlderHeaders(page->conversations, page->more);
    });
}

Result<EventId> Session::send(ConversationId conversation, std::string text)
{
    std::erase(text, '\0'); // no text of the wire has it
    if (isBlank(text))
        return failure(Error::Kind::Blank);
    if (codePoints(text) > m_limits.messageText)
        return failure(Error::Kind::TooLarge);
    if (!d->store.header(conversation))
        return failure(Error::Kind::NotPermitted);
    const auto clientId = EventId::random();
    typing(conversation, false);
    d->outbox.add(conversation, {clientId, std::move(text), d->clock.now(), PendingMessage::State::Queued, std::nullopt});
    return clientId;
}

void Session::restore(const std::vector<KeptMessage> &messages)
{
    std::map<ConversationId, std::vector<PendingMessage>> byConversation;
    for (const auto &each : messages)
        byConversation[each.conversation].push_back(each.message);
    for (auto &[conversation, rows] : byConversation)
        d->outbox.restore(conversation, std::move(rows));
    if (d->complete)
        d->dropStrays();
}

void Session::retry(ConversationId conversation, EventId clientId)
{
    d->outbox.retry(conversation, clientId);
}

void Session::discard(ConversationId conversation, EventId clientId)
{
    d->outbox.discard(conversation, clientId);
}

void Session::seen(ConversationId conversation, std::uint64_t seq)
{
    auto &wanted = d->seenWanted[conversation];
    wanted = std::max(wanted, seq);
    d->sendSeen(conversation);
}

void Session::Private::sendSeen(ConversationId conversation)
{
    const auto *header = store.header(conversation);
    const auto seq = seenWanted[conversation];
    if (!q.isLive() || !header || !isMine(*header) || seq <= header->seenByAdvisor.value_or(0) || seq <= seenSent[conversation])
        return;
    seenSent[conversation] = seq;
    ask(fromadvisor::MessageSeen{0, conversation, seq}, [this, conversation, seq](const Result<ToAdvisor> &result) {
        if (result)
            store.applySeen(conversation, Side::Advisor, seq);
    });
}

void Session::typing(ConversationId conversation, bool active)
{
    const bool told = d->typingIn == conversation;
    if (!isLive() || (!active && !told))
        return;
    if (active)
        d->typingAlarm->start(typingEnds);
    if (active && told && d->clock.steady() - d->typingSentAt < typingEvery)
        return;
    d->typingSentAt = d->clock.steady();
    d->typingIn = active ? std::optional(conversation) : std::nullopt;
    d->post(fromadvisor::TypingUpdate{0, conversation, active});
}

QFuture<Result<void>> Session::take(ConversationId conversation)
{
    return done([&](auto answer) { d->ask(fromadvisor::ConversationTake{0, conversation}, answer); });
}

QFuture<Result<void>> Session::transferTo(ConversationId conversation, PersonId person, const std::string &note)
{
    return done([&](auto answer) { d->ask(fromadvisor::ConversationTransfer{0, conversation, person, std::nullopt, noteOf(note)}, answer); });
}

QFuture<Result<void>> Session::transferTo(ConversationId conversation, GroupId group, const std::string &note)
{
    return done([&](auto answer) { d->ask(fromadvisor::ConversationTransfer{0, conversation, std::nullopt, group, noteOf(note)}, answer); });
}

QFuture<Result<void>> Session::answerTransfer(ConversationId conversation, OfferId offer, bool accept)
{
    return done([&](auto answer) { d->ask(fromadvisor::TransferAnswer{0, conversation, offer, accept}, answer); });
}

QFuture<Result<void>> Session::close(ConversationId conversation, ConversationType type, const std::string &note)
{
    return done([&](auto answer) { d->ask(fromadvisor::ConversationClose{0, conversation, type, noteOf(note)}, answer); });
}

QFuture<Result<void>> Session::setAvailability(Availability availability)
{
    return done([&](auto answer) { d->ask(fromadvisor::AvailabilitySet{0, availability}, answer); });
}

QFuture<Result<void>> Session::changeSetting(SettingName name, const std::string &value)
{
    return done([&](auto answer) { d->ask(fromadvisor::SettingsChangeRequest{0, name, value}, answer); });
}

QFuture<Result<TransferTargets>> Session::targets(ConversationId conversation)
{
    return answered<toadvisor::Targets>([&](auto answer) { d->ask(fromadvisor::TargetsList{0, conversation}, answer); },
                                        [](const toadvisor::Targets &frame) { return TransferTargets{frame.people, frame.groups}; });
}

QFuture<Result<std::vector<SettingsChange>>> Session::settingsHistory(std::uint64_t limit)
{
    return answered<toadvisor::SettingsChanges>([&](auto answer) { d->ask(fromadvisor::SettingsHistory{0, limit}, answer); },
                                                [](const toadvisor::SettingsChanges &frame) { return frame.changes; });
}

QFuture<Result<void>> Session::giveReason(ConversationId conversation, ReadReason reason)
{
    return done([&](auto answer) {
        d->ask(fromadvisor::ConversationOpen{0, conversation, std::nullopt, reason}, answer);
    });
}

} // namespace visavis::console
