// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replies/placeholderhighlighter.h"

#include "console/replytext.h"
#include "ui/look/theme.h"

#include <QGuiApplication>

namespace visavis::ui {

void PlaceholderHighlighter::highlightBlock(const QString &text)
{
    const auto &theme = Theme::of(QGuiApplication::palette());
    for (const auto &each : console::placeholders(text)) {
        QTextCharFormat format;
        format.setForeground(each.known ? theme.accent : theme.warning);
        if (each.known) {
            format.setBackground(theme.accentSoft);
        } else {
            format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            format.setUnderlineColor(theme.warning);
        }
        setFormat(int(each.at), int(each.length), format);
    }
}

} // namespace visavis::ui
