// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace visavis::masking {

//! \brief What the filter does with an event, by its type or its source.
enum class Event : std::uint8_t { Dropped, Loaded, Snapshot, Increment, Meta, Mutation, Positions, Interaction, Scroll, Viewport, Input, SheetRules, Declaration, AdoptedSheets };

//! \brief By rrweb's EventType.
[[nodiscard]] Event eventOfType(std::int64_t type);
//! \brief By rrweb's IncrementalSource.
[[nodiscard]] Event eventOfSource(std::int64_t source);

} // namespace visavis::masking
