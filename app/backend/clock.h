// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/time.h"

#include <chrono>

namespace visavis::backend {

//! \brief Wall and monotonic time, handed in so that tests can turn it.
class Clock
{
public:
    virtual ~Clock() = default;

    [[nodiscard]] virtual protocol::Time now() const
    {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    [[nodiscard]] virtual std::chrono::steady_clock::time_point monotonic() const { return std::chrono::steady_clock::now(); }
};

} // namespace visavis::backend
