// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/nodes.h"

#include <cmath>
#include <optional>
#include <simdjson.h>

//! \brief What an element of parsed JSON is, asked without exceptions. Included by the filter's own sources only.
namespace visavis::masking::json {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

[[nodiscard]] inline std::optional<std::string_view> string(const element &json)
{
    std::string_view text;
    return json.get(text) == simdjson::SUCCESS ? std::optional(text) : std::nullopt;
}

//! \brief A number as a whole one; none when it is no number or beyond what rrweb can mean.
[[nodiscard]] inline std::optional<std::int64_t> integer(const element &json)
{
    constexpr double most = 9e15;
    double value = 0;
    if (json.get(value) != simdjson::SUCCESS || !(std::abs(value) < most))
        return {};
    return std::llround(value);
}

//! \brief The id of a node: a whole number from 1 to 2^31 - 1.
[[nodiscard]] inline std::optional<NodeId> nodeId(const element &json)
{
    std::int64_t value = 0;
    if (json.get(value) != simdjson::SUCCESS || value < 1 || value > 0x7FFFFFFF)
        return {};
    return static_cast<NodeId>(value);
}

[[nodiscard]] inline bool isTrue(const element &json)
{
    bool value = false;
    return json.get(value) == simdjson::SUCCESS && value;
}

//! \brief The elements of a list; none for anything else.
[[nodiscard]] inline std::optional<array> list(const element &json)
{
    array value;
    return json.get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
}

[[nodiscard]] inline std::optional<object> map(const element &json)
{
    object value;
    return json.get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
}

//! \brief Fields of an object by the names that are asked for; a name that comes twice makes the whole object bad.
//!
//! Two readers of JSON may disagree about which of two equal keys counts; here there is nothing to disagree about.
template <std::size_t N>
class Fields final {
public:
    Fields(const element &json, const std::array<std::string_view, N> &names)
    {
        const auto members = map(json);
        if (!members)
            return;
        m_good = true;
        for (const auto [key, value] : *members) {
            for (std::size_t i = 0; i < N; ++i) {
                if (names[i] != key)
                    continue;
                m_good = m_good && !m_values[i];
                m_values[i] = value;
                break;
            }
        }
    }

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] const std::optional<element> &operator[](std::size_t i) const { return m_values[i]; }

    [[nodiscard]] std::optional<std::int64_t> integer(std::size_t i) const { return m_values[i] ? json::integer(*m_values[i]) : std::nullopt; }
    [[nodiscard]] std::optional<NodeId> nodeId(std::size_t i) const { return m_values[i] ? json::nodeId(*m_values[i]) : std::nullopt; }
    [[nodiscard]] std::string_view text(std::size_t i) const { return m_values[i] ? string(*m_values[i]).value_or("") : ""; }
    [[nodiscard]] bool isTrue(std::size_t i) const { return m_values[i] && json::isTrue(*m_values[i]); }
    [[nodiscard]] std::optional<array> list(std::size_t i) const { return m_values[i] ? json::list(*m_values[i]) : std::nullopt; }

private:
    std::array<std::optional<element>, N> m_values;
    bool m_good = false;
};

} // namespace visavis::masking::json
