// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/replysearch.h"

#include "console/conversationlistmodel.h"
#include "console/visibletext.h"
#include "protocol/codec.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace visavis::console {
namespace {

constexpr std::size_t mostOfALine = 300; //!< code points; no list is as wide

enum Rank { ByShortcut, ByTitle, ByWords };

bool hasWord(const QString &folded, const QString &typed)
{
    for (auto at = folded.indexOf(typed); at >= 0; at = folded.indexOf(typed, at + 1)) {
        if (at == 0 || !folded[at - 1].isLetterOrNumber())
            return true;
    }
    return false;
}

//! \brief 0: the conversation's own, 1: any, 2: another one.
int distance(const QString &language, const QString &wanted)
{
    if (language.isEmpty() || wanted.isEmpty())
        return 1;
    const auto primary = [](const QString &tag) { return tag.section(QLatin1Char('-'), 0, 0); };
    return primary(language).compare(primary(wanted), Qt::CaseInsensitive) == 0 ? 0 : 2;
}

std::string_view firstLine(std::string_view text)
{
    const auto begin = text.find_first_not_of("\r\n");
    text.remove_prefix(begin == text.npos ? text.size() : begin);
    return protocol::firstCodePoints(text.substr(0, text.find_first_of("\r\n")), mostOfALine);
}

} // namespace

ReplySearch::ReplySearch(const ReplyStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&store, &ReplyStore::changed, this, &ReplySearch::rebuild);
    rebuild();
}

void ReplySearch::rebuild()
{
    m_entries.clear();
    for (const auto &[id, reply] : m_store.replies()) {
        Entry entry;
        entry.row = {id, reply.is.scope, visibleLine(reply.is.shortcut), visibleLine(reply.is.title.value_or("")), visibleLine(reply.groupName.value_or("")),
                     visibleMarks(reply.is.language.value_or(""), true), visibleLine(firstLine(reply.is.text)), reply.mayChange, false};
        entry.shortcut = folded(QString::fromStdString(reply.is.shortcut));
        entry.title = folded(QString::fromStdString(reply.is.title.value_or("")));
        entry.text = folded(QString::fromStdString(reply.is.text));
        entry.usable = reply.mayUse;
        m_entries.push_back(std::move(entry));
    }
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) { return std::tie(a.shortcut, a.row.id) < std::tie(b.shortcut, b.row.id); });
    Q_EMIT changed();
}

std::vector<ReplyRow> ReplySearch::find(const QString &typed, const QString &language, Which which) const
{
    const auto wanted = folded(typed);
    std::vector<std::tuple<int, int, const Entry *>> found;
    for (const auto &entry : m_entries) {
        if (which == Which::Usable && !entry.usable)
            continue;
        std::optional<int> rank;
        if (entry.shortcut.startsWith(wanted))
            rank = ByShortcut;
        else if (hasWord(entry.title, wanted))
            rank = ByTitle;
        else if (entry.shortcut.contains(wanted) || entry.title.contains(wanted) || entry.text.contains(wanted))
            rank = ByWords;
        if (rank)
            found.emplace_back(*rank, distance(entry.row.language, language), &entry);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    std::vector<ReplyRow> rows;
    for (const auto &[rank, unused, entry] : found) {
        rows.push_back(entry->row);
        rows.back().named = rank != ByWords;
    }
    return rows;
}

} // namespace visavis::console
