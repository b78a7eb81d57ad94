// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/twocolumns.h"

#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"

#include <QIcon>
#include <QListWidget>
#include <QPainter>

namespace visavis::ui {
namespace {

constexpr int detailRole = Qt::UserRole + 1;
constexpr int textRole = Qt::UserRole + 2;
constexpr int picture = 16;

} // namespace

void TwoColumns::add(QListWidget &list, const QIcon &icon, const QString &text, const QString &detail)
{
    auto *item = new QListWidgetItem(icon, detail.isEmpty() ? text : QStringList{text, detail}.join(QStringLiteral(", ")), &list);
    item->setData(textRole, text);
    item->setData(detailRole, detail);
}

QSize TwoColumns::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, option.fontMetrics.height() + 2 * space::small};
}

void TwoColumns::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    const auto text = index.data(textRole).toString(), detail = index.data(detailRole).toString();
    const auto inner = option.rect.adjusted(space::medium, 0, -space::medium, 0);
    const int textLeft = inner.left() + picture + space::small;
    const int textWidth = std::min(option.fontMetrics.horizontalAdvance(text.left(400)), inner.right() - textLeft);
    const QRect textRect(textLeft, inner.top(), textWidth + 1, inner.height());
    const QRect detailRect(textRect.right() + space::large, inner.top(), inner.right() - textRect.right() - space::large, inner.height());

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state.testFlag(QStyle::State_Selected) ? theme.accentSoft : theme.raised);
        painter->drawRoundedRect(option.rect, space::radius, space::radius);
    }
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, QRect(inner.left(), inner.center().y() - picture / 2, picture, picture));
    painter->setFont(option.font);
    painter->setPen(theme.text);
    painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft, elided(option.fontMetrics, text, textRect.width()));
    if (detailRect.width() > 20) {
        painter->setPen(theme.muted);
        painter->drawText(detailRect, Qt::AlignVCenter | Qt::AlignRight, elided(option.fontMetrics, detail, detailRect.width()));
    }
    painter->restore();
}

} // namespace visavis::ui
