// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frame codec in all six directions. Promises: what is not refused is written and read again as the same, a second writing is
// the same text; a refusal names a member or a part and never holds the input; nothing longer than the limit is accepted.
#include "fuzz/target.h"
#include "protocol/codec.h"
#include "protocol/limits.h"

using namespace visavis::protocol;
using visavis::fuzz::promise;

namespace {

template <class Frames>
void direction(std::string_view text, Decoded<Frames> (*decode)(std::string_view))
{
    const auto frame = decode(text);
    if (!frame) {
        promise(!frame.error().field.empty(), "a refusal names what is at fault");
        promise(frame.error().field.size() < 64, "a refusal does not repeat the input");
        promise(!frame.error().re || *frame.error().re > 0, "a refusal's number is a request's");
        return;
    }
    const auto written = encode(*frame);
    const auto again = decode(written);
    promise(again.has_value(), "what was written can be read");
    promise(encode(*again) == written, "what was read is written the same");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto text = visavis::fuzz::text(data, size);
    direction<FromVisitor>(text, decodeFromVisitor);
    direction<FromAdvisor>(text, decodeFromAdvisor);
    direction<ToVisitor>(text, decodeToVisitor);
    direction<ToAdvisor>(text, decodeToAdvisor);
    direction<FromMirror>(text, decodeFromMirror);
    direction<ToMirror>(text, decodeToMirror);
    promise(size <= limits::frameBytes || (!decodeFromVisitor(text) && !decodeFromAdvisor(text)), "no frame over its limit");
    if (const auto event = decodeEvent(text)) {
        const auto written = encode(*event);
        const auto again = decodeEvent(written);
        promise(again && *again == *event, "an event is read as it was written");
    }
    return 0;
}
