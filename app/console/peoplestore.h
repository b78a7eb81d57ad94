// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/people.h"

#include <QObject>

#include <map>
#include <unordered_map>
#include <vector>

namespace visavis::console {

//! \brief The people and groups that this person may list, as the backend last said; empty for whoever may not.
//!
//! Session alone writes it: it fills it when somebody wants to see it, keeps it up to date, and empties it when the right goes.
class PeopleStore final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! \brief Everything has been told; before that the list is only a part.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] const std::unordered_map<protocol::PersonId, protocol::Profile> &people() const { return m_people; }
    [[nodiscard]] const protocol::Profile *person(protocol::PersonId id) const;
    //! \brief By name.
    [[nodiscard]] const std::vector<protocol::GroupName> &groups() const { return m_groups; }
    [[nodiscard]] QString groupName(protocol::GroupId id) const;

    void put(const protocol::Profile &person);
    void remove(protocol::PersonId id);
    void setGroups(std::vector<protocol::GroupName> groups);
    void setComplete();
    void clear();

Q_SIGNALS:
    void changed();

private:
    std::unordered_map<protocol::PersonId, protocol::Profile> m_people;
    std::vector<protocol::GroupName> m_groups;
    bool m_complete = false;
};

} // namespace visavis::console
