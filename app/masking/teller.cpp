// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/teller.h"

#include "masking/ascii.h"
#include "masking/css.h"
#include "masking/scrub.h"
#include "protocol/mirrorlimits.h"

#include <algorithm>

namespace visavis::masking {
namespace limits = protocol::limits;

namespace {

using Kind = TagRule::Kind;
using Shape = TagRule::Shape;

constexpr std::string_view maskedText = "\u2022\u2022\u2022"; //!< any text at the level `private`: its length is nobody's business

[[nodiscard]] bool isBlank(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), ascii::isSpace);
}

//! \brief "12", "12.5px", "50%", "2*"
[[nodiscard]] bool appendLength(std::string &out, std::string_view value)
{
    value = ascii::trimmed(value);
    const auto number = css::appendNumber(out, value);
    value.remove_prefix(number);
    const bool unit = value.empty() || value == "%" || value == "*" || (value.size() <= 4 && std::all_of(value.begin(), value.end(), ascii::isLetter));
    if (number == 0 || !unit)
        return false;
    out += value;
    return true;
}

} // namespace

void Teller::node(const Node &node, const Lesson &lesson, NodeId rootId)
{
    if (node.hidden != Reason::None) {
        placeholder(node);
        flags(node, rootId);
        m_out.close('}');
        return;
    }
    const auto &source = lesson.sources[node.source];
    m_out.open('{');
    m_out.key("type");
    const bool document = node.type == Node::Type::Document;
    switch (node.type) {
    case Node::Type::Document:
        m_out.integer(0);
        if (source.text == "BackCompat" || source.text == "CSS1Compat") {
            m_out.key("compatMode");
            m_out.string(source.text);
        }
        break;
    case Node::Type::Doctype: m_out.literal(R"(1,"name":"html","publicId":"","systemId":"")"); break;
    case Node::Type::Element:
        m_out.integer(2);
        m_out.key("tagName");
        m_out.string(!isCustom(*node.rule) ? node.rule->name : isPlainCustomName(source.text) ? source.text : "x-element");
        m_out.key("attributes");
        m_out.open('{');
        if (source.attributes)
            attributes(node, *source.attributes, false);
        m_out.close('}');
        break;
    case Node::Type::Text:
        m_out.integer(3);
        m_out.key("textContent");
        text(node, source.text);
        if (node.parent && node.parent->is(Kind::Style)) {
            m_out.key("isStyle");
            m_out.boolean(true);
        }
        break;
    case Node::Type::Comment: m_out.literal(R"(5,"textContent":"")"); break;
    }
    if (document || node.type == Node::Type::Element) {
        m_out.key("childNodes");
        m_out.open('[');
        for (const auto *child = node.first; child; child = child->next) {
            // What came with an add of its own is told there.
            if (child->nested && child->event == node.event)
                this->node(*child, lesson, document && node.parent ? node.id : rootId);
        }
        m_out.close(']');
    }
    flags(node, document && node.parent ? node.id : rootId);
    m_out.close('}');
}

void Teller::flags(const Node &node, NodeId rootId)
{
    const auto flag = [this](std::string_view name, bool set) {
        if (set) {
            m_out.key(name);
            m_out.boolean(true);
        }
    };
    flag("isSVG", node.svg && (node.hidden == Reason::None || node.rule->shape == Shape::Kept));
    flag("isShadowHost", node.host && node.hidden == Reason::None);
    flag("isShadow", node.shadow);
    if (rootId != 0) {
        m_out.key("rootId");
        m_out.integer(rootId);
    }
    m_out.key("id");
    m_out.integer(node.id);
}

//! \brief An element of constant size; the desk draws a pattern over it and says the reason.
void Teller::placeholder(const Node &node)
{
    m_out.open('{');
    m_out.key("type");
    if (node.type == Node::Type::Text) {
        m_out.literal(R"(3,"textContent":"")");
        return;
    }
    if (node.type != Node::Type::Element) {
        m_out.literal(R"(5,"textContent":"")");
        return;
    }
    const auto shape = node.rule->shape;
    m_out.integer(2);
    m_out.key("tagName");
    m_out.string(shape == Shape::Block ? "div" : shape == Shape::Inline ? "span" : node.rule->name);
    m_out.key("attributes");
    m_out.open('{');
    m_out.key("idz_hide");
    m_out.string(reasonName(node.hidden));
    if (node.hidden == Reason::Hidden) {
        m_out.key("style");
        m_out.string("display:none");
    } else if (shape != Shape::Kept) {
        m_out.key("style");
        m_out.string(shape == Shape::Block ? "display:block;width:100%;height:48px" : "display:inline-block;width:160px;height:24px");
    }
    m_out.close('}');
    m_out.key("childNodes");
    m_out.open('[');
    m_out.close(']');
}

void Teller::text(const Node &node, std::string_view words)
{
    m_scratch.clear();
    const auto *parent = node.parent;
    if (parent && parent->is(Kind::Style)) {
        if (words.size() <= limits::mirrorSheet)
            css::appendSheet(m_scratch, words, m_dropped);
        else
            m_dropped.add(Why::TooLarge);
    } else if (words.size() > limits::mirrorText) {
        m_dropped.add(Why::TooLarge);
    } else if (parent && parent->is(Kind::Textarea) && m_level != Level::Marked) {
        m_dropped.add(Why::Hidden);
    } else if (m_level == Level::Private && !node.shown && !isBlank(words)) {
        m_scratch = maskedText;
    } else {
        appendText(m_scratch, words);
    }
    m_out.string(m_scratch);
}

bool Teller::tellsValue(const Node &node) const
{
    switch (node.field) {
    case Node::Field::Button: return m_level != Level::Private || node.shown;
    case Node::Field::Check:
    case Node::Field::Radio: return false; // the value says nothing that is seen
    default: return m_level == Level::Marked;
    }
}

