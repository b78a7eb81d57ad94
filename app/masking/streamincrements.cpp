// SPDX-License-Identifier: GPL-3.0-or-later
// Increments that are no mutation: the pointer, scrolling, fields, style sheets.
#include "masking/ascii.h"
#include "masking/css.h"
#include "masking/scrub.h"
#include "masking/stream.h"
#include "protocol/mirrorlimits.h"

#include <algorithm>

namespace visavis::masking {
namespace limits = protocol::limits;

namespace {

[[nodiscard]] std::int64_t pixels(std::int64_t value)
{
    return std::clamp(value, -limits::mirrorPixels, limits::mirrorPixels);
}

} // namespace

bool Filter::Stream::positions(const json::element &data)
{
    const json::Fields<1> fields(data, {"positions"});
    const auto list = fields.list(0);
    if (!fields.good() || !list)
        return drop(Why::Shape);
    m_out.key("positions");
    m_out.open('[');
    std::size_t count = 0;
    for (const auto each : *list) {
        const json::Fields<4> position(each, {"x", "y", "id", "timeOffset"});
        const auto x = position.integer(0), y = position.integer(1), offset = position.integer(3);
        if (!position.good() || !x || !y || count >= limits::mirrorPositions) {
            m_dropped.add(Why::Shape);
            continue;
        }
        const auto *node = seen(position.nodeId(2));
        if (!node)
            continue;
        m_out.open('{');
        number("x", pixels(*x));
        number("y", pixels(*y));
        number("id", node->id);
        number("timeOffset", std::clamp<std::int64_t>(offset.value_or(0), -60'000, 0));
        m_out.close('}');
        ++count;
    }
    m_out.close(']');
    return count > 0;
}

bool Filter::Stream::interaction(const json::element &data)
{
    const json::Fields<5> fields(data, {"type", "id", "x", "y", "pointerType"});
    const auto type = fields.integer(0);
    constexpr std::int64_t touchCancel = 10;
    if (!fields.good() || !type || *type < 0 || *type > touchCancel)
        return drop(Why::Shape);
    const auto *node = seen(fields.nodeId(1));
    if (!node)
        return false;
    number("type", *type);
    number("id", node->id);
    for (const auto &[key, at] : {std::pair("x", std::size_t(2)), std::pair("y", std::size_t(3))}) {
        if (const auto value = fields.integer(at))
            number(key, pixels(*value));
    }
    if (const auto pointer = fields.integer(4); pointer && *pointer >= 0 && *pointer <= 2)
        number("pointerType", *pointer);
    return true;
}

bool Filter::Stream::scroll(const json::element &data)
{
    const json::Fields<3> fields(data, {"id", "x", "y"});
    const auto x = fields.integer(1), y = fields.integer(2);
    if (!fields.good() || !x || !y)
        return drop(Why::Shape);
    const auto *node = seen(fields.nodeId(0));
    // A text field scrolls with its value.
    if (!node || (node->field != Node::Field::None && m_level != Level::Marked))
        return node ? drop(Why::Hidden) : false;
    number("id", node->id);
    number("x", pixels(*x));
    number("y", pixels(*y));
    return true;
}

bool Filter::Stream::viewport(const json::element &data)
{
    const json::Fields<2> fields(data, {"width", "height"});
    const auto width = fields.integer(0), height = fields.integer(1);
    if (!fields.good() || !width || !height)
        return drop(Why::Shape);
    number("width", std::clamp<std::int64_t>(*width, 1, limits::mirrorPixels));
    number("height", std::clamp<std::int64_t>(*height, 1, limits::mirrorPixels));
    return true;
}

bool Filter::Stream::input(const json::element &data)
{
    const json::Fields<3> fields(data, {"id", "text", "isChecked"});
    if (!fields.good())
        return drop(Why::Shape);
    const auto *node = seen(fields.nodeId(0));
    if (!node)
        return false;
    const bool check = node->field == Node::Field::Check || node->field == Node::Field::Radio;
    const bool text = node->field == Node::Field::Text;
    if (m_level != Level::Marked || (!check && !text) || m_nodes.isHiddenGroup(node->group))
        return drop(Why::Hidden);
    m_scratch.clear();
    if (const auto value = fields.text(1); text && value.size() <= limits::mirrorText)
        appendText(m_scratch, value);
    number("id", node->id);
    m_out.key("text");
    m_out.string(m_scratch);
    m_out.key("isChecked");
    m_out.boolean(check && fields.isTrue(2));
    return true;
}

//! \brief Writes whose sheet it is: a style element's that is seen, or a constructed one's by rrweb's number.
bool Filter::Stream::sheetOf(const std::optional<json::element> &element, const std::optional<json::element> &style)
{
    const auto styleId = style ? json::nodeId(*style) : std::nullopt;
    if (styleId)
        number("styleId", *styleId);
    if (!element || element->is_null())
        return styleId || drop(Why::Shape);
    const auto *node = seen(json::nodeId(*element));
    if (!node || !node->is(TagRule::Kind::Style))
        return node ? drop(Why::Shape) : false;
    number("id", node->id);
    return true;
}

void Filter::Stream::rule(const json::element &rule)
{
    m_scratch.clear();
    const auto text = json::string(rule).value_or("");
    css::appendRule(m_scratch, text.size() <= limits::mirrorSheet ? text : "", m_dropped);
    m_out.key("rule");
    m_out.string(m_scratch);
}

//! \brief "index": a number, or the way down through nested rules.
bool Filter::Stream::index(const json::element &index)
{
    constexpr std::int64_t most = 1'000'000;
    const auto good = [](std::optional<std::int64_t> number) { return number && *number >= 0 && *number < most; };
    if (const auto number = json::integer(index)) {
        if (!good(number))
            return drop(Why::Shape);
        this->number("index", *number);
        return true;
    }
    const auto list = json::list(index);
    if (!list || list->size() > 32 || !std::all_of(list->begin(), list->end(), [&](const json::element &each) { return good(json::integer(each)); }))
        return drop(Why::Shape);
    m_out.key("index");
    m_out.open('[');
    for (const auto each : *list)
        m_out.integer(*json::integer(each));
    m_out.close(']');
    return true;
}

bool Filter::Stream::sheetRules(const json::element &data)
{
    const json::Fields<6> fields(data, {"id", "styleId", "adds", "removes", "replace", "replaceSync"});
    if (!fields.good() || !sheetOf(fields[0], fields[1]))
        return false;
    for (const auto at : {std::size_t(2), std::size_t(3)}) {
        const auto list = fields.list(at);
        if (!list)
            continue;
        const bool adds = at == 2;
        m_out.key(adds ? "adds" : "removes");
        m_out.open('[');
        for (const auto each : *list) {
            const json::Fields<2> change(each, {"rule", "index"});
            const auto mark = m_out.mark();
            m_out.open('{');
            bool good = change.good() && (adds ? change[0].has_value() : change[1].has_value());
            if (good && adds)
                rule(*change[0]);
            if (good && change[1] && !change[1]->is_null())
                good = index(*change[1]);
            m_out.close('}');
            if (!good) {
                m_out.back(mark);
                m_dropped.add(Why::Shape);
            }
        }
        m_out.close(']');
    }
    for (const auto &[key, at] : {std::pair("replace", std::size_t(4)), std::pair("replaceSync", std::size_t(5))}) {
        const auto sheet = fields.text(at);
        if (!fields[at] || sheet.size() > limits::mirrorSheet)
            continue;
        m_scratch.clear();
        css::appendSheet(m_scratch, sheet, m_dropped);
        m_out.key(key);
        m_out.string(m_scratch);
    }
    return true;
}

bool Filter::Stream::declaration(const json::element &data)
{
    const json::Fields<5> fields(data, {"id", "styleId", "index", "set", "remove"});
    if (!fields.good() || !fields[2] || !sheetOf(fields[0], fields[1]) || !index(*fields[2]))
        return false;
    const auto &change = fields[3] ? fields[3] : fields[4];
    if (!change)
        return drop(Why::Shape);
    const json::Fields<3> of(*change, {"property", "value", "priority"});
    const auto property = of.text(0);
    if (!of.good() || !css::isName(property))
        return drop(Why::Css);
    m_out.key(fields[3] ? "set" : "remove");
    m_out.open('{');
    m_out.key("property");
    m_out.string(property);
    if (fields[3]) {
        m_scratch.clear();
        if (of.text(1).size() > limits::mirrorAttribute || !css::appendValue(m_scratch, property, of.text(1), m_dropped))
            return false;
        m_out.key("value");
        m_out.string(m_scratch);
        m_out.key("priority");
        m_out.string(of.text(2) == "important" ? "important" : "");
    }
    m_out.close('}');
    return true;
}

bool Filter::Stream::adoptedSheets(const json::element &data)
{
    const json::Fields<3> fields(data, {"id", "styles", "styleIds"});
    const auto ids = fields.list(2);
    if (!fields.good() || !ids)
        return drop(Why::Shape);
    const auto *node = seen(fields.nodeId(0));
    if (!node || (node->type != Node::Type::Document && !node->host))
        return node ? drop(Why::Shape) : false;
    number("id", node->id);
    if (const auto styles = fields.list(1)) {
        m_out.key("styles");
        m_out.open('[');
        for (const auto each : *styles) {
            const json::Fields<2> style(each, {"styleId", "rules"});
            const auto id = style.nodeId(0);
            const auto rules = style.list(1);
            if (!style.good() || !id || !rules) {
                m_dropped.add(Why::Shape);
                continue;
            }
            m_out.open('{');
            number("styleId", *id);
            m_out.key("rules");
            m_out.open('[');
            for (const auto one : *rules) {
                const json::Fields<2> parts(one, {"rule", "index"});
                const auto mark = m_out.mark();
                m_out.open('{');
                rule(parts[0].value_or(one));
                const bool good = parts.good() && (!parts[1] || parts[1]->is_null() || index(*parts[1]));
                m_out.close('}');
                if (!good)
                    m_out.back(mark);
            }
            m_out.close(']');
            m_out.close('}');
        }
        m_out.close(']');
    }
    m_out.key("styleIds");
    m_out.open('[');
    for (const auto each : *ids) {
        if (const auto id = json::nodeId(each))
            m_out.integer(*id);
    }
    m_out.close(']');
    return true;
}

} // namespace visavis::masking
