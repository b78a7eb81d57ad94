// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/enums.h"
#include "protocol/time.h"

#include <boost/json/object.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

//! \brief Targeting as the page does it, for whoever writes rules: what would this page show to this visitor?
//!
//! The page's own is app/chatbox/src/loader/evaluate.ts; both are held to tests/fixtures/rules/evaluated.json, row by row. A new
//! condition is a case here, one there, a check in rulescheck.cpp and in rulefile.ts, and rows.
namespace visavis::protocol {

//! \brief What was shown to the visitor before.
struct InvitedBefore {
    struct Rule {
        std::string id;
        std::uint64_t shown = 0;
        bool closed = false;
    };
    Time last; //!< zero: never
    std::vector<Rule> rules;
};

//! \brief What a page knows of its visitor. What only memory knows is nothing where nothing may be remembered, and then never holds.
struct PageFacts {
    Time now;
    //! Seconds that the clocks of the visitor's place are ahead of UTC at a time.
    std::function<std::chrono::seconds(Time)> offset = [](Time) { return std::chrono::seconds(0); };
    std::optional<std::uint64_t> pagesViewed;
    std::optional<std::chrono::milliseconds> connectionTime, timeOnSite;
    std::chrono::milliseconds timeOnPage{0};
    std::string language; //!< BCP 47
    std::string path, query, fragment;
    std::optional<Presence> presence;
    InvitedBefore invited;
};

//! \brief Nothing: waiting alone will not do.
using RuleWait = std::optional<std::chrono::milliseconds>;

//! \brief Until \a condition, which RulesCheck has let through, may hold; zero: it holds.
[[nodiscard]] RuleWait waitFor(const boost::json::value &condition, const PageFacts &facts);

struct RuleVerdict {
    std::optional<std::size_t> rule; //!< the first that holds, by its place in the file
    RuleWait wait;                   //!< until another look can find one
};
//! \param file a rule file that RulesCheck has let through
[[nodiscard]] RuleVerdict evaluate(const boost::json::object &file, const PageFacts &facts);

} // namespace visavis::protocol
