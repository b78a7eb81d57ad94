// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/serialized.h"

#include "masking/ascii.h"

namespace visavis::masking {
namespace {

using Kind = TagRule::Kind;

constexpr std::array<std::string_view, 10> names{"type",        "id",    "tagName",  "attributes",   "childNodes",
                                                 "textContent", "isSVG", "isShadow", "isShadowHost", "compatMode"};

} // namespace

Serialized::Serialized(const json::element &json) : fields(json, names)
{
    const auto number = fields.integer(Type);
    const auto nodeId = fields.nodeId(Id);
    good = fields.good() && nodeId && number && *number >= 0 && *number <= 5;
    if (!good)
        return;
    id = *nodeId;
    // Document, document type, element, text, CDATA, comment
    static constexpr std::array types{Node::Type::Document, Node::Type::Doctype, Node::Type::Element,
                                      Node::Type::Text, Node::Type::Comment, Node::Type::Comment};
    type = types[static_cast<std::size_t>(*number)];
    if (type == Node::Type::Element)
        rule = &tagRule(fields.text(TagName), fields.isTrue(IsSvg));
}

void collect(Marks &marks, const json::element &attributes)
{
    const auto map = json::map(attributes);
    if (!map) {
        marks.confused("class"); // whatever it was meant to say
        return;
    }
    for (const auto [key, value] : *map) {
        if (const auto text = json::string(value))
            marks.attribute(key, *text);
        else if (json::list(value) || json::map(value))
            marks.confused(key);
        else if (!value.is_null())
            marks.attribute(key, "");
    }
}

Node::Field fieldOf(const TagRule &rule, std::string_view type)
{
    if (rule.kind == Kind::Textarea || rule.kind == Kind::Select)
        return Node::Field::Text;
    if (rule.kind != Kind::Input)
        return Node::Field::None;
    if (ascii::equal(type, "checkbox"))
        return Node::Field::Check;
    if (ascii::equal(type, "radio"))
        return Node::Field::Radio;
    const bool button = ascii::equal(type, "button") || ascii::equal(type, "submit") || ascii::equal(type, "reset") || ascii::equal(type, "image");
    return button ? Node::Field::Button : Node::Field::Text;
}

} // namespace visavis::masking
