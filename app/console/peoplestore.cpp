// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/peoplestore.h"

#include <algorithm>

namespace visavis::console {

const protocol::Profile *PeopleStore::person(protocol::PersonId id) const
{
    const auto at = m_people.find(id);
    return at == m_people.end() ? nullptr : &at->second;
}

QString PeopleStore::groupName(protocol::GroupId id) const
{
    const auto at = std::find_if(m_groups.begin(), m_groups.end(), [id](const protocol::GroupName &group) { return group.id == id; });
    return at == m_groups.end() ? QString() : QString::fromStdString(at->name);
}

void PeopleStore::put(const protocol::Profile &person)
{
    m_people.insert_or_assign(person.id, person);
    Q_EMIT changed();
}

void PeopleStore::remove(protocol::PersonId id)
{
    if (m_people.erase(id) > 0)
        Q_EMIT changed();
}

void PeopleStore::setGroups(std::vector<protocol::GroupName> groups)
{
    if (m_groups == groups)
        return;
    m_groups = std::move(groups);
    Q_EMIT changed();
}

void PeopleStore::setComplete()
{
    m_complete = true;
    Q_EMIT changed();
}

void PeopleStore::clear()
{
    if (m_people.empty() && m_groups.empty() && !m_complete)
        return;
    m_people.clear();
    m_groups.clear();
    m_complete = false;
    Q_EMIT changed();
}

} // namespace visavis::console
