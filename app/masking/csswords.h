// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace visavis::masking::css {

//! \brief What a property's value may hold besides numbers, colours, words and known functions.
enum class Holds : std::uint8_t {
    Words,
    Names,    //!< names that the page invents: animations, grid lines, counters
    Families, //!< names and strings of fonts
    Areas,    //!< strings of names
    Icon,     //!< strings of two code points together: `content`
};

//! \brief Whether a property passes, and what it may hold. \param name lower case, without a vendor's prefix
[[nodiscard]] const Holds *propertyRule(std::string_view name);
//! \brief \param name lower case, without a vendor's prefix and the parenthesis
[[nodiscard]] bool knownFunction(std::string_view name);

enum class AtRule : std::uint8_t { Dropped, Rules, Keyframes };
//! \brief What the block of an at-rule holds. \param name lower case, without @ and a vendor's prefix
[[nodiscard]] AtRule atRule(std::string_view name);

//! \brief A family that a desk may have: others need a font of the visitor's page, which does not travel.
[[nodiscard]] bool knownFamily(std::string_view name);

//! \brief "-webkit-box-shadow" to "box-shadow"
[[nodiscard]] std::string_view withoutVendor(std::string_view name);

} // namespace visavis::masking::css
