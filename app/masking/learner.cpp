// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/learner.h"

#include "masking/ascii.h"
#include "protocol/mirrorlimits.h"

#include <algorithm>

namespace visavis::masking {
namespace limits = protocol::limits;

namespace {

using Kind = TagRule::Kind;

[[nodiscard]] std::vector<std::size_t> hashesOf(std::string_view names)
{
    std::vector<std::size_t> hashes;
    ascii::anyToken(names.substr(0, 1024), [&](std::string_view name) { return hashes.push_back(Learner::hashOf(name)), false; });
    return hashes;
}

} // namespace

std::size_t Learner::hashOf(std::string_view name)
{
    return name.empty() ? 0 : std::hash<std::string_view>()(name);
}

void Learner::begin(std::uint32_t event)
{
    m_lesson = {};
    m_lesson.event = event;
}

Node *Learner::snapshot(const json::element &document, std::uint32_t event)
{
    begin(event);
    m_nodes.clear();
    auto *root = node(document, {});
    if (!root || root->type != Node::Type::Document || m_lesson.tooLarge) {
        m_nodes.clear();
        return nullptr;
    }
    return root;
}

Node *Learner::node(const json::element &json, Place place)
{
    const Serialized from(json);
    if (!from.good) {
        m_dropped.add(Why::Shape);
        return nullptr;
    }
    static constexpr TagRule none;
    Marks marks(from.rule ? *from.rule : none, m_level);
    if (from.rule && from.fields[Serialized::Attributes])
        collect(marks, *from.fields[Serialized::Attributes]);
    const auto childNodes = from.fields.list(Serialized::ChildNodes);
    const bool lightOfHidden = place.parent && place.parent->hidesLight && !from.fields.isTrue(Serialized::IsShadow);
    const auto reason = marks.reason() != Reason::None ? marks.reason()
        : m_nodes.isHidden(from.id) || lightOfHidden   ? Reason::Marked
                                                       : Reason::None;

    // Its children are looked through for marks, and nothing of them is told.
    const auto onlyMarks = [&](Why why, bool hidden) {
        m_dropped.add(why);
        if (childNodes)
            children(*childNodes, {nullptr, nullptr, place.hiddenRoot, hidden, false, false});
        return nullptr;
    };
    if (place.hidden || (reason != Reason::None && (!place.told || from.type == Node::Type::Document))) {
        hide(from.id);
        if (auto *elsewhere = m_nodes.find(from.id))
            conceal(elsewhere, Reason::Marked);
        if (from.rule && from.rule->kind == Kind::Slot)
            hideLight(place.hiddenRoot);
        if (from.rule)
            hideTied(*from.rule, marks);
        return onlyMarks(Why::Hidden, true);
    }
    if (!place.told || !fits(from, place.parent))
        return onlyMarks(Why::Tag, false);
    if (place.parent && place.parent->depth + 1U > limits::mirrorDepth)
        return onlyMarks(Why::TooDeep, false);
    if (auto *existing = m_nodes.find(from.id); existing && !makeRoom(existing, place.parent, reason))
        return onlyMarks(Why::Shape, reason != Reason::None);
    auto *added = m_nodes.add(from.id, place.parent, place.next);
    if (!added) {
        m_dropped.add(Why::TooLarge);
        m_lesson.tooLarge = true;
        return nullptr;
    }
    describe(*added, from, marks);
    added->nested = place.nested;
    if (!place.nested && place.parent)
        m_lesson.adds.push_back({from.id, place.next ? place.next->id : 0});
    if (reason != Reason::None)
        added->hidden = reason;
    if (added->hidden != Reason::None) {
        hide(from.id);
        hideWhatBelongs(from.id, marks);
        if (childNodes)
            children(*childNodes, {nullptr, nullptr, from.id, true, false, false});
        return nullptr;
    }
    if (from.rule && isUnknown(*from.rule))
        m_dropped.add(Why::Tag);
    if (childNodes)
        children(*childNodes, {added, nullptr, 0, false, added->holdsChildren(), place.nested || from.type == Node::Type::Document});
    return m_nodes.find(from.id);
}

void Learner::children(const json::array &list, const Place &place)
{
    const auto parent = place.parent ? place.parent->id : 0;
    for (const auto child : list) {
        auto each = place;
        // A child can hide what is above it: an option its select, a field its output. What follows is then below something hidden.
        if (parent != 0) {
            each.parent = m_nodes.find(parent);
            if (!each.parent || each.parent->hidden != Reason::None)
                each = {nullptr, nullptr, parent, true, false, false};
        }
        node(child, each);
    }
}

bool Learner::fits(const Serialized &node, const Node *parent)
{
    if (node.type == Node::Type::Document)
        return !parent || parent->is(Kind::Frame);
    return parent && !parent->is(Kind::Frame);
}

bool Learner::makeRoom(Node *existing, const Node *parent, Reason reason)
{
    if (existing->event == m_lesson.event || !existing->parent) {
        // The same id twice in one event: only a mark of it counts.
        if (reason != Reason::None)
            conceal(existing, reason);
        return false;
    }
    for (const auto *at = parent; at; at = at->parent) {
        if (at == existing)
            return false; // below itself
    }
    m_lesson.removes.push_back({existing->parent->id, existing->id, existing->shadow});
    m_nodes.remove(existing, [](const Node &) {});
    return true;
}

void Learner::describe(Node &node, const Serialized &from, const Marks &marks)
{
    node.type = from.type;
    node.rule = from.rule;
    node.event = m_lesson.event;
    node.shadow = from.fields.isTrue(Serialized::IsShadow) && node.parent && node.parent->type == Node::Type::Element;
    node.host = from.fields.isTrue(Serialized::IsShadowHost) && from.type == Node::Type::Element;
    node.svg = from.rule && from.rule->svg && from.fields.isTrue(Serialized::IsSvg);
    node.shown = marks.shows() || (node.parent && node.parent->shown);
    if (from.rule) {
        node.field = fieldOf(*from.rule, marks.type());
        node.group = node.field == Node::Field::Radio ? hashOf(marks.name()) : 0;
    }
    node.source = static_cast<std::uint32_t>(m_lesson.sources.size());
    const auto text = from.type == Node::Type::Element ? Serialized::TagName
        : from.type == Node::Type::Document             ? Serialized::CompatMode
                                                        : Serialized::TextContent;
    m_lesson.sources.push_back({from.fields[Serialized::Attributes], from.fields.text(text)});
    if (node.is(Kind::Output) && !marks.isFor().empty()) {
        auto hashes = hashesOf(marks.isFor());
        const bool tied = std::any_of(hashes.begin(), hashes.end(), [this](std::size_t hash) { return m_nodes.isHiddenField(hash); });
        if (tied || !m_nodes.addOutput(node.id, std::move(hashes)))
            conceal(&node, Reason::Marked);
    }
}

void Learner::hide(NodeId id)
{
    if (!m_nodes.hide(id))
        m_lesson.dark = true;
}

void Learner::conceal(Node *node, Reason reason)
{
    if (node->hidden != Reason::None || node->type == Node::Type::Document)
        return;
    node->hidden = reason;
    hide(node->id);
    m_nodes.hideGroup(node->group);
    bool slots = node->is(Kind::Slot);
    m_nodes.removeChildren(node, [&](const Node &gone) {
        hide(gone.id);
        m_nodes.hideGroup(gone.group);
        slots = slots || gone.is(Kind::Slot);
    });
    if (node->event != m_lesson.event)
        m_lesson.concealed.push_back(node->id);
    if (slots)
        hideLight(node->id);
}

//! \brief What is tied to a hidden field: its radio group, its output.
void Learner::hideTied(const TagRule &rule, const Marks &marks)
{
    if (rule.kind == Kind::Input)
        m_nodes.hideGroup(hashOf(marks.name()));
    if (marks.id().empty())
        return;
    for (const auto output : m_nodes.hideField(hashOf(marks.id()))) {
        if (auto *told = m_nodes.find(output))
            conceal(told, Reason::Marked);
    }
}

//! \brief What tells the same as a hidden node: besides what is tied to it, its select, and the children in its slot.
void Learner::hideWhatBelongs(NodeId id, const Marks &marks)
{
    // Each step may hide something around the node, which then is no more.
    if (auto *node = m_nodes.find(id); node && node->rule)
        hideTied(*node->rule, marks);
    if (auto *node = m_nodes.find(id); node && node->is(Kind::Slot))
        hideLight(id);
    auto *node = m_nodes.find(id);
    if (!node || !node->is(Kind::Option))
        return;
    for (auto *at = node->parent; at; at = at->parent) {
        if (at->is(Kind::Select)) {
            conceal(at, Reason::Marked);
            return;
        }
    }
}

void Learner::hideLight(NodeId hiddenRoot)
{
    auto *at = m_nodes.find(hiddenRoot);
    while (at && !at->shadow)
        at = at->parent;
    if (!at || !at->parent)
        return;
    auto *host = at->parent;
    host->hidesLight = true;
    for (auto *child = host->first; child; child = child->next) {
        if (!child->shadow)
            conceal(child, Reason::Marked);
    }
}

} // namespace visavis::masking
