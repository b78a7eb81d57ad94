// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/engagement/timezone.h"
#include "protocol/sites.h"

namespace visavis::backend {

//! \brief When a site is open, in instants. What counts is what a clock on its wall shows: an hour that comes twice in autumn is open
//! both times, and one that is left out in spring is not there.
class OpenHours final
{
public:
    struct Span {
        protocol::Time from, to; //!< \c to is not included

        bool operator==(const Span &) const = default;
    };

    //! \brief Nothing when there is no such time zone. \a hours are valid.
    [[nodiscard]] static std::optional<OpenHours> of(const protocol::SiteHours &hours);

    [[nodiscard]] bool isOpen(protocol::Time at) const;
    //! \brief The spans, in order and apart, that lie within \a from and \a to; cut off there.
    [[nodiscard]] std::vector<Span> between(protocol::Time from, protocol::Time to) const;
    //! \brief When it opens or closes next; nothing within eight days.
    [[nodiscard]] std::optional<protocol::Time> nextChange(protocol::Time after) const;

private:
    struct Window {
        std::chrono::weekday day;
        std::chrono::minutes from, to;
    };
    [[nodiscard]] bool begins(const Window &window, std::chrono::sys_days day) const;
    //! \brief All instants between \a from and \a to at which something may change.
    [[nodiscard]] std::vector<protocol::Time> edges(protocol::Time from, protocol::Time to) const;

    std::shared_ptr<const TimeZone> m_zone;
    std::vector<Window> m_week;
    std::vector<std::chrono::sys_days> m_closed; //!< sorted
};

} // namespace visavis::backend
