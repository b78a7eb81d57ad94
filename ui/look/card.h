// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/theme.h"

#include <QFrame>
#include <QVBoxLayout>

namespace visavis::ui {

//! \brief A framed surface of a page and the column within it.
struct Card {
    QFrame *frame;
    QVBoxLayout *layout;
};

[[nodiscard]] Card makeCard(QMargins margins = {space::large, space::medium, space::large, space::medium}, int spacing = space::medium);

} // namespace visavis::ui
