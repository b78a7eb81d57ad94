// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/conversationstore.h"

#include "protocol/codec.h"

#include <algorithm>

namespace visavis::console {
namespace {

[[nodiscard]] bool bySeq(const protocol::Event &a, const protocol::Event &b) { return a.seq < b.seq; }

//! \brief What the event changes in the list, until the header itself comes.
void foldIntoHeader(protocol::Header &header, const protocol::Event &event, const std::string &cursor)
{
    if (event.seq <= header.lastSeq)
        return;
    header.cursor = cursor;
    header.lastSeq = event.seq;
    header.lastAt = event.at;
    if (event.kind != protocol::EventKind::Message)
        return;
    const auto first = protocol::firstCodePoints(event.text.value_or(""), protocol::limits::lastText);
    header.lastText = std::string(first);
    header.lastAuthor = event.author;
    if (event.author == protocol::Author::Advisor)
        header.waitingSince.reset();
    else if (event.author == protocol::Author::Visitor && !header.waitingSince)
        header.waitingSince = event.at;
}

} // namespace

ConversationStore::ConversationStore(QObject *parent)
    : QObject(parent)
{
}

std::vector<ConversationStore::Id> ConversationStore::conversations() const
{
    std::vector<Id> all;
    all.reserve(m_headers.size());
    for (const auto &[id, header] : m_headers)
        all.push_back(id);
    return all;
}

const protocol::Header *ConversationStore::header(Id conversation) const
{
    const auto found = m_headers.find(conversation);
    return found == m_headers.end() ? nullptr : &found->second;
}

const ThreadState *ConversationStore::thread(Id conversation) const
{
    const auto found = m_threads.find(conversation);
    return found == m_threads.end() ? nullptr : &found->second;
}

const std::vector<PendingMessage> &ConversationStore::pending(Id conversation) const
{
    static const std::vector<PendingMessage> none;
    const auto found = m_pending.find(conversation);
    return found == m_pending.end() ? none : found->second;
}

void ConversationStore::applySnapshot(const std::vector<protocol::Header> &headers, bool more)
{
    std::unordered_map<Id, protocol::Header> now;
    for (const auto &header : headers)
        now.insert_or_assign(header.id, header);
    const auto before = std::exchange(m_headers, std::move(now));
    m_moreConversations = more;
    m_typing.clear();

    const auto threads = std::exchange(m_threads, {});
    Q_EMIT conversationsReset(); // before the single facts: lists that began anew have nothing left to remove
    for (const auto &[id, header] : before) {
        if (!m_headers.contains(id)) {
            const auto unsent = int(pending(id).size());
            dropTraces(id);
            Q_EMIT conversationRemoved(id, unsent);
        }
    }
    for (const auto &[id, thread] : threads)
        Q_EMIT threadReset(id);
}

void ConversationStore::applyHeader(const protocol::Header &header)
{
    const auto [place, isNew] = m_headers.insert_or_assign(header.id, header);
    if (isNew) {
        Q_EMIT conversationAdded(header.id);
        return;
    }
    Q_EMIT conversationChanged(header.id);
    Q_EMIT threadChanged(header.id);
}

void ConversationStore::applyOlderHeaders(const std::vector<protocol::Header> &headers, bool more)
{
    for (const auto &header : headers) {
        // What was pushed meanwhile is newer than this page.
        if (!m_headers.contains(header.id))
            applyHeader(header);
    }
    m_moreConversations = more;
}

void ConversationStore::applyGone(Id conversation)
{
    const bool known = m_headers.contains(conversation) || m_threads.contains(conversation) || m_pending.contains(conversation);
    if (!known)
        return;
    const auto unsent = int(pending(conversation).size());
    dropTraces(conversation);
    Q_EMIT threadReset(conversation);
    Q_EMIT conversationRemoved(conversation, unsent);
}

void ConversationStore::applyThread(const protocol::Header &header, std::vector<protocol::Event> events, bool more, bool contiguous,
                                    const std::optional<protocol::Card> &card)
{
    const auto id = header.id;
    applyHeader(header);
    std::sort(events.begin(), events.end(), bySeq);
    const bool continues = contiguous && m_threads.contains(id) && !m_threads[id].events.empty();
    auto &thread = m_threads[id];
    thread.card = card;
    thread.paging = false;
    if (continues) {
        insertEvents(id, events);
    } else {
        thread.events = std::move(events);
        thread.more = more;
        for (const auto &event : std::vector(thread.events))
            completePending(id, event.id);
        Q_EMIT threadReset(id);
    }
    if (std::find(m_recent.begin(), m_recent.end(), id) == m_recent.end())
        m_recent.insert(m_recent.begin(), id);
    trim(id);
    Q_EMIT threadChanged(id);
    Q_EMIT cardChanged(id);
    forgetOldThreads();
}

void ConversationStore::applyEvent(Id conversation, const protocol::Event &event, const std::string &cursor)
{
    if (const auto found = m_headers.find(conversation); found != m_headers.end()) {
        foldIntoHeader(found->second, event, cursor);
        Q_EMIT conversationChanged(conversation);
    }
    if (const auto found = m_threads.find(conversation); found != m_threads.end()) {
        // Older than what is held: it would tear a hole; paging brings it. The echo of a message sent twice comes so.
        const auto &events = found->second.events;
        if (events.empty() || event.seq > events.front().seq) {
            insertEvents(conversation, {event});
            trim(conversation);
        }
    }
    completePending(conversation, event.id);
}

void ConversationStore::applyHistory(Id conversation, const std::vector<protocol::Event> &events, bool more)
{
    const auto found = m_threads.find(conversation);
    if (found == m_threads.end())
        return;
    auto &thread = found->second;
    const auto first = thread.events.empty() ? std::uint64_t{0} : thread.events.front().seq;
    insertEvents(conversation, events);
    // A page that reaches before the first event says whether there are still older ones; one that fills a gap does not.
    if (events.empty() ? thread.paging : first == 0 || events.front().seq < first)
        thread.more = more;
    thread.paging = false;
    Q_EMIT threadChanged(conversation);
}

void ConversationStore::applySeen(Id conversation, protocol::Side by, std::uint64_t seq)
{
    const auto found = m_headers.find(conversation);
    if (found == m_headers.end())
        return;
    auto &mark = by == protocol::Side::Visitor ? found->second.seenByVisitor : found->second.seenByAdvisor;
    if (mark && *mark >= seq)
        return;
    mark = seq;
    Q_EMIT conversationChanged(conversation);
    Q_EMIT threadChanged(conversation);
}

void ConversationStore::applyCard(Id conversation, const protocol::Card &card)
{
    const auto found = m_threads.find(conversation);
    if (found == m_threads.end())
        return;
    found->second.card = card;
    Q_EMIT cardChanged(conversation);
}

void ConversationStore::setTyping(Id conversation, bool active)
{
    const bool changed = active ? m_headers.contains(conversation) && m_typing.insert(conversation).second
                                : m_typing.erase(conversation) > 0;
    if (changed) {
        Q_EMIT typingChanged(conversation);
        Q_EMIT conversationChanged(conversation);
    }
}

void ConversationStore::clearTyping()
{
    for (const auto id : std::vector<Id>(m_typing.begin(), m_typing.end()))
        setTyping(id, false);
}

void ConversationStore::setPaging(Id conversation, bool paging)
{
    const auto found = m_threads.find(conversation);
    if (found == m_threads.end() || found->second.paging == paging)
        return;
    found->second.paging = paging;
    Q_EMIT threadChanged(conversation);
}

void ConversationStore::appendPending(Id conversation, PendingMessage message)
{
    m_pending[conversation].push_back(std::move(message));
    Q_EMIT pendingAppended(conversation);
}

void ConversationStore::restorePending(Id conversation, std::vector<PendingMessage> messages)
{
    const auto &now = pending(conversation);
    std::erase_if(messages, [&now](const auto &old) {
        return std::any_of(now.begin(), now.end(), [&old](const auto &each) { return each.clientId == old.clientId; });
    });
    if (messages.empty())
        return;
    auto &rows = m_pending[conversation];
    rows.insert(rows.begin(), std::make_move_iterator(messages.begin()), std::make_move_iterator(messages.end()));
    Q_EMIT pendingAppended(conversation);
}

void ConversationStore::updatePending(Id conversation, protocol::EventId clientId, PendingMessage::State state,
                                      std::optional<protocol::ErrorKind> reason)
{
    const auto found = m_pending.find(conversation);
    if (found == m_pending.end())
        return;
    auto &messages = found->second;
    const auto message = std::find_if(messages.begin(), messages.end(), [&](const auto &each) { return each.clientId == clientId; });
    if (message == messages.end() || (message->state == state && message->reason == reason))
        return;
    message->state = state;
    message->reason = reason;
    Q_EMIT pendingChanged(conversation, int(message - messages.begin()));
}

void ConversationStore::removePending(Id conversation, protocol::EventId clientId)
{
    completePending(conversation, clientId);
}

void ConversationStore::completePending(Id conversation, protocol::EventId clientId)
{
    const auto found = m_pending.find(conversation);
    if (found == m_pending.end())
        return;
    auto &messages = found->second;
    const auto message = std::find_if(messages.begin(), messages.end(), [&](const auto &each) { return each.clientId == clientId; });
    if (message == messages.end())
        return;
    const auto row = int(message - messages.begin());
    messages.erase(message);
    if (messages.empty())
        m_pending.erase(found);
    Q_EMIT pendingRemoved(conversation, row);
}

void ConversationStore::setViewed(std::optional<Id> conversation)
{
    if (m_viewed == conversation)
        return;
    const auto before = std::exchange(m_viewed, conversation);
    if (before)
        trim(*before);
    if (conversation) {
        std::erase(m_recent, *conversation);
        m_recent.push_back(*conversation);
    }
    forgetOldThreads();
}

void ConversationStore::forgetThread(Id conversation)
{
    if (m_threads.erase(conversation) > 0)
        Q_EMIT threadReset(conversation);
}

void ConversationStore::clear()
{
    m_viewed.reset();
    m_recent.clear();
    const auto ids = conversations();
    m_headers.clear();
    m_pending.clear();
    m_typing.clear();
    m_moreConversations = false;
    const auto threads = std::exchange(m_threads, {});
    Q_EMIT conversationsReset();
    for (const auto &[id, thread] : threads)
        Q_EMIT threadReset(id);
    for (const auto id : ids)
        Q_EMIT conversationRemoved(id, 0);
}

void ConversationStore::dropTraces(Id conversation)
{
    m_headers.erase(conversation);
    m_threads.erase(conversation);
    m_pending.erase(conversation);
    m_typing.erase(conversation);
    std::erase(m_recent, conversation);
    if (m_viewed == conversation)
        m_viewed.reset();
}

} // namespace visavis::console
