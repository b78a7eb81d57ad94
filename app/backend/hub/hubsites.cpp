// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sites that are changed while visitors are on them. Life of a change: an admin puts it → it is in force for whoever loads a page
// (GET /rules/KEY.json) → when it is durable, open chats are told their look and whether somebody is there, and chats on pages
// that may not carry them any more are let go. If it cannot be stored, all is as before.
#include "backend/hub/advisorconnection.h"
#include "backend/hub/hub.h"
#include "backend/hub/visitorconnection.h"

namespace visavis::backend {
using namespace protocol;
using namespace std::chrono_literals;

const SiteRow *Hub::site(std::string_view key) const
{
    return isPreviewKey(key) ? m_sitePreviews.find(key) : m_sites.find(key);
}

void Hub::lendSampleOrigin(const std::string &origin)
{
    if (const auto *sample = m_sites.sample()) {
        auto row = *sample;
        row.lentOrigin = origin;
        m_sites.put(std::move(row));
    }
}

void Hub::putSite(SiteRow row, Stored done)
{
    const auto id = row.id;
    const auto *known = m_sites.find(id);
    std::optional<SiteRow> before = known ? std::optional(*known) : std::nullopt;
    Unit unit{PutSite{row}};
    audit(unit);
    m_sites.put(std::move(row));
    m_parts.journal.submit(std::move(unit), [this, id, before = std::move(before), done = std::move(done)](const Result<Committed> &result) {
        if (!result && before)
            m_sites.put(*before);
        else if (!result)
            m_sites.remove(id);
        done(result.has_value());
        if (result)
            siteChanged(id);
    });
}

void Hub::siteChanged(SiteId id)
{
    for (auto *desk : m_desks)
        desk->tellSite(id);
    // A copy: who is let go leaves the list.
    const auto visitors = m_visitors;
    for (auto *visitor : visitors)
        visitor->siteChanged(id);
    // Headers carry the name.
    for (auto *conversation : openConversations()) {
        if (conversation->row.site == id)
            announce(*conversation);
    }
    watchHours();
    presenceMayHaveChanged();
}

void Hub::watchHours()
{
    const auto next = m_sites.nextChange(m_parts.clock.now());
    const auto watch = ++m_hoursWatch;
    if (!next)
        return;
    // Looked at once a minute at the least: clocks are set, and computers sleep.
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - m_parts.clock.now());
    m_parts.after(std::min<std::chrono::milliseconds>(left, 60s), [this, watch] {
        if (watch != m_hoursWatch)
            return;
        presenceMayHaveChanged();
        watchHours();
    });
}

} // namespace visavis::backend
