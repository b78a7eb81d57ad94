// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/dropped.h"

namespace visavis::masking {

std::string Dropped::json() const
{
    static constexpr std::array<std::string_view, whyCount> names{"malformed",   "tooLarge", "tooDeep", "eventType", "shape", "unknownNode",
                                                                  "hidden",      "tag",      "attribute", "url",     "css",   "dark"};
    std::string out = "{";
    for (std::size_t i = 0; i < whyCount; ++i) {
        if (m_counts[i] == 0)
            continue;
        out += out.size() > 1 ? ",\"" : "\"";
        out += names[i];
        out += "\":";
        out += std::to_string(m_counts[i]);
    }
    return out + "}";
}

} // namespace visavis::masking
