// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/dropped.h"
#include "masking/hiding.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace visavis::masking {

//! \brief The wall that an event of a mirrored page passes in the backend, and again at the desk.
//!
//! The life of an event:
//! \list
//! \li It comes as rrweb wrote it in the visitor's browser, or as somebody wrote it who wants to be taken for rrweb. simdjson parses it;
//!     what is no JSON, no UTF-8, too large or too deep ends here.
//! \li events.cpp knows the event types and the sources of increments that pass. All others end here: custom and plugin events, canvas,
//!     fonts, media, selection, logs.
//! \li learner.cpp reads the nodes into nodes.h, the page as the advisor has it. hiding.cpp says of each element whether it is hidden:
//!     by idz_hide in any spelling, by being a password, hidden, file or payment field, by level. A hidden element becomes a placeholder
//!     of constant size; all ids under it go into a set that only a new page empties. What speaks of them later ends there.
//! \li When the whole event is read, teller.cpp writes a new one from the model: each element by tags.cpp, each attribute by
//!     attributes.cpp, style sheets by css.cpp, text and addresses by scrub.cpp. No key, no name and no structure is copied from the event.
//!     A node that was told earlier and is hidden now is taken back in the same event: removed, and a placeholder added.
//! \endlist
//! What is dropped is counted by reason and forgotten. To change what passes, change a table; README.md says which test turns red.
//!
//! One filter a stream, on one thread. Filtering twice is the same as filtering once. Memory is bounded by the limits of a page in
//! protocol/mirrorlimits.h, some 20 MB for the largest, and by the largest event.
class Filter final {
public:
    explicit Filter(Level level);
    Filter(Filter &&) noexcept;
    Filter &operator=(Filter &&) noexcept;
    ~Filter();

    //! \brief The event as the advisor gets it, or nothing.
    [[nodiscard]] std::optional<std::string> filter(std::string_view event);
    //! \brief The visitor's tab shows another document: ids start again, and so does what is hidden. Events never say this: the envelope
    //! does, by its page's id.
    void newPage();
    //! \brief Whether the advisor has \a node in sight: an element that was told, and is hidden neither itself nor by what it stands in.
    [[nodiscard]] bool shows(std::uint32_t node) const;
    [[nodiscard]] const Dropped &dropped() const;

private:
    class Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace visavis::masking
