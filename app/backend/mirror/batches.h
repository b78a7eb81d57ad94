// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/mirrorframe.h"

#include <optional>
#include <string>

namespace visavis::backend {

//! \brief One batch of a page, put together; still deflated if it came so.
struct MirrorBatch {
    std::uint32_t page = 0, number = 0, rawBytes = 0;
    bool deflated = false;
    std::string bytes;

    //! \brief The JSON Lines of it. Nothing when it is not what its header said: a stream of other length, or none.
    [[nodiscard]] std::optional<std::string> inflated() const;
};

//! \brief Puts chunks together, never more than \c limits::mirrorBatchBytes of one batch.
class MirrorBatches final
{
public:
    enum class Fault { None, NotOurs };

    //! \brief The batch that \a message completes, if it does. \a fault says that it is no part of one: the peer speaks another wire.
    [[nodiscard]] std::optional<MirrorBatch> take(std::string_view message, Fault &fault);
    //! \brief Forgets what is not complete.
    void clear() { m_open.reset(); }

private:
    std::optional<MirrorBatch> m_open;
};

} // namespace visavis::backend
