// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/overviewgroups.h"

#include <QStyledItemDelegate>

namespace visavis::ui {

//! \brief Draws a group's figures as a tile: how many wait and for how long, how many are served, who could take one.
class GroupDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! \a clock outlives the delegate.
    explicit GroupDelegate(const console::Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] static int height(const QFontMetrics &metrics);

    //! \brief The tile in words, for a screen reader.
    [[nodiscard]] QString sentence(const console::OverviewGroupRow &row) const;

private:
    [[nodiscard]] std::chrono::seconds waited(const console::OverviewGroupRow &row) const;

    const console::Clock &m_clock;
};

} // namespace visavis::ui
