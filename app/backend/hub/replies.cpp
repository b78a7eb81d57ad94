// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/replies.h"

#include "backend/crypto/crypto.h"
#include "backend/identity/directory.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

namespace {

constexpr auto forbidden = ErrorKind::NotPermitted;

[[nodiscard]] bool may(const PersonRow &by, Action action, Relation relation = {})
{
    return by.active && allows(std::span<const Role>(by.roles), action, relation);
}

[[nodiscard]] bool isMember(const PersonRow &by, GroupId group)
{
    return std::find(by.groups.begin(), by.groups.end(), group) != by.groups.end();
}

[[nodiscard]] bool sameOwner(const ReplyRow &a, const ReplyRow &b)
{
    return a.person == b.person && a.group == b.group;
}

//! \brief As the journal's NOCASE compares.
[[nodiscard]] bool sameShortcut(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

[[nodiscard]] ReplyScope scopeOf(const ReplyRow &row)
{
    if (!row.person.isNull())
        return ReplyScope::Own;
    return row.group.isNull() ? ReplyScope::Workspace : ReplyScope::Group;
}

[[nodiscard]] std::optional<std::string> unlessEmpty(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

[[nodiscard]] std::string stampOf(const ReplyRow &row)
{
    std::string state = row.person.text() + row.group.text();
    for (const auto *part : {&row.shortcut, &row.title, &row.text, &row.language})
        state.append(*part).push_back('\0');
    return base64Url(sha256(state)).substr(0, 16);
}

[[nodiscard]] ReplyRow rowOf(ReplyId id, const PersonRow &by, const ReplyDraft &draft)
{
    ReplyRow row;
    row.id = id;
    row.person = draft.scope == ReplyScope::Own ? by.id : PersonId();
    row.group = draft.group.value_or(GroupId());
    row.shortcut = draft.shortcut;
    row.title = draft.title.value_or("");
    row.text = draft.text;
    row.language = draft.language.value_or("");
    return row;
}

} // namespace

Replies::Replies(const Directory &directory, std::vector<ReplyRow> rows)
    : m_directory(directory)
{
    for (auto &row : rows)
        put(std::move(row));
}

const ReplyRow *Replies::find(ReplyId id) const
{
    const auto at = m_rows.find(id);
    return at == m_rows.end() ? nullptr : &at->second;
}

void Replies::put(ReplyRow row)
{
    const auto id = row.id;
    m_rows.insert_or_assign(id, std::move(row));
}

void Replies::remove(ReplyId id)
{
    m_rows.erase(id);
}

std::vector<ReplyRow> Replies::takeOf(PersonId person)
{
    std::vector<ReplyRow> taken;
    std::erase_if(m_rows, [&](auto &entry) {
        const bool theirs = entry.second.person == person;
        if (theirs)
            taken.push_back(std::move(entry.second));
        return theirs;
    });
    return taken;
}

std::vector<ReplyRow> Replies::takeOf(GroupId group)
{
    std::vector<ReplyRow> taken;
    std::erase_if(m_rows, [&](auto &entry) {
        const bool theirs = entry.second.group == group;
        if (theirs)
            taken.push_back(std::move(entry.second));
        return theirs;
    });
    return taken;
}

bool Replies::mayUse(const PersonRow &by, const ReplyRow &row) const
{
    const bool theirs = scopeOf(row) == ReplyScope::Own ? row.person == by.id : row.group.isNull() || isMember(by, row.group);
    return theirs && may(by, Action::UseReplies);
}

bool Replies::mayChange(const PersonRow &by, const ReplyRow &row) const
{
    if (scopeOf(row) == ReplyScope::Own)
        return row.person == by.id && may(by, Action::EditOwnReplies, {.self = true});
    return may(by, Action::EditSharedReplies, {.group = isMember(by, row.group)});
}

bool Replies::maySee(const PersonRow &by, const ReplyRow &row) const
{
    return mayUse(by, row) || mayChange(by, row);
}

Replies::Decided Replies::placed(const PersonRow &by, ReplyRow row) const
{
    if (!mayChange(by, row) || (!row.group.isNull() && m_directory.groupName(row.group).empty()))
        return tl::unexpected(forbidden);
    const auto *before = find(row.id);
    std::size_t others = 0;
    for (const auto &[id, other] : m_rows) {
        if (id == row.id || !sameOwner(other, row))
            continue;
        ++others;
        if (sameShortcut(other.shortcut, row.shortcut))
            return tl::unexpected(ErrorKind::Conflict);
    }
    if (others >= limits::replies && !(before && sameOwner(*before, row)))
        return tl::unexpected(ErrorKind::TooLarge);
    return row;
}

Replies::Decided Replies::made(const PersonRow &by, const ReplyDraft &draft) const
{
    return placed(by, rowOf(ReplyId::random(), by, draft));
}

Replies::Decided Replies::changed(const PersonRow &by, ReplyId id, std::string_view stamp, const ReplyDraft &draft) const
{
    const auto old = removed(by, id);
    if (!old)
        return old;
    auto placed_ = placed(by, rowOf(id, by, draft));
    if (placed_ && stamp != stampOf(*old))
        return tl::unexpected(ErrorKind::Conflict);
    return placed_;
}

Replies::Decided Replies::removed(const PersonRow &by, ReplyId id) const
{
    const auto *row = find(id);
    if (!row || !mayChange(by, *row))
        return tl::unexpected(forbidden);
    return *row;
}

Reply Replies::seenBy(const PersonRow &by, const ReplyRow &row) const
{
    Reply reply;
    reply.id = row.id;
    reply.is.scope = scopeOf(row);
    if (reply.is.scope == ReplyScope::Group) {
        reply.is.group = row.group;
        reply.groupName = m_directory.groupName(row.group);
    }
    reply.is.shortcut = row.shortcut;
    reply.is.title = unlessEmpty(row.title);
    reply.is.text = row.text;
    reply.is.language = unlessEmpty(row.language);
    reply.stamp = stampOf(row);
    reply.mayUse = mayUse(by, row);
    reply.mayChange = mayChange(by, row);
    return reply;
}

toadvisor::Replies Replies::page(const PersonRow &by, std::optional<ReplyId> after, std::uint64_t limit) const
{
    toadvisor::Replies page;
    page.workspace = may(by, Action::EditSharedReplies);
    if (!after) {
        for (const auto &group : m_directory.groups()) {
            if (may(by, Action::EditSharedReplies, {.group = isMember(by, group.id)}))
                page.groups.push_back({group.id, group.name});
        }
    }
    std::size_t bytes = 0;
    for (auto at = after ? m_rows.upper_bound(*after) : m_rows.begin(); at != m_rows.end(); ++at) {
        if (!maySee(by, at->second))
            continue;
        page.more = page.replies.size() == limit || bytes >= limits::repliesPageBytes;
        if (page.more)
            break;
        bytes += at->second.text.size();
        page.replies.push_back(seenBy(by, at->second));
    }
    return page;
}

} // namespace visavis::backend
