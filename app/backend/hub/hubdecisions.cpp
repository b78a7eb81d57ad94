// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the hub decides: who answers a conversation, when it ends, which switch is thrown.
#include "backend/cobrowsing/cobrowsing.h"
#include "backend/hub/advisorconnection.h"
#include "backend/hub/hub.h"
#include "backend/hub/visitorconnection.h"
#include "backend/mirror/mirrors.h"

#include "protocol/text.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

namespace {

void ignore(const tl::expected<Hub::Outcome, ErrorKind> &)
{
}

[[nodiscard]] std::string settingText(const Settings &settings, SettingName name)
{
    const auto flag = [](bool on) { return std::string(on ? "true" : "false"); };
    switch (name) {
    case SettingName::Consent:
        return flag(settings.consent);
    case SettingName::Preview:
        return flag(settings.preview);
    case SettingName::Mirroring:
        return flag(settings.mirroring);
    case SettingName::Cobrowsing:
        return flag(settings.cobrowsing);
    case SettingName::Masking:
        return std::string(text(settings.masking));
    case SettingName::MirrorOffer:
        return std::string(text(settings.mirrorOffer));
    case SettingName::Hide: {
        std::string lines;
        for (const auto &selector : settings.hide)
            lines += (lines.empty() ? "" : "\n") + selector;
        return lines;
    }
    case SettingName::Retention:
        break; // its own policy
    }
    return {};
}

void setSetting(Settings &settings, SettingName name, const std::string &value)
{
    switch (name) {
    case SettingName::Consent:
        settings.consent = value == "true";
        break;
    case SettingName::Preview:
        settings.preview = value == "true";
        break;
    case SettingName::Mirroring:
        settings.mirroring = value == "true";
        break;
    case SettingName::Cobrowsing:
        settings.cobrowsing = value == "true";
        break;
    case SettingName::Masking:
        settings.masking = parse<MaskingLevel>(value).value_or(settings.masking);
        break;
    case SettingName::MirrorOffer:
        settings.mirrorOffer = parse<MirrorOffer>(value).value_or(settings.mirrorOffer);
        break;
    case SettingName::Hide:
        settings.hide = selectors(value).value_or(settings.hide);
        break;
    case SettingName::Retention:
        break;
    }
}

} // namespace

void Hub::visitorMessage(Conversation &conversation, EventId id, std::string text, Answer answer)
{
    auto message = newEvent(EventKind::Message, Author::Visitor);
    message.id = id;
    message.text = std::move(text);
    clearPreview(conversation);
    std::vector<Event> events;
    if (conversation.row.status == Status::Closed) {
        events.push_back(newEvent(EventKind::ConversationReopened));
        conversation.row.closedAt = {};
        // Whoever answered last is preferred, so the assignee stays named.
        setAssignee(conversation, conversation.row.assignee, Status::Waiting);
    }
    takeFromWhoIsAway(conversation, events);
    waits(conversation, message.at);
    events.push_back(std::move(message));
    commit(conversation, std::move(events), {}, [this, answer = std::move(answer)](auto outcome) {
        const bool stored = outcome.has_value();
        answer(std::move(outcome));
        if (stored)
            route();
    });
}

void Hub::advisorMessage(Conversation &conversation, const PersonRow &person, EventId id, std::string text, Answer answer)
{
    auto message = newEvent(EventKind::Message, isBot(person) ? Author::Bot : Author::Advisor);
    message.id = id;
    message.alias = person.alias;
    message.person = person.id;
    message.text = std::move(text);
    conversation.row.waitingSince = {};
    commit(conversation, {std::move(message)}, {}, std::move(answer));
}

void Hub::setAssignee(Conversation &conversation, PersonId person, Status status)
{
    auto &row = conversation.row;
    if (conversation.assignedTo(row.assignee) && m_used[row.assignee] > 0)
        --m_used[row.assignee];
    const auto before = row.assignee;
    if (before != person || status != Status::Assigned)
        clearPreview(conversation);
    row.assignee = person;
    row.status = status;
    if (status == Status::Assigned) {
        ++m_used[person];
        m_lastAssigned[person] = ++m_assignments;
    }
    for (const auto each : {before, person}) {
        if (!each.isNull())
            tellSelf(each);
    }
    presenceMayHaveChanged();
}

