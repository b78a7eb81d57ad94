// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/mirror/batches.h"

#include "protocol/mirrorlimits.h"

#include <utility>
#include <zlib.h>

namespace visavis::backend {
namespace limits = protocol::limits;

std::optional<std::string> MirrorBatch::inflated() const
{
    if (!deflated)
        return bytes.size() == rawBytes ? std::optional(bytes) : std::nullopt;
    // One byte more than was said, so that a longer stream is seen. uncompress() writes no further.
    std::string out(rawBytes + std::size_t{1}, '\0');
    uLongf written = static_cast<uLongf>(out.size());
    const int result = uncompress(reinterpret_cast<Bytef *>(out.data()), &written, reinterpret_cast<const Bytef *>(bytes.data()),
                                  static_cast<uLong>(bytes.size()));
    if (result != Z_OK || written != rawBytes)
        return std::nullopt;
    out.resize(rawBytes);
    return out;
}

std::optional<MirrorBatch> MirrorBatches::take(std::string_view message, Fault &fault)
{
    fault = Fault::NotOurs;
    const auto chunk = protocol::VisitorChunk::read(message);
    if (!chunk || chunk->rawBytes > limits::mirrorBatchBytes || chunk->rawBytes == 0)
        return std::nullopt;
    if (m_open) {
        const bool goesOn = m_open->page == chunk->page && m_open->number == chunk->batch && m_open->rawBytes == chunk->rawBytes && m_open->deflated == chunk->deflated;
        if (!goesOn)
            return std::nullopt;
    } else {
        m_open.emplace(MirrorBatch{chunk->page, chunk->batch, chunk->rawBytes, chunk->deflated, {}});
    }
    if (m_open->bytes.size() + chunk->part.size() > limits::mirrorBatchBytes)
        return std::nullopt;
    m_open->bytes += chunk->part;
    fault = Fault::None;
    return chunk->last ? std::exchange(m_open, std::nullopt) : std::nullopt;
}

} // namespace visavis::backend
