// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/error.h"
#include "protocol/limits.h"

#include <string>

namespace visavis::backend {

//! \brief The rates, the leases and the patience that an operator may change with --limits FILE; everything else is fixed in protocol/limits.h.
struct RuntimeLimits {
    std::uint64_t messagesPerMinute = protocol::limits::messagesPerMinute;
    std::uint64_t previewsPerSecond = protocol::limits::previewsPerSecond;
    std::uint64_t requestsPerSecond = protocol::limits::requestsPerSecond;
    std::uint64_t presenceLeaseSeconds = std::chrono::seconds(protocol::limits::silence).count();

    std::uint64_t cobrowseAnswerSeconds = std::chrono::seconds(protocol::limits::cobrowseAnswer).count();
    std::uint64_t cobrowseAgainSeconds = std::chrono::seconds(protocol::limits::cobrowseAgain).count();
    std::uint64_t cobrowseLeaseSeconds = std::chrono::seconds(protocol::limits::cobrowseLease).count();

    //! \brief Reads a JSON object with any of the members above, each a whole number from 1.
    [[nodiscard]] static Result<RuntimeLimits> load(const std::string &file);
};

} // namespace visavis::backend
