// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overviewstore.h"

namespace visavis::console {

void OverviewStore::apply(const protocol::toadvisor::Overview &whole)
{
    m_people.clear();
    m_groups.clear();
    for (const auto &person : whole.people)
        m_people.insert_or_assign(person.id, person);
    for (const auto &group : whole.groups)
        m_groups.insert_or_assign(group.id, group);
    m_known = true;
    Q_EMIT changed();
}

void OverviewStore::apply(const protocol::toadvisor::OverviewChanged &change)
{
    if (!m_known)
        return; // told before the backend heard that we left
    for (const auto &person : change.people)
        m_people.insert_or_assign(person.id, person);
    for (const auto &group : change.groups)
        m_groups.insert_or_assign(group.id, group);
    for (const auto id : change.peopleGone)
        m_people.erase(id);
    for (const auto id : change.groupsGone)
        m_groups.erase(id);
    Q_EMIT changed();
}

void OverviewStore::clear()
{
    const bool was = m_known;
    m_people.clear();
    m_groups.clear();
    m_known = false;
    if (was)
        Q_EMIT changed();
}

} // namespace visavis::console
