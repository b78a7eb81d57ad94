// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/overviewstore.h"

#include <QAbstractListModel>
#include <QDateTime>

#include <optional>

namespace visavis::console {

//! \brief One group's figures. Every string may be drawn as plain text as it is.
struct OverviewGroupRow {
    protocol::GroupId id;
    QString name;
    int waiting = 0, assigned = 0, available = 0;
    std::optional<QDateTime> waitingSince; //!< of who waits longest

    bool operator==(const OverviewGroupRow &) const = default;
};

//! \brief The groups of the overview, by name.
class OverviewGroups final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1 }; //!< an OverviewGroupRow; DisplayRole is the name

    //! \a store outlives the model.
    explicit OverviewGroups(const OverviewStore &store, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const OverviewGroupRow &at(int row) const { return m_rows[std::size_t(row)]; }

private:
    void refresh();

    const OverviewStore &m_store;
    std::vector<OverviewGroupRow> m_rows;
};

} // namespace visavis::console

Q_DECLARE_METATYPE(visavis::console::OverviewGroupRow)
