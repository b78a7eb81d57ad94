// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/timelinemodel.h"

#include "console/visibletext.h"

#include <algorithm>

namespace visavis::console {
namespace {

constexpr qint64 samePartSeconds = 5 * 60;

QDateTime dateTime(protocol::Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

//! \brief Whether two rows are the same thing at two moments. Messages are known by their client id from the first key on;
//! several facts may share the id of the frame that caused them, so they go by seq.
bool same(const TimelineRow &a, const TimelineRow &b)
{
    using Kind = TimelineRow::Kind;
    const auto written = [](const TimelineRow &row) { return row.kind == Kind::Message || row.kind == Kind::Pending; };
    if (written(a) && written(b))
        return a.id == b.id;
    return a.kind == b.kind && a.seq == b.seq;
}

void setText(TimelineRow &row, const std::string &text)
{
    row.text = visibleText(text);
    row.verbatim = verbatimText(text);
    row.links = findLinks(row.text);
}

TimelineRow rowOf(const protocol::Event &event)
{
    TimelineRow row;
    const bool said = event.kind == protocol::EventKind::Message || event.kind == protocol::EventKind::Whisper;
    row.kind = said ? TimelineRow::Kind::Message : TimelineRow::Kind::Fact;
    row.seq = event.seq;
    row.id = event.id;
    row.event = event.kind;
    row.author = event.author;
    row.alias = visibleLine(event.alias.value_or(""));
    setText(row, event.text.value_or(""));
    row.at = dateTime(event.at);
    row.by = event.by;
    row.outcome = event.outcome;
    row.conversationType = event.conversationType;
    row.purposes = event.purposes.value_or(std::vector<protocol::Purpose>());
    row.offered = event.offered.value_or(std::vector<protocol::Offered>());
    row.to = visibleLine(event.to.value_or(""));
    // A survey's comment is drawn as a note is: below the fact, verbatim, in a box.
    row.note = visibleText((event.kind == protocol::EventKind::SurveyAnswered ? event.text : event.note).value_or(""));
    row.score = event.score;
    row.presence = event.presence;
    row.scope = event.scope;
    row.result = event.result;
    return row;
}

TimelineRow rowOf(const PendingMessage &message)
{
    TimelineRow row;
    row.kind = TimelineRow::Kind::Pending;
    row.id = message.clientId;
    row.author = protocol::Author::Advisor;
    setText(row, message.text);
    row.at = dateTime(message.writtenAt);
    return row;
}

Delivery deliveryOf(PendingMessage::State state)
{
    switch (state) {
    case PendingMessage::State::Queued: return Delivery::Queued;
    case PendingMessage::State::Sent: return Delivery::Sent;
    case PendingMessage::State::Failed: return Delivery::Failed;
    }
    return Delivery::None;
}

//! \brief What a row is by the one above it.
void decorate(TimelineRow &row, const TimelineRow *above)
{
    row.startsDay = !above || above->at.date() != row.at.date();
    const bool talks = row.kind == TimelineRow::Kind::Message || row.kind == TimelineRow::Kind::Pending;
    const bool talked = above && (above->kind == TimelineRow::Kind::Message || above->kind == TimelineRow::Kind::Pending);
    // A row that waits for its echo does not know its alias yet: it is ours, as the last of an advisor's is likely to be.
    const bool sameAuthor = talked && above->author == row.author && above->event == row.event
        && (row.kind == TimelineRow::Kind::Pending || above->kind == TimelineRow::Kind::Pending || above->alias == row.alias);
    row.continues = talks && sameAuthor && !row.startsDay && above->at.secsTo(row.at) < samePartSeconds;
}

} // namespace

TimelineModel::TimelineModel(const ConversationStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    const auto mine = [this](protocol::ConversationId id) {
        if (id == m_conversation)
            refresh();
    };
    connect(&store, &ConversationStore::threadReset, this, mine);
    connect(&store, &ConversationStore::eventsInserted, this, mine);
    connect(&store, &ConversationStore::eventsRemovedFromFront, this, mine);
    connect(&store, &ConversationStore::threadChanged, this, mine);
    connect(&store, &ConversationStore::pendingAppended, this, mine);
    connect(&store, &ConversationStore::pendingChanged, this, mine);
    connect(&store, &ConversationStore::pendingRemoved, this, mine);
    connect(&store, &ConversationStore::conversationRemoved, this, mine);
}

void TimelineModel::setConversation(std::optional<protocol::ConversationId> conversation)
{
    if (m_conversation == conversation)
        return;
    beginResetModel();
    m_conversation = conversation;
    m_rows.clear();
    m_rows = wanted();
    endResetModel();
    refreshState();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == RowRole)
        return QVariant::fromValue(at(index.row()));
    if (role == Qt::DisplayRole)
        return at(index.row()).text;
    return {};
}

bool TimelineModel::isLoading() const { return m_state.loading; }
bool TimelineModel::hasOlder() const { return m_state.older; }
bool TimelineModel::isPaging() const { return m_state.paging; }

std::uint64_t TimelineModel::lastSeq() const
{
    const auto *thread = m_conversation ? m_store.thread(*m_conversation) : nullptr;
    return thread && !thread->events.empty() ? thread->events.back().seq : 0;
}

std::vector<TimelineRow> TimelineModel::wanted() const
{
    std::vector<TimelineRow> rows;
    if (!m_conversation)
        return rows;
    // Texts are made once a row: the old one is taken over where it is the same. Both go up in the same order.
    std::size_t old = 0;
    const auto made = [this, &old](const protocol::Event &event) {
        while (old < m_rows.size() && m_rows[old].seq != event.seq && m_rows[old].kind != TimelineRow::Kind::Pending && m_rows[old].seq < event.seq)
            ++old;
        const bool known = old < m_rows.size() && m_rows[old].seq == event.seq && m_rows[old].kind != TimelineRow::Kind::Gap
            && m_rows[old].id == event.id;
        return known ? m_rows[old] : rowOf(event);
    };
    const auto *header = m_store.header(*m_conversation);
    const auto seen = header ? header->seenByVisitor.value_or(0) : 0;
    if (const auto *thread = m_store.thread(*m_conversation)) {
        rows.reserve(thread->events.size());
        std::uint64_t last = 0;
        for (const auto &event : thread->events) {
            if (last > 0 && event.seq > last + 1) {
                TimelineRow gap;
                gap.kind = TimelineRow::Kind::Gap;
                gap.seq = event.seq - 1; // sorts before the event it stands above
                gap.at = rows.back().at;
                rows.push_back(gap);
            }
            last = event.seq;
            auto row = made(event);
            if (row.event == protocol::EventKind::Message && row.author == protocol::Author::Advisor)
                row.delivery = row.seq <= seen ? Delivery::Seen : Delivery::Stored;
            rows.push_back(std::move(row));
        }
    }
    for (const auto &message : m_store.pending(*m_conversation)) {
        const auto known = std::find_if(m_rows.begin(), m_rows.end(), [&message](const TimelineRow &row) {
            return row.kind == TimelineRow::Kind::Pending && row.id == message.clientId;
        });
        auto row = known == m_rows.end() ? rowOf(message) : *known;
        row.delivery = deliveryOf(message.state);
        row.failure = message.reason;
        rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        decorate(rows[i], i > 0 ? &rows[i - 1] : nullptr);
    return rows;
}

//! The store changes at one place at a time, so what differs is one run of rows; what is left of it on both sides stays.
void TimelineModel::refresh()
{
    auto now = wanted();
    std::size_t front = 0;
    while (front < m_rows.size() && front < now.size() && same(m_rows[front], now[front]))
        ++front;
    std::size_t back = 0;
    while (back < m_rows.size() - front && back < now.size() - front && same(m_rows[m_rows.size() - 1 - back], now[now.size() - 1 - back]))
        ++back;

    if (front + back == 0 && !m_rows.empty() && !now.empty()) {
        beginResetModel();
        m_rows = std::move(now);
        endResetModel();
        return refreshState();
    }
    if (const auto gone = m_rows.size() - front - back; gone > 0) {
        beginRemoveRows({}, int(front), int(front + gone - 1));
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(front), m_rows.begin() + std::ptrdiff_t(front + gone));
        endRemoveRows();
    }
    if (const auto came = now.size() - front - back; came > 0) {
        beginInsertRows({}, int(front), int(front + came - 1));
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(front), now.begin() + std::ptrdiff_t(front), now.begin() + std::ptrdiff_t(front + came));
        endInsertRows();
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (m_rows[i] == now[i])
            continue;
        m_rows[i] = std::move(now[i]);
        Q_EMIT dataChanged(index(int(i)), index(int(i)));
    }
    refreshState();
}

void TimelineModel::refreshState()
{
    const auto *thread = m_conversation ? m_store.thread(*m_conversation) : nullptr;
    const auto *header = m_conversation ? m_store.header(*m_conversation) : nullptr;
    // Who may not read the thread, such as one that waits, waits for nothing.
    const State now{header && header->seenByAdvisor && !thread, thread && thread->more, thread && thread->paging};
    if (now == m_state)
        return;
    m_state = now;
    Q_EMIT stateChanged();
}

} // namespace visavis::console
