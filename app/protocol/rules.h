// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

//! \brief What a \c fields() description may demand of a member beyond its type.
namespace visavis::protocol {

//! \brief At most \a most code points; over it a frame is \c tooLarge. \a blank allows text of white space alone.
struct TextRule {
    std::size_t most;
    bool blank = true;
    bool empty = true;
};
[[nodiscard]] constexpr TextRule atMost(std::size_t most) { return {most}; }
[[nodiscard]] constexpr TextRule notBlank(std::size_t most) { return {most, false, false}; }
[[nodiscard]] constexpr TextRule notEmpty(std::size_t most) { return {most, true, false}; }

//! \brief Exactly \a length characters of \a alphabet: secrets and hashes.
struct TokenRule {
    std::size_t length;
    enum class Alphabet : std::uint8_t { Base64Url, LowerHex } alphabet;
};
inline constexpr TokenRule secret{43, TokenRule::Alphabet::Base64Url};
inline constexpr TokenRule sha256Hex{64, TokenRule::Alphabet::LowerHex};

//! \brief A whole number within both bounds.
struct RangeRule {
    std::uint64_t least, most;
};
[[nodiscard]] constexpr RangeRule between(std::uint64_t least, std::uint64_t most) { return {least, most}; }

//! \brief A list of \a least to \a most different members.
struct ListRule {
    std::size_t least, most;
    std::size_t textMost = 0; //!< code points of each, for lists of text
};

} // namespace visavis::protocol
