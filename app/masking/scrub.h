// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

//! \brief What is taken out of the strings that pass.
namespace visavis::masking {

//! \brief Appends text that a person reads, card numbers masked. Almost all text costs one look at each byte.
void appendText(std::string &out, std::string_view text);

//! \brief Appends an address without user, query and fragment; only http and https.
//!
//! A segment of the path that looks like somebody's becomes an asterisk: an e-mail address, six digits in a row, a token. Percent
//! signs are resolved before that is asked.
//! \return false, and nothing appended, for any other scheme and for what is no address
[[nodiscard]] bool appendUrl(std::string &out, std::string_view url);

//! \brief Appends a class attribute: its tokens without those that hold quotes, brackets with words or addresses.
void appendClass(std::string &out, std::string_view value);

//! \brief Whether an attribute's value is a short word or number: letters, digits and - _ . : / % # blank, 64 at most, no five digits
//! in a row.
[[nodiscard]] bool isToken(std::string_view value);

//! \brief Appends numbers and the letters of paths and transforms; false at anything else.
[[nodiscard]] bool appendGeometry(std::string &out, std::string_view value);

} // namespace visavis::masking
