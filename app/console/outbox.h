// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/conversationstore.h"

#include <functional>

namespace visavis::console {

//! \brief Sends what we wrote exactly once: each message until its echo came, one at a time in each conversation.
//!
//! The rows themselves live in ConversationStore. After a reconnect every conversation is held until its thread came (the echo
//! may be in it), then goes on with the first row that is left, under the same client id, by which the backend knows a
//! repetition. \c storage, \c rateLimited and \c unavailable pause everything; other refusals fail the one row.
class Outbox final
{
public:
    using Id = protocol::ConversationId;

    //! \brief Puts a frame on the wire and gives its request number.
    using Post = std::function<std::uint64_t(Id conversation, protocol::EventId clientId, const std::string &text)>;

    //! \param hung no echo within 15 s: the connection is not to be believed
    //! \param changed pausedBy() or unsent() is another
    Outbox(ConversationStore &store, Clock &clock, Post post, std::function<void()> hung, std::function<void()> changed);

    void add(Id conversation, PendingMessage message);
    //! \brief Messages of an earlier start, under their client ids of then.
    void restore(Id conversation, std::vector<PendingMessage> messages);
    void retry(Id conversation, protocol::EventId clientId);
    void discard(Id conversation, protocol::EventId clientId);

    //! \brief The socket is live; \a held wait for release() each.
    void connected(const std::vector<Id> &held);
    void release(Id conversation);
    void releaseAll();
    //! \brief What was on its way is queued again.
    void disconnected();
    //! \brief The echo of \a clientId was applied to the store.
    void echoed(Id conversation, protocol::EventId clientId);
    //! \brief True when \a request was one of ours.
    bool refused(std::uint64_t request, protocol::ErrorKind reason, std::optional<std::chrono::milliseconds> retryAfter);
    //! \brief The conversation and its rows are gone.
    void forget(Id conversation);
    void clear();

    [[nodiscard]] std::optional<protocol::ErrorKind> pausedBy() const { return m_pausedBy; }
    [[nodiscard]] std::size_t unsent() const; //!< queued or on their way, failed ones not

private:
    struct OnItsWay {
        std::uint64_t request = 0;
        protocol::EventId clientId;
    };

    void flush(Id conversation);
    void flushAll();
    void pause(protocol::ErrorKind reason, std::chrono::milliseconds time);
    void watch();

    ConversationStore &m_store;
    Post m_post;
    std::function<void()> m_hung, m_changed;
    std::unordered_map<Id, OnItsWay> m_onItsWay;
    std::unordered_set<Id> m_held;
    bool m_connected = false;
    std::optional<protocol::ErrorKind> m_pausedBy;
    const std::unique_ptr<Alarm> m_resume, m_patience;
};

} // namespace visavis::console
