// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/ascii.h"
#include "masking/css.h"

#include <array>
#include <charconv>

namespace visavis::masking::css {

std::size_t appendNumber(std::string &out, std::string_view text)
{
    constexpr std::size_t kept = 4, most = 10;
    std::size_t at = 0;
    const auto digitsFrom = [&](std::size_t from) {
        std::size_t end = from;
        while (end < text.size() && ascii::isDigit(text[end]))
            ++end;
        return end;
    };
    if (at < text.size() && (text[at] == '-' || text[at] == '+'))
        ++at;
    const auto wholeEnd = digitsFrom(at);
    auto whole = text.substr(at, wholeEnd - at);
    auto end = wholeEnd;
    std::string_view fraction;
    if (end + 1 < text.size() && text[end] == '.' && ascii::isDigit(text[end + 1])) {
        const auto fractionEnd = digitsFrom(end + 1);
        fraction = text.substr(end + 1, fractionEnd - end - 1);
        end = fractionEnd;
    }
    if (whole.empty() && fraction.empty())
        return 0;
    if (at == 1)
        out += text.front();
    std::string expanded;
    if (end + 1 < text.size() && ascii::lower(text[end]) == 'e') {
        const auto exponent = end + (text[end + 1] == '-' || text[end + 1] == '+' ? 2 : 1);
        if (const auto exponentEnd = digitsFrom(exponent); exponentEnd > exponent) {
            double value = 0;
            const auto read = std::from_chars(text.data() + at, text.data() + exponentEnd, value);
            value = read.ec == std::errc() ? std::min(value, 2e9) : text[end + 1] == '-' ? 0 : 2e9;
            std::array<char, 32> digits;
            const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 4);
            expanded.assign(digits.data(), written.ptr);
            whole = std::string_view(expanded).substr(0, expanded.find('.'));
            fraction = std::string_view(expanded).substr(expanded.find('.') + 1);
            end = exponentEnd;
        }
    }
    if (whole.size() > kept) {
        while (whole.size() > 1 && whole.front() == '0')
            whole.remove_prefix(1);
    }
    if (whole.size() > kept) {
        // Order among large numbers is what z-index needs; their digits are nobody's business.
        if (whole.size() > most || (whole.size() == most && whole.front() > '2'))
            out += "2000000000";
        else
            out.append(1, whole.front()).append(whole.size() - 1, '0');
        return end;
    }
    out += whole;
    if (!fraction.empty())
        out.append(1, '.').append(fraction.substr(0, kept));
    return end;
}

} // namespace visavis::masking::css
