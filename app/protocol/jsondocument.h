// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include <optional>
#include <string_view>

namespace visavis::protocol {

//! \brief Parses exactly one JSON text and counts the members it was written with.
//!
//! Boost.JSON keeps the last of two members with one name without a word; what another parser would keep is another
//! question, so \c repeated names such a text (RFC 8259 section 4 leaves it open, we refuse it).
struct JsonDocument {
    boost::json::value root;
    bool repeated = false;

    //! \brief Nothing when \a text is not JSON, is not UTF-8, has lone surrogates or nests deeper than limits::jsonDepth.
    [[nodiscard]] static std::optional<JsonDocument> parse(std::string_view text);
};

} // namespace visavis::protocol
