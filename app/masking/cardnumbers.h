// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace visavis::masking {

//! \brief Replaces every digit of a payment card's number by a bullet (U+2022), separators stay.
//!
//! A number is 13 to 19 digits that pass the Luhn check (ISO/IEC 7812-1 annex B), in one run or with single separators
//! between digits: white space, hyphens and dashes, dots, commas, slashes, underscores, zero-width characters. Digits count
//! in every script that chat keyboards produce (ASCII, full-width, Arabic-Indic, Devanagari and further decimal
//! digits of Unicode). Within a longer run each window that passes is masked: somebody who types on without a break hides
//! nothing. Invalid UTF-8 is copied as it is. Linear in the length of \a utf8.
[[nodiscard]] std::string maskCardNumbers(std::string_view utf8);

} // namespace visavis::masking
