// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"
#include "protocol/text.h"

#include <charconv>

namespace visavis::protocol {

//! \brief Writes one object by a \c fields() description, straight into the text.
class Writer final
{
public:
    explicit Writer(std::string &out)
        : m_out(out)
    {
        m_out += '{';
    }

    template <class T, class... Rule>
    void operator()(std::string_view name, const T &member, const Rule &...)
    {
        m_out += m_first ? "\"" : ",\"";
        m_first = false;
        m_out += name; // ours, needs no escape
        m_out += "\":";
        put(member);
    }
    template <class T, class... Rule>
    void operator()(std::string_view name, const std::optional<T> &member, const Rule &...)
    {
        if (member)
            (*this)(name, *member);
    }

    void finish() { m_out += '}'; }

private:
    void put(bool value) { m_out += value ? "true" : "false"; }
    void put(std::uint64_t value)
    {
        std::array<char, 20> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        m_out.append(digits.data(), end);
    }
    void put(Time value) { put(static_cast<std::uint64_t>(value.time_since_epoch().count())); }
    void put(std::string_view value) { appendJsonString(m_out, value); }
    void put(const std::string &value) { appendJsonString(m_out, value); }
    template <class Tag>
    void put(const Id<Tag> &value)
    {
        m_out += '"';
        m_out += value.text();
        m_out += '"';
    }
    template <Named E>
    void put(E value)
    {
        put(text(value));
    }
    template <class T>
    void put(const std::vector<T> &value)
    {
        m_out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0)
                m_out += ',';
            put(value[i]);
        }
        m_out += ']';
    }
    template <class T>
        requires requires(const T &t, Writer &w) { T::fields(t, w); }
    void put(const T &value)
    {
        Writer inner(m_out);
        T::fields(value, inner);
        inner.finish();
    }

    std::string &m_out;
    bool m_first = true;
};

} // namespace visavis::protocol
