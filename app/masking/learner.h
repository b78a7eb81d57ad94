// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/dropped.h"
#include "masking/json.h"
#include "masking/nodes.h"
#include "masking/serialized.h"

#include <vector>

namespace visavis::masking {

//! \brief What one event changes on the page the advisor has. Points into the parsed event and dies before it.
struct Lesson {
    //! \brief Where a new node's words are.
    struct Source {
        std::optional<json::element> attributes;
        std::string_view text; //!< of a text; of a document its compatMode; of an element its tag name
    };
    struct Removed {
        NodeId parent, id;
        bool shadow;
    };
    struct Added {
        NodeId id, next; //!< next: 0 for the end
    };
    struct Text {
        NodeId id;
        std::string_view value;
    };
    struct Attributes {
        NodeId id;
        json::element values;
    };

    std::vector<Source> sources;
    std::vector<Removed> removes;
    std::uint32_t event = 0;       //!< its number
    std::vector<Added> adds;       //!< parents before children, a next sibling before its previous one
    std::vector<NodeId> concealed; //!< told earlier, hidden from this event on
    std::vector<NodeId> unshown;   //!< texts that lost idz_show
    std::vector<Text> texts;
    std::vector<Attributes> attributes;
    bool tooLarge = false; //!< the page does not fit: nothing of the event may pass
    bool dark = false;     //!< more is hidden than can be remembered: nothing of the page may pass
};

//! \brief Reads the nodes of an event into the model of the page, and decides what is hidden.
//!
//! It reads a whole event before a word of it is told: a mark at the end of an event hides what stands at its beginning.
class Learner final {
public:
    Learner(Nodes &nodes, Level level, Dropped &dropped) : m_nodes(nodes), m_level(level), m_dropped(dropped) { }

    //! \brief A full snapshot; its document replaces all nodes. \return the document, or null when there is none
    Node *snapshot(const json::element &document, std::uint32_t event);
    //! \brief A mutation: removes, adds, texts and attributes, in the order in which the replayer takes them.
    void mutation(const json::element &data, std::uint32_t event);
    [[nodiscard]] const Lesson &lesson() const { return m_lesson; }

    [[nodiscard]] static std::size_t hashOf(std::string_view name);

private:
    //! \brief Where a node was met.
    struct Place {
        Node *parent = nullptr;     //!< null: the root
        Node *next = nullptr;
        NodeId hiddenRoot = 0;  //!< the placeholder above, when there is one
        bool hidden = false;        //!< something above is hidden
        bool told = true;           //!< false under an inert element: marks are noticed, nothing else
        bool nested = false;
    };

    void begin(std::uint32_t event);
    Node *node(const json::element &json, Place place);
    void children(const json::array &list, const Place &place);
    [[nodiscard]] static bool fits(const Serialized &node, const Node *parent);
    [[nodiscard]] bool makeRoom(Node *existing, const Node *parent, Reason reason);
    void describe(Node &node, const Serialized &from, const Marks &marks);
    void hide(NodeId id);
    void conceal(Node *node, Reason reason);
    void hideTied(const TagRule &rule, const Marks &marks);
    void hideWhatBelongs(NodeId id, const Marks &marks);
    void hideLight(NodeId hiddenRoot);
    void remove(const json::element &json);
    void adds(const json::array &list);
    void attributes(const json::element &json);
    void unshow(Node *node);

    Nodes &m_nodes;
    Level m_level;
    Dropped &m_dropped;
    Lesson m_lesson;
};

} // namespace visavis::masking
