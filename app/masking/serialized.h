// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/json.h"
#include "masking/nodes.h"

namespace visavis::masking {

//! \brief A node as rrweb writes it (rrweb-snapshot's serializedNode), read and doubted. Points into the parsed event.
struct Serialized {
    enum Field { Type, Id, TagName, Attributes, ChildNodes, TextContent, IsSvg, IsShadow, IsShadowHost, CompatMode };

    explicit Serialized(const json::element &json);

    json::Fields<10> fields;
    bool good = false; //!< a known type and a good id, no key twice
    NodeId id = 0;
    Node::Type type = Node::Type::Comment; //!< CDATA is a comment to us: neither is told
    const TagRule *rule = nullptr;         //!< of elements
};

//! \brief Shows all attributes of an element to the marks. Attributes that are no object at all hide it.
void collect(Marks &marks, const json::element &attributes);
//! \brief What kind of value a field has. \param type of an input, in any case
[[nodiscard]] Node::Field fieldOf(const TagRule &rule, std::string_view type);

} // namespace visavis::masking
