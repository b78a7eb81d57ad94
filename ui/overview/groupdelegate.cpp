// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/groupdelegate.h"

#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/look/waitpill.h"
#include "ui/words/words.h"

#include <QPainter>

namespace visavis::ui {
namespace {

using console::OverviewGroupRow;

constexpr int tileWidth = 284;

QStringList figures(const OverviewGroupRow &row)
{
    return {GroupDelegate::tr("%n waiting", "conversations", row.waiting), GroupDelegate::tr("%n in conversation", "conversations", row.assigned),
            GroupDelegate::tr("%n available", "people", row.available)};
}

} // namespace

GroupDelegate::GroupDelegate(const console::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

std::chrono::seconds GroupDelegate::waited(const OverviewGroupRow &row) const
{
    const auto now = QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count());
    return std::chrono::seconds(row.waitingSince ? std::max<qint64>(0, row.waitingSince->secsTo(now)) : 0);
}

QString GroupDelegate::sentence(const OverviewGroupRow &row) const
{
    auto parts = QStringList{row.name} + figures(row);
    if (row.waitingSince)
        parts += tr("the longest for %1", "wait").arg(words::duration(waited(row)));
    return parts.join(QStringLiteral(", "));
}

int GroupDelegate::height(const QFontMetrics &metrics)
{
    return 2 * metrics.height() + 6 + 2 * space::medium + 2;
}

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {tileWidth + space::small, height(option.fontMetrics)};
}

void GroupDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(console::OverviewGroups::RowRole).value<OverviewGroupRow>();
    const auto &theme = Theme::of(option.palette);
    const auto tile = QRectF(option.rect).adjusted(0.5, 0.5, -space::small - 0.5, -0.5);
    const auto inner = tile.toRect().adjusted(space::large, space::medium, -space::medium, -space::medium);
    const int line = option.fontMetrics.height();

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    painter->setPen(QPen(focused ? theme.accent : theme.line, focused ? 2 : 1));
    painter->setBrush(theme.surface);
    painter->drawRoundedRect(focused ? tile.adjusted(1, 1, -1, -1) : tile, 10, 10);
    auto bold = option.font;
    bold.setWeight(QFont::DemiBold);
    auto small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    int right = inner.right();
    if (row.waitingSince) {
        auto loud = small;
        loud.setWeight(QFont::Bold);
        painter->setFont(loud);
        const auto text = words::duration(waited(row));
        const int width = waitPillWidth(painter->fontMetrics(), text);
        paintWaitPill(*painter, QRect(inner.right() - width, inner.top() - 1, width, line + 2), text, waited(row), theme);
        right -= width + space::small;
    }
    painter->setFont(bold);
    painter->setPen(theme.text);
    const QRect name(inner.left(), inner.top(), right - inner.left(), line);
    painter->drawText(name, Qt::AlignVCenter | Qt::AlignLeft, elided(painter->fontMetrics(), row.name, name.width()));
    painter->setFont(small);
    painter->setPen(theme.muted);
    const QRect below(inner.left(), inner.top() + line + 6, inner.width(), line);
    painter->drawText(below, Qt::AlignVCenter | Qt::AlignLeft, elided(painter->fontMetrics(), figures(row).join(QStringLiteral(" · ")), below.width()));
    painter->restore();
}

} // namespace visavis::ui
