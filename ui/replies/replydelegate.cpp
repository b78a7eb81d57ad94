// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replies/replydelegate.h"

#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"

#include <QPainter>

namespace visavis::ui {
namespace {

constexpr int rowRole = Qt::UserRole + 1;

QFont scaled(QFont font, qreal factor, QFont::Weight weight)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

//! \brief A pill whose right edge is \a right; returns where what stands before it ends.
int paintPill(QPainter &painter, int right, const QRect &line, const QString &text, int most, const QColor &ground, const QColor &ink)
{
    const auto metrics = painter.fontMetrics();
    const auto shown = elided(metrics, text, most);
    const QRect pill(right - metrics.horizontalAdvance(shown) - 16, line.top(), metrics.horizontalAdvance(shown) + 16, line.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
    painter.setPen(ink);
    painter.drawText(pill, Qt::AlignCenter, shown);
    return pill.left() - space::small;
}

} // namespace

void ReplyDelegate::add(QListWidget &list, const console::ReplyRow &row)
{
    auto *item = new QListWidgetItem(words::sentence(row), &list);
    item->setData(rowRole, QVariant::fromValue(row));
}

console::ReplyRow ReplyDelegate::rowOf(const QListWidgetItem &item)
{
    return item.data(rowRole).value<console::ReplyRow>();
}

int ReplyDelegate::height(const QFontMetrics &metrics)
{
    return 2 * metrics.height() + space::step + 2 * space::small;
}

QSize ReplyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, height(option.fontMetrics)};
}

void ReplyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    const auto row = index.data(rowRole).value<console::ReplyRow>();
    const auto inner = option.rect.adjusted(space::medium, space::small, -space::medium, -space::small);
    const QRect first(inner.left(), inner.top(), inner.width(), option.fontMetrics.height());
    const QRect second(inner.left(), first.bottom() + space::step, inner.width(), option.fontMetrics.height());
    const bool selected = option.state.testFlag(QStyle::State_Selected);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? theme.accentSoft : theme.raised);
        painter->drawRoundedRect(option.rect, space::radius, space::radius);
    }
    painter->setFont(scaled(option.font, 0.85, QFont::DemiBold));
    const bool own = row.scope == protocol::ReplyScope::Own;
    int end = paintPill(*painter, inner.right(), first, words::owner(row), inner.width() / 3, own ? theme.goodSoft : theme.raised, own ? theme.good : theme.muted);
    if (!row.language.isEmpty()) {
        painter->setPen(theme.muted);
        const auto language = elided(painter->fontMetrics(), row.language.toUpper(), inner.width() / 4);
        const int width = painter->fontMetrics().horizontalAdvance(language) + 1;
        painter->drawText(QRect(end - width, first.top(), width, first.height()), Qt::AlignVCenter | Qt::AlignLeft, language);
        end -= width + space::small;
    }
    painter->setFont(scaled(option.font, 1.0, QFont::DemiBold));
    painter->setPen(theme.text);
    const auto shortcut = elided(painter->fontMetrics(), QLatin1Char('/') + row.shortcut, end - first.left());
    painter->drawText(QRect(first.left(), first.top(), end - first.left(), first.height()), Qt::AlignVCenter | Qt::AlignLeft, shortcut);
    const int titleLeft = first.left() + painter->fontMetrics().horizontalAdvance(shortcut) + space::small;
    painter->setFont(option.font);
    if (!row.title.isEmpty() && end - titleLeft > 20)
        painter->drawText(QRect(titleLeft, first.top(), end - titleLeft, first.height()), Qt::AlignVCenter | Qt::AlignLeft, elided(option.fontMetrics, row.title, end - titleLeft));
    painter->setPen(theme.muted);
    painter->drawText(second, Qt::AlignVCenter | Qt::AlignLeft, elided(option.fontMetrics, row.firstLine, second.width()));
    painter->restore();
}

QString words::owner(const console::ReplyRow &reply)
{
    switch (reply.scope) {
    case protocol::ReplyScope::Own: return ReplyDelegate::tr("Own");
    case protocol::ReplyScope::Group: return reply.group;
    case protocol::ReplyScope::Workspace: return ReplyDelegate::tr("Everybody");
    }
    return {};
}

QString words::sentence(const console::ReplyRow &reply)
{
    QStringList parts{reply.shortcut, reply.title, reply.scope == protocol::ReplyScope::Own ? owner(reply) : ReplyDelegate::tr("shared: %1").arg(owner(reply)),
                      reply.language, reply.firstLine};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace visavis::ui
