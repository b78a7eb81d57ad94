// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/sites.h"

#include <QObject>

#include <map>

namespace visavis::console {

//! \brief The sites of the workspace, for whoever manages them, as the backend tells them. Session alone writes it.
class SiteStore final : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] const std::map<protocol::SiteId, protocol::SiteFacts> &sites() const { return m_sites; }
    //! \brief Null when there is none (any more).
    [[nodiscard]] const protocol::SiteFacts *site(protocol::SiteId id) const;
    //! \brief That a site may be given to, by name.
    [[nodiscard]] const std::vector<protocol::GroupName> &groups() const { return m_groups; }
    [[nodiscard]] QString groupName(protocol::GroupId id) const;
    //! \brief Everything has been told.
    [[nodiscard]] bool isComplete() const { return m_complete; }

    // For the session
    void begin(std::vector<protocol::SiteFacts> sites, std::vector<protocol::GroupName> groups);
    void setGroups(std::vector<protocol::GroupName> groups);
    void put(const protocol::SiteFacts &site);
    void clear();

Q_SIGNALS:
    void changed();

private:
    std::map<protocol::SiteId, protocol::SiteFacts> m_sites;
    std::vector<protocol::GroupName> m_groups;
    bool m_complete = false;
};

} // namespace visavis::console
