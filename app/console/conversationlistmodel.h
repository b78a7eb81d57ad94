// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/conversationstore.h"
#include "console/previewstate.h"

#include <QAbstractListModel>
#include <QDateTime>

namespace visavis::console {

//! \brief One conversation as the room lists it. Every string may be drawn as plain text as it is.
struct ConversationRow {
    protocol::ConversationId id;
    protocol::Status status = protocol::Status::Waiting;
    bool mine = false;
    bool visitorOnline = false;
    bool visitorTypes = false;
    bool offeredToMe = false;
    QString visitorName, siteName, group, assignee, language;
    std::optional<protocol::PersonId> assigneeId;
    QString lastText; //!< "" when the person may not read the thread
    std::optional<protocol::Author> lastAuthor;
    QString preview; //!< not sent; "" without one
    std::optional<QDateTime> waitingSince; //!< the visitor waits for an answer since then
    QDateTime openedAt, lastAt;
    std::uint64_t unread = 0; //!< events after the last that an advisor has seen, 0 unless mine
    protocol::ConsentStates consent;
    std::optional<protocol::Offer> offer;
    QString searchText; //!< folded, what the filter looks into
};

//! \brief What a search compares: lower case, without accents, compatibility forms resolved.
[[nodiscard]] QString folded(const QString &text);

//! \brief All conversations of the store in the order in which they became known; RoomFilter sorts.
class ConversationListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1 }; //!< a ConversationRow; DisplayRole is the visitor's name

    //! Both outlive the model.
    ConversationListModel(const ConversationStore &store, const PreviewState &previews, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const ConversationRow &at(int row) const { return m_rows[std::size_t(row)]; }
    //! \brief -1 when it is not listed.
    [[nodiscard]] int rowOf(protocol::ConversationId conversation) const;
    //! \brief Who "mine" is.
    void setSelf(protocol::PersonId self);

private:
    [[nodiscard]] ConversationRow make(protocol::ConversationId conversation) const;
    void reset();
    void add(protocol::ConversationId conversation);
    void update(protocol::ConversationId conversation);
    void remove(protocol::ConversationId conversation);

    const ConversationStore &m_store;
    const PreviewState &m_previews;
    protocol::PersonId m_self;
    std::vector<ConversationRow> m_rows;
    std::unordered_map<protocol::ConversationId, int> m_rowOf;
};

} // namespace visavis::console

Q_DECLARE_METATYPE(visavis::console::ConversationRow)
