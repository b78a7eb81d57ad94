// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace visavis::ui {

//! \brief From now on a wheel that scrolls the page over \a fields, lists to choose from and numbers, changes none of them unless it has the
//! focus. \a fields: one, or what holds some; those that are added later are asked for again.
void leaveToPage(QWidget &fields);

} // namespace visavis::ui
