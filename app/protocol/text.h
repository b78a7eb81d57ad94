// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace visavis::protocol {

//! \brief Appends \a utf8 to \a out as a JSON string (RFC 8259 section 7), quotes included.
void appendJsonString(std::string &out, std::string_view utf8);
//! \brief Whether valid UTF-8 holds nothing but white space as Unicode has it.
[[nodiscard]] bool isBlank(std::string_view utf8);

} // namespace visavis::protocol
