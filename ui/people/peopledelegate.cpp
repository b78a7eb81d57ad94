// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peopledelegate.h"

#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/people/peoplemodel.h"

#include <QPainter>

namespace visavis::ui {
namespace {

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont small(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

} // namespace

QSize PeopleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const auto lines = QFontMetrics(strong(option.font)).height() + QFontMetrics(small(option.font)).height();
    return {0, lines + 2 + 2 * space::small};
}

void PeopleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = Theme::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto ground = QRectF(option.rect).adjusted(space::step, 1, -space::step, -1);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(chosen && option.state.testFlag(QStyle::State_HasFocus) ? QPen(theme.accent, 2) : Qt::NoPen);
        painter->setBrush(chosen ? theme.accentSoft : theme.raised);
        painter->drawRoundedRect(ground.adjusted(1, 1, -1, -1), space::radius, space::radius);
    }
    auto inner = option.rect.adjusted(space::large, space::small, -space::large, -space::small);
    const auto nameFont = strong(option.font), detailFont = small(option.font);
    const QFontMetrics nameMetrics(nameFont), detailMetrics(detailFont);

    auto nameWidth = inner.width();
    if (const auto state = index.data(PeopleModel::StateRole).toString(); !state.isEmpty()) {
        const auto shown = elided(detailMetrics, state, inner.width() / 2);
        const auto width = detailMetrics.horizontalAdvance(shown) + 2 * space::small;
        const QRect chip(inner.right() - width + 1, inner.top(), width, nameMetrics.height());
        painter->setPen(Qt::NoPen);
        painter->setBrush(index.data(PeopleModel::DimmedRole).toBool() ? theme.raised : theme.warningSoft);
        painter->drawRoundedRect(chip, chip.height() / 2.0, chip.height() / 2.0);
        painter->setFont(detailFont);
        painter->setPen(index.data(PeopleModel::DimmedRole).toBool() ? theme.muted : theme.warning);
        painter->drawText(chip, Qt::AlignCenter, shown);
        nameWidth -= width + space::small;
    }
    painter->setFont(nameFont);
    painter->setPen(index.data(PeopleModel::DimmedRole).toBool() ? theme.muted : theme.text);
    painter->drawText(QRect(inner.left(), inner.top(), nameWidth, nameMetrics.height()), Qt::AlignVCenter,
                      elided(nameMetrics, index.data(PeopleModel::NameRole).toString(), nameWidth));
    painter->setFont(detailFont);
    painter->setPen(theme.muted);
    painter->drawText(QRect(inner.left(), inner.top() + nameMetrics.height() + 2, inner.width(), detailMetrics.height()), Qt::AlignVCenter,
                      elided(detailMetrics, index.data(PeopleModel::DetailRole).toString(), inner.width()));
    painter->restore();
}

} // namespace visavis::ui
