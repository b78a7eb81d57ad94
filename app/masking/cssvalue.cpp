// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/cssvalue.h"

#include "masking/ascii.h"
#include "masking/css.h"

#include <algorithm>

namespace visavis::masking::css {
namespace {

[[nodiscard]] constexpr bool isNameChar(char c)
{
    return ascii::isLetter(c) || ascii::isDigit(c) || c == '-' || c == '_';
}

//! \brief What a string says, its escapes resolved (CSS Syntax section 4.3.7).
[[nodiscard]] std::u32string decoded(std::string_view quoted)
{
    std::u32string out;
    for (std::size_t at = 1; at + 1 < quoted.size();) {
        const auto byte = static_cast<unsigned char>(quoted[at]);
        if (byte == '\\') {
            ++at;
            char32_t value = 0;
            std::size_t digits = 0;
            for (; digits < 6 && at < quoted.size() && ascii::isHex(quoted[at]); ++digits, ++at)
                value = value * 16 + static_cast<char32_t>(ascii::isDigit(quoted[at]) ? quoted[at] - '0' : ascii::lower(quoted[at]) - 'a' + 10);
            if (digits == 0) {
                if (at < quoted.size() && (quoted[at] == '\n' || quoted[at] == '\r' || quoted[at] == '\f'))
                    ++at;
                else if (at + 1 < quoted.size())
                    out += static_cast<unsigned char>(quoted[at++]);
                continue;
            }
            if (at < quoted.size() && ascii::isSpace(quoted[at]))
                ++at;
            out += value;
            continue;
        }
        const std::size_t length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
        char32_t value = length == 1 ? byte : byte & (0xFFU >> (length + 1));
        for (std::size_t i = 1; i < length && at + i < quoted.size(); ++i)
            value = (value << 6U) | (static_cast<unsigned char>(quoted[at + i]) & 0x3FU);
        out += value;
        at += length;
    }
    return out;
}

void appendEscaped(std::string &out, std::u32string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (const auto c : text) {
        if (c >= 0x20 && c < 0x7F && c != U'"' && c != U'\\' && c != U'<') {
            out += static_cast<char>(c);
            continue;
        }
        out += '\\';
        bool started = false;
        for (int shift = 20; shift >= 0; shift -= 4) {
            const auto digit = (c >> static_cast<unsigned>(shift)) & 15U;
            started = started || digit != 0 || shift == 0;
            if (started)
                out += hex[digit];
        }
        out += ' ';
    }
    out += '"';
}

//! \brief A name of an animation, a grid line, a font: one that mixes capitals, small letters and digits is rather a key of something.
[[nodiscard]] bool isInvented(std::string_view word)
{
    bool digit = false, upper = false, lower = false;
    for (const char c : word) {
        digit = digit || ascii::isDigit(c);
        upper = upper || (c >= 'A' && c <= 'Z');
        lower = lower || (c >= 'a' && c <= 'z');
    }
    return isName(word) && !(digit && upper && lower);
}

[[nodiscard]] bool isAreas(std::u32string_view text)
{
    std::string narrow;
    for (const auto c : text) {
        if (c > 0x7E || c < 0x20)
            return false;
        narrow += static_cast<char>(c);
    }
    return !ascii::anyToken(narrow, [](std::string_view word) {
        return word.find_first_not_of('.') != word.npos && (!isInvented(word) || ascii::longestDigitRun(word) > 2);
    });
}

//! \brief Reads one value from front to back; every read… answers false when the value is refused.
class Value final {
public:
    Value(std::string &out, std::string_view in, Holds holds, Place place, Dropped &dropped)
        : m_out(out), m_start(out.size()), m_in(in), m_holds(holds), m_place(place), m_dropped(dropped)
    {
    }

    [[nodiscard]] bool read()
    {
        while (m_at < m_in.size()) {
            if (!readToken())
                return false;
        }
        return m_depth == 0 && m_brackets == 0;
    }

    [[nodiscard]] std::size_t iconPoints() const { return m_points; }
    void emptyIcons() { m_emptyIcons = true; }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return m_at + ahead < m_in.size() ? m_in[m_at + ahead] : '\0'; }

    //! \brief A blank that was seen is written before the next token, unless the neighbours need none.
    void space(char next)
    {
        const char last = m_out.size() > m_start ? m_out.back() : '(';
        if (m_space && last != '(' && last != ',' && next != ')' && next != ',')
            m_out += ' ';
        m_space = false;
    }

    [[nodiscard]] bool readToken()
    {
        const char c = peek();
        if (ascii::isSpace(c) || (c == '/' && peek(1) == '*')) {
            m_at = c == '/' ? commentEnd(m_in, m_at) : m_at + 1;
            m_space = true;
            return true;
        }
        space(c);
        if (ascii::isDigit(c) || (c == '.' && ascii::isDigit(peek(1))) || ((c == '-' || c == '+') && (ascii::isDigit(peek(1)) || (peek(1) == '.' && ascii::isDigit(peek(2))))))
            return readNumber();
        if (ascii::isLetter(c) || c == '_' || (c == '-' && (isNameChar(peek(1)))))
            return readWord();
        switch (c) {
        case '"':
        case '\'': return readString();
        case '#': return readHash();
        case '!': return readImportant();
        case '(': ++m_depth; return copy();
        case ')': return m_depth-- > 0 && copy();
        case '[': ++m_brackets; return m_place != Place::Condition && copy();
        case ']': return m_brackets-- > 0 && copy();
        case ',':
        case '/':
        case '*':
        case '+':
        case '-': return copy();
        case ':':
        case '<':
        case '>':
        case '=':
        case '.': return m_place == Place::Condition && copy();
        default: return false;
        }
    }

    bool copy()
    {
        m_out += m_in[m_at++];
        return true;
    }

