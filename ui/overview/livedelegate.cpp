// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/livedelegate.h"

#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/look/waitpill.h"
#include "ui/words/words.h"

#include <QPainter>

namespace visavis::ui {
namespace {

using console::ConversationRow;

QString detail(const ConversationRow &row)
{
    QStringList parts{row.status == protocol::Status::Assigned ? row.assignee : QString(), row.group, row.siteName, row.language.toUpper()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

LiveDelegate::LiveDelegate(const console::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

std::optional<std::chrono::seconds> LiveDelegate::waited(const ConversationRow &row) const
{
    if (!row.waitingSince)
        return std::nullopt;
    const auto now = QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count());
    return std::chrono::seconds(std::max<qint64>(0, row.waitingSince->secsTo(now)));
}

QString LiveDelegate::sentence(const ConversationRow &row) const
{
    QStringList parts{words::visitor(row.visitorName), detail(row)};
    if (const auto wait = waited(row))
        parts += tr("has waited %1 for an answer").arg(words::duration(*wait));
    return parts.join(QStringLiteral(", "));
}

QSize LiveDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, 2 * option.fontMetrics.height() + 4 + 2 * space::small + 4};
}

void LiveDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(console::ConversationListModel::RowRole).value<ConversationRow>();
    const auto &theme = Theme::of(option.palette);
    const auto box = option.rect.adjusted(4, 2, -4, -2);
    const auto inner = box.adjusted(space::medium, space::small, -space::medium, -space::small);
    const int line = option.fontMetrics.height();

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? theme.accentSoft : theme.raised);
        painter->drawRoundedRect(box, space::radius, space::radius);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && selected) {
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), space::radius, space::radius);
    }
    auto small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    auto bold = option.font;
    bold.setWeight(QFont::DemiBold);
    int right = inner.right();
    if (const auto wait = waited(row)) {
        auto loud = small;
        loud.setWeight(QFont::Bold);
        painter->setFont(loud);
        const auto text = words::duration(*wait);
        const int width = waitPillWidth(painter->fontMetrics(), text);
        const QRect pill(inner.right() - width, inner.top() - 1, width, line + 2);
        paintWaitPill(*painter, pill, text, *wait, theme);
        right = pill.left() - space::small;
    }
    painter->setFont(bold);
    painter->setPen(theme.text);
    const QRect name(inner.left(), inner.top(), right - inner.left(), line);
    painter->drawText(name, Qt::AlignVCenter | Qt::AlignLeft, elided(painter->fontMetrics(), words::visitor(row.visitorName), name.width()));
    painter->setFont(small);
    painter->setPen(theme.muted);
    const QRect below(inner.left(), inner.top() + line + 4, inner.width(), line);
    painter->drawText(below, Qt::AlignVCenter | Qt::AlignLeft, elided(painter->fontMetrics(), detail(row), below.width()));
    painter->restore();
}

} // namespace visavis::ui
