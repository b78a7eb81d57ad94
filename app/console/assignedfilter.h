// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/conversationlistmodel.h"

#include <QSortFilterProxyModel>

namespace visavis::console {

//! \brief The live conversations of others: of one person or of everybody, by advisor, who waits longest for an answer first.
class AssignedFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    //! \a model outlives the filter.
    explicit AssignedFilter(ConversationListModel &model, QObject *parent = nullptr);

    //! \brief Null: of everybody.
    void setPerson(std::optional<protocol::PersonId> person);
    [[nodiscard]] std::optional<protocol::PersonId> person() const { return m_person; }
    [[nodiscard]] const ConversationRow &at(int row) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const ConversationListModel &m_model;
    std::optional<protocol::PersonId> m_person;
};

} // namespace visavis::console
