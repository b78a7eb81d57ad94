// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace visavis::console {

//! \brief How well \a typed means \a name, less is better; nothing when its letters do not stand in it in order.
//!
//! The whole name comes before one that begins with what was typed, that before one with a word that does, that before one that
//! holds it anywhere, and all of these before letters that are scattered; among those the closer ones come first. Both are to
//! be given \c folded() (conversationlistmodel.h). An empty \a typed means everything alike.
[[nodiscard]] std::optional<int> fuzzyRank(const QString &typed, const QString &name);

} // namespace visavis::console
