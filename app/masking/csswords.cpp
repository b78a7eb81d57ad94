// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/csswords.h"

#include "masking/ascii.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace visavis::masking::css {
namespace {

// Properties, by the word before their first hyphen: all of a family look after the same thing. Not here, so dropped: behavior and binding
// (they run code in old browsers), src, quotes, voice and speech, page and print marks, view transitions and what is invented next.
constexpr std::string_view families =
    // Boxes: where they are and how large
    "align aspect block bottom box clear column columns contain display fill flex float flow gap height inline inset isolation justify left "
    "margin max min object order overflow overscroll padding place position right row scroll scrollbar scrollbars size table top vertical "
    "visibility width z zoom resize break orphans widows empty caption interpolate "
    // Paint: colours, borders, shadows, shapes
    "accent appearance backdrop backface background border caret clip color filter forced image mask mix opacity outline shape tap "
    // Text
    "baseline direction dominant hanging hyphens letter line ruby tab text unicode user white word writing orientation "
    // Movement
    "animation offset perspective pointer rotate scale touch transform transition translate will "
    // Drawings
    "alignment cx cy d fill flood lighting marker paint r rx ry stop stroke vector x y "
    // Everything at once
    "all";

// Properties with a rule of their own, before the families.
constexpr struct {
    std::string_view name;
    Holds holds;
} special[] = {
    {"content", Holds::Icon},
    {"font", Holds::Families}, {"font-family", Holds::Families},
    {"font-size", Holds::Words}, {"font-style", Holds::Words}, {"font-weight", Holds::Words}, {"font-stretch", Holds::Words},
    {"font-variant", Holds::Words}, {"font-variant-numeric", Holds::Words}, {"font-variant-caps", Holds::Words},
    {"font-variant-ligatures", Holds::Words}, {"font-kerning", Holds::Words}, {"font-optical-sizing", Holds::Words},
    {"font-smoothing", Holds::Words}, {"osx-font-smoothing", Holds::Words},
    {"animation", Holds::Names}, {"animation-name", Holds::Names}, {"animation-timeline", Holds::Names},
    {"transition", Holds::Names}, {"transition-property", Holds::Names}, {"will-change", Holds::Names},
    {"grid-template-areas", Holds::Areas}, {"grid-template", Holds::Areas}, {"grid", Holds::Areas}, {"grid-area", Holds::Names},
    {"grid-row", Holds::Names}, {"grid-row-start", Holds::Names}, {"grid-row-end", Holds::Names}, {"grid-column", Holds::Names},
    {"grid-column-start", Holds::Names}, {"grid-column-end", Holds::Names}, {"grid-template-columns", Holds::Names},
    {"grid-template-rows", Holds::Names}, {"grid-auto-flow", Holds::Words}, {"grid-auto-rows", Holds::Words},
    {"grid-auto-columns", Holds::Words}, {"grid-gap", Holds::Words}, {"grid-row-gap", Holds::Words}, {"grid-column-gap", Holds::Words},
    {"container", Holds::Names}, {"container-name", Holds::Names}, {"container-type", Holds::Words},
    {"counter-reset", Holds::Names}, {"counter-increment", Holds::Names}, {"counter-set", Holds::Names},
    {"list-style", Holds::Words}, {"list-style-type", Holds::Words}, {"list-style-position", Holds::Words}, {"list-style-image", Holds::Words},
    {"cursor", Holds::Words},
};

// Functions. Not here: url (css.cpp has its rule), attr, image-set, cross-fade, element, paint, expression, symbols, format, local, path.
constexpr std::string_view functions =
    // Values from elsewhere in the sheet, and arithmetic
    "var calc min max clamp env round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp abs sign counter counters "
    // Colours
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark from to color-stop "
    // Pictures that are drawn, not fetched
    "linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient gradient "
    // Movement
    "matrix matrix3d translate translate3d translatex translatey translatez rotate rotate3d rotatex rotatey rotatez scale scale3d scalex "
    "scaley scalez skew skewx skewy perspective cubic-bezier steps linear ray scroll view "
    // Filters
    "blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia alpha "
    // Shapes and tracks
    "circle ellipse inset polygon rect xywh minmax repeat fit-content "
    // Conditions of @media, @supports and @container
    "not and or selector style";

// Fonts that come with systems. Case does not matter.
constexpr std::string_view fonts[] = {
    "Arial", "Arial Black", "Helvetica", "Helvetica Neue", "Segoe UI", "Segoe UI Emoji", "Segoe UI Symbol", "Roboto", "Roboto Mono", "Noto Sans",
    "Noto Serif", "Noto Mono", "Noto Color Emoji", "Liberation Sans", "Liberation Serif", "Liberation Mono", "DejaVu Sans", "DejaVu Serif",
    "DejaVu Sans Mono", "Ubuntu", "Cantarell", "Oxygen", "Fira Sans", "Fira Code", "Fira Mono", "Droid Sans", "Open Sans", "Lato", "Inter",
    "Source Sans Pro", "Source Code Pro", "Apple Color Emoji", "SF Pro", "SF Pro Text", "SF Pro Display", "SF Mono", "SFMono-Regular", "Menlo",
    "Monaco", "Consolas", "Courier", "Courier New", "Lucida Console", "Lucida Grande", "Lucida Sans Unicode", "Georgia", "Cambria", "Calibri",
    "Candara", "Garamond", "Palatino", "Palatino Linotype", "Book Antiqua", "Times", "Times New Roman", "Tahoma", "Trebuchet MS", "Verdana",
    "Geneva", "Impact", "Comic Sans MS", "Franklin Gothic Medium", "Gill Sans", "Century Gothic", "Avenir", "Avenir Next", "Futura", "Optima",
    "Andale Mono", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "PingFang SC", "PingFang TC", "Microsoft YaHei", "Meiryo", "Yu Gothic",
    "MS Gothic", "Malgun Gothic", "Apple SD Gothic Neo", "Nirmala UI", "system-ui",
};

[[nodiscard]] std::unordered_set<std::string_view> wordsOf(std::string_view list)
{
    std::unordered_set<std::string_view> set;
    ascii::anyToken(list, [&](std::string_view word) { return set.insert(word), false; });
    return set;
}

} // namespace

