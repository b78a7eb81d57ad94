// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace visavis::protocol {

//! \brief What must stay readable has at least this contrast: WCAG 2.2, 1.4.3.
inline constexpr double readable = 4.5;

//! \brief Of "#rrggbb", in lower case; negative: not a colour.
[[nodiscard]] int colourOf(std::string_view text);
//! \brief From 1 to 21, as WCAG 2.2 defines it.
[[nodiscard]] double contrast(int one, int other);

} // namespace visavis::protocol
