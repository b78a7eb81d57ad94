// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/nodes.h"

#include "protocol/mirrorlimits.h"

#include <algorithm>

namespace visavis::masking {
namespace limits = protocol::limits;

namespace {

constexpr std::size_t mostNames = 10'000;

} // namespace

bool Node::holdsChildren() const
{
    if (hidden != Reason::None || type == Type::Doctype || type == Type::Text || type == Type::Comment)
        return false;
    return type == Type::Document || rule->kind != TagRule::Kind::Inert;
}

Node *Nodes::find(NodeId id)
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? nullptr : &found->second;
}

bool Nodes::hide(NodeId id)
{
    if (m_hidden.size() >= limits::mirrorHiddenIds && !m_hidden.contains(id))
        return false;
    m_hidden.insert(id);
    return true;
}

Node *Nodes::add(NodeId id, Node *parent, Node *next)
{
    if (m_nodes.size() >= limits::mirrorNodes)
        return nullptr;
    auto &node = m_nodes[id];
    node.id = id;
    node.parent = parent;
    if (!parent)
        return &node;
    node.depth = static_cast<std::uint16_t>(parent->depth + 1);
    node.next = next;
    node.previous = next ? next->previous : parent->last;
    (node.previous ? node.previous->next : parent->first) = &node;
    (next ? next->previous : parent->last) = &node;
    return &node;
}

void Nodes::unlink(Node *node)
{
    if (!node->parent)
        return;
    (node->previous ? node->previous->next : node->parent->first) = node->next;
    (node->next ? node->next->previous : node->parent->last) = node->previous;
}

void Nodes::removeChildren(Node *node, const std::function<void(const Node &)> &gone)
{
    // Without recursion: what moved about may hang together deeper than it was ever sent.
    Node *at = node;
    while (true) {
        while (at->last)
            at = at->last;
        if (at == node)
            return;
        auto *parent = at->parent;
        gone(*at);
        unlink(at);
        m_nodes.erase(at->id);
        at = parent;
    }
}

void Nodes::remove(Node *node, const std::function<void(const Node &)> &gone)
{
    removeChildren(node, gone);
    gone(*node);
    unlink(node);
    m_nodes.erase(node->id);
}

void Nodes::hideGroup(std::size_t group)
{
    if (group == 0)
        return;
    m_allGroups = m_allGroups || m_groups.size() >= mostNames;
    if (!m_allGroups)
        m_groups.insert(group);
}

std::vector<NodeId> Nodes::hideField(std::size_t idHash)
{
    std::vector<NodeId> tied;
    if (m_fields.size() < mostNames)
        m_fields.insert(idHash);
    for (const auto &[id, hashes] : m_outputs) {
        if (std::find(hashes.begin(), hashes.end(), idHash) != hashes.end())
            tied.push_back(id);
    }
    return tied;
}

bool Nodes::addOutput(NodeId id, std::vector<std::size_t> idHashes)
{
    constexpr std::size_t most = 256;
    if (m_outputs.size() >= most || m_fields.size() >= mostNames)
        return false;
    m_outputs.emplace_back(id, std::move(idHashes));
    return true;
}

void Nodes::clear()
{
    m_nodes.clear();
    m_outputs.clear();
}

void Nodes::newPage()
{
    clear();
    m_hidden.clear();
    m_groups.clear();
    m_fields.clear();
    m_allGroups = false;
}

} // namespace visavis::masking