const Holds *propertyRule(std::string_view name)
{
    static const auto own = [] {
        std::unordered_map<std::string_view, Holds> map;
        for (const auto &row : special)
            map.emplace(row.name, row.holds);
        return map;
    }();
    static const auto byFamily = wordsOf(families);
    static constexpr auto words = Holds::Words;
    if (const auto found = own.find(name); found != own.end())
        return &found->second;
    return byFamily.contains(name.substr(0, name.find('-'))) ? &words : nullptr;
}

bool knownFunction(std::string_view name)
{
    static const auto set = wordsOf(functions);
    return set.contains(name);
}

AtRule atRule(std::string_view name)
{
    // Conditions and layers hold rules; a page's fonts, imports, name spaces, counters and registered properties do not pass.
    if (name == "media" || name == "supports" || name == "layer" || name == "container" || name == "scope" || name == "starting-style")
        return AtRule::Rules;
    return name == "keyframes" ? AtRule::Keyframes : AtRule::Dropped;
}

bool knownFamily(std::string_view name)
{
    static const auto set = [] {
        std::unordered_set<std::string> made;
        for (const auto font : fonts)
            made.insert(ascii::lowered(font));
        return made;
    }();
    return set.contains(ascii::lowered(ascii::trimmed(name)));
}

std::string_view withoutVendor(std::string_view name)
{
    if (name.size() < 4 || name.front() != '-' || name[1] == '-')
        return name;
    for (const auto prefix : {std::string_view("-webkit-"), std::string_view("-moz-"), std::string_view("-ms-"), std::string_view("-o-")}) {
        if (name.starts_with(prefix))
            return name.substr(prefix.size());
    }
    return name;
}

} // namespace visavis::masking::css
