// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/rows.h"
#include "protocol/replies.h"

#include <map>
#include <tl/expected.hpp>

namespace visavis::backend {

class Directory;

//! \brief The canned replies of a workspace in memory, and who may use, see and change which (PRIVACY.md section 2).
//!
//! A person's own replies are nobody else's, an admin's neither. Decides and remembers, like Directory; whoever calls makes it
//! durable and takes it back when that fails.
class Replies final
{
public:
    //! \a directory outlives this.
    Replies(const Directory &directory, std::vector<ReplyRow> rows);

    [[nodiscard]] const ReplyRow *find(protocol::ReplyId id) const;
    void put(ReplyRow row);
    void remove(protocol::ReplyId id);
    //! \brief Takes out what went with its owner.
    std::vector<ReplyRow> takeOf(protocol::PersonId person);
    std::vector<ReplyRow> takeOf(protocol::GroupId group);

    // Decisions; what is forbidden and what is not there answer alike, as NotPermitted.
    using Decided = tl::expected<ReplyRow, protocol::ErrorKind>;
    [[nodiscard]] Decided made(const PersonRow &by, const protocol::ReplyDraft &draft) const;
    //! \brief Conflict: \a stamp is not of the present state, or the owner has another reply of this shortcut.
    [[nodiscard]] Decided changed(const PersonRow &by, protocol::ReplyId id, std::string_view stamp, const protocol::ReplyDraft &draft) const;
    [[nodiscard]] Decided removed(const PersonRow &by, protocol::ReplyId id) const;

    [[nodiscard]] bool maySee(const PersonRow &by, const ReplyRow &row) const;
    [[nodiscard]] protocol::Reply seenBy(const PersonRow &by, const ReplyRow &row) const;
    //! \brief Those after \a after, at most \a limit and as many as a page takes.
    [[nodiscard]] protocol::toadvisor::Replies page(const PersonRow &by, std::optional<protocol::ReplyId> after, std::uint64_t limit) const;

private:
    [[nodiscard]] bool mayUse(const PersonRow &by, const ReplyRow &row) const;
    [[nodiscard]] bool mayChange(const PersonRow &by, const ReplyRow &row) const;
    //! \brief Whether \a row can stand where it wants to: its owner is there, the shortcut free, and room for one more if it is new there.
    [[nodiscard]] Decided placed(const PersonRow &by, ReplyRow row) const;

    const Directory &m_directory;
    std::map<protocol::ReplyId, ReplyRow> m_rows;
};

} // namespace visavis::backend
