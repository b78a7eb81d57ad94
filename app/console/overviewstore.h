// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/overview.h"

#include <QObject>

#include <map>

namespace visavis::console {

//! \brief What the backend said of the people and groups that a manager or admin may see, while the overview is watched.
//!
//! Written by Session alone. Empty whenever it is not watched: nothing of it outlives the right.
class OverviewStore final : public QObject
{
    Q_OBJECT

public:
    using People = std::map<protocol::PersonId, protocol::OverviewPerson>;
    using Groups = std::map<protocol::GroupId, protocol::OverviewGroup>;

    using QObject::QObject;

    [[nodiscard]] const People &people() const { return m_people; }
    [[nodiscard]] const Groups &groups() const { return m_groups; }
    //! \brief The whole was told; before it nothing is known, which is not the same as nobody.
    [[nodiscard]] bool isKnown() const { return m_known; }

    void apply(const protocol::toadvisor::Overview &whole);
    void apply(const protocol::toadvisor::OverviewChanged &change);
    void clear();

Q_SIGNALS:
    void changed();

private:
    People m_people;
    Groups m_groups;
    bool m_known = false;
};

} // namespace visavis::console
