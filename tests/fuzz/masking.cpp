// SPDX-License-Identifier: GPL-3.0-or-later
//
// The masking filter at its three levels, one event a line. Promises: what comes out is one line of JSON that the filter passes
// unchanged, and no placeholder has children or a class.
#include "fuzz/target.h"
#include "masking/filter.h"

using namespace visavis::masking;
using visavis::fuzz::promise;

namespace {

void stream(std::string_view lines, Level level)
{
    Filter once(level), twice(level);
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        const auto line = lines.substr(0, end);
        lines = end == lines.npos ? std::string_view() : lines.substr(end + 1);
        const auto out = once.filter(line);
        if (!out)
            continue;
        promise(out->find('\n') == out->npos && out->front() == '{' && out->back() == '}', "one line, one object");
        const auto again = twice.filter(*out);
        promise(again.has_value(), "what passed passes again");
        promise(*again == *out, "what passed is not changed again");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto lines = visavis::fuzz::text(data, size);
    for (const auto level : {Level::Marked, Level::Fields, Level::Private})
        stream(lines, level);
    return 0;
}