void Hub::assign(Conversation &conversation, PersonId to, Cause by, std::vector<Event> before, Answer answer)
{
    auto assigned = newEvent(EventKind::ConversationAssigned);
    assigned.alias = person(to)->alias;
    assigned.person = to;
    assigned.by = by;
    before.push_back(std::move(assigned));
    conversation.row.offer = {};
    conversation.offer.reset();
    setAssignee(conversation, to, Status::Assigned);
    commit(conversation, std::move(before), {}, std::move(answer));
}

void Hub::route()
{
    std::vector<Conversation *> waiting;
    for (const auto &[id, conversation] : m_conversations) {
        if (conversation->row.status == Status::Waiting)
            waiting.push_back(conversation.get());
    }
    std::sort(waiting.begin(), waiting.end(), [](const Conversation *a, const Conversation *b) {
        return std::pair(a->queuedAt, a->row.id) < std::pair(b->queuedAt, b->row.id);
    });
    for (auto *conversation : waiting) {
        const auto chosen = chooseAdvisor(candidates(), conversation->row.group, conversation->row.assignee, !conversation->leftByBot);
        if (!chosen.isNull())
            assign(*conversation, chosen, Cause::Routing, {}, ignore);
    }
}

void Hub::take(Conversation &conversation, const PersonRow &person, Answer answer)
{
    if (conversation.row.status != Status::Waiting)
        return answer(tl::unexpected(ErrorKind::Conflict));
    assign(conversation, person.id, Cause::Take, {}, std::move(answer));
}

void Hub::offer(Conversation &conversation, TransferOffer offer, Answer answer)
{
    if (conversation.row.status != Status::Assigned || conversation.offer)
        return answer(tl::unexpected(ErrorKind::Conflict));
    auto offered = newEvent(EventKind::TransferOffered, Author::Advisor);
    offered.alias = offer.fromAlias;
    offered.person = offer.from;
    offered.to = offer.toName;
    if (!offer.note.empty())
        offered.note = offer.note;
    offer.expiresAt = m_parts.clock.now() + limits::transferOffer;
    const auto id = offer.id;
    conversation.row.offer = id;
    conversation.offer = std::move(offer);
    commit(conversation, {std::move(offered)}, {}, std::move(answer));
    m_parts.after(limits::transferOffer, [this, id, of = conversation.row.id] {
        auto *const still = find(of);
        if (still && still->offer && still->offer->id == id)
            endOffer(*still, TransferOutcome::Expired, ignore);
    });
}

void Hub::endOffer(Conversation &conversation, TransferOutcome outcome, Answer answer)
{
    auto ended = newEvent(EventKind::TransferEnded);
    ended.outcome = outcome;
    conversation.offer.reset();
    conversation.row.offer = {};
    commit(conversation, {std::move(ended)}, {}, std::move(answer));
}

void Hub::answerOffer(Conversation &conversation, const PersonRow &person, bool accept, Answer answer)
{
    auto &offer = *conversation.offer;
    if (accept) {
        auto ended = newEvent(EventKind::TransferEnded);
        ended.outcome = TransferOutcome::Accepted;
        if (!offer.toGroup.isNull())
            conversation.row.group = offer.toGroup;
        return assign(conversation, person.id, Cause::Transfer, {std::move(ended)}, std::move(answer));
    }
    if (offer.toPerson.isNull()) {
        offer.declined.insert(person.id);
        const bool someLeft = std::any_of(people().begin(), people().end(), [&](const PersonRow &other) {
            return other.id != offer.from && !offer.declined.contains(other.id) && !desksOf(other.id).empty()
                && std::find(other.groups.begin(), other.groups.end(), offer.toGroup) != other.groups.end();
        });
        if (someLeft) {
            announce(conversation);
            return answer(Outcome{});
        }
    }
    endOffer(conversation, TransferOutcome::Declined, std::move(answer));
}

