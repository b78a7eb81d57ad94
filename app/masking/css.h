// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/dropped.h"

#include <string>
#include <string_view>

//! \brief Style sheets without anything that fetches, runs or carries text.
//!
//! A tokenizer of our own reads what CSS Syntax Level 3 calls rules and declarations and writes those it knows: at-rules, properties and
//! functions by the tables in csswords.cpp. What goes:
//! \list
//! \li every url() but url(#id), image-set(), @import, @font-face, @namespace, @property, @counter-style
//! \li attr(), and strings: those of `content` are emptied when they hold more than two code points together (icons survive), font
//!     families stay when the desk may have them, grid areas stay; any other declaration with a string goes
//! \li custom properties that hold more than numbers, colours, words and known functions
//! \li long numbers: a counter can show them. Above four digits only the magnitude stays, after the point four digits
//! \li values of attribute selectors that do not travel
//! \endlist
//! A dropped rule leaves `_{}` behind, so that the index of the next one is still right for insertRule and deleteRule.
//! The output is a fixed point: cleaning it again changes nothing.
namespace visavis::masking::css {

//! \brief A whole style sheet, or any part of one that starts between two rules.
void appendSheet(std::string &out, std::string_view sheet, Dropped &dropped);
//! \brief What insertRule takes: exactly one rule.
void appendRule(std::string &out, std::string_view rule, Dropped &dropped);
//! \brief The declarations of a style attribute.
void appendDeclarations(std::string &out, std::string_view declarations, Dropped &dropped);
//! \brief The value of one property; false, and nothing appended, when property or value is refused.
[[nodiscard]] bool appendValue(std::string &out, std::string_view property, std::string_view value, Dropped &dropped);
//! \brief What a style sheet is for: the condition of @media. False, and nothing appended, when it is refused.
[[nodiscard]] bool appendCondition(std::string &out, std::string_view condition, Dropped &dropped);
//! \brief A name that a page invents: up to 64 letters, digits, hyphens and underscores, no five digits in a row.
[[nodiscard]] bool isName(std::string_view text);
//! \brief A number as it may travel: at most one digit and the magnitude above four digits, at most four digits after the point.
//! \return how many characters of \a text were the number; 0 when it does not start with one
std::size_t appendNumber(std::string &out, std::string_view text);

} // namespace visavis::masking::css
