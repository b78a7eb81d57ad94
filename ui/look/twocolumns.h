// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QListWidget;

namespace visavis::ui {

//! \brief A row of a list of suggestions: a picture, a text, and a muted detail at the right that gives way first. Plain text.
class TwoColumns final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    //! \brief Appends a row; a screen reader reads both columns.
    static void add(QListWidget &list, const QIcon &icon, const QString &text, const QString &detail);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace visavis::ui
