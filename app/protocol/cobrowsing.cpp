// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/cobrowsing.h"

#include <algorithm>

namespace visavis::protocol {
namespace {

using State = CobrowseState;
using Event = CobrowseEvent;
using Effect = CobrowseEffect;

//! \brief Somebody asks for what this state does not have.
[[nodiscard]] CobrowseTransition rejected(State state)
{
    return {state, {Effect::Reject}};
}

[[nodiscard]] CobrowseTransition idle(Event event)
{
    switch (event) {
    case Event::Ask: return {State::Requested, {Effect::Announce, Effect::SendForm}};
    case Event::Accept:
    case Event::Refuse:
    case Event::Command:
    case Event::Renew:
    case Event::PageBack:
    case Event::Stop:
    case Event::Escape:
    case Event::BoxClosed:
    case Event::DeskEnds: return rejected(State::Idle);
    default: return {State::Idle, {}};
    }
}

[[nodiscard]] CobrowseTransition requested(Event event)
{
    switch (event) {
    case Event::Accept: return {State::Active, {Effect::Record, Effect::Announce, Effect::Grant, Effect::Lease}};
    case Event::Refuse: return {State::Idle, {Effect::DropForm, Effect::Count, Effect::Announce}};
    case Event::Expire:
    case Event::DeskEnds:
    case Event::DeskGone:
    case Event::Reassigned:
    case Event::Closed:
    case Event::Withdrawn:
    case Event::SwitchedOff: return {State::Idle, {Effect::DropForm, Effect::Announce}};
    case Event::PageLeft: // the next page puts the question again
    case Event::LeaseRanOut:
    case Event::LeftSite:
    case Event::TabGone: return {State::Requested, {}};
    default: return rejected(State::Requested);
    }
}

//! \brief Active and Between: whatever ends the one ends the other.
[[nodiscard]] CobrowseTransition lent(State state, Event event)
{
    const bool active = state == State::Active;
    switch (event) {
    case Event::Command:
        if (active)
            return {State::Active, {Effect::Forward, Effect::Lease}};
        return rejected(state);
    case Event::Renew: return {state, {Effect::Lease}};
    case Event::PageLeft:
        if (active)
            return {State::Between, {Effect::Grace}};
        return {State::Between, {}};
    case Event::PageBack:
        if (active)
            return rejected(state);
        return {State::Active, {Effect::Grant}};
    case Event::Expire: return {state, {}};
    case Event::LeftSite:
    case Event::TabGone:
        if (active)
            return {State::Active, {}};
        [[fallthrough]];
    case Event::Stop:
    case Event::Escape:
    case Event::BoxClosed:
    case Event::DeskEnds:
    case Event::LeaseRanOut:
    case Event::DeskGone:
    case Event::Reassigned:
    case Event::Closed:
    case Event::Withdrawn:
    case Event::SwitchedOff: return {State::Idle, {Effect::Revoke, Effect::Record, Effect::Announce}};
    case Event::Ask:
    case Event::Accept:
    case Event::Refuse: break;
    }
    return rejected(state);
}

} // namespace

bool CobrowseTransition::has(CobrowseEffect effect) const
{
    return std::find(effects.begin(), effects.end(), effect) != effects.end();
}

CobrowseTransition transition(CobrowseState state, CobrowseEvent event)
{
    switch (state) {
    case State::Idle: return idle(event);
    case State::Requested: return requested(event);
    case State::Active:
    case State::Between: break;
    }
    return lent(state, event);
}

CobrowseResult resultOf(CobrowseState state, CobrowseEvent event)
{
    switch (event) {
    case Event::Accept: return CobrowseResult::Accepted;
    case Event::Refuse: return CobrowseResult::Refused;
    case Event::Expire: return CobrowseResult::Expired;
    case Event::DeskEnds: return state == State::Requested ? CobrowseResult::Cancelled : CobrowseResult::Advisor;
    case Event::Stop: return CobrowseResult::Stopped;
    case Event::Escape: return CobrowseResult::Escape;
    case Event::BoxClosed: return CobrowseResult::BoxClosed;
    case Event::LeaseRanOut: return CobrowseResult::LeaseRanOut;
    case Event::LeftSite: return CobrowseResult::LeftSite;
    case Event::TabGone: return CobrowseResult::TabGone;
    case Event::DeskGone: return CobrowseResult::DeskGone;
    case Event::Reassigned: return CobrowseResult::Reassigned;
    case Event::Closed: return CobrowseResult::Closed;
    case Event::Withdrawn: return CobrowseResult::Withdrawn;
    case Event::SwitchedOff: return CobrowseResult::SwitchedOff;
    case Event::Ask:
    case Event::Command:
    case Event::Renew:
    case Event::PageLeft:
    case Event::PageBack: break;
    }
    return CobrowseResult::Stopped;
}

bool allows(CobrowseScope scope, CobrowseAction action)
{
    switch (action) {
    case CobrowseAction::Pointer:
    case CobrowseAction::Highlight: return true;
    case CobrowseAction::Scroll:
    case CobrowseAction::Click: return scope != CobrowseScope::Point; // in Guide the page follows links alone
    case CobrowseAction::Fill:
    case CobrowseAction::Check:
    case CobrowseAction::Choose: return scope == CobrowseScope::Assist;
    }
    return false;
}

} // namespace visavis::protocol
