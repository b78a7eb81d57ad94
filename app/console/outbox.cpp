// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/outbox.h"

#include <algorithm>

namespace visavis::console {

using namespace std::chrono_literals;
using protocol::ErrorKind;

namespace {
constexpr auto echoWithin = 15s;
constexpr auto storagePause = 5s;
constexpr auto ratePause = 1s;
} // namespace

Outbox::Outbox(ConversationStore &store, Clock &clock, Post post, std::function<void()> hung, std::function<void()> changed)
    : m_store(store)
    , m_post(std::move(post))
    , m_hung(std::move(hung))
    , m_changed(std::move(changed))
    , m_resume(clock.alarm([this] {
        // pausedBy stays until something gets through: the banner must not flicker while the disk is full
        flushAll();
    }))
    , m_patience(clock.alarm([this] { m_hung(); }))
{
}

void Outbox::add(Id conversation, PendingMessage message)
{
    m_store.appendPending(conversation, std::move(message));
    flush(conversation);
    m_changed();
}

void Outbox::restore(Id conversation, std::vector<PendingMessage> messages)
{
    m_store.restorePending(conversation, std::move(messages));
    flush(conversation);
    m_changed();
}

void Outbox::retry(Id conversation, protocol::EventId clientId)
{
    m_store.updatePending(conversation, clientId, PendingMessage::State::Queued);
    flush(conversation);
    m_changed();
}

void Outbox::discard(Id conversation, protocol::EventId clientId)
{
    // Only what the backend refused: one on its way may be stored already.
    for (const auto &message : m_store.pending(conversation)) {
        if (message.clientId == clientId && message.state == PendingMessage::State::Failed) {
            m_store.removePending(conversation, clientId);
            m_changed();
            return;
        }
    }
}

void Outbox::connected(const std::vector<Id> &held)
{
    m_connected = true;
    m_held.clear();
    m_held.insert(held.begin(), held.end());
    m_pausedBy.reset();
    m_resume->stop();
    flushAll();
    m_changed();
}

void Outbox::release(Id conversation)
{
    if (m_held.erase(conversation) > 0)
        flush(conversation);
}

void Outbox::releaseAll()
{
    m_held.clear();
    flushAll();
}

void Outbox::disconnected()
{
    m_connected = false;
    m_patience->stop();
    m_resume->stop();
    m_pausedBy.reset();
    for (const auto &[conversation, sent] : std::exchange(m_onItsWay, {}))
        m_store.updatePending(conversation, sent.clientId, PendingMessage::State::Queued);
    m_changed();
}

void Outbox::echoed(Id conversation, protocol::EventId clientId)
{
    const auto found = m_onItsWay.find(conversation);
    if (found == m_onItsWay.end() || found->second.clientId != clientId)
        return;
    m_onItsWay.erase(found);
    const bool wasPaused = std::exchange(m_pausedBy, std::nullopt).has_value();
    watch();
    if (wasPaused)
        flushAll();
    else
        flush(conversation);
    m_changed();
}

bool Outbox::refused(std::uint64_t request, ErrorKind reason, std::optional<std::chrono::milliseconds> retryAfter)
{
    const auto found = std::find_if(m_onItsWay.begin(), m_onItsWay.end(), [&](const auto &each) { return each.second.request == request; });
    if (found == m_onItsWay.end())
        return false;
    const auto conversation = found->first;
    const auto clientId = found->second.clientId;
    m_onItsWay.erase(found);
    watch();
    switch (reason) {
    case ErrorKind::Storage:
    case ErrorKind::Unavailable:
        m_store.updatePending(conversation, clientId, PendingMessage::State::Queued, reason);
        pause(reason, storagePause);
        break;
    case ErrorKind::RateLimited:
        m_store.updatePending(conversation, clientId, PendingMessage::State::Queued, reason);
        pause(reason, retryAfter.value_or(ratePause));
        break;
    default:
        m_store.updatePending(conversation, clientId, PendingMessage::State::Failed, reason);
        flush(conversation);
        break;
    }
    m_changed();
    return true;
}

void Outbox::forget(Id conversation)
{
    m_onItsWay.erase(conversation);
    m_held.erase(conversation);
    watch();
    m_changed();
}

void Outbox::clear()
{
    m_onItsWay.clear();
    m_held.clear();
    disconnected();
}

std::size_t Outbox::unsent() const
{
    std::size_t count = 0;
    for (const auto conversation : m_store.conversationsWithPending()) {
        for (const auto &message : m_store.pending(conversation))
            count += message.state != PendingMessage::State::Failed;
    }
    return count;
}

void Outbox::flush(Id conversation)
{
    if (!m_connected || m_resume->isActive() || m_held.contains(conversation) || m_onItsWay.contains(conversation))
        return;
    const auto &messages = m_store.pending(conversation);
    const auto next = std::find_if(messages.begin(), messages.end(), [](const auto &each) { return each.state == PendingMessage::State::Queued; });
    if (next == messages.end())
        return;
    const auto clientId = next->clientId;
    const auto text = next->text;
    m_onItsWay[conversation] = {0, clientId};
    m_store.updatePending(conversation, clientId, PendingMessage::State::Sent);
    const auto request = m_post(conversation, clientId, text);
    // The connection may have ended in the middle of that.
    if (const auto sent = m_onItsWay.find(conversation); sent != m_onItsWay.end())
        sent->second.request = request;
    watch();
}

void Outbox::flushAll()
{
    for (const auto conversation : m_store.conversationsWithPending())
        flush(conversation);
}

void Outbox::pause(ErrorKind reason, std::chrono::milliseconds time)
{
    m_pausedBy = reason;
    m_resume->start(time);
}

//! Patience is counted anew at each sign of life of the outbox.
void Outbox::watch()
{
    if (m_onItsWay.empty())
        m_patience->stop();
    else
        m_patience->start(echoWithin);
}

} // namespace visavis::console
