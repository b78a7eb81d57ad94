// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

//! \brief The limits of a site's rule file (GET /rules/KEY.json); the loader has the same ones in rulefile.ts.
//!
//! Lengths of text are Unicode code points, sizes are bytes.
namespace visavis::protocol::limits {

inline constexpr std::size_t rulesFileBytes = 32 * 1024;
inline constexpr std::size_t rulesPerSite = 20;
inline constexpr std::size_t ruleId = 40;
inline constexpr std::size_t ruleConditions = 40; //!< in one rule, all and any among them
inline constexpr std::size_t ruleDepth = 4;       //!< of all and any
inline constexpr std::size_t ruleList = 20;       //!< members of all, any, language and address
inline constexpr std::size_t ruleAddress = 200;
inline constexpr std::uint64_t ruleBound = 1'000'000;
inline constexpr std::uint64_t ruleMost = 100;             //!< times that one visitor sees it
inline constexpr std::uint64_t rulePauseMinutes = 525'600; //!< a year
inline constexpr std::size_t invitationText = 200;
inline constexpr std::size_t invitationButton = 30;

} // namespace visavis::protocol::limits
