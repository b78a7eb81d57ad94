// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/events.h"
#include "masking/filter.h"
#include "masking/learner.h"
#include "masking/teller.h"

namespace visavis::masking {

//! \brief What a filter keeps of one stream, and one function for each kind of event.
class Filter::Stream final {
public:
    explicit Stream(Level level) : m_level(level), m_learner(m_nodes, level, m_dropped) { }

    [[nodiscard]] std::optional<std::string> filter(std::string_view event);
    void newPage();
    [[nodiscard]] bool shows(NodeId id);
    [[nodiscard]] const Dropped &dropped() const { return m_dropped; }

private:
    [[nodiscard]] std::optional<json::element> parse(std::string_view event);
    // Each writes the value of "data" and answers whether the event passes.
    [[nodiscard]] bool data(Event event, const json::element &data);
    [[nodiscard]] bool snapshot(const json::element &data);
    [[nodiscard]] bool meta(const json::element &data);
    [[nodiscard]] bool increment(const json::element &data);
    [[nodiscard]] bool mutation(const json::element &data);
    [[nodiscard]] bool positions(const json::element &data);
    [[nodiscard]] bool interaction(const json::element &data);
    [[nodiscard]] bool scroll(const json::element &data);
    [[nodiscard]] bool viewport(const json::element &data);
    [[nodiscard]] bool input(const json::element &data);
    [[nodiscard]] bool sheetRules(const json::element &data);
    [[nodiscard]] bool declaration(const json::element &data);
    [[nodiscard]] bool adoptedSheets(const json::element &data);

    [[nodiscard]] bool sheetOf(const std::optional<json::element> &node, const std::optional<json::element> &style);
    void rule(const json::element &rule);
    [[nodiscard]] bool index(const json::element &index);
    //! \brief The node when the advisor sees it.
    [[nodiscard]] const Node *seen(std::optional<NodeId> id);
    void number(std::string_view key, std::int64_t value);
    bool drop(Why why);

    Level m_level;
    Dropped m_dropped;
    Nodes m_nodes;
    Learner m_learner;
    JsonWriter m_out;
    simdjson::dom::parser m_parser;
    std::string m_repaired, m_scratch;
    std::uint32_t m_event = 0;
    bool m_dark = false;
};

} // namespace visavis::masking
