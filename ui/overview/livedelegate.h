// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/conversationlistmodel.h"

#include <QStyledItemDelegate>

namespace visavis::ui {

//! \brief Draws a conversation of the overview in two lines: visitor and wait; who answers, group, site. No text of a visitor's.
class LiveDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! \a clock outlives the delegate.
    explicit LiveDelegate(const console::Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! \brief The row in words, for a screen reader.
    [[nodiscard]] QString sentence(const console::ConversationRow &row) const;

private:
    [[nodiscard]] std::optional<std::chrono::seconds> waited(const console::ConversationRow &row) const;

    const console::Clock &m_clock;
};

} // namespace visavis::ui
