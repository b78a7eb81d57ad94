// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"
#include "protocol/text.h"

#include <algorithm>
#include <boost/json/value.hpp>

namespace visavis::protocol {

//! \brief Reads one object by a \c fields() description; the first fault stays.
class Reader final
{
public:
    explicit Reader(const boost::json::object &object)
        : m_object(object)
    {
    }

    template <class T, class... Rule>
    void operator()(std::string_view name, T &member, const Rule &...rule)
    {
        const auto *value = m_object.if_contains(name);
        if (value) {
            ++m_read;
            take(*value, member, rule...);
            if (m_fault && m_field.empty())
                m_field = name;
        } else {
            fail(ErrorKind::InvalidFrame);
            if (m_field.empty())
                m_field = name;
        }
    }
    template <class T, class... Rule>
    void operator()(std::string_view name, std::optional<T> &member, const Rule &...rule)
    {
        if (!m_object.if_contains(name))
            return;
        T value{};
        (*this)(name, value, rule...);
        member = std::move(value);
    }

    //! \brief To be called last: members that no description named are refused.
    //! \param envelope members that the caller reads itself, such as \c type.
    [[nodiscard]] std::optional<Refusal> finish(std::size_t envelope)
    {
        if (!m_fault && m_read + envelope != m_object.size()) {
            m_field = "unknown member";
            fail(ErrorKind::InvalidFrame);
        }
        if (!m_fault)
            return std::nullopt;
        return Refusal{*m_fault, std::nullopt, m_field};
    }

private:
    using Value = boost::json::value;

    void fail(ErrorKind kind)
    {
        if (!m_fault)
            m_fault = kind;
    }

    void take(const Value &value, bool &member)
    {
        if (const auto *is = value.if_bool())
            member = *is;
        else
            fail(ErrorKind::InvalidFrame);
    }
    void take(const Value &value, std::uint64_t &member, RangeRule rule = between(0, mostExact))
    {
        const auto *whole = value.if_int64();
        if (whole && *whole >= 0 && static_cast<std::uint64_t>(*whole) >= rule.least && static_cast<std::uint64_t>(*whole) <= rule.most)
            member = static_cast<std::uint64_t>(*whole);
        else
            fail(ErrorKind::InvalidFrame);
    }
    void take(const Value &value, Time &member)
    {
        std::uint64_t milliseconds = 0;
        take(value, milliseconds);
        member = Time(std::chrono::milliseconds(milliseconds));
    }
    void take(const Value &value, std::string &member, TextRule rule = atMost(limits::backendFrameBytes))
    {
        const auto *string = value.if_string();
        if (!string)
            return fail(ErrorKind::InvalidFrame);
        const std::string_view text(string->data(), string->size());
        if (codePoints(text) > rule.most)
            return fail(ErrorKind::TooLarge);
        if (text.find('\0') != text.npos || (!rule.empty && text.empty()) || (!rule.blank && isBlank(text)))
            return fail(ErrorKind::InvalidFrame);
        member = text;
    }
    void take(const Value &value, std::string &member, TokenRule rule)
    {
        take(value, member, atMost(rule.length));
        const auto belongs = [&rule](char c) {
            const bool digit = c >= '0' && c <= '9';
            if (rule.alphabet == TokenRule::Alphabet::LowerHex)
                return digit || (c >= 'a' && c <= 'f');
            return digit || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        };
        if (member.size() != rule.length || !std::all_of(member.begin(), member.end(), belongs))
            fail(ErrorKind::InvalidFrame);
    }
    template <class Tag>
    void take(const Value &value, Id<Tag> &member)
    {
        const auto *string = value.if_string();
        const auto id = string ? Id<Tag>::parse({string->data(), string->size()}) : std::nullopt;
        if (id)
            member = *id;
        else
            fail(ErrorKind::InvalidFrame);
    }
    template <Named E>
    void take(const Value &value, E &member)
    {
        const auto *string = value.if_string();
        const auto known = string ? parse<E>({string->data(), string->size()}) : std::nullopt;
        if (known)
            member = *known;
        else
            fail(ErrorKind::InvalidFrame);
    }
    template <class T>
    void take(const Value &value, std::vector<T> &member, ListRule rule = {0, limits::backendFrameBytes})
    {
        const auto *array = value.if_array();
        if (!array || array->size() < rule.least || array->size() > rule.most)
            return fail(ErrorKind::InvalidFrame);
        member.clear();
        member.reserve(array->size());
        for (const auto &element : *array) {
            T part{};
            if constexpr (std::is_same_v<T, std::string>)
                take(element, part, notBlank(rule.textMost > 0 ? rule.textMost : limits::backendFrameBytes));
            else
                take(element, part);
            if constexpr (Named<T>) {
                if (std::find(member.begin(), member.end(), part) != member.end())
                    fail(ErrorKind::InvalidFrame);
            }
            member.push_back(std::move(part));
        }
    }
    template <class T>
        requires requires(T &t, Reader &r) { T::fields(t, r); }
    void take(const Value &value, T &member)
    {
        const auto *object = value.if_object();
        if (!object)
            return fail(ErrorKind::InvalidFrame);
        Reader inner(*object);
        T::fields(member, inner);
        if (const auto refusal = inner.finish(0)) {
            fail(refusal->kind);
            m_field = refusal->field;
        }
    }

    static constexpr std::uint64_t mostExact = (std::uint64_t{1} << 53U) - 1; //!< what a browser holds exactly

    const boost::json::object &m_object;
    std::size_t m_read = 0;
    std::optional<ErrorKind> m_fault;
    std::string m_field;
};

} // namespace visavis::protocol
