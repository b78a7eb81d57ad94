// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

//! \brief The limits of a site and of its rule file (GET /rules/KEY.json); the loader has the latter's in rulefile.ts.
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

// Sites
inline constexpr std::size_t sites = 200;
inline constexpr std::size_t siteName = 100;
inline constexpr std::size_t siteText = 300; //!< greeting, and what is said when nobody is there
inline constexpr std::size_t origins = 30;   //!< of one site
inline constexpr std::size_t origin = 270;   //!< the longest name of a host is 253
inline constexpr std::size_t colour = 7;
inline constexpr std::size_t timeOfDay = 5;
inline constexpr std::size_t date = 10;
inline constexpr std::size_t zone = 60;
inline constexpr std::size_t openSpans = 28; //!< four a day
inline constexpr std::size_t closedDates = 100;

} // namespace visavis::protocol::limits
