// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/id.h"

#include <cstdlib>
#include <sys/random.h>

namespace visavis::protocol {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t textLength = 22;

[[nodiscard]] constexpr int sextet(char c)
{
    const auto at = alphabet.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

} // namespace

std::string idText(const IdBytes &bytes)
{
    std::string text;
    text.reserve(textLength);
    std::uint32_t bits = 0;
    int count = 0;
    for (const auto byte : bytes) {
        bits = (bits << 8) | byte;
        for (count += 8; count >= 6; count -= 6)
            text += alphabet[(bits >> (count - 6)) & 63U];
    }
    text += alphabet[(bits << (6 - count)) & 63U];
    return text;
}

std::optional<IdBytes> parseId(std::string_view text)
{
    if (text.size() != textLength)
        return std::nullopt;
    IdBytes bytes{};
    std::uint32_t bits = 0;
    int count = 0;
    std::size_t at = 0;
    for (const char c : text) {
        const int value = sextet(c);
        if (value < 0)
            return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes[at++] = static_cast<std::uint8_t>(bits >> count);
        }
    }
    // One id has one spelling, else the unique index on client ids could be walked around.
    if ((bits & ((1U << count) - 1U)) != 0)
        return std::nullopt;
    return bytes;
}

IdBytes randomId()
{
    IdBytes bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        std::abort();
    return bytes;
}

} // namespace visavis::protocol
