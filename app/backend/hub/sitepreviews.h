// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/clock.h"
#include "backend/journal/rows.h"

#include <deque>
#include <memory>

namespace visavis::backend {

//! \brief Looks that an admin tries before they are kept: sites in memory alone, each for a quarter of an hour under a key that
//! nobody guesses. Whoever opens the chat of one sees it and can do nothing in it.
class SitePreviews final
{
public:
    explicit SitePreviews(const Clock &clock)
        : m_clock(clock)
    {
    }

    //! \brief The key under which \a site is served from now on.
    std::string add(SiteRow site, bool offline);
    [[nodiscard]] const SiteRow *find(std::string_view key) const;
    //! \brief Kept alive by whoever looks at it. Null: \a key is of no preview.
    [[nodiscard]] std::shared_ptr<const SiteRow> hold(std::string_view key) const;

private:
    struct Kept {
        std::shared_ptr<const SiteRow> site;
        std::chrono::steady_clock::time_point until;
    };
    const Clock &m_clock;
    std::deque<Kept> m_kept;
};

//! \brief Whether \a key is one of SitePreviews: keys of sites have no hyphen.
[[nodiscard]] inline bool isPreviewKey(std::string_view key)
{
    return key.starts_with("preview-");
}

} // namespace visavis::backend
