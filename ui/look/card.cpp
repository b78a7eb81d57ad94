// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/card.h"

namespace visavis::ui {

Card makeCard(QMargins margins, int spacing)
{
    auto *frame = new QFrame;
    frame->setObjectName(QStringLiteral("card")); // as the style sheet knows it
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(margins);
    layout->setSpacing(spacing);
    return {frame, layout};
}

} // namespace visavis::ui
