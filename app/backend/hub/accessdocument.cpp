// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person who asks is given (GDPR articles 15 and 20).
#include "backend/hub/hub.h"
#include "backend/hub/privacy.h"

#include <boost/json.hpp>

namespace visavis::backend {
using namespace protocol;
namespace json = boost::json;

namespace {

[[nodiscard]] json::value date(Time time)
{
    if (time == Time())
        return nullptr;
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()), unsigned(date.month()), unsigned(date.day()),
                  int(clock.hours().count()), int(clock.minutes().count()), int(clock.seconds().count()), int(clock.subseconds().count()));
    return json::string(text.data());
}

//! \brief An event as the person lived it; what is between people of the desk is told by its kind alone.
[[nodiscard]] json::object told(const Event &event)
{
    json::object told{{"at", date(event.at)}, {"kind", text(event.kind)}, {"by", text(event.author)}};
    if (event.alias)
        told["alias"] = *event.alias;
    if (event.text)
        told["text"] = *event.text;
    if (event.note)
        told["note"] = *event.note;
    if (event.score)
        told["score"] = *event.score;
    if (event.purposes) {
        auto &purposes = told["purposes"].emplace_array();
        for (const auto purpose : *event.purposes)
            purposes.emplace_back(text(purpose));
    }
    return told;
}

//! \brief Cut between characters.
[[nodiscard]] std::vector<std::string> partsOf(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto end = std::min(limits::exportPart, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return parts;
}

[[nodiscard]] std::string_view channelName(Channel channel)
{
    constexpr std::array<std::string_view, channels.size()> names{"chat", "social", "call", "sms"};
    return names[static_cast<std::size_t>(channel)];
}

} // namespace

std::vector<std::string> Privacy::document(const VisitorRow &visitor)
{
    auto &journal = m_hub.parts().journal;
    const auto &policy = m_hub.retentionPolicy();
    const auto &site = m_hub.site(visitor.site);
    json::object document{
        {"schema", "visavis-access-1"},
        {"createdAt", date(m_hub.parts().clock.now())},
        {"controller", site.controller},
        {"site", site.name},
        {"purposes", {"to answer in the chat", "preview of what is typed, mirroring of the page and co-browsing, each where it was agreed to"}},
        {"recipients", {"advisors and managers of the site's group", "administrators of the workspace"}},
        {"retention", text(policy)},
    };
    if (const auto card = m_hub.card(visitor)) {
        json::object offered;
        for (const auto &[name, value] : {std::pair("name", card->name), std::pair("email", card->email), std::pair("phone", card->phone)}) {
            if (value)
                offered[name] = *value;
        }
        document["offered"] = std::move(offered);
        document["numberOfConversations"] = card->conversations;
    }
    if (const auto address = m_hub.address(visitor))
        document["address"] = *address;
    auto &conversations = document["conversations"].emplace_array();
    for (const auto &row : journal.conversationsOf(visitor.id)) {
        json::object conversation{{"id", row.id.text()},
                                  {"channel", channelName(row.channel)},
                                  {"language", row.language},
                                  {"openedAt", date(row.openedAt)},
                                  {"closedAt", date(row.closedAt)},
                                  {"erasedAt", row.status == Status::Closed ? date(endOf(row.closedAt, policy.of(row.channel))) : json::value()}};
        auto &events = conversation["events"].emplace_array();
        for (std::uint64_t after = 0; after < row.lastSeq;) {
            const auto rows = journal.eventsAfter(row.id, after, limits::page);
            if (rows.empty())
                break;
            for (const auto &event : m_hub.opened(rows))
                events.push_back(told(event));
            after = rows.back().seq;
        }
        m_hub.forgetIfIdle(row.id);
        conversations.push_back(std::move(conversation));
    }
    auto &consents = document["consents"].emplace_array();
    for (const auto &record : journal.consentRecords(visitor.id))
        consents.push_back(json::parse(record));
    return partsOf(json::serialize(document));
}

} // namespace visavis::backend
