// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/tags.h"

#include "masking/ascii.h"

#include <array>
#include <unordered_map>

namespace visavis::masking {
namespace {

using enum TagRule::Kind;
using enum TagRule::Shape;

// The elements that pass. What is not here is inert: script, noscript, template, xmp, noembed, object, embed, applet, base, meta, param,
// source, track, portal, foreignObject, SVG's desc, image, script, filters and animations, MathML, and whatever is invented next.
constexpr TagRule rules[] = {
    // The document. A hidden one stays, empty: it cannot be replaced.
    {"html", Plain, Kept}, {"head", Plain, Kept}, {"body", Plain, Kept}, {"title", Title, Kept},
    // Style sheets: the recorder writes their text into the event; nothing is fetched.
    {"style", Style, Kept, true}, {"link", Style, Kept},
    // Blocks: they hold text and each other.
    {"address", Plain, Block}, {"article", Plain, Block}, {"aside", Plain, Block}, {"blockquote", Plain, Block}, {"center", Plain, Block},
    {"dd", Plain, Block}, {"details", Plain, Block}, {"dialog", Plain, Block}, {"dir", Plain, Block}, {"div", Plain, Block},
    {"dl", Plain, Block}, {"dt", Plain, Block}, {"fieldset", Plain, Block}, {"figcaption", Plain, Block}, {"figure", Plain, Block},
    {"footer", Plain, Block}, {"form", Plain, Block}, {"h1", Plain, Block}, {"h2", Plain, Block}, {"h3", Plain, Block},
    {"h4", Plain, Block}, {"h5", Plain, Block}, {"h6", Plain, Block}, {"header", Plain, Block}, {"hgroup", Plain, Block},
    {"hr", Plain, Block}, {"legend", Plain, Block}, {"main", Plain, Block}, {"menu", Plain, Block}, {"nav", Plain, Block},
    {"ol", Plain, Block}, {"p", Plain, Block}, {"pre", Plain, Block}, {"search", Plain, Block}, {"section", Plain, Block},
    {"summary", Plain, Block}, {"ul", Plain, Block},
    // Where only one element may stand.
    {"li", Plain, Kept}, {"table", Plain, Block}, {"caption", Plain, Kept}, {"colgroup", Plain, Kept}, {"col", Plain, Kept},
    {"thead", Plain, Kept}, {"tbody", Plain, Kept}, {"tfoot", Plain, Kept}, {"tr", Plain, Kept}, {"td", Plain, Kept}, {"th", Plain, Kept},
    // In a line of text.
    {"a", Plain, Inline, true}, {"abbr", Plain, Inline}, {"acronym", Plain, Inline}, {"b", Plain, Inline}, {"bdi", Plain, Inline},
    {"bdo", Plain, Inline}, {"big", Plain, Inline}, {"br", Plain, Inline}, {"cite", Plain, Inline}, {"code", Plain, Inline},
    {"data", Plain, Inline}, {"del", Plain, Inline}, {"dfn", Plain, Inline}, {"em", Plain, Inline}, {"font", Plain, Inline},
    {"i", Plain, Inline}, {"ins", Plain, Inline}, {"kbd", Plain, Inline}, {"label", Plain, Inline}, {"mark", Plain, Inline},
    {"nobr", Plain, Inline}, {"q", Plain, Inline}, {"rb", Plain, Inline}, {"rp", Plain, Inline}, {"rt", Plain, Inline},
    {"ruby", Plain, Inline}, {"s", Plain, Inline}, {"samp", Plain, Inline}, {"small", Plain, Inline}, {"span", Plain, Inline},
    {"strike", Plain, Inline}, {"strong", Plain, Inline}, {"sub", Plain, Inline}, {"sup", Plain, Inline}, {"time", Plain, Inline},
    {"tt", Plain, Inline}, {"u", Plain, Inline}, {"var", Plain, Inline}, {"wbr", Plain, Inline},
    // Fields and what belongs to them.
    {"button", Plain, Inline}, {"input", Input, Inline}, {"textarea", Textarea, Inline}, {"select", Select, Inline},
    {"option", Option, Kept}, {"optgroup", Option, Kept}, {"output", Output, Inline}, {"meter", Plain, Inline}, {"progress", Plain, Inline},
    // Boxes with nothing inside: their place in the layout stays, what they show does not travel.
    {"img", Plain, Inline}, {"picture", Plain, Inline}, {"canvas", Inert, Inline}, {"video", Inert, Inline}, {"iframe", Frame, Inline},
    // The places in a shadow tree where the host's children are shown.
    {"slot", Slot, Inline},
    // Drawings. Text in them is text; what loads, runs or animates is not here.
    {"svg", Plain, Inline, true}, {"g", Plain, Kept, true}, {"path", Plain, Kept, true}, {"rect", Plain, Kept, true},
    {"circle", Plain, Kept, true}, {"ellipse", Plain, Kept, true}, {"line", Plain, Kept, true}, {"polyline", Plain, Kept, true},
    {"polygon", Plain, Kept, true}, {"text", Plain, Kept, true}, {"tspan", Plain, Kept, true}, {"textPath", Plain, Kept, true},
    {"defs", Plain, Kept, true}, {"symbol", Plain, Kept, true}, {"use", Plain, Kept, true}, {"marker", Plain, Kept, true},
    {"clipPath", Plain, Kept, true}, {"mask", Plain, Kept, true}, {"pattern", Plain, Kept, true}, {"linearGradient", Plain, Kept, true},
    {"radialGradient", Plain, Kept, true}, {"stop", Plain, Kept, true},
};

//! \brief An empty element that a browser does not draw, and that no style sheet of a page speaks of.
constexpr TagRule inert{"template", Inert, Kept, true};
constexpr TagRule custom{"", Plain, Block};

[[nodiscard]] const std::unordered_map<std::string_view, const TagRule *> &table()
{
    static const auto made = [] {
        static std::array<std::string, std::size(rules)> names;
        std::unordered_map<std::string_view, const TagRule *> map;
        for (std::size_t i = 0; i < std::size(rules); ++i) {
            names[i] = ascii::lowered(rules[i].name);
            map.emplace(names[i], &rules[i]);
        }
        return map;
    }();
    return made;
}

} // namespace

const TagRule &tagRule(std::string_view name, bool svg)
{
    constexpr std::size_t longest = 64;
    if (name.empty() || name.size() > longest)
        return inert;
    std::array<char, longest> lower;
    std::transform(name.begin(), name.end(), lower.begin(), ascii::lower);
    const std::string_view key(lower.data(), name.size());
    if (const auto found = table().find(key); found != table().end()) {
        const auto &rule = *found->second;
        // An HTML element in SVG's name space is no element of either; the other way it is an unknown one that shows its text.
        return svg && !rule.svg ? inert : rule;
    }
    return !svg && ascii::isLetter(key.front()) && key.find('-') != key.npos ? custom : inert;
}

bool isUnknown(const TagRule &rule)
{
    return &rule == &inert;
}

bool isCustom(const TagRule &rule)
{
    return &rule == &custom;
}

bool isPlainCustomName(std::string_view name)
{
    return name.size() <= 40 && ascii::longestDigitRun(name) < 4
        && std::all_of(name.begin(), name.end(), [](char c) { return ascii::isDigit(c) || c == '-' || (c >= 'a' && c <= 'z'); });
}

} // namespace visavis::masking
