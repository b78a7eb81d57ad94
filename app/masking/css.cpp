// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/css.h"

#include "masking/ascii.h"
#include "masking/attributes.h"
#include "masking/cssvalue.h"

#include <array>

namespace visavis::masking::css {
namespace {

constexpr int deepest = 24; //!< blocks inside each other
constexpr std::string_view nothing = "_{}";

//! \brief Signs at which reading an item has to think.
constexpr auto stops = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("\"'/\\()[]{};"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();
//! \brief Signs that a selector may hold as they are.
constexpr auto plain = [] {
    std::array<bool, 256> table{};
    for (int c = 0x80; c < 0x100; ++c)
        table[static_cast<std::size_t>(c)] = true;
    for (char c = 'a'; c <= 'z'; ++c)
        table[static_cast<unsigned char>(c)] = table[static_cast<unsigned char>(c - 32)] = true;
    for (const char c : std::string_view("-_.#:,>+~*()%&|0123456789"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

class Sheet final {
public:
    Sheet(std::string &out, std::string_view in, Dropped &dropped) : m_out(out), m_in(in), m_dropped(dropped) { }

    //! \brief Rules until the block's end. \return how many were written
    std::size_t rules(int depth)
    {
        std::size_t count = 0;
        while (skipSpace()) {
            if (m_in[m_at] == '}') {
                ++m_at;
                if (depth > 0)
                    return count;
                continue;
            }
            if (m_in[m_at] == ';') {
                ++m_at;
                continue;
            }
            if (m_in[m_at] == '@') {
                count += atRule(depth, false);
                continue;
            }
            const auto item = takeItem();
            if (m_stop == '{')
                styleRule(item, depth), ++count;
            else
                m_dropped.add(Why::Css);
            if (m_stop == '}' && depth > 0)
                return count;
        }
        return count;
    }

    void declarations(int depth)
    {
        while (skipSpace()) {
            const char c = m_in[m_at];
            if (c == '}') {
                ++m_at;
                if (depth > 0)
                    return;
                continue;
            }
            if (c == ';') {
                ++m_at;
                continue;
            }
            if (c == '@' && depth > 0) {
                atRule(depth, true);
                continue;
            }
            const auto item = takeItem();
            if (m_stop == '{') {
                if (depth == 0 || item.starts_with("--")) { // no rule stands in an attribute
                    skipBlock();
                    m_dropped.add(Why::Css);
                } else {
                    styleRule(item, depth);
                }
                continue;
            }
            if (c == '@')
                m_dropped.add(Why::Css);
            else
                declaration(item);
            if (m_stop == '}' && depth > 0)
                return;
        }
    }

private:
    //! \brief To the next thing that is neither blank nor comment; false at the end.
    bool skipSpace()
    {
        while (m_at < m_in.size()) {
            const char c = m_in[m_at];
            if (ascii::isSpace(c))
                ++m_at;
            else if (c == '/' && m_at + 1 < m_in.size() && m_in[m_at + 1] == '*')
                m_at = commentEnd(m_in, m_at);
            else if (m_in.compare(m_at, 4, "<!--") == 0)
                m_at += 4;
            else if (m_in.compare(m_at, 3, "-->") == 0)
                m_at += 3;
            else
                return true;
        }
        return false;
    }

    //! \brief What stands before the next ; { or } of this level. Takes that sign too and leaves it in m_stop; 0 at the end.
    std::string_view takeItem()
    {
        const auto start = m_at;
        int depth = 0;
        while (true) {
            while (m_at < m_in.size() && !stops[static_cast<unsigned char>(m_in[m_at])])
                ++m_at;
            if (m_at >= m_in.size()) {
                m_stop = '\0';
                return m_in.substr(start);
            }
            const char c = m_in[m_at];
            switch (c) {
            case '"':
            case '\'': {
                const auto end = stringEnd(m_in, m_at);
                m_at = end == m_in.npos ? std::min(m_in.find_first_of("\n\r\f", m_at), m_in.size()) : end;
                continue;
            }
            case '/': m_at = m_at + 1 < m_in.size() && m_in[m_at + 1] == '*' ? commentEnd(m_in, m_at) : m_at + 1; continue;
            case '\\': m_at = std::min(m_at + 2, m_in.size()); continue;
            case '(':
            case '[': ++depth; break;
            case ')':
            case ']': depth = std::max(0, depth - 1); break;
            default:
                if (depth == 0) {
                    m_stop = c;
                    return m_in.substr(start, m_at++ - start);
                }
            }
            ++m_at;
        }
    }

    //! \brief Behind the end of the block whose { was just taken.
    void skipBlock()
    {
        for (int depth = 1; depth > 0 && m_at < m_in.size();) {
            takeItem();
            depth += m_stop == '{' ? 1 : m_stop == '}' ? -1 : 0;
        }
        m_stop = ';';
    }

    void styleRule(std::string_view prelude, int depth)
    {
        const auto mark = m_out.size();
        if (depth >= deepest || !selector(ascii::trimmed(prelude))) {
            refuse(mark, true);
            return;
        }
        m_out += '{';
        declarations(depth + 1);
        m_out += '}';
        m_stop = ';';
    }

    void refuse(std::size_t mark, bool block)
    {
        m_out.resize(mark);
        m_out += nothing;
        m_dropped.add(Why::Css);
        if (block)
            skipBlock();
    }

    //! \return whether it counts as a rule of the sheet
    bool atRule(int depth, bool inRule)
    {
        const auto item = takeItem();
        const bool block = m_stop == '{';
        const bool ends = m_stop == '}'; // "@x}" : the brace is that of the block around
        std::size_t end = 1;
        while (end < item.size() && (ascii::isLetter(item[end]) || item[end] == '-'))
            ++end;
        const auto name = ascii::lowered(item.substr(1, end - 1));
        const auto kind = css::atRule(withoutVendor(name));
        const auto prelude = ascii::trimmed(item.substr(end));
        const auto mark = m_out.size();
        if (name == "charset" && !block) {
            giveBack(ends);
            return false;
        }
        m_out += '@';
        m_out += name;
        bool good = kind != AtRule::Dropped && depth < deepest && (block || name == "layer") && (end >= item.size() || item[end] != '\\');
        if (good && !prelude.empty()) {
            m_out += ' ';
            good = kind == AtRule::Keyframes ? isName(prelude) && (m_out += prelude, true)
                                             : appendTokens(m_out, prelude, Holds::Words, Place::Condition, m_dropped);
        }
        if (!good) {
            refuse(mark, block);
        } else if (!block) {
            m_out += ';';
        } else {
            m_out += '{';
            if (inRule)
                declarations(depth + 1);
            else
                rules(depth + 1);
            m_out += '}';
        }
        giveBack(ends);
        return true;
    }

    void giveBack(bool brace)
    {
        if (brace)
            --m_at;
    }

    [[nodiscard]] bool selector(std::string_view in)
    {
        if (in.empty() || in.size() > 16 * 1024 || ascii::longestDigitRun(in) > 8)
            return false;
        const auto mark = m_out.size();
        for (std::size_t at = 0; at < in.size();) {
            const auto start = at;
            while (at < in.size() && (plain[static_cast<unsigned char>(in[at])]))
                ++at;
            m_out += in.substr(start, at - start);
            if (at == in.size())
                break;
            const char c = in[at];
            if (ascii::isSpace(c) || (c == '/' && at + 1 < in.size() && in[at + 1] == '*')) {
                at = c == '/' ? commentEnd(in, at) : at + 1;
                if (m_out.size() > mark && m_out.back() != ' ')
                    m_out += ' ';
            } else if (c == '\\' && at + 1 < in.size() && static_cast<unsigned char>(in[at + 1]) >= 0x20) {
                m_out += in.substr(at, 2);
                at += 2;
            } else if (c == '[') {
                const auto end = in.find(']', at); // a bracket in a string: the rest is then refused
                if (end == in.npos || !attributeSelector(in.substr(at + 1, end - at - 1)))
                    return false;
                at = end + 1;
            } else {
                return false;
            }
        }
        if (m_out.back() == ' ' && (m_out.size() < mark + 2 || m_out[m_out.size() - 2] != '\\'))
            m_out.pop_back();
        return m_out.size() > mark;
    }

    [[nodiscard]] bool attributeSelector(std::string_view in)
    {
        const auto sign = in.find('=');
        auto name = ascii::trimmed(in.substr(0, sign));
        char before = '\0';
        if (sign != in.npos && !name.empty() && std::string_view("~|^$*").find(name.back()) != name.npos) {
            before = name.back();
            name = ascii::trimmed(name.substr(0, name.size() - 1));
        }
        if (!isName(name))
            return false;
        m_out += '[';
        m_out += name;
        if (sign != in.npos) {
            if (before != '\0')
                m_out += before;
            m_out += "=\"";
            auto value = ascii::trimmed(in.substr(sign + 1));
            bool insensitive = false;
            if (value.size() > 2 && ascii::lower(value.back()) == 'i' && (ascii::isSpace(value[value.size() - 2]) || value[value.size() - 2] == '"')) {
                insensitive = true;
                value = ascii::trimmed(value.substr(0, value.size() - 1));
            }
            if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
                value = value.substr(1, value.size() - 2);
            if (selectableValue(name) && isValue(value))
                m_out += value;
            else if (!value.empty())
                m_dropped.add(Why::Css);
            m_out += insensitive ? "\" i" : "\"";
        }
        m_out += ']';
        return true;
    }

    [[nodiscard]] static bool isValue(std::string_view value)
    {
        return value.size() <= 64 && ascii::longestDigitRun(value) <= 4
            && std::all_of(value.begin(), value.end(), [](char c) { return ascii::isLetter(c) || ascii::isDigit(c) || c == '-' || c == '_' || c == ' ' || c == ':' || c == '/' || c == '.'; });
    }

    void declaration(std::string_view item)
    {
        const auto colon = item.find(':');
        const auto name = ascii::trimmed(item.substr(0, colon));
        if (colon == item.npos || name.empty() || name.size() > 64) {
            if (!ascii::trimmed(item).empty())
                m_dropped.add(Why::Css);
            return;
        }
        const auto mark = m_out.size();
        const bool custom = name.starts_with("--");
        m_out += custom ? std::string(name) : ascii::lowered(name);
        m_out += ':';
        if (appendValue(m_out, std::string_view(m_out).substr(mark, name.size()), item.substr(colon + 1), m_dropped))
            m_out += ';';
        else
            m_out.resize(mark);
    }

    std::string &m_out;
    std::string_view m_in;
    Dropped &m_dropped;
    std::size_t m_at = 0;
    char m_stop = '\0';
};

} // namespace

void appendSheet(std::string &out, std::string_view sheet, Dropped &dropped)
{
    Sheet(out, sheet, dropped).rules(0);
}

void appendRule(std::string &out, std::string_view rule, Dropped &dropped)
{
    const auto mark = out.size();
    if (Sheet(out, rule, dropped).rules(0) == 1)
        return;
    out.resize(mark);
    out += nothing;
}

void appendDeclarations(std::string &out, std::string_view declarations, Dropped &dropped)
{
    Sheet(out, declarations, dropped).declarations(0);
}

bool appendValue(std::string &out, std::string_view property, std::string_view value, Dropped &dropped)
{
    const auto mark = out.size();
    const bool custom = property.starts_with("--");
    // The name may lie in what out holds, and out may move.
    const auto *holds = custom ? nullptr : propertyRule(withoutVendor(property));
    const bool named = custom ? isName(property) : holds != nullptr;
    if (named && appendTokens(out, value, custom ? Holds::Words : *holds, custom ? Place::Custom : Place::Declaration, dropped))
        return true;
    out.resize(mark);
    dropped.add(Why::Css);
    return false;
}

bool appendCondition(std::string &out, std::string_view condition, Dropped &dropped)
{
    const auto mark = out.size();
    if (appendTokens(out, condition, Holds::Words, Place::Condition, dropped))
        return true;
    out.resize(mark);
    return false;
}

} // namespace visavis::masking::css
