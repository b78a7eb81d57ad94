// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/timelinedelegate.h"

#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"

#include <QPainter>

namespace visavis::ui {
namespace {

using console::TimelineRow;

constexpr int mostKept = 600;

QFont small(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

QString keyOf(const TimelineRow &row)
{
    const bool written = row.kind == TimelineRow::Kind::Message || row.kind == TimelineRow::Kind::Pending;
    return written ? QString::fromStdString(row.id.text()) : QString::number(int(row.kind)) + QLatin1Char('.') + QString::number(row.seq);
}

void paintDay(QPainter &painter, const TimelineLayout &layout, const Theme &theme)
{
    const int half = painter.fontMetrics().horizontalAdvance(layout.dayText) / 2 + space::medium;
    const int y = layout.day.center().y(), middle = layout.day.center().x();
    painter.setPen(theme.line);
    painter.drawLine(layout.day.left(), y, middle - half, y);
    painter.drawLine(middle + half, y, layout.day.right(), y);
    painter.setPen(theme.muted);
    painter.drawText(layout.day, Qt::AlignCenter, layout.dayText);
}

} // namespace

TimelineDelegate::TimelineDelegate(const console::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

const TimelineLayout &TimelineDelegate::layoutOf(const QModelIndex &index, int width, const QFont &font, const QPalette &palette) const
{
    const auto row = index.data(console::TimelineModel::RowRole).value<TimelineRow>();
    const auto link = palette.color(QPalette::Link);
    const auto today = QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count()).date();
    if (m_kept.size() > mostKept)
        m_kept.clear();
    auto &kept = m_kept[keyOf(row)];
    if (kept.width != width || kept.font != font || kept.link != link.rgba() || kept.today != today || kept.row != row)
        kept = {row, width, font, link.rgba(), today, TimelineLayout::of(row, width, font, link, today)};
    return kept.layout;
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {m_width, layoutOf(index, m_width, option.font, option.palette).height};
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &layout = layoutOf(index, m_width, option.font, option.palette);
    const auto row = index.data(console::TimelineModel::RowRole).value<TimelineRow>();
    const auto &theme = Theme::of(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);

    painter->save();
    painter->setClipRect(option.rect); // marks that stack up do not leave their row
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(option.rect.topLeft());
    painter->setFont(small(option.font));
    if (row.startsDay)
        paintDay(*painter, layout, theme);
    const bool failed = row.delivery == console::Delivery::Failed;
    const bool whisper = row.event == protocol::EventKind::Whisper;
    if (!layout.name.isEmpty()) {
        painter->setPen(whisper ? theme.warning : theme.muted);
        painter->drawText(layout.name, Qt::AlignVCenter | (layout.right ? Qt::AlignRight : Qt::AlignLeft),
                          elided(painter->fontMetrics(), layout.nameText, layout.name.width()));
    }
    if (!layout.bubble.isEmpty()) {
        painter->setPen(selected ? QPen(theme.accent, 2) : whisper ? QPen(theme.warning, 1.5, Qt::DashLine) : QPen(Qt::NoPen));
        painter->setBrush(failed ? theme.dangerSoft : whisper ? theme.warningSoft : layout.right ? theme.mine : theme.theirs);
        painter->drawRoundedRect(layout.bubble, 12, 12);
        painter->setPen(whisper ? theme.text : layout.right ? theme.onMine : theme.onTheirs);
    } else {
        painter->setPen(theme.muted);
    }
    if (row.kind == TimelineRow::Kind::Pending && !failed)
        painter->setOpacity(0.7);
    layout.text->draw(painter, layout.textAt);
    painter->setOpacity(1);
    if (!layout.meta.isEmpty()) {
        painter->setPen(failed ? theme.danger : row.delivery == console::Delivery::Seen ? theme.accent : theme.muted);
        painter->drawText(layout.meta, Qt::AlignVCenter | Qt::AlignRight, elided(painter->fontMetrics(), layout.metaText, layout.meta.width()));
    }
    if (layout.note) {
        painter->setPen(QPen(theme.line, 1));
        painter->setBrush(theme.warningSoft);
        painter->drawRoundedRect(layout.noteBubble, space::radius, space::radius);
        painter->setPen(theme.text);
        layout.note->draw(painter, layout.noteBubble.topLeft() + QPoint(space::medium, space::small));
    }
    painter->restore();
}

} // namespace visavis::ui
