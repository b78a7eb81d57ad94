// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

class QApplication;

namespace visavis::ui {

//! \brief Language, style, colours and icon, before any widget exists. The command line goes before the settings.
void prepare(QApplication &application, const console::Desk &desk);
//! \brief Puts on the theme \a name ("" for the desktop's), at any time.
void applyTheme(QApplication &application, const QString &name);
//! \brief The languages that the program speaks, by their codes.
[[nodiscard]] QStringList languages();

} // namespace visavis::ui
