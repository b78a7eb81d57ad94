// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace visavis::masking {

//! \brief Writes JSON from left to right. Keys are ours and need no escape; commas come by themselves.
class JsonWriter final {
public:
    void open(char bracket)
    {
        comma();
        m_out += bracket;
        m_fresh = true;
    }
    void close(char bracket)
    {
        m_out += bracket;
        m_fresh = false;
    }
    //! \brief A key of ours.
    void key(std::string_view name)
    {
        comma();
        m_out += '"';
        m_out += name;
        m_out += "\":";
        m_fresh = true;
    }
    //! \brief A key that came from outside.
    void foreignKey(std::string_view name)
    {
        comma();
        protocol::appendJsonString(m_out, name);
        m_out += ':';
        m_fresh = true;
    }
    void string(std::string_view utf8)
    {
        comma();
        protocol::appendJsonString(m_out, utf8);
    }
    void integer(std::int64_t value)
    {
        comma();
        char digits[24];
        m_out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
    void boolean(bool value) { literal(value ? "true" : "false"); }
    void null() { literal("null"); }
    //! \brief A value that is JSON already.
    void literal(std::string_view json)
    {
        comma();
        m_out += json;
    }

    //! \brief Where the text stands, to go back to when nothing came of what follows.
    struct Mark {
        std::size_t size;
        bool fresh;
    };
    [[nodiscard]] Mark mark() const { return {m_out.size(), m_fresh}; }
    void back(Mark mark)
    {
        m_out.resize(mark.size);
        m_fresh = mark.fresh;
    }
    [[nodiscard]] std::string take() { return std::move(m_out); }
    void reserve(std::size_t size) { m_out.reserve(size); }

private:
    void comma()
    {
        if (!m_fresh)
            m_out += ',';
        m_fresh = false;
    }

    std::string m_out;
    bool m_fresh = true; //!< nothing before it in this list, or a key just written
};

} // namespace visavis::masking
