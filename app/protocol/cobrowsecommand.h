// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"
#include "protocol/mirrorlimits.h"

namespace visavis::protocol {

//! \brief One thing that an advisor does in the page of a visitor, addressed to a node as the mirror numbers it.
//!
//! Never to coordinates of the page: what is masked has another size at the desk, so that they would hit something else.
struct CobrowseCommand {
    std::uint64_t number = 0; //!< greater with each command of a session, so that none is taken twice
    std::uint64_t page = 0;   //!< the mirror's, as in DeskChunk
    std::uint64_t node = 0;   //!< rrweb's id
    CobrowseAction action = CobrowseAction::Pointer;
    //! Pointer and Click: the place in the node, in ten thousandths of its size. Scroll: where to, in CSS pixels.
    std::optional<std::uint64_t> x, y;
    std::optional<std::string> text;                   //!< Fill: the whole new value, also an empty one
    std::optional<bool> checked;                       //!< Check
    std::optional<std::vector<std::uint64_t>> options; //!< Choose: places in the list, from 0

    static void fields(auto &self, auto &v)
    {
        v("number", self.number, between(1, 1'000'000'000)), v("page", self.page, between(0, 0xFFFF'FFFF));
        v("node", self.node, between(1, 0xFFFF'FFFF)), v("action", self.action);
        v("x", self.x, between(0, static_cast<std::uint64_t>(limits::mirrorPixels)));
        v("y", self.y, between(0, static_cast<std::uint64_t>(limits::mirrorPixels)));
        v("text", self.text, atMost(limits::cobrowseText)), v("checked", self.checked);
        v("options", self.options, ListRule{0, limits::cobrowseOptions});
    }
    //! \brief Each action has its own members and no other.
    [[nodiscard]] bool valid() const
    {
        const bool place = x && y, no = !x && !y;
        const bool inside = place && *x <= limits::cobrowsePlace && *y <= limits::cobrowsePlace;
        const auto only = [this](bool aText, bool aCheck, bool someOptions) {
            return text.has_value() == aText && checked.has_value() == aCheck && options.has_value() == someOptions;
        };
        switch (action) {
        case CobrowseAction::Pointer:
        case CobrowseAction::Click: return inside && only(false, false, false);
        case CobrowseAction::Highlight: return no && only(false, false, false);
        case CobrowseAction::Scroll: return place && only(false, false, false);
        case CobrowseAction::Fill: return no && only(true, false, false);
        case CobrowseAction::Check: return no && only(false, true, false);
        case CobrowseAction::Choose: return no && only(false, false, true);
        }
        return false;
    }
    bool operator==(const CobrowseCommand &) const = default;
};

} // namespace visavis::protocol
