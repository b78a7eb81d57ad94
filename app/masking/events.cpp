// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/events.h"

#include <algorithm>
#include <iterator>

namespace visavis::masking {
namespace {

struct Row {
    std::int64_t number;
    Event event;
};

// Not here: 5 custom and 6 plugin (the page can put anything into them), 7 annotation and 8 asset (rrweb 2.2; assets go by hash).
constexpr Row types[] = {
    {0, Event::Loaded}, {1, Event::Loaded}, // nothing but the time
    {2, Event::Snapshot},                   // the whole page
    {3, Event::Increment},
    {4, Event::Meta},                       // address and size
};

// Not here: 7 media and 9 canvas (pictures of what may be hidden), 10 fonts (fetched), 11 log, 14 selection (its length is that of hidden
// text), 16 custom elements (names are in the snapshot).
constexpr Row sources[] = {
    {0, Event::Mutation},
    {1, Event::Positions}, {6, Event::Positions}, {12, Event::Positions}, // mouse, touch, drag
    {2, Event::Interaction},                                            // clicks and focus
    {3, Event::Scroll},
    {4, Event::Viewport},
    {5, Event::Input},
    {8, Event::SheetRules},                                             // insertRule, deleteRule, replace
    {13, Event::Declaration},                                           // a rule's style.setProperty
    {15, Event::AdoptedSheets},
};

[[nodiscard]] Event eventIn(const Row *from, const Row *to, std::int64_t number)
{
    const auto *row = std::find_if(from, to, [number](const Row &each) { return each.number == number; });
    return row == to ? Event::Dropped : row->event;
}

} // namespace

Event eventOfType(std::int64_t type)
{
    return eventIn(std::begin(types), std::end(types), type);
}

Event eventOfSource(std::int64_t source)
{
    return eventIn(std::begin(sources), std::end(sources), source);
}

} // namespace visavis::masking
