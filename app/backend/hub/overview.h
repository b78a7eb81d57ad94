// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/toadvisor.h"

#include <chrono>
#include <map>
#include <unordered_map>

namespace visavis::backend {

class AdvisorConnection;
class Hub;
struct PersonRow;

//! \brief The live overview: each desk that watches is told what changed of what its person may see (Action::LiveOverview).
//!
//! A desk asks with overview.watch and is answered with the whole. Whatever may have changed it calls changed(): the first change is told
//! at once, later ones together, four times a second at most. What a desk was told is kept, so that it is told differences, and so that
//! who leaves its sight is taken back. The rights are asked anew each time. Network thread only.
class Overview final
{
public:
    //! \a hub outlives it.
    explicit Overview(Hub &hub);

    [[nodiscard]] static bool mayWatch(const PersonRow &person);
    [[nodiscard]] protocol::toadvisor::Overview watch(AdvisorConnection &desk, std::uint64_t re);
    void leave(AdvisorConnection &desk) { m_watchers.erase(&desk); }
    void changed();

private:
    struct View {
        std::map<protocol::PersonId, protocol::OverviewPerson> people;
        std::map<protocol::GroupId, protocol::OverviewGroup> groups;
    };

    [[nodiscard]] View viewOf(const PersonRow &asker) const;
    void tell();

    Hub &m_hub;
    std::unordered_map<AdvisorConnection *, View> m_watchers;
    std::chrono::steady_clock::time_point m_toldAt;
    bool m_due = false; //!< a telling is under way
};

} // namespace visavis::backend
