// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/enums.h"

#include <vector>

//! \brief The life of one purpose's consent in one conversation, as a table (PRIVACY.md S10, S11.3).
//!
//! Backend and chatbox hold their tables to the same oracle, tests/fixtures/consent.json. A purpose passes the gate in the
//! states Given and NotRequired only. NotRequired exists for the chat alone: with the consent request switched off, preview
//! and mirroring still ask for their own (G6).
namespace visavis::protocol {

enum class ConsentStep : std::uint8_t { None, Asked, Given, Refused, Withdrawn, NotRequired };
enum class ConsentEvent : std::uint8_t { Ask, Give, Refuse, Withdraw, SwitchOff, SwitchOn, NoticeChange };
enum class ConsentEffect : std::uint8_t { SendNotice, WriteRecord, CountRefusal, OpenGate, ShutGate, Reject };

template <> inline constexpr std::array Names<ConsentStep>{"none"sv, "asked"sv, "given"sv, "refused"sv, "withdrawn"sv, "notRequired"sv};
template <> inline constexpr std::array Names<ConsentEvent>{"ask"sv, "give"sv, "refuse"sv, "withdraw"sv, "switchOff"sv,
    "switchOn"sv, "noticeChange"sv};
template <> inline constexpr std::array Names<ConsentEffect>{"sendNotice"sv, "writeRecord"sv, "countRefusal"sv, "openGate"sv,
    "shutGate"sv, "reject"sv};

struct ConsentTransition {
    ConsentStep next;
    std::vector<ConsentEffect> effects; //!< in the order in which they must happen

    bool operator==(const ConsentTransition &) const = default;
};

[[nodiscard]] ConsentTransition transition(ConsentStep step, ConsentEvent event);

//! \brief Whether what the visitor types or is may pass for this purpose.
[[nodiscard]] constexpr bool passes(ConsentStep step)
{
    return step == ConsentStep::Given || step == ConsentStep::NotRequired;
}

//! \brief The step as the wire names it: an open question is \c none.
[[nodiscard]] ConsentState shown(ConsentStep step);

} // namespace visavis::protocol
