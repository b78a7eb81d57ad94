// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/attributes.h"
#include "masking/dropped.h"
#include "masking/jsonwriter.h"
#include "masking/learner.h"

#include <unordered_set>

namespace visavis::masking {

//! \brief Writes what the advisor gets of an event: from the model, never from the event's own structure.
//!
//! Of the event only words come in, by the lesson's sources, and each goes through the rule of its attribute or its element.
class Teller final {
public:
    Teller(JsonWriter &out, Nodes &nodes, Level level, Dropped &dropped) : m_out(out), m_nodes(nodes), m_level(level), m_dropped(dropped) { }

    //! \brief The node with all that came with it.
    void node(const Node &node, const Lesson &lesson, NodeId rootId);
    //! \brief "removes", "adds", "texts" and "attributes" of a mutation, without the braces around; false when nothing is left.
    [[nodiscard]] bool mutation(const Lesson &lesson);
    //! \brief A text node's words.
    void text(const Node &node, std::string_view words);

private:
    void placeholder(const Node &node);
    void flags(const Node &node, NodeId rootId);
    //! \return whether one was written
    bool attributes(const Node &node, const json::element &values, bool changed);
    [[nodiscard]] bool attribute(const Node &node, std::string_view name, const json::element &value, Treat treat, bool changed);
    [[nodiscard]] bool words(const Node &node, std::string_view name, std::string_view value, Treat treat);
    void styleObject(const json::object &object);
    [[nodiscard]] bool tellsValue(const Node &node) const;

    bool removes(const Lesson &lesson, const std::unordered_set<const Node *> &concealed);
    void placeholders(const Node &parent, const std::unordered_set<const Node *> &concealed, const Lesson &lesson);
    void add(const Node &node, NodeId next, const Lesson &lesson);
    bool changes(const Lesson &lesson);

    JsonWriter &m_out;
    Nodes &m_nodes;
    Level m_level;
    Dropped &m_dropped;
    std::string m_scratch;
};

} // namespace visavis::masking
