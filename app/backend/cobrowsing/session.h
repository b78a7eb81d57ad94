// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cobrowsing/cobrowsing.h"

#include "backend/hub/advisorconnection.h"
#include "backend/hub/visitorconnection.h"
#include "backend/mirror/mirrorconnection.h"
#include "backend/mirror/mirrors.h"

#include <algorithm>
#include <utility>

//! \brief How a session is kept, for the three files of it: cobrowsing.cpp asks, answers and ends, lent.cpp is the time in between, telling.cpp says
//! to desk and tabs how it stands.
namespace visavis::backend {

//! \brief A request, and the session that it may become.
struct Cobrowsing::Session {
    protocol::ConversationId id;
    std::uint64_t life = 0; //!< tells it from the one before it of the same conversation
    protocol::CobrowseState state = protocol::CobrowseState::Idle;
    protocol::CobrowseScope scope = protocol::CobrowseScope::Point;
    AdvisorConnection *desk = nullptr;
    protocol::PersonId person;
    std::string alias;
    std::chrono::steady_clock::time_point until{};        //!< Requested: the answer's; lent: the lease's
    std::chrono::steady_clock::time_point graceUntil{};   //!< Between
    mutable std::chrono::steady_clock::time_point told{}; //!< the deadline that the desk knows
    bool answering = false; //!< accepted, and not yet durable
    std::optional<protocol::CobrowseEvent> endsWith; //!< what happened meanwhile
    ConsentDraft record;   //!< of the start
    // While lent
    protocol::GrantId grant;
    std::string token; //!< SHA-256
    protocol::TabId tab;
    protocol::TabId heir; //!< showed the token, and has not opened its second socket yet
    VisitorConnection *heirSocket = nullptr;
    std::weak_ptr<void> heirAlive;
    bool goodbye = false;
    std::uint64_t number = 0;
    double commands = static_cast<double>(protocol::limits::cobrowsePerSecond);
    std::chrono::steady_clock::time_point commandsAt{};
};

} // namespace visavis::backend
