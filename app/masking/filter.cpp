// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/filter.h"

#include "masking/ascii.h"
#include "masking/scrub.h"
#include "masking/stream.h"
#include "protocol/mirrorlimits.h"

#include <algorithm>

namespace visavis::masking {
namespace limits = protocol::limits;

namespace {

//! \brief \\uD800 to \\uDFFF without a partner, as JavaScript writes them for text that was cut in the middle, become \\uFFFD.
[[nodiscard]] std::string withoutLoneSurrogates(std::string_view json)
{
    std::string out(json);
    const auto unit = [&](std::size_t at) -> unsigned {
        unsigned value = 0;
        if (at + 6 > out.size() || out[at] != '\\' || out[at + 1] != 'u')
            return 0;
        for (std::size_t i = at + 2; i < at + 6; ++i) {
            if (!ascii::isHex(out[i]))
                return 0;
            value = value * 16 + static_cast<unsigned>(ascii::isDigit(out[i]) ? out[i] - '0' : ascii::lower(out[i]) - 'a' + 10);
        }
        return value;
    };
    for (std::size_t at = 0; at < out.size(); ++at) {
        if (out[at] != '\\')
            continue;
        const auto first = unit(at);
        if (first >= 0xD800 && first < 0xDC00 && unit(at + 6) >= 0xDC00 && unit(at + 6) < 0xE000) {
            at += 11;
        } else if (first >= 0xD800 && first < 0xE000) {
            out.replace(at + 2, 4, "fffd");
            at += 5;
        } else {
            ++at;
        }
    }
    return out;
}

} // namespace

Filter::Filter(Level level) : m_stream(std::make_unique<Stream>(level)) { }
Filter::Filter(Filter &&) noexcept = default;
Filter &Filter::operator=(Filter &&) noexcept = default;
Filter::~Filter() = default;

std::optional<std::string> Filter::filter(std::string_view event)
{
    return m_stream->filter(event);
}

void Filter::newPage()
{
    m_stream->newPage();
}

bool Filter::shows(std::uint32_t node) const
{
    return m_stream->shows(node);
}

const Dropped &Filter::dropped() const
{
    return m_stream->dropped();
}

bool Filter::Stream::shows(NodeId id)
{
    const auto *node = m_dark || m_nodes.isHidden(id) ? nullptr : m_nodes.find(id);
    if (!node || (node->type != Node::Type::Element && node->type != Node::Type::Document))
        return false;
    return node->hidden == Reason::None;
}

void Filter::Stream::newPage()
{
    m_nodes.newPage();
    m_dark = false;
}

std::optional<json::element> Filter::Stream::parse(std::string_view event)
{
    json::element parsed;
    auto error = m_parser.parse(event.data(), event.size()).get(parsed);
    if (error == simdjson::STRING_ERROR) {
        m_repaired = withoutLoneSurrogates(event);
        error = m_parser.parse(m_repaired).get(parsed);
    }
    if (error == simdjson::SUCCESS)
        return parsed;
    m_dropped.add(error == simdjson::DEPTH_ERROR ? Why::TooDeep : error == simdjson::CAPACITY ? Why::TooLarge : Why::Malformed);
    return {};
}

std::optional<std::string> Filter::Stream::filter(std::string_view event)
{
    if (m_dark || event.size() > limits::mirrorEventBytes) {
        m_dropped.add(m_dark ? Why::Dark : Why::TooLarge);
        return {};
    }
    const auto parsed = parse(event);
    if (!parsed)
        return {};
    const json::Fields<3> fields(*parsed, {"type", "data", "timestamp"});
    const auto type = fields.integer(0), time = fields.integer(2);
    if (!fields.good() || !type || !time || *time < 0) {
        m_dropped.add(Why::Shape);
        return {};
    }
    const auto kind = eventOfType(*type);
    if (kind == Event::Dropped || (!fields[1] && kind != Event::Loaded)) {
        m_dropped.add(kind == Event::Dropped ? Why::EventType : Why::Shape);
        return {};
    }
    ++m_event;
    m_out = {};
    m_out.reserve(event.size());
    m_out.open('{');
    m_out.key("type");
    m_out.integer(*type);
    m_out.key("data");
    m_out.open('{');
    if (kind != Event::Loaded && !data(kind, *fields[1]))
        return {};
    m_out.close('}');
    m_out.key("timestamp");
    m_out.integer(*time);
    m_out.close('}');
    return m_out.take();
}

bool Filter::Stream::data(Event event, const json::element &data)
{
    switch (event) {
    case Event::Snapshot: return snapshot(data);
    case Event::Meta: return meta(data);
    case Event::Increment: return increment(data);
    case Event::Mutation: return mutation(data);
    case Event::Positions: return positions(data);
    case Event::Interaction: return interaction(data);
    case Event::Scroll: return scroll(data);
    case Event::Viewport: return viewport(data);
    case Event::Input: return input(data);
    case Event::SheetRules: return sheetRules(data);
    case Event::Declaration: return declaration(data);
    case Event::AdoptedSheets: return adoptedSheets(data);
    case Event::Loaded:
    case Event::Dropped: break;
    }
    return false;
}

bool Filter::Stream::increment(const json::element &data)
{
    const json::Fields<1> fields(data, {"source"});
    const auto source = fields.integer(0);
    const auto kind = source ? eventOfSource(*source) : Event::Dropped;
    if (!fields.good() || kind == Event::Dropped)
        return drop(fields.good() && source ? Why::EventType : Why::Shape);
    number("source", *source);
    return this->data(kind, data);
}

bool Filter::Stream::snapshot(const json::element &data)
{
    const json::Fields<2> fields(data, {"node", "initialOffset"});
    const auto *root = fields.good() && fields[0] ? m_learner.snapshot(*fields[0], m_event) : nullptr;
    m_dark = m_dark || m_learner.lesson().dark;
    if (m_dark)
        return drop(Why::Dark);
    if (!root)
        return drop(Why::Shape);
    m_out.key("node");
    Teller(m_out, m_nodes, m_level, m_dropped).node(*root, m_learner.lesson(), 0);
    m_out.key("initialOffset");
    m_out.open('{');
    static constexpr std::array<std::string_view, 2> sides{"left", "top"};
    const json::Fields<2> offset(fields[1].value_or(*fields[0]), sides);
    for (std::size_t i = 0; i < sides.size(); ++i)
        number(sides[i], std::clamp<std::int64_t>(offset.integer(i).value_or(0), 0, limits::mirrorPixels));
    m_out.close('}');
    return true;
}

bool Filter::Stream::meta(const json::element &data)
{
    const json::Fields<3> fields(data, {"href", "width", "height"});
    const auto width = fields.integer(1), height = fields.integer(2);
    if (!fields.good() || !width || !height)
        return drop(Why::Shape);
    m_scratch.clear();
    if (!appendUrl(m_scratch, fields.text(0))) {
        m_dropped.add(Why::Url);
        m_scratch = "about:blank";
    }
    m_out.key("href");
    m_out.string(m_scratch);
    number("width", std::clamp<std::int64_t>(*width, 1, limits::mirrorPixels));
    number("height", std::clamp<std::int64_t>(*height, 1, limits::mirrorPixels));
    return true;
}

bool Filter::Stream::mutation(const json::element &data)
{
    m_learner.mutation(data, m_event);
    const auto &lesson = m_learner.lesson();
    m_dark = m_dark || lesson.dark;
    if (m_dark)
        return drop(Why::Dark);
    if (lesson.tooLarge) {
        m_nodes.clear(); // what the advisor has is no longer what the model says: silence until the next snapshot
        return false;
    }
    return Teller(m_out, m_nodes, m_level, m_dropped).mutation(lesson);
}

const Node *Filter::Stream::seen(std::optional<NodeId> id)
{
    const auto *node = id ? m_nodes.find(*id) : nullptr;
    if (node && node->hidden == Reason::None)
        return node;
    m_dropped.add(!id ? Why::Shape : m_nodes.isHidden(*id) ? Why::Hidden : Why::UnknownNode);
    return nullptr;
}

void Filter::Stream::number(std::string_view key, std::int64_t value)
{
    m_out.key(key);
    m_out.integer(value);
}

bool Filter::Stream::drop(Why why)
{
    m_dropped.add(why);
    return false;
}

} // namespace visavis::masking
