// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace visavis::masking {

//! \brief Why a part of a stream did not pass. Counted, never logged with what it was.
enum class Why : std::uint8_t {
    Malformed,   //!< not JSON, not UTF-8
    TooLarge,    //!< above a limit of protocol/mirrorlimits.h
    TooDeep,
    EventType,   //!< an rrweb event type or source that is not in events.cpp
    Shape,       //!< a field of another type than rrweb writes, a bad id or number, a key twice
    UnknownNode, //!< it speaks of a node, or of a parent, that the page does not have
    Hidden,      //!< it speaks of a hidden node
    Tag,         //!< not in tags.cpp: the element stays as an empty one that is not shown
    Attribute,   //!< not in attributes.cpp, or a value that the rule there refuses
    Url,         //!< not http or https, or not an address
    Css,         //!< a rule, a declaration or a string that css.cpp refuses
    Dark,        //!< the page hides more than can be remembered: nothing of it passes any more
};
inline constexpr std::size_t whyCount = 12;

//! \brief How often each reason came up in one stream.
class Dropped final {
public:
    void add(Why why) noexcept { ++m_counts[static_cast<std::size_t>(why)]; }
    [[nodiscard]] std::uint64_t count(Why why) const noexcept { return m_counts[static_cast<std::size_t>(why)]; }
    //! \brief {"malformed":1,...}: only reasons that came up.
    [[nodiscard]] std::string json() const;

private:
    std::array<std::uint64_t, whyCount> m_counts{};
};

} // namespace visavis::masking
