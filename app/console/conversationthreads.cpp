// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/conversationstore.h"

#include <algorithm>

//! \brief The part of ConversationStore that keeps the events of each thread: in order, without doubles, gaps known, cut back.
namespace visavis::console {
namespace {

//! \brief Cut back in steps, so that not every message moves all rows.
constexpr std::size_t trimmedFrom = ConversationStore::keptEvents + 50;

[[nodiscard]] bool bySeq(const protocol::Event &a, const protocol::Event &b) { return a.seq < b.seq; }

} // namespace

std::vector<protocol::OpenedThread> ConversationStore::openedThreads(std::size_t most) const
{
    // First those that wait for an answer to what we wrote, then the most recently viewed.
    std::vector<Id> order = conversationsWithPending();
    for (auto id = m_recent.rbegin(); id != m_recent.rend(); ++id) {
        if (m_threads.contains(*id) && std::find(order.begin(), order.end(), *id) == order.end())
            order.push_back(*id);
    }
    std::vector<protocol::OpenedThread> opened;
    for (std::size_t i = 0; i < order.size() && i < most; ++i)
        opened.push_back({order[i], contiguousSeq(order[i])});
    return opened;
}

std::vector<ConversationStore::Id> ConversationStore::conversationsWithPending() const
{
    std::vector<Id> all;
    for (const auto &[id, messages] : m_pending)
        all.push_back(id);
    return all;
}

std::uint64_t ConversationStore::contiguousSeq(Id conversation) const
{
    const auto *held = thread(conversation);
    if (!held || held->events.empty())
        return 0;
    auto seq = held->events.front().seq;
    for (const auto &event : held->events) {
        if (event.seq > seq + 1)
            break;
        seq = event.seq;
    }
    return seq;
}

std::optional<ConversationStore::Gap> ConversationStore::firstGap(Id conversation) const
{
    const auto *held = thread(conversation);
    for (std::size_t i = 1; held && i < held->events.size(); ++i) {
        const auto missing = held->events[i].seq - held->events[i - 1].seq - 1;
        if (missing > 0)
            return Gap{held->events[i].seq, missing};
    }
    return std::nullopt;
}

//! \a events ascending; each run that is new goes in at once, so that a page is one insertion.
void ConversationStore::insertEvents(Id conversation, const std::vector<protocol::Event> &events)
{
    auto &held = m_threads[conversation].events;
    for (std::size_t from = 0; from < events.size();) {
        const auto place = std::lower_bound(held.begin(), held.end(), events[from], bySeq);
        if (place != held.end() && place->seq == events[from].seq) {
            ++from;
            continue;
        }
        const auto limit = place == held.end() ? std::numeric_limits<std::uint64_t>::max() : place->seq;
        auto to = from;
        while (to < events.size() && events[to].seq < limit)
            ++to;
        const auto first = int(place - held.begin());
        held.insert(place, events.begin() + std::ptrdiff_t(from), events.begin() + std::ptrdiff_t(to));
        Q_EMIT eventsInserted(conversation, first, int(to - from));
        from = to;
    }
    for (const auto &event : events)
        completePending(conversation, event.id);
}

void ConversationStore::trim(Id conversation)
{
    const auto found = m_threads.find(conversation);
    if (found == m_threads.end() || conversation == m_viewed || found->second.events.size() < trimmedFrom)
        return;
    auto &events = found->second.events;
    const auto surplus = events.size() - keptEvents;
    events.erase(events.begin(), events.begin() + std::ptrdiff_t(surplus));
    found->second.more = true;
    Q_EMIT eventsRemovedFromFront(conversation, int(surplus));
}

void ConversationStore::forgetOldThreads()
{
    while (m_recent.size() > keptThreads) {
        const auto oldest = m_recent.front();
        m_recent.erase(m_recent.begin());
        forgetThread(oldest);
    }
}

} // namespace visavis::console
