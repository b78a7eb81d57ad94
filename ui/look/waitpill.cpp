// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/waitpill.h"

#include <QPainter>

namespace visavis::ui {

int waitPillWidth(const QFontMetrics &metrics, const QString &text)
{
    return metrics.horizontalAdvance(text) + 18;
}

void paintWaitPill(QPainter &painter, const QRect &rect, const QString &text, std::chrono::seconds waited, const Theme &theme)
{
    const bool late = waited >= longWait;
    painter.setPen(Qt::NoPen);
    painter.setBrush(late ? theme.danger : theme.warningSoft);
    painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter.setPen(late ? theme.surface : theme.warning);
    painter.drawText(rect, Qt::AlignCenter, text);
}

} // namespace visavis::ui
