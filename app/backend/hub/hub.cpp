// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/hub.h"

#include "backend/cobrowsing/cobrowsing.h"
#include "backend/hub/advisorconnection.h"
#include "backend/hub/looks.h"
#include "backend/hub/overview.h"
#include "backend/hub/privacy.h"
#include "backend/hub/visitorconnection.h"
#include "backend/mirror/mirrors.h"
#include "protocol/codec.h"

#include <algorithm>
#include <spdlog/spdlog.h>

namespace visavis::backend {
using namespace protocol;

namespace {

constexpr std::uint64_t recentEvents = 30; //!< how far back the last message is looked for

[[nodiscard]] std::string_view view(const IdBytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

[[nodiscard]] std::string fileBinding(VisitorId visitor)
{
    return "file " + std::string(view(visitor.bytes()));
}

} // namespace

Hub::Hub(HubParts parts)
    : m_parts(std::move(parts))
    , m_mirrors(std::make_unique<Mirrors>(*this, m_parts.runner))
    , m_cobrowsing(std::make_unique<Cobrowsing>(*this))
    , m_looks(std::make_unique<Looks>(*this))
    , m_overview(std::make_unique<Overview>(*this))
    , m_privacy(std::make_unique<Privacy>(*this))
    , m_epoch(m_parts.journal.workspaceValue("epoch"))
    , m_feed(m_parts.journal.feed())
    , m_settings(m_parts.journal.settings())
    , m_sites(m_parts.journal.sites())
    , m_sitePreviews(m_parts.clock)
    , m_retentionPolicy(parseRetention(m_parts.journal.settingValue(SettingName::Retention)).value_or(RetentionPolicy()))
    , m_retention(std::make_unique<RetentionJob>(RetentionJob::Parts{
          m_parts.journal, m_parts.eraser, m_parts.clock, m_parts.after, [this] { return m_retentionPolicy; },
          [this](ConversationId id) { return !m_conversations.contains(id) || m_conversations.at(id)->row.status == Status::Closed; }}))
    , m_directory(m_parts.journal.people(), m_parts.journal.groups())
    , m_replies(m_directory, m_parts.journal.replies())
{
    for (const auto &row : m_parts.journal.openConversations()) {
        auto conversation = std::make_unique<Conversation>();
        conversation->row = row;
        conversation->toldOffline = true; // if so it stands in the record; a restart says nothing new
        auto &kept = *conversation;
        add(std::move(conversation));
        if (kept.assignedTo(kept.row.assignee)) {
            ++m_used[kept.row.assignee];
            beginLease(kept.row.assignee, m_parts.clock.monotonic() + lease());
        }
        if (!kept.row.offer.isNull()) {
            // The process that made the offer ended with it.
            kept.row.offer = {};
            auto ended = newEvent(EventKind::TransferEnded);
            ended.outcome = TransferOutcome::Expired;
            commit(kept, {ended}, {}, [](const auto &) {});
        }
        m_cobrowsing->closeLeftovers(kept);
    }
    watchHours();
}

Hub::~Hub() = default;

Relation Hub::relation(const ConversationRow &row, const PersonRow &person) const
{
    const bool member = std::find(person.groups.begin(), person.groups.end(), row.group) != person.groups.end();
    return {.self = false,
            .assigned = row.status == Status::Assigned && row.assignee == person.id,
            .waiting = member && row.status == Status::Waiting,
            .group = member};
}

Conversation *Hub::find(ConversationId id)
{
    const auto at = m_conversations.find(id);
    if (at != m_conversations.end())
        return at->second.get();
    auto row = m_parts.journal.conversation(id);
    if (!row)
        return nullptr;
    auto conversation = std::make_unique<Conversation>();
    conversation->row = std::move(*row);
    auto *const kept = conversation.get();
    add(std::move(conversation));
    return kept;
}

std::optional<ConversationRow> Hub::rowOf(ConversationId id) const
{
    const auto at = m_conversations.find(id);
    return at != m_conversations.end() ? std::optional(at->second->row) : m_parts.journal.conversation(id);
}

std::vector<Conversation *> Hub::openConversations()
{
    std::vector<Conversation *> open;
    for (const auto &[id, conversation] : m_conversations) {
        if (conversation->row.status != Status::Closed)
            open.push_back(conversation.get());
    }
    return open;
}

void Hub::add(std::unique_ptr<Conversation> conversation)
{
    auto &kept = *conversation;
    m_conversations.insert_or_assign(kept.row.id, std::move(conversation));
    kept.onlineChangedAt = m_parts.clock.monotonic();
    const auto waited = kept.row.waitingSince == Time() ? std::chrono::milliseconds(0) : m_parts.clock.now() - kept.row.waitingSince;
    kept.queuedAt = m_parts.clock.monotonic() - std::max(waited, std::chrono::milliseconds(0));
    if (const auto visitor = m_parts.journal.visitor(kept.row.visitor)) {
        if (!m_parts.keyring.remember(visitor->id, visitor->wrappedKey))
            spdlog::error("conversation {}: the visitor's key does not open with this master key", kept.row.id.text());
        readName(kept);
        readLast(kept);
    }
}

void Hub::readLast(Conversation &conversation)
{
    const auto events = opened(m_parts.journal.eventsBefore(conversation.row.id, conversation.row.lastSeq + 1, recentEvents));
    conversation.leftByBot = conversation.row.assignee.isNull()
        && std::any_of(events.begin(), events.end(), [](const Event &event) { return event.kind == EventKind::TransferOffered && event.author == Author::Bot; });
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        if (event->kind != EventKind::Message)
            continue;
        conversation.lastText = firstCodePoints(event->text.value_or(""), limits::lastText);
        conversation.lastAuthor = event->author;
        return;
    }
}

void Hub::readName(Conversation &conversation)
{
    if (const auto known = card(conversation))
        conversation.visitorName = known->name.value_or("");
}

std::optional<Card> Hub::card(const Conversation &conversation)
{
    const auto visitor = m_parts.journal.visitor(conversation.row.visitor);
    return visitor ? card(*visitor) : std::nullopt;
}

std::optional<std::string> Hub::unsealed(const VisitorRow &visitor, const std::string &envelope, const std::string &binding)
{
    if (envelope.empty())
        return std::nullopt;
    const bool known = m_parts.keyring.knows(visitor.id);
    if (!known && !m_parts.keyring.remember(visitor.id, visitor.wrappedKey))
        return std::nullopt;
    auto plain = m_parts.keyring.open(visitor.id, envelope, binding);
    if (!known)
        m_parts.keyring.forget(visitor.id); // a search must not push the keys of those who chat out of memory
    return plain;
}

std::optional<std::string> Hub::address(const VisitorRow &visitor)
{
    return unsealed(visitor, m_parts.journal.addressOf(visitor.id), "address " + std::string(view(visitor.id.bytes())));
}

std::optional<Card> Hub::card(const VisitorRow &visitor)
{
    Card card;
    card.conversations = visitor.conversations;
    const auto plain = unsealed(visitor, visitor.file, fileBinding(visitor.id));
    // The file is written as the visitor.identify that carried it.
    const auto offered = plain ? decodeFromVisitor(*plain) : tl::unexpected(Refusal{});
    if (offered) {
        const auto &known = std::get<fromvisitor::VisitorIdentify>(*offered);
        card.name = known.name;
        card.email = known.email;
        card.phone = known.phone;
    }
    return card;
}

VisitorRow Hub::visitorFor(SiteId site, Vuid vuid, bool &isNew)
{
    auto lookup = m_parts.keyring.lookup(site, vuid);
    isNew = false;
    if (const auto pending = m_newVisitors.find(lookup); pending != m_newVisitors.end())
        return pending->second;
    if (auto known = m_parts.journal.visitorByLookup(lookup)) {
        if (m_parts.keyring.remember(known->id, known->wrappedKey))
            return std::move(*known);
        spdlog::error("visitor {}: the key does not open with this master key", known->id.text());
    }
    isNew = true;
    VisitorRow row;
    row.id = VisitorId::random();
    row.site = site;
    row.lookup = lookup;
    row.wrappedKey = m_parts.keyring.createWrapped(row.id);
    row.subject = RecordId::random();
    row.link = m_parts.keyring.seal(row.id, view(vuid.bytes()), "link " + std::string(view(row.subject.bytes())));
    m_newVisitors.emplace(std::move(lookup), row);
    return row;
}

std::string Hub::bindingOf(ConversationId conversation, EventId id, EventKind kind) const
{
    return "event " + std::string(view(conversation.bytes())) + std::string(view(id.bytes())) + static_cast<char>(kind);
}

std::vector<Event> Hub::opened(const std::vector<EventRow> &rows)
{
    std::vector<Event> events;
    events.reserve(rows.size());
    VisitorId visitor;
    for (const auto &row : rows) {
        if (visitor.isNull()) {
            const auto *conversation = find(row.conversation);
            visitor = conversation ? conversation->row.visitor : VisitorId();
        }
        Event event;
        const auto plain = m_parts.keyring.open(visitor, row.body, bindingOf(row.conversation, row.id, row.kind));
        auto read = plain ? decodeEvent(*plain) : tl::unexpected(Refusal{});
        if (read)
            event = std::move(*read);
        event.seq = row.seq;
        event.at = row.at;
        event.id = row.id;
        // Whoever left is not named any more.
        if (!row.person.isNull() && !person(row.person))
            event.alias.reset();
        events.push_back(std::move(event));
    }
    return events;
}

Event Hub::newEvent(EventKind kind, Author author) const
{
    Event event;
    event.kind = kind;
    event.author = author;
    event.id = EventId::random();
    event.at = m_parts.clock.now();
    return event;
}

void Hub::commit(Conversation &conversation, std::vector<Event> events, Unit more, Answer answer, bool create)
{
    // A clock that was set back must not make an answer older than its question.
    for (auto &event : events)
        event.at = std::max(event.at, conversation.row.lastAt);
    Unit unit = std::move(more);
    auto &row = conversation.row;
    if (create)
        unit.push_back(CreateConversation{row});
    for (auto &event : events) {
        noteWaiting(conversation, event);
        row.lastAt = std::max(row.lastAt, event.at);
        unit.push_back(AppendEvent{{row.id, 0, event.id, event.kind, event.author, event.person, event.at,
                                    m_parts.keyring.seal(row.visitor, encode(event), bindingOf(row.id, event.id, event.kind))}});
    }
    if (!create)
        unit.push_back(UpdateConversation{row});
    auto asked = m_audit;
    audit(unit);
    m_parts.journal.submit(std::move(unit), [this, id = row.id, events = std::move(events), answer = std::move(answer), asked](Result<Committed> result) {
        // Nothing of a unit that was known before is written, its record neither; but it was asked.
        if (result && result->duplicate && asked)
            m_parts.journal.submit({AppendAudit{*asked}}, [](const auto &) {});
        committed(id, events, std::move(result), answer);
    });
}

void Hub::noteWaiting(Conversation &conversation, Event &event)
{
    switch (event.kind) {
    case EventKind::ConversationOpened:
    case EventKind::ConversationReopened:
    case EventKind::ConversationQueued:
        // As its visitor is told: by the site's hours, too.
        event.presence = m_sites.isOpen(site(conversation.row.site), m_parts.clock.now()) ? presence(conversation.row.group) : Presence::Offline;
        conversation.toldOffline = event.presence == Presence::Offline;
        conversation.surveyed = false;
        break;
    case EventKind::ConversationAssigned:
        conversation.toldOffline = false;
        break;
    case EventKind::ConversationClosed:
        conversation.surveyed = false;
        break;
    default:
        break;
    }
}

void Hub::committed(ConversationId id, std::vector<Event> events, Result<Committed> result, const Answer &answer)
{
    auto *const conversation = find(id);
    if (!result) {
        if (conversation)
            reload(*conversation);
        return answer(tl::unexpected(ErrorKind::Storage));
    }
    m_feed = std::max(m_feed, result->feed);
    if (!conversation)
        return answer(tl::unexpected(ErrorKind::NotPermitted));
    if (result->duplicate) {
        reload(*conversation);
        Outcome outcome;
        outcome.duplicate = true;
        outcome.events = opened(m_parts.journal.eventsAfter(id, *result->duplicate - 1, 1));
        return answer(std::move(outcome));
    }
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i].seq = result->seqs[i];
    if (!events.empty())
        conversation->row.lastSeq = std::max(conversation->row.lastSeq, events.back().seq);
    conversation->row.feed = std::max(conversation->row.feed, result->feed);
    for (const auto &event : events) {
        if (event.kind == EventKind::Message) {
            conversation->lastText = firstCodePoints(event.text.value_or(""), limits::lastText);
            conversation->lastAuthor = event.author;
        }
    }
    // The asker first: what follows may already speak of it.
    answer(Outcome{events, false});
    if (auto *const still = find(id))
        publish(*still, events);
    forgetIfIdle(id);
}

