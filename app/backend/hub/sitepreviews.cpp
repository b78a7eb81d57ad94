// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/sitepreviews.h"

#include "backend/crypto/crypto.h"

#include <algorithm>

namespace visavis::backend {
namespace {

constexpr auto lifetime = std::chrono::minutes(15);
constexpr std::size_t most = 100; //!< the oldest goes

} // namespace

std::string SitePreviews::add(SiteRow site, bool offline)
{
    const auto now = m_clock.monotonic();
    std::erase_if(m_kept, [now](const Kept &kept) { return kept.until <= now; });
    if (m_kept.size() >= most)
        m_kept.pop_front();
    site.key = "preview-" + randomToken().reveal();
    site.offline = offline;
    auto key = site.key;
    m_kept.push_back({std::make_shared<const SiteRow>(std::move(site)), now + lifetime});
    return key;
}

std::shared_ptr<const SiteRow> SitePreviews::hold(std::string_view key) const
{
    if (!isPreviewKey(key))
        return nullptr;
    const auto now = m_clock.monotonic();
    const auto at = std::find_if(m_kept.begin(), m_kept.end(), [&](const Kept &kept) { return kept.until > now && equalSecrets(kept.site->key, key); });
    return at == m_kept.end() ? nullptr : at->site;
}

const SiteRow *SitePreviews::find(std::string_view key) const
{
    return hold(key).get();
}

} // namespace visavis::backend
