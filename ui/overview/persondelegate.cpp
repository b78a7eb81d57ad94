// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/persondelegate.h"

#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/words.h"

#include <QPainter>

namespace visavis::ui {
namespace {

using console::OverviewRow;
using State = OverviewRow::State;

constexpr int barWidth = 72, barHeight = 6;

QFont scaled(QFont font, qreal factor, QFont::Weight weight = QFont::Normal)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

QString countOf(const OverviewRow &row)
{
    return PersonDelegate::tr("%1 of %2", "slots taken").arg(QString::number(row.slotsUsed), QString::number(row.slotCount));
}

QColor lightOf(State state, const Theme &theme)
{
    switch (state) {
    case State::Free: return theme.good;
    case State::Full:
    case State::Busy: return theme.warning;
    case State::Unavailable:
    case State::Away: break;
    }
    return theme.muted;
}

void paintBar(QPainter &painter, const QRect &bar, const OverviewRow &row, const Theme &theme)
{
    const qreal radius = bar.height() / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.line);
    painter.drawRoundedRect(bar, radius, radius);
    if (row.slotsUsed == 0)
        return;
    const bool full = row.slotsUsed >= row.slotCount;
    const int width = full ? bar.width() : std::max(bar.height(), bar.width() * row.slotsUsed / row.slotCount);
    painter.setBrush(full ? theme.warning : theme.accent);
    painter.drawRoundedRect(QRect(bar.topLeft(), QSize(width, bar.height())), radius, radius);
}

} // namespace

PersonLayout PersonLayout::of(const QRect &row, const QFontMetrics &metrics, const QString &state, const QString &count)
{
    PersonLayout layout;
    layout.row = row.adjusted(4, 2, -4, -2);
    const auto inner = layout.row.adjusted(space::medium, space::small, -space::medium, -space::small);
    const int line = metrics.height();
    layout.dot = QRect(inner.left(), inner.top() + (line - 10) / 2, 10, 10);
    const int left = layout.dot.right() + space::medium;
    const int stateWidth = std::min(inner.width() / 2, metrics.horizontalAdvance(state) + 4);
    layout.state = QRect(inner.right() - stateWidth, inner.top(), stateWidth, line);
    layout.alias = QRect(left, inner.top(), layout.state.left() - left - space::small, line);
    const int below = inner.top() + line + 4;
    layout.bar = QRect(inner.right() - barWidth, below + (line - barHeight) / 2, barWidth, barHeight);
    const int countWidth = metrics.horizontalAdvance(count) + 4;
    layout.count = QRect(layout.bar.left() - space::small - countWidth, below, countWidth, line);
    layout.groups = QRect(left, below, layout.count.left() - left - space::small, line);
    return layout;
}

int PersonLayout::height(const QFontMetrics &metrics)
{
    return 2 * metrics.height() + 4 + 2 * space::small + 4;
}

QString PersonDelegate::state(State state)
{
    switch (state) {
    case State::Free: return words::of(protocol::Availability::Available);
    case State::Full: return tr("Available, full");
    case State::Busy: return words::of(protocol::Availability::Busy);
    case State::Unavailable: return words::of(protocol::Availability::Unavailable);
    case State::Away: break;
    }
    return tr("Not at a desk");
}

QString PersonDelegate::sentence(const OverviewRow &row)
{
    QStringList parts{row.alias, state(row.state), tr("%1 of %2 taken", "slots").arg(QString::number(row.slotsUsed), QString::number(row.slotCount)), row.groups};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QSize PersonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, PersonLayout::height(option.fontMetrics)};
}

void PersonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(console::OverviewModel::RowRole).value<OverviewRow>();
    const auto &theme = Theme::of(option.palette);
    const auto stateText = state(row.state), count = countOf(row);
    const auto layout = PersonLayout::of(option.rect, option.fontMetrics, stateText, count);
    const bool away = row.state == State::Away;

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? theme.accentSoft : theme.raised);
        painter->drawRoundedRect(layout.row, space::radius, space::radius);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && selected) {
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(layout.row).adjusted(1, 1, -1, -1), space::radius, space::radius);
    }
    // Who is not there is a ring: the colour is not all that tells.
    painter->setPen(away ? QPen(theme.muted, 2) : QPen(Qt::NoPen));
    painter->setBrush(away ? QBrush(Qt::NoBrush) : QBrush(lightOf(row.state, theme)));
    painter->drawEllipse(away ? QRectF(layout.dot).adjusted(1, 1, -1, -1) : QRectF(layout.dot));

    painter->setFont(scaled(option.font, 1.0, QFont::DemiBold));
    painter->setPen(away ? theme.muted : theme.text);
    painter->drawText(layout.alias, Qt::AlignVCenter | Qt::AlignLeft, elided(painter->fontMetrics(), row.alias, layout.alias.width()));
    painter->setFont(scaled(option.font, 0.9));
    painter->setPen(away ? theme.muted : lightOf(row.state, theme));
    painter->drawText(layout.state, Qt::AlignVCenter | Qt::AlignRight, elided(painter->fontMetrics(), stateText, layout.state.width()));
    painter->setPen(theme.muted);
    painter->drawText(layout.groups, Qt::AlignVCenter | Qt::AlignLeft, elided(painter->fontMetrics(), row.groups, layout.groups.width()));
    if (!away || row.slotsUsed > 0) {
        painter->drawText(layout.count, Qt::AlignVCenter | Qt::AlignRight, count);
        paintBar(*painter, layout.bar, row, theme);
    }
    painter->restore();
}

} // namespace visavis::ui
