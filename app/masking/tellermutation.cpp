// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Teller that writes mutations.
#include "masking/teller.h"

#include <algorithm>
#include <unordered_set>

namespace visavis::masking {
namespace {

//! \brief The document that a node is in, as rrweb says it: nothing for the page's own.
[[nodiscard]] NodeId rootOf(const Node &node)
{
    for (const auto *at = node.parent; at; at = at->parent) {
        if (at->type == Node::Type::Document)
            return at->parent ? at->id : 0;
    }
    return 0;
}

} // namespace

bool Teller::mutation(const Lesson &lesson)
{
    std::unordered_set<const Node *> concealed;
    std::vector<const Node *> parents;
    for (const auto id : lesson.concealed) {
        const auto *node = m_nodes.find(id);
        // Not when something above it was hidden as well, nor when it came again in this very event.
        if (!node || node->event == lesson.event || !concealed.insert(node).second)
            continue;
        if (std::find(parents.begin(), parents.end(), node->parent) == parents.end())
            parents.push_back(node->parent);
    }
    bool any = removes(lesson, concealed);
    m_out.key("adds");
    m_out.open('[');
    bool frame = false;
    for (const auto *parent : parents)
        placeholders(*parent, concealed, lesson);
    // A node that was taken out and came again stands twice in the list: the last one counts.
    std::unordered_set<NodeId> seen;
    std::vector<Lesson::Added> adds;
    for (auto added = lesson.adds.rbegin(); added != lesson.adds.rend(); ++added) {
        if (seen.insert(added->id).second)
            adds.push_back(*added);
    }
    for (auto added = adds.rbegin(); added != adds.rend(); ++added) {
        const auto *node = m_nodes.find(added->id);
        if (!node || node->event != lesson.event)
            continue;
        frame = frame || node->type == Node::Type::Document;
        add(*node, added->next, lesson);
        any = true;
    }
    m_out.close(']');
    any = changes(lesson) || any || !concealed.empty();
    if (frame) {
        m_out.key("isAttachIframe");
        m_out.boolean(true);
    }
    return any;
}

bool Teller::removes(const Lesson &lesson, const std::unordered_set<const Node *> &concealed)
{
    bool any = false;
    m_out.key("removes");
    m_out.open('[');
    const auto remove = [&](NodeId parent, NodeId id, bool shadow) {
        any = true;
        m_out.open('{');
        m_out.key("parentId");
        m_out.integer(parent);
        m_out.key("id");
        m_out.integer(id);
        if (shadow) {
            m_out.key("isShadow");
            m_out.boolean(true);
        }
        m_out.close('}');
    };
    for (const auto &removed : lesson.removes)
        remove(removed.parent, removed.id, removed.shadow);
    for (const auto id : lesson.concealed) {
        const auto *node = m_nodes.find(id);
        if (node && concealed.contains(node))
            remove(node->parent->id, id, node->shadow);
    }
    m_out.close(']');
    return any;
}

//! \brief Placeholders for children that were told earlier, before all other adds.
void Teller::placeholders(const Node &parent, const std::unordered_set<const Node *> &concealed, const Lesson &lesson)
{
    // From the last to the first: each finds its next sibling in place. What is new in this event is not there yet.
    NodeId light = 0, shadow = 0;
    for (const auto *child = parent.last; child; child = child->previous) {
        auto &next = child->shadow ? shadow : light;
        if (concealed.contains(child))
            add(*child, next, lesson);
        if (child->event != lesson.event)
            next = child->id;
    }
}

void Teller::add(const Node &node, NodeId next, const Lesson &lesson)
{
    m_out.open('{');
    m_out.key("parentId");
    m_out.integer(node.parent->id);
    m_out.key("nextId");
    if (next != 0)
        m_out.integer(next);
    else
        m_out.null();
    m_out.key("node");
    this->node(node, lesson, rootOf(node));
    m_out.close('}');
}

//! \brief "texts" and "attributes" of nodes that are seen.
bool Teller::changes(const Lesson &lesson)
{
    bool any = false;
    const auto text = [&](NodeId id, std::string_view value) {
        const auto *node = m_nodes.find(id);
        if (!node || node->type != Node::Type::Text || node->hidden != Reason::None)
            return;
        any = true;
        m_out.open('{');
        m_out.key("id");
        m_out.integer(id);
        m_out.key("value");
        this->text(*node, value);
        m_out.close('}');
    };
    m_out.key("texts");
    m_out.open('[');
    for (const auto id : lesson.unshown) {
        if (std::none_of(lesson.texts.begin(), lesson.texts.end(), [id](const auto &each) { return each.id == id; }))
            text(id, "-");
    }
    for (const auto &each : lesson.texts)
        text(each.id, each.value);
    m_out.close(']');

    m_out.key("attributes");
    m_out.open('[');
    for (const auto &each : lesson.attributes) {
        const auto *node = m_nodes.find(each.id);
        if (!node || node->type != Node::Type::Element || node->hidden != Reason::None)
            continue;
        const auto before = m_out.mark();
        m_out.open('{');
        m_out.key("id");
        m_out.integer(each.id);
        m_out.key("attributes");
        m_out.open('{');
        const bool told = attributes(*node, each.values, true);
        m_out.close('}');
        m_out.close('}');
        if (told)
            any = true;
        else
            m_out.back(before);
    }
    m_out.close(']');
    return any;
}

} // namespace visavis::masking
