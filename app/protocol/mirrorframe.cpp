// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mirrorframe.h"

#include <algorithm>

namespace visavis::protocol {
namespace {

constexpr char version = 1;
constexpr char events = 1, picture = 2;
constexpr unsigned deflatedFlag = 1, lastFlag = 2;

[[nodiscard]] std::uint32_t number(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

void append(std::string &out, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
}

[[nodiscard]] std::string begin(unsigned flags, std::size_t bytes, char kind = events)
{
    std::string out;
    out.reserve(bytes);
    out += version;
    out += kind;
    out += static_cast<char>(flags);
    out += '\0';
    return out;
}

//! \brief The flags, if the four bytes that both directions share are ours and no other flag than \a known is set.
[[nodiscard]] std::optional<unsigned> flagsOf(std::string_view message, std::size_t headerBytes, unsigned known, char kind = events)
{
    if (message.size() < headerBytes || message[0] != version || message[1] != kind || message[3] != '\0')
        return std::nullopt;
    const unsigned flags = static_cast<unsigned char>(message[2]);
    return (flags & ~known) == 0 ? std::optional(flags) : std::nullopt;
}

void readHash(std::string_view message, std::size_t at, IdBytes (&hash)[2])
{
    for (auto &half : hash) {
        std::copy_n(message.begin() + static_cast<std::ptrdiff_t>(at), half.size(), half.begin());
        at += half.size();
    }
}

void appendBytes(std::string &out, const IdBytes &bytes)
{
    out.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

} // namespace

std::optional<VisitorPicture> VisitorPicture::read(std::string_view message)
{
    if (flagsOf(message, headerBytes, 0, picture) != 0U)
        return std::nullopt;
    VisitorPicture read;
    read.page = number(message, 4);
    readHash(message, 8, read.hash);
    read.bytes = message.substr(headerBytes);
    return read;
}

std::string VisitorPicture::write() const
{
    auto out = begin(0, headerBytes + bytes.size(), picture);
    append(out, page);
    appendBytes(out, hash[0]);
    appendBytes(out, hash[1]);
    return out += bytes;
}

std::optional<DeskPicture> DeskPicture::read(std::string_view message)
{
    if (flagsOf(message, headerBytes, 0, picture) != 0U)
        return std::nullopt;
    IdBytes id{};
    std::copy_n(message.begin() + 4, id.size(), id.begin());
    DeskPicture read;
    read.conversation = ConversationId(id);
    read.page = number(message, 20);
    readHash(message, 24, read.hash);
    read.bytes = message.substr(headerBytes);
    return read;
}

std::string DeskPicture::write() const
{
    auto out = begin(0, headerBytes + bytes.size(), picture);
    appendBytes(out, conversation.bytes());
    append(out, page);
    appendBytes(out, hash[0]);
    appendBytes(out, hash[1]);
    return out += bytes;
}

std::optional<VisitorChunk> VisitorChunk::read(std::string_view message)
{
    const auto flags = flagsOf(message, headerBytes, deflatedFlag | lastFlag);
    if (!flags)
        return std::nullopt;
    VisitorChunk chunk;
    chunk.deflated = (*flags & deflatedFlag) != 0;
    chunk.last = (*flags & lastFlag) != 0;
    chunk.page = number(message, 4);
    chunk.batch = number(message, 8);
    chunk.rawBytes = number(message, 12);
    chunk.part = message.substr(headerBytes);
    return chunk.batch > 0 ? std::optional(chunk) : std::nullopt;
}

std::string VisitorChunk::write() const
{
    auto out = begin((deflated ? deflatedFlag : 0U) | (last ? lastFlag : 0U), headerBytes + part.size());
    append(out, page);
    append(out, batch);
    append(out, rawBytes);
    return out += part;
}

std::optional<DeskChunk> DeskChunk::read(std::string_view message)
{
    const auto flags = flagsOf(message, headerBytes, lastFlag);
    if (!flags)
        return std::nullopt;
    IdBytes id{};
    std::copy_n(message.begin() + 4, id.size(), id.begin());
    DeskChunk chunk;
    chunk.last = *flags != 0;
    chunk.conversation = ConversationId(id);
    chunk.page = number(message, 20);
    chunk.batch = number(message, 24);
    chunk.part = message.substr(headerBytes);
    return chunk.batch > 0 ? std::optional(chunk) : std::nullopt;
}

std::string DeskChunk::write() const
{
    auto out = begin(last ? lastFlag : 0U, headerBytes + part.size());
    appendBytes(out, conversation.bytes());
    append(out, page);
    append(out, batch);
    return out += part;
}

} // namespace visavis::protocol