void Hub::reload(Conversation &conversation)
{
    const auto assigned = conversation.assignedTo(conversation.row.assignee);
    if (assigned && m_used[conversation.row.assignee] > 0)
        --m_used[conversation.row.assignee];
    if (auto row = m_parts.journal.conversation(conversation.row.id)) {
        conversation.row = std::move(*row);
        if (conversation.assignedTo(conversation.row.assignee))
            ++m_used[conversation.row.assignee];
        if (conversation.row.offer.isNull())
            conversation.offer.reset();
        return;
    }
    // Never stored: whoever holds it must let go.
    const auto sockets = conversation.sockets;
    for (auto *socket : sockets)
        socket->forget();
    m_conversations.erase(conversation.row.id);
}

void Hub::publish(Conversation &conversation, const std::vector<Event> &events)
{
    m_cobrowsing->review(conversation);
    m_mirrors->review(conversation);
    m_looks->review(conversation);
    m_overview->changed();
    for (auto *socket : conversation.sockets)
        socket->tell(events);
    for (auto *desk : m_desks)
        desk->tell(conversation, events);
}

void Hub::announce(Conversation &conversation)
{
    for (auto *desk : m_desks)
        desk->tell(conversation, {});
}

void Hub::forgetIfIdle(ConversationId id)
{
    const auto at = m_conversations.find(id);
    if (at != m_conversations.end() && at->second->row.status == Status::Closed && at->second->sockets.empty())
        m_conversations.erase(at);
}

} // namespace visavis::backend
