// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/routing.h"

#include <algorithm>

namespace visavis::backend {
using protocol::Availability;
using protocol::Presence;

bool Candidate::in(protocol::GroupId group) const
{
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

bool Candidate::receives(protocol::GroupId group) const
{
    return connected && availability == Availability::Available && free() > 0 && in(group);
}

protocol::PersonId chooseAdvisor(std::span<const Candidate> candidates, protocol::GroupId group, protocol::PersonId preferred, bool bots)
{
    const Candidate *best = nullptr;
    for (const auto &candidate : candidates) {
        if (!candidate.receives(group) || (candidate.bot && !bots))
            continue;
        if (candidate.person == preferred)
            return preferred;
        // A person answered it before: no bot comes in between.
        if (candidate.bot && !preferred.isNull())
            continue;
        if (best && best->bot != candidate.bot) {
            if (candidate.bot)
                best = &candidate;
            continue;
        }
        // used/slots compared without division
        const auto mine = candidate.used * (best ? best->slots : 1);
        const auto its = best ? best->used * candidate.slots : 0;
        if (!best || mine < its || (mine == its && candidate.lastAssigned < best->lastAssigned))
            best = &candidate;
    }
    return best ? best->person : protocol::PersonId();
}

Presence presenceOf(std::span<const Candidate> candidates, protocol::GroupId group)
{
    auto presence = Presence::Offline;
    for (const auto &candidate : candidates) {
        if (candidate.receives(group))
            return Presence::Online;
        if (candidate.connected && candidate.in(group) && candidate.availability != Availability::Unavailable)
            presence = Presence::Busy;
    }
    return presence;
}

} // namespace visavis::backend
