// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cobrowsing/session.h"

namespace visavis::backend {
using namespace protocol;
using Moment = std::chrono::steady_clock::time_point;
using State = CobrowseState;
using Happening = CobrowseEvent;

namespace {

constexpr auto tick = std::chrono::milliseconds(250);

[[nodiscard]] Author authorOf(CobrowseResult result)
{
    switch (result) {
    case CobrowseResult::Accepted:
    case CobrowseResult::Refused:
    case CobrowseResult::Stopped:
    case CobrowseResult::Escape:
    case CobrowseResult::BoxClosed:
    case CobrowseResult::Withdrawn: return Author::Visitor;
    case CobrowseResult::Cancelled:
    case CobrowseResult::Advisor: return Author::Advisor;
    default: return Author::System;
    }
}

[[nodiscard]] ConsentDraft endRecord(ConsentDraft start, CobrowseResult result, Time now)
{
    start.record = RecordId::random();
    start.nonce = NonceId::random();
    start.fact = ConsentFact::Ended;
    start.decisions = {{Purpose::Cobrowsing, false}};
    start.method = text(result);
    start.at = now;
    return start;
}

} // namespace

Cobrowsing::Cobrowsing(Hub &hub)
    : m_hub(hub)
{
}

Cobrowsing::~Cobrowsing() = default;

Cobrowsing::Session *Cobrowsing::find(ConversationId id) const
{
    const auto at = m_sessions.find(id);
    return at == m_sessions.end() ? nullptr : at->second.get();
}

std::optional<CobrowseEvent> Cobrowsing::shut(const Conversation &conversation, const Session &session) const
{
    const auto &settings = m_hub.settings();
    if (!settings.cobrowsing || !settings.mirroring)
        return Happening::SwitchedOff;
    if (!passes(conversation.step(Purpose::Chat)) || !passes(conversation.step(Purpose::Mirroring)))
        return Happening::Withdrawn;
    if (conversation.row.status == Status::Closed)
        return Happening::Closed;
    if (!conversation.assignedTo(session.person))
        return Happening::Reassigned;
    return std::nullopt;
}

Event Cobrowsing::event(const Session &session, EventKind kind, Author author) const
{
    auto made = m_hub.newEvent(kind, author);
    made.alias = session.alias;
    made.person = session.person;
    made.scope = session.scope;
    return made;
}

std::optional<Cobrowsing::Refusal> Cobrowsing::ask(AdvisorConnection &desk, Conversation &conversation, CobrowseScope scope)
{
    const auto &settings = m_hub.settings();
    if (!settings.cobrowsing || !settings.mirroring)
        return Refusal{ErrorKind::NotPermitted, std::nullopt};
    if (!passes(conversation.step(Purpose::Mirroring)))
        return Refusal{ErrorKind::ConsentRequired, std::nullopt};
    const auto now = m_hub.parts().clock.monotonic();
    // Only who sees the page may ask for its mouse, and nobody is asked again who said no three times.
    if (find(conversation.row.id) || !m_hub.mirrors().sees(desk, conversation.row.id) || conversation.lendRefusals >= limits::cobrowseRefusals)
        return Refusal{ErrorKind::Conflict, std::nullopt};
    if (now < conversation.lendAgainAt) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(conversation.lendAgainAt - now).count();
        return Refusal{ErrorKind::RateLimited, static_cast<std::uint64_t>(left)};
    }
    auto made = std::make_unique<Session>();
    auto &session = *made;
    session.id = conversation.row.id;
    session.life = ++m_lives;
    session.state = transition(State::Idle, Happening::Ask).next;
    session.scope = scope;
    session.desk = &desk;
    session.person = desk.person().id;
    session.alias = desk.person().alias;
    const std::chrono::seconds patience(m_hub.parts().limits.cobrowseAnswerSeconds);
    session.until = now + patience;
    m_sessions.emplace(session.id, std::move(made));
    auto &step = conversation.row.consent[static_cast<std::size_t>(Purpose::Cobrowsing)];
    step = transition(step, ConsentEvent::Ask).next;
    m_hub.commit(conversation, {event(session, EventKind::CobrowsingAsked, Author::Advisor)}, {},
                 [this, id = session.id, life = session.life](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
                     auto *const still = find(id);
                     if (!still || still->life != life)
                         return;
                     if (!outcome) {
                         tellDesk(*still, CobrowseResult::Cancelled);
                         m_sessions.erase(id);
                         return;
                     }
                     tellDesk(*still);
                     tellTabs(*still);
                 });
    watch(session.id, session.life);
    return std::nullopt;
}

