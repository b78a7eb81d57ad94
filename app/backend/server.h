// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/options.h"

namespace visavis::backend {

//! \brief Serves a workspace until SIGTERM, SIGINT or, embedded, the end of standard input.
//!
//! Prints one JSON line on standard output when it is ready: {"listening": URL, "shop": URL of the sample shop, "people": …}.
[[nodiscard]] Result<void> serve(ServeOptions options);

} // namespace visavis::backend
