// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/roomfilter.h"

#include <algorithm>

namespace visavis::console {
namespace {

//! Beyond it single insertions and removals cost a view more than beginning anew.
constexpr int mostRuns = 32;

struct Run {
    int first, count;
};

//! \brief Where \a sorted has what \a other has not, as runs of positions in \a sorted. Both in the same order.
template <class Before>
std::vector<Run> missingRuns(const std::vector<int> &sorted, const std::vector<int> &other, Before before)
{
    std::vector<Run> runs;
    std::size_t at = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        while (at < other.size() && other[at] != sorted[i] && before(other[at], sorted[i]))
            ++at;
        if (at < other.size() && other[at] == sorted[i])
            continue;
        if (!runs.empty() && runs.back().first + runs.back().count == int(i))
            ++runs.back().count;
        else
            runs.push_back({int(i), 1});
    }
    return runs;
}

} // namespace

RoomFilter::RoomFilter(const ConversationListModel &model, Part part, QObject *parent)
    : QAbstractListModel(parent)
    , m_model(model)
    , m_part(part)
{
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { reset(wanted()); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row)
            place(row);
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        for (int row = from.row(); row <= to.row(); ++row)
            place(row);
    });
    // About to: a view may still ask for the row while it is taken out.
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) { sourceRemoved(first, last); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        for (auto &row : m_rows)
            row -= row > last ? last - first + 1 : 0;
    });
    m_rows = wanted();
}

int RoomFilter::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RoomFilter::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return m_model.data(m_model.index(m_rows[std::size_t(index.row())]), role);
}

void RoomFilter::setPart(Part part)
{
    if (std::exchange(m_part, part) != part)
        reset(wanted());
}

void RoomFilter::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_words = folded(text).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refilter();
}

int RoomFilter::rowOf(protocol::ConversationId conversation) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), m_model.rowOf(conversation));
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

bool RoomFilter::accepts(const ConversationRow &row) const
{
    const bool part = m_part == Part::Mine  ? row.mine || row.offeredToMe
        : m_part == Part::Waiting ? row.status == protocol::Status::Waiting
                                            : true;
    return part && std::all_of(m_words.begin(), m_words.end(), [&row](const QString &word) { return row.searchText.contains(word); });
}

//! A strict order without ties, so that each row has one place.
bool RoomFilter::before(int a, int b) const
{
    const auto &left = m_model.at(a);
    const auto &right = m_model.at(b);
    switch (m_part) {
    case Part::Mine:
        if (left.offeredToMe != right.offeredToMe)
            return left.offeredToMe; // an offer lasts 30 s
        if (left.waitingSince.has_value() != right.waitingSince.has_value())
            return left.waitingSince.has_value();
        if (left.waitingSince && *left.waitingSince != *right.waitingSince)
            return *left.waitingSince < *right.waitingSince;
        break;
    case Part::Waiting: {
        const auto &arrived = left.waitingSince ? *left.waitingSince : left.openedAt;
        const auto &other = right.waitingSince ? *right.waitingSince : right.openedAt;
        if (arrived != other)
            return arrived < other;
        break;
    }
    case Part::All:
        break;
    }
    if (left.lastAt != right.lastAt)
        return left.lastAt > right.lastAt;
    return left.id < right.id;
}

std::vector<int> RoomFilter::wanted() const
{
    std::vector<int> rows;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (accepts(m_model.at(row)))
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), [this](int a, int b) { return before(a, b); });
    return rows;
}

void RoomFilter::reset(std::vector<int> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
}

void RoomFilter::refilter()
{
    auto now = wanted();
    if (now == m_rows)
        return;
    const auto order = [this](int a, int b) { return before(a, b); };
    const auto gone = missingRuns(m_rows, now, order);
    const auto came = missingRuns(now, m_rows, order);
    if (int(gone.size() + came.size()) > mostRuns)
        return reset(std::move(now));

    for (auto run = gone.rbegin(); run != gone.rend(); ++run) {
        beginRemoveRows({}, run->first, run->first + run->count - 1);
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->first + run->count);
        endRemoveRows();
    }
    for (const auto &run : came) {
        beginInsertRows({}, run.first, run.first + run.count - 1);
        m_rows.insert(m_rows.begin() + run.first, now.begin() + run.first, now.begin() + run.first + run.count);
        endInsertRows();
    }
    Q_EMIT countChanged();
}

//! The row is new or changed: in, out, moved, or only to be drawn again.
void RoomFilter::place(int row)
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), row);
    const bool listed = found != m_rows.end();
    const int position = int(found - m_rows.begin());
    if (!accepts(m_model.at(row))) {
        if (listed)
            take(position);
        return;
    }
    // The place among the others; the row itself may stand where it no longer belongs.
    const auto others = [this, row](int other) { return other != row && before(other, row); };
    const int target = int(std::count_if(m_rows.begin(), m_rows.end(), others));
    if (!listed) {
        beginInsertRows({}, target, target);
        m_rows.insert(m_rows.begin() + target, row);
        endInsertRows();
        Q_EMIT countChanged();
        return;
    }
    if (target != position) {
        beginMoveRows({}, position, position, {}, target > position ? target + 1 : target);
        m_rows.erase(m_rows.begin() + position);
        m_rows.insert(m_rows.begin() + target, row);
        endMoveRows();
    }
    Q_EMIT dataChanged(index(target), index(target));
}

void RoomFilter::take(int position)
{
    beginRemoveRows({}, position, position);
    m_rows.erase(m_rows.begin() + position);
    endRemoveRows();
    Q_EMIT countChanged();
}

void RoomFilter::sourceRemoved(int first, int last)
{
    for (int position = int(m_rows.size()) - 1; position >= 0; --position) {
        const int row = m_rows[std::size_t(position)];
        if (row >= first && row <= last)
            take(position);
    }
}

} // namespace visavis::console
