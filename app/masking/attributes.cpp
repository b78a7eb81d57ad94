// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/attributes.h"

#include "masking/ascii.h"

#include <unordered_map>

namespace visavis::masking {
namespace {

using enum Treat;

struct Row {
    std::string_view name;
    Treat treat;
    std::string_view tags; //!< separated by blanks; "*": every element of HTML and SVG; "svg": every one of SVG
};

// What is not here does not pass: every on… handler, src, srcset, srcdoc, action, ping, integrity, name, for, autocomplete, pattern,
// data-… with two exceptions, aria-… with words in it, rr_… but the scroll offsets, __proto__.
constexpr Row rows[] = {
    // How it looks: style sheets select by these.
    {"class", Class, "*"}, {"id", Name, "*"}, {"style", Style, "*"}, {"dir", Token, "*"}, {"lang", Token, "*"}, {"hidden", Flag, "*"},
    {"role", Token, "*"}, {"data-theme", Token, "*"}, {"data-bs-theme", Token, "*"},
    {"aria-expanded", Token, "*"}, {"aria-selected", Token, "*"}, {"aria-hidden", Token, "*"}, {"aria-current", Token, "*"},
    {"aria-disabled", Token, "*"}, {"aria-pressed", Token, "*"}, {"aria-invalid", Token, "*"}, {"aria-checked", Token, "*"},
    // What a person reads.
    {"title", Text, "*"}, {"alt", Text, "img input"}, {"placeholder", Text, "input textarea"}, {"label", Text, "optgroup option"},
    // The recorder's own: which picture stands here. The picture itself is drawn anew at the desk before anybody sees it.
    {"data-visavis-picture", Picture, "img"},
    // Fields. The type says what is drawn; value, checked and selected are the visitor's.
    {"type", Token, "input button ol ul li"}, {"value", Value, "input textarea select option li progress meter"},
    {"checked", State, "input"}, {"selected", State, "option"}, {"disabled", Flag, "input textarea select option optgroup button fieldset"},
    {"readonly", Flag, "input textarea"}, {"required", Flag, "input textarea select"}, {"multiple", Flag, "input select"},
    {"size", Number, "input select font hr"}, {"rows", Number, "textarea"}, {"cols", Number, "textarea"}, {"wrap", Token, "textarea"},
    {"min", Number, "input progress meter"}, {"max", Number, "input progress meter"}, {"step", Number, "input"},
    {"low", Number, "meter"}, {"high", Number, "meter"}, {"optimum", Number, "meter"},
    {"open", Flag, "details dialog"},
    // Links and style sheets. An address is shown, never opened; :link wants it.
    {"href", Link, "a"}, {"rel", Token, "link"}, {"media", Paint, "link style"}, {"_cssText", Sheet, "link style"},
    // Tables and the attributes that older pages are laid out with.
    {"colspan", Number, "td th"}, {"rowspan", Number, "td th"}, {"span", Number, "col colgroup"}, {"scope", Token, "th"},
    {"width", Number, "*"}, {"height", Number, "*"}, {"align", Token, "*"}, {"valign", Token, "*"}, {"border", Number, "table img"},
    {"cellpadding", Number, "table"}, {"cellspacing", Number, "table"}, {"bgcolor", Paint, "*"}, {"color", Paint, "*"}, {"face", Paint, "font"},
    {"nowrap", Flag, "td th"}, {"noshade", Flag, "hr"}, {"clear", Token, "br"}, {"start", Number, "ol"}, {"reversed", Flag, "ol"},
    {"frame", Token, "table"}, {"rules", Token, "table"}, {"frameborder", Number, "iframe"}, {"hspace", Number, "img"}, {"vspace", Number, "img"},
    // The slots of a shadow tree.
    {"slot", Token, "*"}, {"part", Class, "*"},
    // rrweb's own: how far an element is scrolled.
    {"rr_scrollLeft", Number, "*"}, {"rr_scrollTop", Number, "*"},
    // Drawings.
    {"d", Geometry, "svg"}, {"points", Geometry, "svg"}, {"viewBox", Geometry, "svg"}, {"transform", Geometry, "svg"},
    {"gradientTransform", Geometry, "svg"}, {"patternTransform", Geometry, "svg"}, {"preserveAspectRatio", Token, "svg"},
    {"x", Geometry, "svg"}, {"y", Geometry, "svg"}, {"x1", Geometry, "svg"}, {"x2", Geometry, "svg"}, {"y1", Geometry, "svg"},
    {"y2", Geometry, "svg"}, {"cx", Geometry, "svg"}, {"cy", Geometry, "svg"}, {"r", Geometry, "svg"}, {"rx", Geometry, "svg"},
    {"ry", Geometry, "svg"}, {"fx", Geometry, "svg"}, {"fy", Geometry, "svg"}, {"dx", Geometry, "svg"}, {"dy", Geometry, "svg"},
    {"offset", Geometry, "svg"}, {"pathLength", Geometry, "svg"}, {"refX", Geometry, "svg"}, {"refY", Geometry, "svg"},
    {"markerWidth", Geometry, "svg"}, {"markerHeight", Geometry, "svg"}, {"orient", Geometry, "svg"}, {"rotate", Geometry, "svg"},
    {"fill", Paint, "svg"}, {"fill-opacity", Paint, "svg"}, {"fill-rule", Token, "svg"}, {"clip-rule", Token, "svg"}, {"clip-path", Paint, "svg"},
    {"stroke", Paint, "svg"}, {"stroke-width", Paint, "svg"}, {"stroke-opacity", Paint, "svg"}, {"stroke-linecap", Token, "svg"},
    {"stroke-linejoin", Token, "svg"}, {"stroke-miterlimit", Geometry, "svg"}, {"stroke-dasharray", Geometry, "svg"},
    {"stroke-dashoffset", Geometry, "svg"}, {"vector-effect", Token, "svg"}, {"opacity", Paint, "svg"}, {"mask", Paint, "svg"},
    {"marker-start", Paint, "svg"}, {"marker-mid", Paint, "svg"}, {"marker-end", Paint, "svg"}, {"stop-color", Paint, "svg"},
    {"stop-opacity", Paint, "svg"}, {"font-size", Paint, "svg"}, {"font-weight", Paint, "svg"}, {"font-style", Token, "svg"},
    {"font-family", Paint, "svg"}, {"text-anchor", Token, "svg"}, {"dominant-baseline", Token, "svg"}, {"alignment-baseline", Token, "svg"},
    {"letter-spacing", Paint, "svg"}, {"visibility", Token, "svg"}, {"display", Token, "svg"}, {"overflow", Token, "svg"},
    {"gradientUnits", Token, "svg"}, {"spreadMethod", Token, "svg"}, {"patternUnits", Token, "svg"}, {"patternContentUnits", Token, "svg"},
    {"clipPathUnits", Token, "svg"}, {"maskUnits", Token, "svg"}, {"maskContentUnits", Token, "svg"}, {"markerUnits", Token, "svg"},
    {"href", Local, "use textPath linearGradient radialGradient pattern"}, {"xlink:href", Local, "use textPath linearGradient radialGradient pattern"},
};

[[nodiscard]] bool holds(const Row &row, const TagRule &tag)
{
    if (row.tags == "*" || (row.tags == "svg" && tag.svg))
        return true;
    return ascii::anyToken(row.tags, [&](std::string_view each) { return each == tag.name; });
}

} // namespace

const Treat *attributeRule(const TagRule &tag, std::string_view name)
{
    static const auto table = [] {
        std::unordered_multimap<std::string_view, const Row *> map;
        for (const auto &row : rows)
            map.emplace(row.name, &row);
        return map;
    }();
    for (auto [row, end] = table.equal_range(name); row != end; ++row) {
        if (holds(*row->second, tag))
            return &row->second->treat;
    }
    return nullptr;
}

bool selectableValue(std::string_view name)
{
    static const TagRule any{"input", TagRule::Kind::Plain, TagRule::Shape::Kept, true};
    const auto *treat = attributeRule(any, name);
    return treat && (*treat == Class || *treat == Name || *treat == Token || *treat == Flag || *treat == Number);
}

} // namespace visavis::masking
