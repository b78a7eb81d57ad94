// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/contrast.h"

#include <algorithm>
#include <cmath>

namespace visavis::protocol {
namespace {

//! \brief WCAG 2.2, relative luminance.
[[nodiscard]] double luminance(int colour)
{
    const auto channel = [colour](int shift) {
        const double part = ((colour >> shift) & 255) / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

} // namespace

int colourOf(std::string_view text)
{
    if (text.size() != 7 || text[0] != '#')
        return -1;
    int colour = 0;
    for (const char c : text.substr(1)) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit && !(c >= 'a' && c <= 'f'))
            return -1;
        colour = colour * 16 + (digit ? c - '0' : c - 'a' + 10);
    }
    return colour;
}

double contrast(int one, int other)
{
    const double first = luminance(one), second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace visavis::protocol