void Hub::close(Conversation &conversation, Cause by, const PersonRow *person, ConversationType type, std::optional<std::string> note,
                Unit more, Answer answer)
{
    if (conversation.row.status == Status::Closed)
        return answer(tl::unexpected(ErrorKind::Conflict));
    std::vector<Event> events;
    if (conversation.offer) {
        auto ended = newEvent(EventKind::TransferEnded);
        ended.outcome = TransferOutcome::Cancelled;
        events.push_back(std::move(ended));
        conversation.offer.reset();
        conversation.row.offer = {};
    }
    auto closed = newEvent(EventKind::ConversationClosed, by == Cause::Advisor ? Author::Advisor : Author::Visitor);
    closed.by = by;
    if (person) {
        closed.alias = person->alias;
        closed.person = person->id;
        closed.conversationType = type;
        closed.note = std::move(note);
    }
    events.push_back(closed);
    conversation.row.closedAt = closed.at;
    conversation.row.waitingSince = {};
    conversation.row.type = type;
    // The assignee stays in the row, so that a reopened conversation goes back to them if they can take it.
    setAssignee(conversation, conversation.row.assignee, Status::Closed);
    commit(conversation, std::move(events), std::move(more), [this, answer = std::move(answer)](auto outcome) {
        answer(std::move(outcome));
        route();
    });
}

void Hub::seen(Conversation &conversation, Side by, std::uint64_t seq)
{
    auto &mark = by == Side::Visitor ? conversation.row.seenByVisitor : conversation.row.seenByAdvisor;
    seq = std::min(seq, conversation.row.lastSeq);
    if (seq <= mark)
        return;
    mark = seq;
    commit(conversation, {}, {}, [this, id = conversation.row.id, by, seq](const auto &outcome) {
        auto *const still = outcome ? find(id) : nullptr;
        if (!still)
            return;
        for (auto *socket : still->sockets)
            socket->tellSeen(by, seq);
    });
}

void Hub::setAvailability(PersonId id, Availability availability, std::function<void(bool)> done)
{
    auto *const at = m_directory.person(id);
    if (!at)
        return done(false);
    const auto before = at->availability;
    at->availability = availability;
    Unit unit{SetAvailability{id, availability}};
    audit(unit);
    m_parts.journal.submit(std::move(unit), [this, id, before, done = std::move(done)](const Result<Committed> &result) {
        auto *const row = m_directory.person(id);
        if (!result && row)
            row->availability = before;
        done(result.has_value());
        tellSelf(id);
        presenceMayHaveChanged();
        route();
    });
}

void Hub::changeSetting(const PersonRow &person, SettingName name, const std::string &value, std::function<void(bool)> done)
{
    const auto old = name == SettingName::Retention ? text(m_retentionPolicy) : settingText(m_settings, name);
    if (old == value)
        return done(true);
    Unit unit{ChangeSetting{name, old, value, person.id, person.username, m_parts.clock.now()}};
    audit(unit);
    m_parts.journal.submit(std::move(unit), [this, name, value, done = std::move(done)](const Result<Committed> &result) {
                               done(result.has_value());
                               if (!result)
                                   return;
                               if (name == SettingName::Retention)
                                   m_retentionPolicy = parseRetention(value).value_or(m_retentionPolicy);
                               setSetting(m_settings, name, value);
                               m_cobrowsing->reviewAll();
                               m_mirrors->reviewAll();
                               for (auto *desk : m_desks)
                                   desk->tellSettings();
                               if (name == SettingName::Preview && !m_settings.preview) {
                                   for (const auto &[id, conversation] : m_conversations)
                                       clearPreview(*conversation);
                               }
                               // A copy: what the switch causes may end a connection.
                               const auto visitors = m_visitors;
                               for (auto *visitor : visitors) {
                                   if (m_visitors.contains(visitor))
                                       visitor->switched(name);
                               }
                           });
}

} // namespace visavis::backend
