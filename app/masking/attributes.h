// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/tags.h"

#include <cstdint>
#include <string_view>

namespace visavis::masking {

//! \brief What becomes of an attribute's value; the rows are in attributes.cpp.
enum class Treat : std::uint8_t {
    Class,    //!< tokens without quotes, brackets and addresses
    Name,     //!< an id
    Text,     //!< free text that a person reads: card numbers are masked, and it goes at the level `private`
    Token,    //!< short words and numbers from a known alphabet
    Flag,     //!< present or not
    Number,   //!< a length, a count, a percentage
    Geometry, //!< numbers and the letters of SVG paths and transforms
    Paint,    //!< a CSS value: a colour, a length, url(#id)
    Style,    //!< declarations
    Sheet,    //!< a style sheet: rrweb's _cssText
    Link,     //!< an address, scrubbed
    Local,    //!< #id of the same document
    Value,    //!< what a field holds: only at the level `marked`, and never of a hidden field
    State,    //!< checked, selected: likewise
    Picture,  //!< the hash of a picture that travels beside the events; not at the level `private`
};

//! \brief The row for an attribute of an element, or none: then it is dropped.
//! \param name as rrweb writes it; HTML's are lower case
[[nodiscard]] const Treat *attributeRule(const TagRule &tag, std::string_view name);
//! \brief Whether a style sheet may select by this attribute's value: it travels anyway, and is no free text.
[[nodiscard]] bool selectableValue(std::string_view name);

} // namespace visavis::masking
