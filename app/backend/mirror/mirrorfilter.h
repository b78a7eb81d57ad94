// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/mirror/batches.h"
#include "masking/filter.h"

namespace visavis::backend {

//! \brief The second wall: one stream's masking filter, fed by batches. Used by one thread at a time.
class MirrorFilter final
{
public:
    explicit MirrorFilter(masking::Level level)
        : m_filter(level)
    {
    }

    struct Output {
        std::string lines;   //!< JSON Lines as the desk may have them; empty when nothing passed
        bool whole = false;  //!< a description of the whole page is among them: the stream can be drawn from here
        bool broken = false; //!< the batch was none
    };
    [[nodiscard]] Output filter(const MirrorBatch &batch);
    //! \brief Whether a desk sees this node of \a page.
    [[nodiscard]] bool shows(std::uint32_t page, std::uint32_t node) const { return m_page == page && m_filter.shows(node); }

private:
    masking::Filter m_filter;
    std::optional<std::uint32_t> m_page;
};

} // namespace visavis::backend