//! Looks again and again whether a deadline has passed or somebody fell silent.
void Cobrowsing::watch(ConversationId id, std::uint64_t life)
{
    m_hub.parts().after(tick, [this, id, life] {
        auto *const session = find(id);
        if (!session || session->life != life)
            return;
        const auto now = m_hub.parts().clock.monotonic();
        const auto silent = [now](Moment heard) { return now - heard > limits::cobrowseSilence; };
        const auto *tab = session->state == State::Active ? m_hub.mirrors().tab(id, session->tab) : nullptr;
        if (session->desk && silent(session->desk->lastHeard()))
            finish(*session, Happening::DeskGone, [](auto) {});
        else if (session->state == State::Requested && now >= session->until && !session->answering)
            finish(*session, Happening::Expire, [](auto) {});
        else if (isLent(session->state) && now >= session->until)
            finish(*session, Happening::LeaseRanOut, [](auto) {});
        else if (session->state == State::Between && now >= session->graceUntil)
            finish(*session, session->goodbye ? Happening::LeftSite : Happening::TabGone, [](auto) {});
        else if (session->state == State::Active && (!tab || silent(tab->lastHeard())))
            pageLeft(*session);
        watch(id, life);
    });
}

void Cobrowsing::finish(Session &session, CobrowseEvent happening, Done done)
{
    const auto step = transition(session.state, happening);
    if (step.has(CobrowseEffect::Reject) || step.next != State::Idle)
        return done(ErrorKind::Conflict);
    if (session.answering) {
        // The record of the answer is on its way to the disk: the end follows it.
        session.endsWith = session.endsWith.value_or(happening);
        session.grant = {};
        return done(std::nullopt);
    }
    const auto result = resultOf(session.state, happening);
    const bool wasLent = isLent(session.state);
    const auto ended = std::move(m_sessions.extract(session.id).mapped()); // revoked: nothing of it is known from here on
    const auto now = m_hub.parts().clock.monotonic();
    tellTabsOver(ended->id, result);
    ended->state = State::Idle;
    tellDesk(*ended, result);

    auto *const conversation = m_hub.find(ended->id);
    if (!conversation)
        return done(std::nullopt);
    conversation->lendAgainAt = now + std::chrono::seconds(m_hub.parts().limits.cobrowseAgainSeconds);
    if (result == CobrowseResult::Refused || result == CobrowseResult::Expired)
        ++conversation->lendRefusals;
    auto &consent = conversation->row.consent[static_cast<std::size_t>(Purpose::Cobrowsing)];
    consent = transition(consent, wasLent ? ConsentEvent::Withdraw : ConsentEvent::Refuse).next;
    Unit unit;
    if (step.has(CobrowseEffect::Record))
        unit.push_back(AppendConsent{ended->id, endRecord(ended->record, result, m_hub.parts().clock.now())});
    if (step.has(CobrowseEffect::Count))
        unit.push_back(CountOne{"cobrowsing.refused"});
    auto said = event(*ended, wasLent ? EventKind::CobrowsingEnded : EventKind::CobrowsingAnswered, authorOf(result));
    said.result = result;
    m_hub.commit(*conversation, {std::move(said)}, std::move(unit), [done = std::move(done)](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
        done(outcome ? std::nullopt : std::optional(outcome.error()));
    });
}

