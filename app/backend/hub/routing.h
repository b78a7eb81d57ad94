// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"

#include <span>

namespace visavis::backend {

//! \brief What routing knows of one person at a desk.
struct Candidate {
    protocol::PersonId person;
    std::vector<protocol::GroupId> groups;
    protocol::Availability availability = protocol::Availability::Unavailable;
    bool connected = false;
    std::uint64_t slots = 0, used = 0;
    std::uint64_t lastAssigned = 0; //!< counts up with each assignment: who waited longest has the smallest
    bool bot = false;

    [[nodiscard]] bool in(protocol::GroupId group) const;
    [[nodiscard]] std::uint64_t free() const { return slots > used ? slots - used : 0; }
    //! \brief May be given a conversation of \a group without asking.
    [[nodiscard]] bool receives(protocol::GroupId group) const;
};

//! \brief The least occupied (used / slots) available person of \a group with a free slot, \a preferred before others when
//! that person can receive; among equals whoever has waited longest. Nobody: a null id.
//! \param bots whether bots may have it; then they come before people who never had it
[[nodiscard]] protocol::PersonId chooseAdvisor(std::span<const Candidate> candidates, protocol::GroupId group,
                                               protocol::PersonId preferred = {}, bool bots = true);

//! \brief Online: somebody of \a group can receive now. Busy: somebody is at a desk but full or busy. Else offline.
[[nodiscard]] protocol::Presence presenceOf(std::span<const Candidate> candidates, protocol::GroupId group);

} // namespace visavis::backend
