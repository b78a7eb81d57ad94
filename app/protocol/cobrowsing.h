// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/enums.h"

#include <vector>

//! \brief The life of one control session, in which a visitor lends the mouse to an advisor, as a table (PRIVACY.md S11.4).
//!
//! Backend, console and chatbox hold their tables to the same oracle, tests/fixtures/cobrowsing.json. Commands pass in Active alone.
//! Between is the time from the page that was left to the next page of the same site.
namespace visavis::protocol {

enum class CobrowseState : std::uint8_t { Idle, Requested, Active, Between };
enum class CobrowseEvent : std::uint8_t {
    Ask, Accept, Refuse,
    Expire, //!< nobody answered
    Command, Renew,
    PageLeft, PageBack, //!< the page in the bound tab went; the next page of that tab proved to be its heir
    Stop, Escape, BoxClosed, //!< the visitor's three ways to end it
    DeskEnds, LeaseRanOut,
    LeftSite, TabGone, //!< no page came back: it said goodbye, or just was not heard any more
    DeskGone, Reassigned, Closed, Withdrawn, SwitchedOff,
};
enum class CobrowseEffect : std::uint8_t {
    SendForm, DropForm,
    Record, //!< a signed consent record: given at the start, ended at the end
    Count,  //!< a refusal is only counted
    Announce, //!< a durable event in the thread
    Grant, Revoke, //!< a token for this conversation, desk and tab
    Lease, Grace, Forward, Reject,
};

template <> inline constexpr std::array Names<CobrowseState>{"idle"sv, "requested"sv, "active"sv, "between"sv};
template <> inline constexpr std::array Names<CobrowseEvent>{"ask"sv, "accept"sv, "refuse"sv, "expire"sv, "command"sv, "renew"sv,
    "pageLeft"sv, "pageBack"sv, "stop"sv, "escape"sv, "boxClosed"sv, "deskEnds"sv, "leaseRanOut"sv, "leftSite"sv, "tabGone"sv,
    "deskGone"sv, "reassigned"sv, "closed"sv, "withdrawn"sv, "switchedOff"sv};
template <> inline constexpr std::array Names<CobrowseEffect>{"sendForm"sv, "dropForm"sv, "record"sv, "count"sv, "announce"sv,
    "grant"sv, "revoke"sv, "lease"sv, "grace"sv, "forward"sv, "reject"sv};

struct CobrowseTransition {
    CobrowseState next;
    std::vector<CobrowseEffect> effects; //!< in the order in which they must happen

    bool operator==(const CobrowseTransition &) const = default;
    [[nodiscard]] bool has(CobrowseEffect effect) const;
};

[[nodiscard]] CobrowseTransition transition(CobrowseState state, CobrowseEvent event);

//! \brief Whether the mouse is lent: the visitor's page shows it, and the advisor may command or wait for the next page.
[[nodiscard]] constexpr bool isLent(CobrowseState state)
{
    return state == CobrowseState::Active || state == CobrowseState::Between;
}

//! \brief What the thread says of an event that ends a request or a session.
[[nodiscard]] CobrowseResult resultOf(CobrowseState state, CobrowseEvent event);

//! \brief Whether a scope holds an action: what only points is in each, what fills and presses in the last alone.
[[nodiscard]] bool allows(CobrowseScope scope, CobrowseAction action);

} // namespace visavis::protocol