void Cobrowsing::answer(VisitorConnection &socket, Conversation &conversation, TabId tab, bool accept, ConsentDraft record, Done done)
{
    auto *const session = find(conversation.row.id);
    const auto happening = accept ? Happening::Accept : Happening::Refuse;
    if (!session || session->answering || transition(session->state, happening).has(CobrowseEffect::Reject))
        return done(ErrorKind::Conflict);
    if (!accept)
        return finish(*session, happening, std::move(done));
    if (const auto reason = shut(conversation, *session)) {
        finish(*session, *reason, [](auto) {});
        return done(ErrorKind::Conflict);
    }
    // What is lent is what the desk sees: the tab in which the visitor answers.
    if (!m_hub.mirrors().isMirrored(conversation.row.id, tab)) {
        socket.tellCobrowse(shown(*session));
        return done(ErrorKind::Conflict);
    }
    session->answering = true;
    session->tab = tab;
    session->record = record;
    auto &consent = conversation.row.consent[static_cast<std::size_t>(Purpose::Cobrowsing)];
    consent = transition(consent, ConsentEvent::Give).next;
    auto answered = event(*session, EventKind::CobrowsingAnswered, Author::Visitor);
    answered.result = CobrowseResult::Accepted;
    m_hub.commit(conversation, {std::move(answered), event(*session, EventKind::CobrowsingStarted, Author::System)}, {AppendConsent{session->id, std::move(record)}},
                 [this, id = session->id, life = session->life, socket = &socket, alive = socket.guard(), done = std::move(done)](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
                     auto *const still = find(id);
                     if (!still || still->life != life)
                         return done(ErrorKind::Conflict);
                     still->answering = false;
                     if (!outcome) {
                         finish(*still, Happening::Expire, [](auto) {});
                         return done(outcome.error());
                     }
                     still->state = transition(still->state, Happening::Accept).next;
                     renewLease(*still);
                     if (const auto meanwhile = std::exchange(still->endsWith, std::nullopt)) {
                         done(std::nullopt);
                         return finish(*still, *meanwhile, [](auto) {});
                     }
                     if (alive.expired()) {
                         done(std::nullopt);
                         return pageLeft(*still);
                     }
                     if (auto *const known = m_hub.find(id))
                         known->lendRefusals = 0;
                     newGrant(*still, *socket);
                     done(std::nullopt);
                 });
}

void Cobrowsing::end(AdvisorConnection &desk, Conversation &conversation, Done done)
{
    auto *const session = find(conversation.row.id);
    if (!session || session->person != desk.person().id)
        return done(ErrorKind::Conflict);
    finish(*session, Happening::DeskEnds, std::move(done));
}

void Cobrowsing::deskClosed(AdvisorConnection &desk)
{
    std::vector<Session *> own;
    for (const auto &[id, session] : m_sessions) {
        if (session->desk == &desk)
            own.push_back(session.get());
    }
    for (auto *session : own) {
        session->desk = nullptr;
        finish(*session, Happening::DeskGone, [](auto) {});
    }
}

void Cobrowsing::deskLeft(AdvisorConnection &desk, ConversationId conversation)
{
    auto *const session = find(conversation);
    if (session && session->desk == &desk)
        finish(*session, Happening::DeskEnds, [](auto) {});
}

void Cobrowsing::happened(Conversation &conversation, CobrowseEvent happening, Done done)
{
    auto *const session = find(conversation.row.id);
    if (!session)
        return done(ErrorKind::Conflict);
    finish(*session, happening, std::move(done));
}

void Cobrowsing::review(const Conversation &conversation)
{
    auto *const session = find(conversation.row.id);
    if (const auto reason = session ? shut(conversation, *session) : std::nullopt)
        finish(*session, *reason, [](auto) {});
}

void Cobrowsing::reviewAll()
{
    std::vector<ConversationId> all;
    for (const auto &[id, session] : m_sessions)
        all.push_back(id);
    for (const auto id : all) {
        if (const auto *conversation = m_hub.find(id))
            review(*conversation);
    }
}

void Cobrowsing::closeLeftovers(Conversation &conversation)
{
    auto &consent = conversation.row.consent[static_cast<std::size_t>(Purpose::Cobrowsing)];
    const bool lent = consent == ConsentStep::Given;
    if (!lent && consent != ConsentStep::Asked)
        return;
    consent = transition(consent, lent ? ConsentEvent::Withdraw : ConsentEvent::Refuse).next;
    auto said = m_hub.newEvent(lent ? EventKind::CobrowsingEnded : EventKind::CobrowsingAnswered);
    said.result = CobrowseResult::Restarted;
    Unit unit;
    const auto visitor = m_hub.parts().journal.visitor(conversation.row.visitor);
    if (lent && visitor) {
        ConsentDraft start;
        start.subject = visitor->subject;
        start.controller = m_hub.site(conversation.row.site).controller;
        start.noticeId = "cobrowsing";
        start.language = conversation.row.language;
        unit.push_back(AppendConsent{conversation.row.id, endRecord(std::move(start), CobrowseResult::Restarted, m_hub.parts().clock.now())});
    }
    m_hub.commit(conversation, {std::move(said)}, std::move(unit), [](const auto &) {});
}

} // namespace visavis::backend
