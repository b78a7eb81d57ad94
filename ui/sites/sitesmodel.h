// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/sitestore.h"
#include "ui/people/peoplemodel.h"

namespace visavis::ui {

//! \brief The sites that a search lets through, by name; drawn as people are. Holds nothing that the store has forgotten.
class SitesModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit SitesModel(const console::SiteStore &store, QObject *parent = nullptr);

    void setSearch(const QString &text);
    [[nodiscard]] const protocol::SiteFacts *at(int row) const;
    [[nodiscard]] int rowOf(protocol::SiteId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    //! \brief After the rows were made anew.
    void refreshed();

private:
    void refresh();
    [[nodiscard]] QString detail(const protocol::SiteFacts &site) const;

    const console::SiteStore &m_store;
    QString m_search;
    std::vector<protocol::SiteId> m_rows;
};

} // namespace visavis::ui
