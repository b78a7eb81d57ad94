// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/text.h"

#include "protocol/codec.h"
#include "protocol/limits.h"

#include <array>

namespace visavis::protocol {
namespace {

[[nodiscard]] constexpr bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

std::size_t codePoints(std::string_view utf8)
{
    std::size_t count = 0;
    for (const char c : utf8)
        count += continues(c) ? 0 : 1;
    return count;
}

std::string_view firstCodePoints(std::string_view utf8, std::size_t most)
{
    std::size_t at = 0;
    for (std::size_t count = 0; at < utf8.size(); ++at) {
        if (!continues(utf8[at]) && count++ == most)
            break;
    }
    return utf8.substr(0, at);
}

void appendJsonString(std::string &out, std::string_view utf8)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    std::size_t done = 0;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        out += utf8.substr(done, at - done);
        done = at + 1;
        switch (byte) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += "\\u00", out += hex[byte >> 4U], out += hex[byte & 15U];
        }
    }
    out += utf8.substr(done);
    out += '"';
}

bool isBlank(std::string_view utf8)
{
    // White_Space of the Unicode Character Database and the zero-width characters that show as nothing.
    static constexpr std::array wide = {
        std::string_view("\u0085"), std::string_view("\u00A0"), std::string_view("\u1680"), std::string_view("\u2028"),
        std::string_view("\u2029"), std::string_view("\u202F"), std::string_view("\u205F"), std::string_view("\u3000"),
        std::string_view("\uFEFF"), std::string_view("\u2060"),
    };
    while (!utf8.empty()) {
        const char c = utf8.front();
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            utf8.remove_prefix(1);
            continue;
        }
        // U+2000 to U+200D: spaces by width and the zero-width ones
        if (utf8.size() >= 3 && utf8[0] == '\xE2' && utf8[1] == '\x80' && static_cast<unsigned char>(utf8[2]) <= 0x8D) {
            utf8.remove_prefix(3);
            continue;
        }
        bool found = false;
        for (const auto space : wide) {
            if (utf8.starts_with(space)) {
                utf8.remove_prefix(space.size());
                found = true;
                break;
            }
        }
        if (!found)
            return false;
    }
    return true;
}

bool isPlainLine(std::string_view utf8)
{
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x20 || byte == 0x7F)
            return false;
        const auto next = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0;
        const auto last = i + 2 < utf8.size() ? static_cast<unsigned char>(utf8[i + 2]) : 0;
        if (byte == 0xC2 && next < 0xA0) // C1 controls
            return false;
        // U+200E, 200F; 2028 to 202E; 2066 to 2069; 061C
        if (byte == 0xE2 && next == 0x80 && (last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE)))
            return false;
        if ((byte == 0xE2 && next == 0x81 && last >= 0xA6 && last <= 0xA9) || (byte == 0xD8 && next == 0x9C))
            return false;
    }
    return true;
}

std::optional<std::vector<std::string>> selectors(std::string_view lines)
{
    std::vector<std::string> all;
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        auto line = lines.substr(0, end);
        lines = end == lines.npos ? std::string_view() : lines.substr(end + 1);
        while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove_prefix(1);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
            line.remove_suffix(1);
        if (line.empty())
            continue;
        if (all.size() == limits::hideSelectors || codePoints(line) > limits::hideSelector || line.find_first_of("{};<@") != line.npos)
            return std::nullopt;
        all.emplace_back(line);
    }
    return all;
}

} // namespace visavis::protocol
