// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

//! \brief The edge where text of the wire becomes text of the screen: every string that a visitor wrote passes here.
//!
//! Nothing is interpreted, and nothing is cut that a limit of the wire lets pass: beyond 4,000 code points an ellipsis
//! stands for the rest. Control characters (C0, DEL, C1, ANSI escapes with them), bidi controls,
//! zero-width and other invisible characters, tags and lone surrogates become visible marks; joiners stay where a script or an
//! emoji sequence needs them. Views draw the result as plain text only.
namespace visavis::console {

//! \brief A message of several lines: line feeds and tabs stay, other line separators become line feeds. Each
//! paragraph is isolated (FSI … PDI, UAX #9), so that its direction cannot reach what stands beside it.
[[nodiscard]] QString visibleText(std::string_view utf8);

//! \brief One line, such as a name or the last message in a list: line breaks become a visible mark too.
[[nodiscard]] QString visibleLine(std::string_view utf8);

//! \brief The same without FSI and PDI, for places that measure or search.
[[nodiscard]] QString visibleMarks(std::string_view utf8, bool oneLine);

//! \brief What goes to the clipboard: the text as it was written, without NUL.
[[nodiscard]] QString verbatimText(std::string_view utf8);

} // namespace visavis::console
