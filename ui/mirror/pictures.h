// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace visavis::ui {

//! \brief A visitor's picture, decoded within limits (PNG or JPEG, its sides and bytes as mirrorlimits.h says) and written anew as PNG, so that
//! no decoder of the web view ever sees what a visitor sent. Empty when it is none.
[[nodiscard]] QByteArray redrawn(const QByteArray &bytes);

} // namespace visavis::ui
