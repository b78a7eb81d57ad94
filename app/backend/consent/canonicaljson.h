// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace visavis::backend {

//! \brief RFC 8785 (JSON Canonicalization Scheme): what is hashed and signed.
//!
//! Keys sorted by UTF-16 code units, no white space, ECMAScript escapes. Numbers must be whole and within ±2^53, which is
//! all that our records hold; a fraction is an error of ours and asserts.
[[nodiscard]] std::string canonicalJson(const boost::json::value &value);

} // namespace visavis::backend
