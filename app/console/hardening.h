// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace visavis::console {

//! \brief No core dump and no debugger of the same user: tokens and what visitors wrote stay in memory (SECURITY.md).
//! To be called before anything is read. False when the system refused.
[[nodiscard]] bool hardenProcess();

} // namespace visavis::console
