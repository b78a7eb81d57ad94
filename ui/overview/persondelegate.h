// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/overviewmodel.h"

#include <QStyledItemDelegate>

namespace visavis::ui {

//! \brief Where the parts of one person's row stand.
struct PersonLayout {
    QRect row, dot, alias, groups, state, count, bar;

    [[nodiscard]] static PersonLayout of(const QRect &row, const QFontMetrics &metrics, const QString &state, const QString &count);
    [[nodiscard]] static int height(const QFontMetrics &metrics);
};

//! \brief Draws a person of the overview: a light, alias and groups, what the person can take, and how much of it is taken.
class PersonDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] static QString state(console::OverviewRow::State state);
    //! \brief The row in words, for a screen reader.
    [[nodiscard]] static QString sentence(const console::OverviewRow &row);
};

} // namespace visavis::ui
