// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

namespace visavis::console {

//! \brief What a desktop knows the program by: its entry, its icon, its notifications (packaging/desktop).
inline constexpr QLatin1String desktopId("org.visavis.Visavis");

} // namespace visavis::console
