// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/hiding.h"
#include "masking/tags.h"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace visavis::masking {

using NodeId = std::uint32_t; //!< rrweb's, from 1; 0 is none

//! \brief A node that the advisor has: visible, or a placeholder where something hidden begins.
struct Node {
    enum class Type : std::uint8_t { Document, Doctype, Element, Text, Comment };
    //! \brief What a field's value is.
    enum class Field : std::uint8_t { None, Text, Check, Radio, Button };

    NodeId id = 0;
    Type type = Type::Element;
    const TagRule *rule = nullptr; //!< of elements
    Reason hidden = Reason::None;  //!< a placeholder
    Field field = Field::None;
    bool shadow = false; //!< a child of the parent's shadow root
    bool host = false;
    bool svg = false;
    bool shown = false;  //!< under idz_show
    bool hidesLight = false; //!< a host with a slot in a hidden part of its shadow: its own children are shown there
    bool nested = false; //!< came inside a document that was added as a whole
    std::uint16_t depth = 0;
    std::uint32_t event = 0;  //!< the number of the event that brought it
    std::uint32_t source = 0; //!< where in that event its attributes and text are
    std::size_t group = 0;    //!< hash of a radio button's name
    Node *parent = nullptr, *first = nullptr, *last = nullptr, *previous = nullptr, *next = nullptr;

    [[nodiscard]] bool is(TagRule::Kind kind) const { return rule && rule->kind == kind; }
    //! \brief Whether children of it may be told.
    [[nodiscard]] bool holdsChildren() const;
};

//! \brief The page as the advisor has it, and the ids that are hidden for good.
//!
//! Only what was told is a node. A hidden part is one placeholder; everything under it is only an id in the set of hidden ones, which
//! nothing but a new page empties: a node that moves out, or comes back without its mark, is still hidden.
class Nodes final {
public:
    [[nodiscard]] Node *find(NodeId id);
    [[nodiscard]] bool isHidden(NodeId id) const { return m_hidden.contains(id); }
    //! \brief From now on hidden. False when no more ids can be remembered: nothing may pass then.
    bool hide(NodeId id);
    //! \brief A new node before \a next, or at the end. The id must not be there; null when the page is too large.
    Node *add(NodeId id, Node *parent, Node *next);
    //! \brief Takes a node out with everything under it. \a gone hears of each node before it dies, children first.
    void remove(Node *node, const std::function<void(const Node &)> &gone);
    //! \brief Everything under it, children first; the node itself stays.
    void removeChildren(Node *node, const std::function<void(const Node &)> &gone);
    //! \brief All nodes, for a new snapshot of the same page; what is hidden stays so.
    void clear();
    void newPage();
    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }

    //! \brief Groups of radio buttons of which one is hidden: the state of the others would tell its.
    [[nodiscard]] bool isHiddenGroup(std::size_t group) const { return group != 0 && (m_allGroups || m_groups.contains(group)); }
    void hideGroup(std::size_t group);

    //! \brief Fields that are hidden, by the hash of their id: an output element is for them.
    [[nodiscard]] bool isHiddenField(std::size_t idHash) const { return m_fields.contains(idHash); }
    //! \return the output elements that were told and are for it
    [[nodiscard]] std::vector<NodeId> hideField(std::size_t idHash);
    //! \brief An output element that was told. False when there are too many to remember.
    bool addOutput(NodeId id, std::vector<std::size_t> idHashes);

private:
    void unlink(Node *node);

    std::unordered_map<NodeId, Node> m_nodes;
    std::unordered_set<NodeId> m_hidden;
    std::unordered_set<std::size_t> m_groups, m_fields;
    std::vector<std::pair<NodeId, std::vector<std::size_t>>> m_outputs;
    bool m_allGroups = false;
};

} // namespace visavis::masking
