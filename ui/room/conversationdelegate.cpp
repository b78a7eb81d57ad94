// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/conversationdelegate.h"

#include "console/visibletext.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/look/waitpill.h"
#include "ui/words/words.h"

#include <QPainter>
#include <QPainterPath>

namespace visavis::ui {
namespace {

using console::ConversationRow;

QFont scaled(QFont font, qreal factor, QFont::Weight weight = QFont::Normal)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

std::chrono::seconds waited(const ConversationRow &row, const QDateTime &now)
{
    return std::chrono::seconds(row.waitingSince ? std::max<qint64>(0, row.waitingSince->secsTo(now)) : 0);
}

QString detail(const ConversationRow &row)
{
    QStringList parts{row.group};
    if (row.offer)
        parts += row.offeredToMe ? ConversationDelegate::tr("offered by %1").arg(console::visibleLine(row.offer->from)) : ConversationDelegate::tr("offered");
    else if (row.status == protocol::Status::Assigned && !row.mine)
        parts += row.assignee;
    else if (row.status != protocol::Status::Assigned)
        parts += words::of(row.status);
    parts += row.language.toUpper();
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ConversationLayout ConversationLayout::of(const QRect &row, const QFontMetrics &metrics, const QString &moment, bool unread)
{
    ConversationLayout layout;
    layout.row = row.adjusted(4, 2, -4, -2);
    const auto inner = layout.row.adjusted(space::medium, space::small, -space::medium, -space::small);
    const int line = metrics.height();
    const int side = 2 * line + 4;
    layout.avatar = QRect(inner.left(), inner.top() + 2, side, side);
    layout.online = QRect(layout.avatar.right() - 9, layout.avatar.bottom() - 9, 11, 11);
    const int left = layout.avatar.right() + space::medium;
    const int pill = waitPillWidth(metrics, moment);
    layout.moment = QRect(inner.right() - pill, inner.top(), pill, line + 4);
    layout.name = QRect(left, inner.top(), layout.moment.left() - left - space::small, line + 4);
    const int dot = unread ? line * 2 / 3 : 0;
    layout.text = QRect(left, layout.name.bottom() + 3, inner.right() - left - (unread ? dot + space::small : 0), line + 2);
    layout.badge = QRect(inner.right() - dot, layout.text.center().y() - dot / 2, dot, dot);
    layout.detail = QRect(left, layout.text.bottom() + 2, inner.right() - left, line);
    return layout;
}

int ConversationLayout::height(const QFontMetrics &metrics)
{
    return 3 * metrics.height() + 6 + 5 + 2 * space::small + 6;
}

ConversationDelegate::ConversationDelegate(const console::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

QDateTime ConversationDelegate::now() const
{
    return QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count());
}

QString ConversationDelegate::waiting(const ConversationRow &row) const
{
    if (!row.waitingSince || row.status == protocol::Status::Closed)
        return {};
    return words::duration(waited(row, now()));
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, ConversationLayout::height(option.fontMetrics)};
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(console::ConversationListModel::RowRole).value<ConversationRow>();
    const auto &theme = Theme::of(option.palette);
    const auto wait = waiting(row);
    const auto moment = wait.isEmpty() ? words::moment(row.lastAt, now()) : wait;
    const bool unread = row.unread > 0;
    const auto layout = ConversationLayout::of(option.rect, option.fontMetrics, moment, unread);

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

    paintAvatar(*painter, layout.avatar, row.visitorName, row.id, theme.dark);
    if (row.visitorOnline && row.status != protocol::Status::Closed) {
        painter->setPen(QPen(selected ? theme.accentSoft : theme.surface, 2));
        painter->setBrush(theme.good);
        painter->drawEllipse(layout.online);
    }

    painter->setFont(scaled(option.font, 1.0, unread || !wait.isEmpty() ? QFont::Bold : QFont::DemiBold));
    painter->setPen(row.status == protocol::Status::Closed ? theme.muted : theme.text);
    painter->drawText(layout.name, Qt::AlignVCenter | Qt::AlignLeft, elided(painter->fontMetrics(), words::visitor(row.visitorName), layout.name.width()));

    painter->setFont(scaled(option.font, 0.9, wait.isEmpty() ? QFont::Normal : QFont::Bold));
    if (wait.isEmpty()) {
        painter->setPen(theme.muted);
        painter->drawText(layout.moment, Qt::AlignVCenter | Qt::AlignRight, moment);
    } else {
        paintWaitPill(*painter, layout.moment, moment, waited(row, now()), theme);
    }

    auto textFont = option.font;
    QString text = row.lastText;
    QColor ink = theme.muted;
    if (!row.preview.isEmpty()) {
        textFont.setItalic(true);
        text = tr("typing: %1").arg(row.preview);
        ink = theme.accent;
    } else if (row.visitorTypes) {
        textFont.setItalic(true);
        text = tr("typing…");
        ink = theme.accent;
    } else if (row.lastAuthor == protocol::Author::Advisor && !text.isEmpty()) {
        text = row.mine ? tr("You: %1").arg(text) : text;
    }
    painter->setFont(textFont);
    painter->setPen(ink);
    painter->drawText(layout.text, Qt::AlignVCenter | Qt::AlignLeft, elided(painter->fontMetrics(), text, layout.text.width()));

    painter->setFont(scaled(option.font, 0.88));
    painter->setPen(row.offeredToMe ? theme.warning : theme.muted);
    painter->drawText(layout.detail, Qt::AlignVCenter | Qt::AlignLeft, elided(painter->fontMetrics(), detail(row), layout.detail.width()));
    if (unread) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accent);
        painter->drawEllipse(layout.badge);
    }
    painter->restore();
}

QString ConversationDelegate::sentence(const ConversationRow &row) const
{
    QStringList parts{words::visitor(row.visitorName), detail(row)};
    if (const auto wait = waiting(row); !wait.isEmpty())
        parts += tr("has waited %1 for an answer").arg(wait);
    if (row.unread > 0)
        parts += tr("unread");
    parts += row.preview.isEmpty() ? row.lastText : tr("typing: %1").arg(row.preview);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

void paintAvatar(QPainter &painter, const QRect &circle, const QString &name, protocol::ConversationId id, bool dark)
{
    const int hue = int(std::hash<protocol::ConversationId>()(id) % 360);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsl(hue, dark ? 70 : 90, dark ? 70 : 215));
    painter.drawEllipse(circle);
    QString initial;
    for (const auto c : name) {
        if (c.isLetterOrNumber()) {
            initial = c.toUpper();
            break;
        }
    }
    if (initial.isEmpty()) {
        const int side = circle.height() / 2;
        const auto picture = iconPixmap(QStringLiteral("text"), QColor::fromHsl(hue, 80, dark ? 200 : 70), side, painter.device()->devicePixelRatio());
        painter.drawPixmap(circle.center() - QPoint(side / 2, side / 2), picture);
        return;
    }
    auto font = painter.font();
    font.setPixelSize(circle.height() * 45 / 100);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(QColor::fromHsl(hue, 80, dark ? 215 : 60));
    painter.drawText(circle, Qt::AlignCenter, initial);
}

} // namespace visavis::ui
