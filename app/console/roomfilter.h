// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/conversationlistmodel.h"

namespace visavis::console {

//! \brief One list of the room: a part of all conversations, filtered by text and sorted by urgency.
//!
//! Rows are inserted, moved and removed singly as facts come; a change of part or text that touches many rows resets the
//! model (QSortFilterProxyModel needs 100 ms and more for that at 10,000 rows), after which a view selects again by rowOf().
class RoomFilter final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Part : std::uint8_t {
        Mine,    //!< assigned or offered to me: who waits longest for an answer first, then the latest
        Waiting, //!< in the queue: in order of arrival
        All,     //!< everything the role may see: the latest first
    };
    Q_ENUM(Part)

    //! \a model outlives the filter.
    RoomFilter(const ConversationListModel &model, Part part, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override; //!< the roles of ConversationListModel

    [[nodiscard]] Part part() const { return m_part; }
    void setPart(Part part);
    //! \brief Every word must occur in name, text, group, site or advisor; case and accents do not matter.
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] const ConversationRow &at(int row) const { return m_model.at(m_rows[std::size_t(row)]); }
    //! \brief -1 when it is not in this list.
    [[nodiscard]] int rowOf(protocol::ConversationId conversation) const;

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] bool accepts(const ConversationRow &row) const;
    [[nodiscard]] bool before(int a, int b) const;
    [[nodiscard]] std::vector<int> wanted() const;
    void reset(std::vector<int> rows);
    void refilter();
    void place(int row);
    void take(int position);
    void sourceRemoved(int first, int last);

    const ConversationListModel &m_model;
    Part m_part;
    QString m_text;
    QStringList m_words;
    std::vector<int> m_rows; //!< rows of the model, sorted
};

} // namespace visavis::console
