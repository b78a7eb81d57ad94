// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/replystore.h"

namespace visavis::console {

//! \brief One reply as a list shows it. Every string may be drawn as plain text as it is.
struct ReplyRow {
    protocol::ReplyId id;
    protocol::ReplyScope scope = protocol::ReplyScope::Own;
    QString shortcut, title, group, language;
    QString firstLine; //!< of the text, placeholders as they stand
    bool mayChange = false;
    bool named = false; //!< found by its shortcut or title, not by words of its text
};

//! \brief Finds replies by what is typed: shortcuts that begin with it, then titles of which a word does, then whatever holds it;
//! among equals those of the language first, then those that fit any, then by shortcut.
class ReplySearch final : public QObject
{
    Q_OBJECT

public:
    enum class Which : std::uint8_t {
        Usable, //!< one's own, one's groups' and the workspace's
        All,    //!< besides, those that one may only edit
    };

    //! \a store outlives the search.
    explicit ReplySearch(const ReplyStore &store, QObject *parent = nullptr);

    //! \param typed "" finds all
    //! \param language BCP 47, of the conversation; "" prefers none
    [[nodiscard]] std::vector<ReplyRow> find(const QString &typed, const QString &language, Which which) const;

Q_SIGNALS:
    //! \brief Another find() may find something else.
    void changed();

private:
    struct Entry {
        ReplyRow row;
        QString shortcut, title, text; //!< folded
        bool usable = false;
    };
    void rebuild();

    const ReplyStore &m_store;
    std::vector<Entry> m_entries; //!< by shortcut
};

} // namespace visavis::console

Q_DECLARE_METATYPE(visavis::console::ReplyRow)
