// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changes of canned replies: in force at once, told when durable.
#include "backend/hub/advisorconnection.h"
#include "backend/hub/hub.h"

namespace visavis::backend {
using namespace protocol;

void Hub::putReply(ReplyRow row, Stored done)
{
    const auto id = row.id;
    const auto *known = m_replies.find(id);
    std::optional<ReplyRow> before = known ? std::optional(*known) : std::nullopt;
    Unit unit{PutReply{row}};
    audit(unit);
    m_replies.put(std::move(row));
    m_parts.journal.submit(std::move(unit), [this, id, before = std::move(before), done = std::move(done)](const Result<Committed> &result) {
        if (!result && before)
            m_replies.put(*before);
        else if (!result)
            m_replies.remove(id);
        else
            replyChanged(before ? &*before : nullptr, id);
        done(result.has_value());
    });
}

void Hub::removeReply(ReplyId id, Stored done)
{
    const auto before = *m_replies.find(id);
    Unit unit{DeleteReply{id}};
    audit(unit);
    m_replies.remove(id);
    m_parts.journal.submit(std::move(unit), [this, id, before, done = std::move(done)](const Result<Committed> &result) {
        if (result)
            replyChanged(&before, id);
        else
            m_replies.put(before);
        done(result.has_value());
    });
}

void Hub::replyChanged(const ReplyRow *before, ReplyId id)
{
    const auto *now = m_replies.find(id);
    for (auto *desk : m_desks)
        desk->tellReply(before, now, id);
}

} // namespace visavis::backend
