// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/error.h"
#include "protocol/enums.h"

namespace visavis::ui {

//! \brief The one place that turns a kind of error into a sentence: what happened, then what to do.
[[nodiscard]] QString sentence(const console::Error &error);
//! \brief Why the backend refused a message that stays in the thread.
[[nodiscard]] QString refusal(protocol::ErrorKind kind);

} // namespace visavis::ui
