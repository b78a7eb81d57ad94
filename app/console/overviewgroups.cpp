// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overviewgroups.h"

#include "console/visibletext.h"

#include <algorithm>

namespace visavis::console {

OverviewGroups::OverviewGroups(const OverviewStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    connect(&store, &OverviewStore::changed, this, &OverviewGroups::refresh);
    refresh();
}

int OverviewGroups::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant OverviewGroups::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == RowRole)
        return QVariant::fromValue(at(index.row()));
    if (role == Qt::DisplayRole)
        return at(index.row()).name;
    return {};
}

//! Groups come and go with the administration alone: then all begins anew.
void OverviewGroups::refresh()
{
    std::vector<OverviewGroupRow> now;
    for (const auto &[id, group] : m_store.groups()) {
        OverviewGroupRow row{id, visibleLine(group.name), int(group.waiting), int(group.assigned), int(group.available), std::nullopt};
        if (group.waitingSince)
            row.waitingSince = QDateTime::fromMSecsSinceEpoch(group.waitingSince->time_since_epoch().count());
        now.push_back(std::move(row));
    }
    std::sort(now.begin(), now.end(), [](const OverviewGroupRow &a, const OverviewGroupRow &b) {
        const int order = a.name.localeAwareCompare(b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    const bool same = std::equal(now.begin(), now.end(), m_rows.begin(), m_rows.end(), [](const auto &a, const auto &b) { return a.id == b.id; });
    if (!same) {
        beginResetModel();
        m_rows = std::move(now);
        endResetModel();
        return;
    }
    for (int row = 0; row < int(now.size()); ++row) {
        if (at(row) == now[std::size_t(row)])
            continue;
        m_rows[std::size_t(row)] = std::move(now[std::size_t(row)]);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

} // namespace visavis::console
