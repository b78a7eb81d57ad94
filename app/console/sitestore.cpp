// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sitestore.h"

#include <algorithm>

namespace visavis::console {

const protocol::SiteFacts *SiteStore::site(protocol::SiteId id) const
{
    const auto at = m_sites.find(id);
    return at == m_sites.end() ? nullptr : &at->second;
}

QString SiteStore::groupName(protocol::GroupId id) const
{
    const auto at = std::find_if(m_groups.begin(), m_groups.end(), [id](const protocol::GroupName &group) { return group.id == id; });
    return at == m_groups.end() ? QString() : QString::fromStdString(at->name);
}

void SiteStore::begin(std::vector<protocol::SiteFacts> sites, std::vector<protocol::GroupName> groups)
{
    m_sites.clear();
    for (auto &site : sites)
        m_sites.emplace(site.id, std::move(site));
    m_groups = std::move(groups);
    m_complete = true;
    Q_EMIT changed();
}

void SiteStore::setGroups(std::vector<protocol::GroupName> groups)
{
    m_groups = std::move(groups);
    Q_EMIT changed();
}

void SiteStore::put(const protocol::SiteFacts &site)
{
    m_sites.insert_or_assign(site.id, site);
    Q_EMIT changed();
}

void SiteStore::clear()
{
    if (m_sites.empty() && m_groups.empty() && !m_complete)
        return;
    m_sites.clear();
    m_groups.clear();
    m_complete = false;
    Q_EMIT changed();
}

} // namespace visavis::console
