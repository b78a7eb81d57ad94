// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace visavis::protocol {

//! \brief Why a text is no origin (RFC 6454) on which the chatbox may stand.
enum class OriginFault : std::uint8_t {
    None,
    NoAddress, //!< no scheme and host
    NotSecure, //!< http, and not this computer itself
    More,      //!< a path, query, fragment or user info behind or before the host
    Host,      //!< capitals, letters beyond ASCII, empty labels
    Port,      //!< no number to 65535, or the one that https or http have anyway
};

//! \brief Compares later byte by byte with what browsers send: so nothing but their very spelling will do.
[[nodiscard]] OriginFault originFault(std::string_view text);

} // namespace visavis::protocol
