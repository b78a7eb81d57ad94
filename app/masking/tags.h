// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace visavis::masking {

//! \brief One row of the table of elements in tags.cpp.
struct TagRule {
    //! \brief What the filter must know of an element.
    enum class Kind : std::uint8_t {
        Plain,
        Inert,    //!< its content does not travel; it stays as an empty element, for the order of its siblings
        Style,    //!< its text is a style sheet
        Title,
        Frame,    //!< may hold a document
        Input,
        Textarea,
        Select,
        Option,   //!< and optgroup
        Output,
        Slot,
    };
    //! \brief What stands in its place when it is hidden.
    enum class Shape : std::uint8_t {
        Block,  //!< a div as wide as its place, 48 px high
        Inline, //!< a span of 160 x 24 px
        Kept,   //!< the element itself, empty: nothing else is allowed at its place
    };

    std::string_view name; //!< as it is written into the outgoing event
    Kind kind = Kind::Inert;
    Shape shape = Shape::Kept;
    bool svg = false; //!< known in SVG's name space too
};

//! \brief The rule of an element, by its name in any case; the rule of inert elements for an unknown one.
//!
//! A custom element (a name with a hyphen) is a plain one: what it shows are its children and its shadow.
[[nodiscard]] const TagRule &tagRule(std::string_view name, bool svg);
//! \brief Whether the rule is that of unknown elements: no attribute of theirs is written.
[[nodiscard]] bool isUnknown(const TagRule &rule);
//! \brief Whether the rule is that of custom elements: the event's own name is written.
[[nodiscard]] bool isCustom(const TagRule &rule);
//! \brief Whether a custom element's name can be written: short, plain, and no number in disguise.
[[nodiscard]] bool isPlainCustomName(std::string_view name);

} // namespace visavis::masking
