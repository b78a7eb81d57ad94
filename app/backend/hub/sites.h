// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/engagement/openhours.h"
#include "backend/error.h"
#include "backend/journal/rows.h"

#include <map>
#include <tl/expected.hpp>
#include <unordered_map>

namespace visavis::backend {

//! \brief The sites of a workspace in memory: what they are, when they are open, and what may be made of them.
//!
//! Decides and remembers, like Directory; whoever calls asks the right to do so, makes it durable and takes it back when that fails.
class Sites final
{
public:
    explicit Sites(std::vector<SiteRow> rows);

    //! \brief Scheme and authority where browsers find the backend.
    void setUrl(const std::string &url) { m_url = url; }
    [[nodiscard]] const std::string &url() const { return m_url; }

    [[nodiscard]] const std::unordered_map<protocol::SiteId, SiteRow> &all() const { return m_rows; }
    [[nodiscard]] const SiteRow *find(protocol::SiteId id) const;
    [[nodiscard]] const SiteRow *find(std::string_view key) const;
    //! \brief That of the sample shop.
    [[nodiscard]] const SiteRow *sample() const;
    //! \brief Rows stay where they are: who holds one sees it change.
    void put(SiteRow row);
    void remove(protocol::SiteId id);

    [[nodiscard]] static bool mayStandOn(const SiteRow &site, std::string_view origin);
    [[nodiscard]] bool isOpen(const SiteRow &site, protocol::Time at) const;
    //! \brief When the site is open in the next eight days; nothing: always.
    [[nodiscard]] std::optional<std::vector<OpenHours::Span>> openSpans(const SiteRow &site, protocol::Time from) const;
    //! \brief When the next of them opens or closes.
    [[nodiscard]] std::optional<protocol::Time> nextChange(protocol::Time after) const;

    // Decisions
    struct Fault {
        protocol::ErrorKind kind = protocol::ErrorKind::InvalidFrame;
        std::string where; //!< for people: the place as a JSON pointer and what is the matter; empty: the kind says all
    };
    using Decided = tl::expected<SiteRow, Fault>;
    [[nodiscard]] Decided made(const protocol::SiteDraft &draft) const;
    [[nodiscard]] Decided changed(protocol::SiteId id, std::string_view stamp, const protocol::SiteDraft &draft) const;
    [[nodiscard]] Decided withNewKey(protocol::SiteId id, std::string_view stamp) const;
    //! \param rules a rule file as people write it
    [[nodiscard]] Decided withRules(protocol::SiteId id, std::string_view stamp, std::string_view rules) const;
    [[nodiscard]] Decided withLook(protocol::SiteId id, std::string_view stamp, const protocol::SiteLook &look) const;
    [[nodiscard]] Decided withHours(protocol::SiteId id, std::string_view stamp, const std::optional<protocol::SiteHours> &hours) const;
    //! \brief The site with another look, under a key of its own, and with one invitation that comes at once.
    [[nodiscard]] Decided forPreview(protocol::SiteId id, const protocol::SiteLook &look) const;

    [[nodiscard]] protocol::SiteFacts facts(const SiteRow &site) const;
    [[nodiscard]] static std::string stamp(const SiteRow &site);
    //! \brief What a chat that is open shows of it, in \a language.
    [[nodiscard]] static protocol::SiteFace face(const SiteRow &site, std::string_view language);

private:
    //! \brief The row of this state, else NotPermitted or Conflict.
    [[nodiscard]] Decided current(protocol::SiteId id, std::string_view stamp) const;
    [[nodiscard]] std::string newKey() const;

    std::unordered_map<protocol::SiteId, SiteRow> m_rows;
    std::unordered_map<protocol::SiteId, OpenHours> m_hours;
    std::string m_url;
};

} // namespace visavis::backend
