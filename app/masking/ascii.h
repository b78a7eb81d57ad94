// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

//! \brief ASCII questions that do not ask the locale. Names in HTML and CSS are compared without ASCII case.
namespace visavis::masking::ascii {

[[nodiscard]] constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
[[nodiscard]] constexpr bool isDigit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool isLetter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }
[[nodiscard]] constexpr bool isHex(char c) noexcept { return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }
//! \brief ASCII white space of the HTML standard.
[[nodiscard]] constexpr bool isSpace(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

[[nodiscard]] inline std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

[[nodiscard]] constexpr bool equal(std::string_view a, std::string_view b) noexcept
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

[[nodiscard]] constexpr bool startsWith(std::string_view text, std::string_view start) noexcept
{
    return text.size() >= start.size() && equal(text.substr(0, start.size()), start);
}

[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

//! \brief Calls \a take with each token between white space until it answers true; whether one did.
template <typename Take>
constexpr bool anyToken(std::string_view text, Take take)
{
    while (true) {
        while (!text.empty() && isSpace(text.front()))
            text.remove_prefix(1);
        if (text.empty())
            return false;
        std::size_t end = 0;
        while (end < text.size() && !isSpace(text[end]))
            ++end;
        if (take(text.substr(0, end)))
            return true;
        text.remove_prefix(end);
    }
}

//! \brief The longest run of digits.
[[nodiscard]] constexpr std::size_t longestDigitRun(std::string_view text) noexcept
{
    std::size_t longest = 0, run = 0;
    for (const char c : text) {
        run = isDigit(c) ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace visavis::masking::ascii
