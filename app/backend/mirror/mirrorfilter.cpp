// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/mirror/mirrorfilter.h"

#include <string_view>

namespace visavis::backend {

using namespace std::string_view_literals;

MirrorFilter::Output MirrorFilter::filter(const MirrorBatch &batch)
{
    Output output;
    const auto raw = batch.inflated();
    if (!raw) {
        output.broken = true;
        return output;
    }
    if (m_page != batch.page) {
        m_page = batch.page;
        m_filter.newPage();
    }
    output.lines.reserve(raw->size());
    std::string_view rest = *raw;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto event = m_filter.filter(rest.substr(0, end));
        rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
        if (!event)
            continue;
        if (!output.lines.empty())
            output.lines += '\n';
        // The filter writes the type first (teller.cpp); what it writes is ours to read so.
        output.whole = output.whole || event->starts_with("{\"type\":2,"sv);
        output.lines += *event;
    }
    return output;
}

} // namespace visavis::backend
