// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Learner that reads mutations: what leaves, what comes, what changes.
#include "masking/ascii.h"
#include "masking/learner.h"

#include <unordered_set>

namespace visavis::masking {
namespace {

//! \brief Whether the attributes speak of idz_show at all: class, id or name are given.
[[nodiscard]] bool marksAgain(const json::element &attributes)
{
    const auto map = json::map(attributes);
    if (!map)
        return false;
    for (const auto [key, value] : *map) {
        if (ascii::equal(key, "class") || ascii::equal(key, "id") || ascii::equal(key, "name") || key.find("show") != key.npos)
            return true;
    }
    return false;
}

} // namespace

void Learner::mutation(const json::element &data, std::uint32_t event)
{
    begin(event);
    const json::Fields<4> fields(data, {"removes", "adds", "texts", "attributes"});
    if (!fields.good()) {
        m_dropped.add(Why::Shape);
        return;
    }
    if (const auto list = fields.list(0)) {
        for (const auto each : *list)
            remove(each);
    }
    if (const auto list = fields.list(1))
        adds(*list);
    if (const auto list = fields.list(2)) {
        for (const auto each : *list) {
            const json::Fields<2> text(each, {"id", "value"});
            const auto id = text.nodeId(0);
            if (!text.good() || !id) {
                m_dropped.add(Why::Shape);
                continue;
            }
            const auto *told = m_nodes.find(*id);
            if (told && told->type == Node::Type::Text && told->hidden == Reason::None)
                m_lesson.texts.push_back({*id, text.text(1)});
            else
                m_dropped.add(m_nodes.isHidden(*id) ? Why::Hidden : Why::UnknownNode);
        }
    }
    if (const auto list = fields.list(3)) {
        for (const auto each : *list)
            attributes(each);
    }
}

void Learner::remove(const json::element &json)
{
    const json::Fields<2> fields(json, {"parentId", "id"});
    const auto id = fields.nodeId(1);
    auto *node = id ? m_nodes.find(*id) : nullptr;
    if (!fields.good() || !id || !node || !node->parent) {
        m_dropped.add(id && m_nodes.isHidden(*id) ? Why::Hidden : id ? Why::UnknownNode : Why::Shape);
        return;
    }
    m_lesson.removes.push_back({node->parent->id, *id, node->shadow});
    m_nodes.remove(node, [](const Node &) {});
}

void Learner::adds(const json::array &list)
{
    struct Entry {
        NodeId parent, next;
        json::element node;
    };
    std::vector<Entry> entries;
    std::unordered_set<NodeId> waiting;
    for (const auto each : list) {
        const json::Fields<3> fields(each, {"parentId", "nextId", "node"});
        const auto parent = fields.nodeId(0);
        if (!fields.good() || !parent || !fields[2]) {
            m_dropped.add(Why::Shape);
            continue;
        }
        entries.push_back({*parent, fields.nodeId(1).value_or(0), *fields[2]});
        if (const Serialized node(*fields[2]); node.good)
            waiting.insert(node.id);
    }
    // A node may come before its parent or its next sibling. What waits for ever is of no page.
    const auto take = [&](const Entry &entry, bool last) {
        auto *parent = m_nodes.find(entry.parent);
        const bool hidden = m_nodes.isHidden(entry.parent);
        auto *next = m_nodes.find(entry.next);
        if (!last && !hidden && ((!parent && waiting.contains(entry.parent)) || waiting.contains(entry.next)))
            return false;
        const Serialized peek(entry.node);
        waiting.erase(peek.id);
        // Not the place of a sibling elsewhere, nor of itself.
        if (next && (next->parent != parent || next->id == peek.id || next->shadow != peek.fields.isTrue(Serialized::IsShadow)))
            next = nullptr;
        if (!parent && !hidden)
            m_dropped.add(Why::UnknownNode);
        node(entry.node, {parent, next, entry.parent, hidden, parent && parent->holdsChildren(), false});
        return true;
    };
    constexpr int mostRounds = 16;
    for (int round = 0; round < mostRounds && !entries.empty(); ++round) {
        const auto before = entries.size();
        std::erase_if(entries, [&](const Entry &entry) { return take(entry, false); });
        if (entries.size() == before)
            break;
    }
    for (const auto &entry : entries)
        take(entry, true);
}

void Learner::attributes(const json::element &json)
{
    const json::Fields<2> fields(json, {"id", "attributes"});
    const auto id = fields.nodeId(0);
    if (!fields.good() || !id || !fields[1]) {
        m_dropped.add(Why::Shape);
        return;
    }
    auto *node = m_nodes.find(*id);
    static constexpr TagRule none;
    Marks marks(node && node->rule ? *node->rule : none, m_level);
    collect(marks, *fields[1]);
    if (marks.reason() != Reason::None) {
        hide(*id);
        if (node && node->type == Node::Type::Element) {
            conceal(node, marks.reason());
            hideWhatBelongs(*id, marks);
        }
    }
    node = m_nodes.find(*id);
    if (!node || node->hidden != Reason::None || node->type != Node::Type::Element) {
        m_dropped.add(m_nodes.isHidden(*id) ? Why::Hidden : Why::UnknownNode);
        return;
    }
    if (!marks.type().empty())
        node->field = fieldOf(*node->rule, marks.type());
    if (!marks.name().empty() && node->field == Node::Field::Radio)
        node->group = hashOf(marks.name());
    if (m_level == Level::Private && node->shown && !marks.shows() && marksAgain(*fields[1]))
        unshow(node);
    else if (marks.shows())
        node->shown = true;
    m_lesson.attributes.push_back({*id, *fields[1]});
}

//! \brief The texts that were told of it are taken back, too.
void Learner::unshow(Node *node)
{
    std::vector<Node *> open{node};
    while (!open.empty()) {
        auto *at = open.back();
        open.pop_back();
        at->shown = false;
        if (at->type == Node::Type::Text)
            m_lesson.unshown.push_back(at->id);
        for (auto *child = at->first; child; child = child->next)
            open.push_back(child);
    }
}

} // namespace visavis::masking
