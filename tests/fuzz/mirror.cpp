// SPDX-License-Identifier: GPL-3.0-or-later
//
// What travels on the mirror's sockets: text frames, binary messages, batches. Promises: what is read is written again as it was; a
// batch is never longer than it said, whatever its stream holds.
#include "backend/mirror/batches.h"
#include "fuzz/target.h"
#include "protocol/codec.h"
#include "protocol/mirrorlimits.h"

using namespace visavis;
using namespace visavis::protocol;
using visavis::fuzz::promise;

namespace {

template <class Frames>
void text(std::string_view bytes, Decoded<Frames> (*decode)(std::string_view))
{
    const auto frame = decode(bytes);
    if (!frame)
        return promise(frame.error().field.size() < 64, "a refusal does not repeat the input");
    const auto written = encode(*frame);
    const auto again = decode(written);
    promise(again && encode(*again) == written, "what was read is written the same");
}

template <class Message>
void binary(std::string_view bytes)
{
    if (const auto message = Message::read(bytes))
        promise(message->write() == bytes, "what was read is written the same");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = fuzz::text(data, size);
    text(bytes, decodeFromMirror);
    text(bytes, decodeToMirror);
    binary<VisitorChunk>(bytes);
    binary<VisitorPicture>(bytes);
    binary<DeskChunk>(bytes);
    binary<DeskPicture>(bytes);
    // The input as two messages of one tab.
    backend::MirrorBatches batches;
    const auto half = size / 2;
    for (const auto part : {bytes.substr(0, half), bytes.substr(half), bytes}) {
        auto fault = backend::MirrorBatches::Fault::None;
        const auto batch = batches.take(part, fault);
        promise(!batch || fault == backend::MirrorBatches::Fault::None, "a fault completes nothing");
        const auto lines = batch ? batch->inflated() : std::nullopt;
        promise(!lines || (lines->size() == batch->rawBytes && lines->size() <= limits::mirrorBatchBytes), "a batch is as long as it said");
        if (fault != backend::MirrorBatches::Fault::None)
            batches.clear();
    }
    return 0;
}
