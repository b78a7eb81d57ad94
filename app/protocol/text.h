// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace visavis::protocol {

//! \brief Appends \a utf8 to \a out as a JSON string (RFC 8259 section 7), quotes included.
void appendJsonString(std::string &out, std::string_view utf8);
//! \brief Whether valid UTF-8 holds nothing but white space as Unicode has it.
[[nodiscard]] bool isBlank(std::string_view utf8);
//! \brief Whether valid UTF-8 can stand in one line and means what it shows: no control, line-breaking or bidirectional control character.
[[nodiscard]] bool isPlainLine(std::string_view utf8);
//! \brief The selectors of the setting \c hide, one a line; blank lines are none. Nothing when there are too many, one is too long, or one holds
//! what belongs to no selector: a brace, a semicolon, markup.
[[nodiscard]] std::optional<std::vector<std::string>> selectors(std::string_view lines);

} // namespace visavis::protocol
