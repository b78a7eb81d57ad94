// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/replystore.h"

namespace visavis::console {

const protocol::Reply *ReplyStore::reply(protocol::ReplyId id) const
{
    const auto at = m_replies.find(id);
    return at == m_replies.end() ? nullptr : &at->second;
}

void ReplyStore::begin(std::vector<protocol::GroupName> groups, bool workspace)
{
    m_groups = std::move(groups);
    m_workspace = workspace;
}

void ReplyStore::put(const std::vector<protocol::Reply> &replies)
{
    for (const auto &reply : replies)
        m_replies.insert_or_assign(reply.id, reply);
    Q_EMIT changed();
}

void ReplyStore::remove(protocol::ReplyId id)
{
    if (m_replies.erase(id) > 0)
        Q_EMIT changed();
}

void ReplyStore::setComplete()
{
    m_complete = true;
    Q_EMIT changed();
}

void ReplyStore::clear()
{
    m_replies.clear();
    m_groups.clear();
    m_workspace = m_complete = false;
    Q_EMIT changed();
}

} // namespace visavis::console
