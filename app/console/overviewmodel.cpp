// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overviewmodel.h"

#include "console/visibletext.h"

#include <QLocale>

#include <algorithm>

namespace visavis::console {
namespace {

using State = OverviewRow::State;

State stateOf(const protocol::OverviewPerson &person)
{
    if (!person.connected)
        return State::Away;
    switch (person.availability) {
    case protocol::Availability::Available: return person.slotsUsed < person.slots ? State::Free : State::Full;
    case protocol::Availability::Busy: return State::Busy;
    case protocol::Availability::Unavailable: break;
    }
    return State::Unavailable;
}

OverviewRow rowOf(const protocol::OverviewPerson &person)
{
    QStringList groups;
    for (const auto &group : person.groups)
        groups += visibleLine(group);
    return {person.id, visibleLine(person.alias), groups.join(QStringLiteral(", ")), stateOf(person), int(person.slots), int(person.slotsUsed)};
}

bool before(const OverviewRow &a, const OverviewRow &b)
{
    if (a.state != b.state)
        return a.state < b.state;
    // used / slots without a division: who has the most room
    const auto left = a.slotsUsed * b.slotCount, right = b.slotsUsed * a.slotCount;
    if (a.state == State::Free && left != right)
        return left < right;
    const int order = a.alias.localeAwareCompare(b.alias);
    return order != 0 ? order < 0 : a.id < b.id;
}

} // namespace

OverviewModel::OverviewModel(const OverviewStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    connect(&store, &OverviewStore::changed, this, &OverviewModel::refresh);
    refresh();
}

int OverviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant OverviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == RowRole)
        return QVariant::fromValue(at(index.row()));
    if (role == Qt::DisplayRole)
        return at(index.row()).alias;
    return {};
}

int OverviewModel::rowOf(protocol::PersonId person) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [person](const OverviewRow &row) { return row.id == person; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

//! Rows keep their identity, so that a view keeps what is chosen in it: first those that are gone, then each to its place.
void OverviewModel::refresh()
{
    std::vector<OverviewRow> now;
    now.reserve(m_store.people().size());
    for (const auto &[id, person] : m_store.people())
        now.push_back(visavis::console::rowOf(person));
    std::sort(now.begin(), now.end(), before);

    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (m_store.people().contains(at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(now.size()); ++row) {
        auto &wanted = now[std::size_t(row)];
        const int from = row < int(m_rows.size()) && at(row).id == wanted.id ? row : rowOf(wanted.id);
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, std::move(wanted));
            endInsertRows();
            continue;
        }
        if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            std::rotate(m_rows.begin() + row, m_rows.begin() + from, m_rows.begin() + from + 1);
            endMoveRows();
        }
        if (at(row) != wanted) {
            m_rows[std::size_t(row)] = std::move(wanted);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

} // namespace visavis::console
