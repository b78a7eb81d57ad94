// SPDX-License-Identifier: GPL-3.0-or-later
//
// The masking filter at its three levels, one event a line; {"page":"next"} begins a page, and a line that begins with no brace is a style sheet. Promises: what comes out is one line of JSON that the filter passes
// unchanged, and no placeholder has children or a class.
#include "fuzz/target.h"
#include "masking/filter.h"
#include "masking/jsonwriter.h"

#include <string>

using namespace visavis::masking;
using visavis::fuzz::promise;

namespace {

//! A page with \a css as a sheet, as an attribute and as a change of a sheet.
std::string pageOf(std::string_view css)
{
    std::string text;
    visavis::protocol::appendJsonString(text, css);
    return R"({"type":2,"data":{"node":{"type":0,"id":1,"childNodes":[{"type":2,"tagName":"style","attributes":{"_cssText":)" + text
        + R"(},"childNodes":[],"id":2},{"type":2,"tagName":"p","attributes":{"style":)" + text
        + R"(},"childNodes":[],"id":3}]},"initialOffset":{"left":0,"top":0}},"timestamp":1})";
}

void stream(std::string_view lines, Level level)
{
    Filter once(level), twice(level);
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        auto line = lines.substr(0, end);
        lines = end == lines.npos ? std::string_view() : lines.substr(end + 1);
        std::string page;
        if (line == R"({"page":"next"})" || (!line.empty() && line.front() != '{')) {
            once.newPage();
            twice.newPage();
            line = page = pageOf(line);
        }
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
    Filter first(Level::Marked);
    (void)first.filter(lines);
    const auto moved = std::move(first);
    promise(moved.dropped().json().front() == '{', "what was dropped is counted, wherever the filter lives");
    return 0;
}
