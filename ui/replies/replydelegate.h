// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/replysearch.h"

#include <QListWidget>
#include <QStyledItemDelegate>

namespace visavis::ui {

//! \brief A canned reply in a list: its shortcut and title, whose it is, and the beginning of its text. Plain text.
class ReplyDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    //! \brief Appends a row; a screen reader reads all of it.
    static void add(QListWidget &list, const console::ReplyRow &row);
    [[nodiscard]] static console::ReplyRow rowOf(const QListWidgetItem &item);
    [[nodiscard]] static int height(const QFontMetrics &metrics);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

namespace words {
//! \brief Whose it is: "Own", the group's name, "Everybody".
[[nodiscard]] QString owner(const console::ReplyRow &reply);
//! \brief The row as a sentence.
[[nodiscard]] QString sentence(const console::ReplyRow &reply);
} // namespace words

} // namespace visavis::ui
