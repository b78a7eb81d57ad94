// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"

#include <QObject>

#include <unordered_map>
#include <unordered_set>

namespace visavis::console {

//! \brief A message of ours that the backend has not echoed yet.
struct PendingMessage {
    enum class State : std::uint8_t {
        Queued, //!< not sent: no connection, or one before it is on its way
        Sent,   //!< on its way; the echo completes it
        Failed, //!< the backend refused it, reason says why; stays until it is retried or discarded
    };

    protocol::EventId clientId;
    std::string text;
    protocol::Time writtenAt;
    State state = State::Queued;
    std::optional<protocol::ErrorKind> reason;

    bool operator==(const PendingMessage &) const = default;
};

//! \brief What the console holds of one conversation's log.
struct ThreadState {
    //! Ascending; a jump in seq is a gap that is being healed. About the last 100, more while older pages are shown.
    std::vector<protocol::Event> events;
    bool more = false;   //!< the backend has older ones than the first
    bool paging = false; //!< an older page is on its way
    std::optional<protocol::Card> card;
};

//! \brief All conversations that the console knows, written by Session alone and read by the models.
//!
//! Signals tell a fact after it is so. \c gone and a snapshot drop every trace of a conversation: header, events, pending rows,
//! typing. Pointers and references are good until the next change of the store.
class ConversationStore final : public QObject
{
    Q_OBJECT

public:
    using Id = protocol::ConversationId;

    static constexpr std::size_t keptEvents = 100;
    static constexpr std::size_t keptThreads = 100; //!< the least recently viewed ones are forgotten beyond it

    explicit ConversationStore(QObject *parent = nullptr);

    // what models read
    [[nodiscard]] std::vector<Id> conversations() const;
    [[nodiscard]] std::size_t size() const { return m_headers.size(); }
    [[nodiscard]] const protocol::Header *header(Id conversation) const;
    //! \brief Null unless the thread was opened.
    [[nodiscard]] const ThreadState *thread(Id conversation) const;
    [[nodiscard]] const std::vector<PendingMessage> &pending(Id conversation) const;
    [[nodiscard]] bool visitorTypes(Id conversation) const { return m_typing.contains(conversation); }
    //! \brief Older headers exist at the backend (Session::loadOlderConversations).
    [[nodiscard]] bool hasMoreConversations() const { return m_moreConversations; }

    // what Session writes
    //! \brief Forgets what is not in \a headers, and of the rest everything but what we wrote.
    void applySnapshot(const std::vector<protocol::Header> &headers, bool more);
    void applyHeader(const protocol::Header &header);
    void applyOlderHeaders(const std::vector<protocol::Header> &headers, bool more);
    void applyGone(Id conversation);
    void applyThread(const protocol::Header &header, std::vector<protocol::Event> events, bool more, bool contiguous,
                     const std::optional<protocol::Card> &card);
    //! \brief Known seq: nothing. Completes the pending row of its id.
    void applyEvent(Id conversation, const protocol::Event &event, const std::string &cursor);
    void applyHistory(Id conversation, const std::vector<protocol::Event> &events, bool more);
    void applySeen(Id conversation, protocol::Side by, std::uint64_t seq);
    void applyCard(Id conversation, const protocol::Card &card);
    void setTyping(Id conversation, bool active);
    void clearTyping();
    void setPaging(Id conversation, bool paging);
    void appendPending(Id conversation, PendingMessage message);
    //! \brief Rows of an earlier start, before those of now; known client ids are left alone.
    void restorePending(Id conversation, std::vector<PendingMessage> messages);
    void updatePending(Id conversation, protocol::EventId clientId, PendingMessage::State state,
                       std::optional<protocol::ErrorKind> reason = std::nullopt);
    void removePending(Id conversation, protocol::EventId clientId);
    //! \brief Makes \a conversation the most recently viewed; the one viewed before is cut back to about the last 100.
    void setViewed(std::optional<Id> conversation);
    //! \brief Forgets the events of one thread; it is as if it had never been opened.
    void forgetThread(Id conversation);
    void clear();

    // what Session resumes from
    [[nodiscard]] std::vector<protocol::OpenedThread> openedThreads(std::size_t most) const; //!< most recently viewed first
    [[nodiscard]] std::vector<Id> conversationsWithPending() const;
    //! \brief The last seq before the first gap, 0 without events.
    [[nodiscard]] std::uint64_t contiguousSeq(Id conversation) const;
    //! \brief The seq after the first gap and the number missing before it.
    struct Gap {
        std::uint64_t before, missing;
    };
    [[nodiscard]] std::optional<Gap> firstGap(Id conversation) const;

Q_SIGNALS:
    void conversationsReset();
    void conversationAdded(const visavis::protocol::ConversationId &conversation);
    void conversationChanged(const visavis::protocol::ConversationId &conversation);
    //! \brief \a unsent messages of ours went with it.
    void conversationRemoved(const visavis::protocol::ConversationId &conversation, int unsent);
    void threadReset(const visavis::protocol::ConversationId &conversation);
    //! \brief \a count events stand in the thread from \a first on, which were not there before.
    void eventsInserted(const visavis::protocol::ConversationId &conversation, int first, int count);
    void eventsRemovedFromFront(const visavis::protocol::ConversationId &conversation, int count);
    //! \brief more, paging or a seen mark changed.
    void threadChanged(const visavis::protocol::ConversationId &conversation);
    void pendingAppended(const visavis::protocol::ConversationId &conversation);
    void pendingChanged(const visavis::protocol::ConversationId &conversation, int row);
    void pendingRemoved(const visavis::protocol::ConversationId &conversation, int row);
    void cardChanged(const visavis::protocol::ConversationId &conversation);
    void typingChanged(const visavis::protocol::ConversationId &conversation);

private:
    void completePending(Id conversation, protocol::EventId clientId);
    void insertEvents(Id conversation, const std::vector<protocol::Event> &events);
    void trim(Id conversation);
    void forgetOldThreads();
    void dropTraces(Id conversation);

    std::unordered_map<Id, protocol::Header> m_headers;
    std::unordered_map<Id, ThreadState> m_threads;
    std::unordered_map<Id, std::vector<PendingMessage>> m_pending;
    std::unordered_set<Id> m_typing;
    std::vector<Id> m_recent; //!< viewed conversations, the most recent last
    std::optional<Id> m_viewed;
    bool m_moreConversations = false;
};

} // namespace visavis::console
