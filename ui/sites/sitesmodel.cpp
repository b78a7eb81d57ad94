// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/sitesmodel.h"

#include "console/visibletext.h"

#include <QCollator>

#include <algorithm>

namespace visavis::ui {
using protocol::SiteFacts;

SitesModel::SitesModel(const console::SiteStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    connect(&store, &console::SiteStore::changed, this, &SitesModel::refresh);
    refresh();
}

void SitesModel::setSearch(const QString &text)
{
    m_search = text.trimmed();
    refresh();
}

void SitesModel::refresh()
{
    std::vector<std::pair<QString, protocol::SiteId>> found;
    for (const auto &[id, site] : m_store.sites()) {
        const auto name = QString::fromStdString(site.is.name);
        if (m_search.isEmpty() || name.contains(m_search, Qt::CaseInsensitive) || detail(site).contains(m_search, Qt::CaseInsensitive)
            || QString::fromStdString(site.key).contains(m_search, Qt::CaseInsensitive))
            found.emplace_back(name, id);
    }
    QCollator byName;
    byName.setCaseSensitivity(Qt::CaseInsensitive);
    byName.setNumericMode(true);
    std::sort(found.begin(), found.end(), [&](const auto &a, const auto &b) {
        const int order = byName.compare(a.first, b.first);
        return order != 0 ? order < 0 : a.second < b.second;
    });
    beginResetModel();
    m_rows.clear();
    for (const auto &[name, id] : found)
        m_rows.push_back(id);
    endResetModel();
    Q_EMIT refreshed();
}

const SiteFacts *SitesModel::at(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_store.site(m_rows[std::size_t(row)]) : nullptr;
}

int SitesModel::rowOf(protocol::SiteId id) const
{
    const auto at = std::find(m_rows.begin(), m_rows.end(), id);
    return at == m_rows.end() ? -1 : int(at - m_rows.begin());
}

int SitesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString SitesModel::detail(const SiteFacts &site) const
{
    QStringList parts;
    if (const auto group = m_store.groupName(site.is.group); !group.isEmpty())
        parts += console::visibleLine(group.toStdString());
    for (const auto &origin : site.is.origins)
        parts += console::visibleLine(origin);
    return parts.join(QStringLiteral(" · "));
}

QVariant SitesModel::data(const QModelIndex &index, int role) const
{
    const auto *site = at(index.row());
    if (!site)
        return {};
    const auto state = site->is.offline ? tr("Closed for now", "a site") : site->is.origins.empty() ? tr("Nowhere yet", "a site without an address") : QString();
    switch (role) {
    case PeopleModel::NameRole: return console::visibleLine(site->is.name);
    case PeopleModel::DetailRole: return detail(*site);
    case PeopleModel::StateRole: return state;
    case PeopleModel::DimmedRole: return site->is.offline;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{console::visibleLine(site->is.name), detail(*site), state};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    default: return {};
    }
}

} // namespace visavis::ui
