// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace visavis::protocol {

//! \brief Milliseconds since 1970-01-01 UTC by the backend's clock; on the wire a whole number.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

} // namespace visavis::protocol
