// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/scrub.h"

#include "masking/ascii.h"
#include "masking/cardnumbers.h"
#include "masking/css.h"

#include <algorithm>
#include <array>

namespace visavis::masking {
namespace {

constexpr std::size_t shortestCard = 13;

//! \brief Bytes that a digit of some script begins with (cardnumbers.cpp knows which are digits).
constexpr auto startsDigit = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = '0'; c <= '9'; ++c)
        table[c] = true;
    for (const std::size_t lead : {0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xE2, 0xEA, 0xEF, 0xF0})
        table[lead] = true;
    return table;
}();

[[nodiscard]] int hexValue(char c)
{
    return ascii::isDigit(c) ? c - '0' : ascii::lower(c) - 'a' + 10;
}

[[nodiscard]] std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size() && ascii::isHex(text[at + 1]) && ascii::isHex(text[at + 2])) {
            out += static_cast<char>(hexValue(text[at + 1]) * 16 + hexValue(text[at + 2]));
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

//! \brief Letters and digits that nobody would read aloud: ids of sessions, orders, documents.
[[nodiscard]] bool isOpaque(std::string_view run)
{
    const bool digit = std::any_of(run.begin(), run.end(), ascii::isDigit);
    const bool letter = std::any_of(run.begin(), run.end(), ascii::isLetter);
    const bool upper = std::any_of(run.begin(), run.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool lower = std::any_of(run.begin(), run.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return (run.size() >= 10 && digit && letter) || (run.size() >= 16 && upper && lower) || run.size() >= 32;
}

[[nodiscard]] bool isSomebodys(std::string_view segment)
{
    std::string text(segment);
    for (int round = 0; round < 3 && text.find('%') != text.npos; ++round)
        text = percentDecoded(text);
    if (text.find('@') != text.npos || text.size() > 200)
        return true;
    // Digits with separators between them are one number.
    std::size_t digits = 0, run = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : '/';
        if (ascii::isDigit(c)) {
            if (++digits >= 6)
                return true;
        } else if (c != '-' && c != '.' && c != '_' && c != ' ' && c != '+') {
            digits = 0;
        }
        if (static_cast<unsigned char>(c) >= 0x80 && startsDigit[static_cast<unsigned char>(c)] && maskCardNumbers(text) != text)
            return true;
        if (ascii::isDigit(c) || ascii::isLetter(c)) {
            ++run;
        } else {
            if (isOpaque(std::string_view(text).substr(at - run, run)))
                return true;
            run = 0;
        }
    }
    return false;
}

[[nodiscard]] bool isHost(std::string_view host)
{
    return !host.empty() && host.size() <= 260
        && std::all_of(host.begin(), host.end(), [](char c) { return ascii::isLetter(c) || ascii::isDigit(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']' || c == '_'; });
}

[[nodiscard]] bool isPathChar(char c)
{
    return ascii::isLetter(c) || ascii::isDigit(c) || std::string_view("-._~!$&()*+,;=:%").find(c) != std::string_view::npos;
}

} // namespace

void appendText(std::string &out, std::string_view text)
{
    std::size_t digits = 0;
    for (const char c : text)
        digits += startsDigit[static_cast<unsigned char>(c)] ? 1 : 0;
    if (digits < shortestCard)
        out += text;
    else
        out += maskCardNumbers(text);
}

bool appendUrl(std::string &out, std::string_view url)
{
    const std::string_view scheme = ascii::startsWith(url, "https://") ? "https://" : ascii::startsWith(url, "http://") ? "http://" : "";
    if (scheme.empty() || url.size() > 16 * 1024)
        return false;
    url.remove_prefix(scheme.size());
    url = url.substr(0, url.find_first_of("?#"));
    const auto slash = url.find_first_of("/\\");
    auto host = url.substr(0, slash);
    host = host.substr(host.rfind('@') == host.npos ? 0 : host.rfind('@') + 1);
    if (!isHost(host))
        return false;
    out += scheme;
    out += host;
    auto path = slash == url.npos ? std::string_view() : url.substr(slash);
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = path.find_first_of("/\\");
        const auto segment = path.substr(0, end);
        out += '/';
        if (isSomebodys(segment) || !std::all_of(segment.begin(), segment.end(), isPathChar))
            out += '*';
        else
            out += segment;
        path = end == path.npos ? std::string_view() : path.substr(end);
    }
    return true;
}

void appendClass(std::string &out, std::string_view value)
{
    const auto start = out.size();
    ascii::anyToken(value, [&](std::string_view token) {
        const bool plain = token.size() <= 128 && token.find_first_of("\"'<>`\\(") == token.npos && ascii::longestDigitRun(token) <= 8;
        if (plain && token.find("//") == token.npos) {
            if (out.size() > start)
                out += ' ';
            out += token;
        }
        return false;
    });
}

bool isToken(std::string_view value)
{
    return value.size() <= 64 && ascii::longestDigitRun(value) <= 4
        && std::all_of(value.begin(), value.end(), [](char c) { return ascii::isLetter(c) || ascii::isDigit(c) || std::string_view("-_.:/%# ").find(c) != std::string_view::npos; });
}

bool appendGeometry(std::string &out, std::string_view value)
{
    const auto start = out.size();
    for (std::size_t at = 0; at < value.size();) {
        if (const auto number = css::appendNumber(out, value.substr(at)); number > 0) {
            at += number;
            continue;
        }
        // Words here are the names of transforms, and auto; a letter of a path stands before a number.
        std::size_t end = at;
        while (end < value.size() && ascii::isLetter(value[end]))
            ++end;
        const auto word = value.substr(at, end - at);
        static constexpr std::array<std::string_view, 10> words{"matrix", "translate", "rotate", "scale", "skewX", "skewY", "auto", "px", "em", "none"};
        const bool path = std::all_of(word.begin(), word.end(), [](char c) { return std::string_view("MmLlHhVvCcSsQqTtAaZz").find(c) != std::string_view::npos; });
        if (!word.empty() && ((path && word.size() <= 2) || std::find(words.begin(), words.end(), word) != words.end())) {
            out += word;
            at = end;
            continue;
        }
        if (!ascii::isSpace(value[at]) && std::string_view(",()%").find(value[at]) == std::string_view::npos) {
            out.resize(start);
            return false;
        }
        out += ascii::isSpace(value[at]) ? ' ' : value[at];
        ++at;
    }
    return true;
}

} // namespace visavis::masking
