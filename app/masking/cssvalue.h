// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/css.h"
#include "masking/csswords.h"
#include "masking/dropped.h"

#include <string>
#include <string_view>

namespace visavis::masking::css {

//! \brief Where a value stands: conditions know more signs, custom properties fewer strings.
enum class Place : std::uint8_t { Declaration, Custom, Condition };

//! \brief Appends a value's tokens as far as they are known.
//! \return false at the first token that is refused; what was appended until then is the caller's to take back
[[nodiscard]] bool appendTokens(std::string &out, std::string_view value, Holds holds, Place place, Dropped &dropped);

//! \brief Letters and hyphens, at most 32; or lower case with up to three digits, as in preserve-3d.
[[nodiscard]] bool isWord(std::string_view text);
//! \brief Where a string ends that starts at \a at with its quote: behind the closing one, or npos when it is not closed.
[[nodiscard]] std::size_t stringEnd(std::string_view text, std::size_t at);
//! \brief Where a comment ends that starts at \a at.
[[nodiscard]] std::size_t commentEnd(std::string_view text, std::size_t at);

} // namespace visavis::masking::css
