// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "ui/room/timelinelayout.h"

#include <QHash>
#include <QStyledItemDelegate>

namespace visavis::ui {

//! \brief Draws a thread's rows by their TimelineLayout, which it keeps for rows that did not change.
class TimelineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! \a clock outlives the delegate.
    explicit TimelineDelegate(const console::Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] const TimelineLayout &layoutOf(const QModelIndex &index, int width, const QFont &font, const QPalette &palette) const;
    //! \brief The width of a row; the view says it, because an item view gives none to sizeHint().
    void setWidth(int width) { m_width = width; }
    [[nodiscard]] int width() const { return m_width; }

private:
    struct Kept {
        console::TimelineRow row;
        int width = 0;
        QFont font;
        QRgb link = 0;
        QDate today;
        TimelineLayout layout;
    };

    const console::Clock &m_clock;
    int m_width = 400;
    mutable QHash<QString, Kept> m_kept; //!< by kind, id and seq
};

} // namespace visavis::ui
