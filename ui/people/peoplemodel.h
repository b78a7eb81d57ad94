// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/peoplestore.h"

#include <QAbstractListModel>

namespace visavis::ui {

//! \brief The people that a search and a role let through, by alias. Holds nothing that the store has forgotten.
class PeopleModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { NameRole = Qt::UserRole, DetailRole, StateRole, DimmedRole };

    explicit PeopleModel(console::PeopleStore &store, QObject *parent = nullptr);

    void setSearch(const QString &text);
    //! \brief Nothing: all roles.
    void setRole(std::optional<protocol::Role> role);
    [[nodiscard]] const protocol::Profile *at(int row) const;
    [[nodiscard]] int rowOf(protocol::PersonId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    //! \brief After the rows were made anew.
    void refreshed();

private:
    void refresh();
    [[nodiscard]] bool matches(const protocol::Profile &person) const;

    console::PeopleStore &m_store;
    QString m_search;
    std::optional<protocol::Role> m_role;
    std::vector<protocol::PersonId> m_rows;
    bool m_pending = false;
};

//! \brief What a person is, in words: "Advisor · Sales, Support".
[[nodiscard]] QString rolesAndGroups(const console::PeopleStore &store, const protocol::Profile &person);
//! \brief "Invited", "At rest", "No way in yet", or nothing to remark.
[[nodiscard]] QString stateWords(const protocol::Profile &person);

} // namespace visavis::ui