    [[nodiscard]] bool readNumber()
    {
        const auto length = appendNumber(m_out, m_in.substr(m_at));
        m_at += length;
        if (peek() == '%')
            return copy();
        std::size_t unit = 0;
        while (isNameChar(peek()) && unit < 6) {
            if (!ascii::isLetter(peek()))
                return false;
            ++unit;
            copy();
        }
        return unit < 6;
    }

    [[nodiscard]] bool readWord()
    {
        const auto start = m_at;
        while (isNameChar(peek()))
            ++m_at;
        const auto word = m_in.substr(start, m_at - start);
        if (peek() == '(')
            return readFunction(word);
        const bool names = m_holds != Holds::Words || m_brackets > 0;
        if (!(word.starts_with("--") ? isName(word) : isWord(word) || (names && isInvented(word))))
            return false;
        m_out += word;
        return true;
    }

    [[nodiscard]] bool readFunction(std::string_view word)
    {
        if (word.size() > 32)
            return false;
        const auto lower = ascii::lowered(word);
        if (lower == "url")
            return readUrl();
        if (!knownFunction(withoutVendor(lower)))
            return false;
        m_out += lower;
        ++m_depth;
        return copy();
    }

    [[nodiscard]] bool readUrl()
    {
        ++m_at;
        while (ascii::isSpace(peek()))
            ++m_at;
        std::string_view address;
        if (peek() == '"' || peek() == '\'') {
            const auto end = stringEnd(m_in, m_at);
            if (end == m_in.npos)
                return false;
            address = m_in.substr(m_at + 1, end - m_at - 2);
            m_at = end;
        } else {
            const auto end = std::min(m_in.find(')', m_at), m_in.size());
            address = ascii::trimmed(m_in.substr(m_at, end - m_at));
            m_at = end;
        }
        while (ascii::isSpace(peek()))
            ++m_at;
        if (peek() != ')' || m_place == Place::Condition)
            return false;
        ++m_at;
        if (address.starts_with('#') && isName(address.substr(1))) {
            m_out += "url(";
            m_out += address;
            m_out += ')';
            return true;
        }
        m_dropped.add(Why::Url);
        m_out += "none";
        return true;
    }

    [[nodiscard]] bool readString()
    {
        const auto end = stringEnd(m_in, m_at);
        if (end == m_in.npos || m_place == Place::Condition)
            return false;
        const auto text = decoded(m_in.substr(m_at, end - m_at));
        m_at = end;
        if (text.empty() || m_emptyIcons) {
            m_out += "\"\"";
            return true;
        }
        const bool narrow = std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x7F; });
        if (m_holds == Holds::Icon) {
            m_points += text.size();
            appendEscaped(m_out, text);
            return true;
        }
        if (narrow && (m_holds == Holds::Families || m_place == Place::Custom)) {
            const bool known = knownFamily(std::string(text.begin(), text.end()));
            if (!known && m_place == Place::Custom)
                return false;
            appendEscaped(m_out, known ? std::u32string_view(text) : std::u32string_view());
            return true;
        }
        if (m_holds == Holds::Families) {
            m_out += "\"\"";
            return true;
        }
        if (m_holds != Holds::Areas || !isAreas(text))
            return false;
        appendEscaped(m_out, text);
        return true;
    }

    [[nodiscard]] bool readHash()
    {
        const auto start = m_at++;
        while (ascii::isHex(peek()))
            ++m_at;
        const auto digits = m_at - start - 1;
        if (isNameChar(peek()) || (digits != 3 && digits != 4 && digits != 6 && digits != 8))
            return false;
        m_out += m_in.substr(start, m_at - start);
        return true;
    }

    [[nodiscard]] bool readImportant()
    {
        ++m_at;
        while (ascii::isSpace(peek()))
            ++m_at;
        constexpr std::string_view important = "important";
        if (!ascii::startsWith(m_in.substr(m_at), important) || m_place == Place::Condition)
            return false;
        m_at += important.size();
        m_out += "!important";
        return true;
    }

    std::string &m_out;
    std::size_t m_start;
    std::string_view m_in;
    Holds m_holds;
    Place m_place;
    Dropped &m_dropped;
    std::size_t m_at = 0, m_points = 0;
    int m_depth = 0, m_brackets = 0;
    bool m_space = false, m_emptyIcons = false;
};

} // namespace

bool isWord(std::string_view text)
{
    std::size_t digits = 0;
    bool upper = false;
    for (const char c : text) {
        if (ascii::isDigit(c))
            ++digits;
        else if (!ascii::isLetter(c) && c != '-')
            return false;
        upper = upper || (c >= 'A' && c <= 'Z');
    }
    return digits == 0 ? text.size() <= 32 : !upper && digits <= 3 && text.size() <= 16;
}

bool isName(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), isNameChar) && ascii::longestDigitRun(text) <= 4;
}

std::size_t stringEnd(std::string_view text, std::size_t at)
{
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == quote)
            return at + 1;
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '\n' || text[at] == '\r' || text[at] == '\f')
            return text.npos;
    }
    return text.npos;
}

std::size_t commentEnd(std::string_view text, std::size_t at)
{
    const auto end = text.find("*/", at + 2);
    return end == text.npos ? text.size() : end + 2;
}

bool appendTokens(std::string &out, std::string_view value, Holds holds, Place place, Dropped &dropped)
{
    const auto start = out.size();
    Value first(out, value, holds, place, dropped);
    if (!first.read())
        return false;
    if (first.iconPoints() <= 2)
        return true;
    out.resize(start);
    dropped.add(Why::Css);
    Value again(out, value, holds, place, dropped);
    again.emptyIcons();
    return again.read();
}

} // namespace visavis::masking::css
