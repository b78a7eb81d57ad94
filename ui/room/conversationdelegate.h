// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/conversationlistmodel.h"

#include <QStyledItemDelegate>

namespace visavis::ui {

//! \brief Where the parts of a conversation's row stand; painting and tests ask it alike.
struct ConversationLayout {
    QRect row, avatar, online, name, moment, text, detail, badge;

    [[nodiscard]] static ConversationLayout of(const QRect &row, const QFontMetrics &metrics, const QString &moment, bool unread);
    [[nodiscard]] static int height(const QFontMetrics &metrics);
};

//! \brief Draws a conversation of the room: who, what last, who waits for an answer and how long.
class ConversationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! \a clock outlives the delegate.
    explicit ConversationDelegate(const console::Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! \brief The row in words, for a screen reader.
    [[nodiscard]] QString sentence(const console::ConversationRow &row) const;

private:
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] QString waiting(const console::ConversationRow &row) const; //!< "" when nobody waits

    const console::Clock &m_clock;
};

//! \brief The circle with the visitor's initial, its colour by the conversation's id.
void paintAvatar(QPainter &painter, const QRect &circle, const QString &name, protocol::ConversationId id, bool dark);

} // namespace visavis::ui
