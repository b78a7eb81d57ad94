// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/theme.h"

#include <QRect>

#include <chrono>

class QFontMetrics;
class QPainter;

namespace visavis::ui {

//! \brief From here on a wait calls: the pill is no longer a warning but an alarm.
inline constexpr auto longWait = std::chrono::minutes(2);

//! \brief How wide a pill is that says \a text.
[[nodiscard]] int waitPillWidth(const QFontMetrics &metrics, const QString &text);
//! \brief How long somebody has waited, \a text, in the colour that \a waited deserves.
void paintWaitPill(QPainter &painter, const QRect &rect, const QString &text, std::chrono::seconds waited, const Theme &theme);

} // namespace visavis::ui
