// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/replies.h"

#include <QObject>

#include <map>

namespace visavis::console {

//! \brief The canned replies that the signed-in person may use or change, as the backend tells them. Session alone writes it.
class ReplyStore final : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] const std::map<protocol::ReplyId, protocol::Reply> &replies() const { return m_replies; }
    //! \brief Null when there is none (any more).
    [[nodiscard]] const protocol::Reply *reply(protocol::ReplyId id) const;
    //! \brief Groups whose replies the person may edit.
    [[nodiscard]] const std::vector<protocol::GroupName> &groups() const { return m_groups; }
    [[nodiscard]] bool mayEditWorkspace() const { return m_workspace; }
    //! \brief All of them are here; before, some are still on their way.
    [[nodiscard]] bool isComplete() const { return m_complete; }

    // For the session
    void begin(std::vector<protocol::GroupName> groups, bool workspace);
    void put(const std::vector<protocol::Reply> &replies);
    void remove(protocol::ReplyId id);
    void setComplete();
    void clear();

Q_SIGNALS:
    void changed();

private:
    std::map<protocol::ReplyId, protocol::Reply> m_replies;
    std::vector<protocol::GroupName> m_groups;
    bool m_workspace = false, m_complete = false;
};

} // namespace visavis::console
