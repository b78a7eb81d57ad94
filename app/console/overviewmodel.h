// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/overviewstore.h"

#include <QAbstractListModel>

namespace visavis::console {

//! \brief Somebody who works here. Every string may be drawn as plain text as it is.
struct OverviewRow {
    //! \brief In the order of the list: who can take the next visitor, who cannot, who is not there.
    enum class State : std::uint8_t {
        Free, //!< available with a free slot
        Full, //!< available, every slot taken
        Busy,
        Unavailable, //!< at a desk
        Away,        //!< at no desk
    };

    protocol::PersonId id;
    QString alias, groups;
    State state = State::Away;
    int slotCount = 0, slotsUsed = 0; //!< more may be taken over than there are

    bool operator==(const OverviewRow &) const = default;
};

//! \brief The people of the overview: by state, the least occupied first among who is free, then by alias.
class OverviewModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1 }; //!< an OverviewRow; DisplayRole is the alias

    //! \a store outlives the model.
    explicit OverviewModel(const OverviewStore &store, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const OverviewRow &at(int row) const { return m_rows[std::size_t(row)]; }
    //! \brief -1 when the person is not listed.
    [[nodiscard]] int rowOf(protocol::PersonId person) const;

private:
    void refresh();

    const OverviewStore &m_store;
    std::vector<OverviewRow> m_rows;
};

} // namespace visavis::console

Q_DECLARE_METATYPE(visavis::console::OverviewRow)