bool Teller::attributes(const Node &node, const json::element &values, bool changed)
{
    const auto map = json::map(values);
    if (!map || isUnknown(*node.rule))
        return false;
    std::array<const Treat *, 128> seen{};
    static_assert(limits::mirrorAttributes <= 128);
    std::size_t count = 0;
    bool any = false;
    for (const auto [name, value] : *map) {
        const auto *treat = attributeRule(*node.rule, name);
        if (!treat) {
            m_dropped.add(Why::Attribute);
            continue;
        }
        const auto end = seen.begin() + static_cast<std::ptrdiff_t>(count);
        if (count == limits::mirrorAttributes || std::find(seen.begin(), end, treat) != end) {
            m_dropped.add(Why::Shape);
            continue;
        }
        seen[count++] = treat;
        const auto mark = m_out.mark();
        m_out.key(name); // one of ours, since there is a rule for it
        if (attribute(node, name, value, *treat, changed)) {
            any = true;
            continue;
        }
        m_out.back(mark);
        m_dropped.add(Why::Attribute);
    }
    return any;
}

bool Teller::attribute(const Node &node, std::string_view name, const json::element &value, Treat treat, bool changed)
{
    if (changed && (value.is_null() || (treat == Treat::Style && value.is_bool()))) {
        m_out.null();
        return true;
    }
    if (treat == Treat::State || treat == Treat::Flag) {
        const bool radio = node.field == Node::Field::Radio && m_nodes.isHiddenGroup(node.group);
        const auto text = json::string(value);
        if ((treat == Treat::State && (m_level != Level::Marked || radio)) || (!text && !json::isTrue(value)))
            return false;
        m_out.boolean(true);
        return true;
    }
    if (const auto number = json::integer(value)) {
        if (treat != Treat::Number)
            return false;
        m_out.integer(std::clamp<std::int64_t>(*number, -limits::mirrorPixels, limits::mirrorPixels));
        return true;
    }
    if (const auto object = json::map(value)) {
        if (treat != Treat::Style || !changed)
            return false;
        styleObject(*object);
        return true;
    }
    const auto text = json::string(value);
    if (!text)
        return false;
    m_scratch.clear();
    if (text->size() > (treat == Treat::Sheet ? limits::mirrorSheet : limits::mirrorAttribute)) {
        m_dropped.add(Why::TooLarge);
        return false;
    }
    if (!words(node, name, *text, treat))
        return false;
    m_out.string(m_scratch);
    return true;
}

bool Teller::words(const Node &node, std::string_view name, std::string_view value, Treat treat)
{
    switch (treat) {
    case Treat::Class: appendClass(m_scratch, value); return true;
    case Treat::Name:
        appendClass(m_scratch, value);
        return m_scratch.find(' ') == m_scratch.npos;
    case Treat::Text:
        if (m_level == Level::Private && !node.shown)
            return false;
        appendText(m_scratch, value);
        return true;
    case Treat::Value:
        if (!tellsValue(node))
            return false;
        appendText(m_scratch, value);
        return true;
    case Treat::Picture:
        m_scratch = value;
        return m_level != Level::Private && value.size() == 64 && std::all_of(value.begin(), value.end(), [](char c) { return ascii::isDigit(c) || (c >= 'a' && c <= 'f'); });
    case Treat::Token: m_scratch = value; return isToken(value);
    case Treat::Number: return appendLength(m_scratch, value);
    case Treat::Geometry: return appendGeometry(m_scratch, value);
    case Treat::Paint:
        if (name == "media")
            return css::appendCondition(m_scratch, value, m_dropped);
        return css::appendValue(m_scratch, name == "face" ? "font-family" : name == "bgcolor" ? "background-color" : name, value, m_dropped);
    case Treat::Style: css::appendDeclarations(m_scratch, value, m_dropped); return true;
    case Treat::Sheet: css::appendSheet(m_scratch, value, m_dropped); return true;
    case Treat::Link:
        if (appendUrl(m_scratch, value))
            return true;
        m_dropped.add(Why::Url);
        return false;
    case Treat::Local:
        m_scratch = value;
        return value.size() > 1 && value.front() == '#' && css::isName(value.substr(1));
    case Treat::Flag:
    case Treat::State: break;
    }
    return false;
}

//! \brief rrweb's short form for a changed style: each property's value, [value, "important"], or false for one that went.
void Teller::styleObject(const json::object &object)
{
    m_out.open('{');
    std::vector<std::string_view> seen;
    for (const auto [property, value] : object) {
        if (seen.size() == limits::mirrorAttributes || std::find(seen.begin(), seen.end(), property) != seen.end())
            continue;
        seen.push_back(property);
        auto text = json::string(value);
        const auto pair = json::list(value);
        if (pair && pair->size() == 2)
            text = json::string(pair->at(0).value_unsafe());
        m_scratch.clear();
        bool gone = false;
        if (!text && value.get(gone) == simdjson::SUCCESS && !gone) {
            if (css::isName(property)) {
                m_out.foreignKey(property);
                m_out.boolean(false);
            }
        } else if (text && text->size() <= limits::mirrorAttribute && css::isName(property) && css::appendValue(m_scratch, property, *text, m_dropped)) {
            m_out.foreignKey(property);
            if (pair) {
                m_out.open('[');
                m_out.string(m_scratch);
                m_out.string(json::string(pair->at(1).value_unsafe()) == "important" ? "important" : "");
                m_out.close(']');
            } else {
                m_out.string(m_scratch);
            }
        } else {
            m_dropped.add(Why::Css);
        }
    }
    m_out.close('}');
}

} // namespace visavis::masking
