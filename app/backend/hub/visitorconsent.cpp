// SPDX-License-Identifier: GPL-3.0-or-later
//
// The consent half of a visitor's connection. Life of a consent: ask() composes the notice and remembers its hash and nonce →
// the visitor's answer must name both → the journal writes the signed record in the same unit as what it allows → only when
// that is durable does the gate open and the visitor hear of it (PRIVACY.md S10.1, S11.3b).
#include "backend/hub/visitorconnection.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

ConsentDraft VisitorConnection::draft(const Ask &asked, const fromvisitor::ConsentGive &given) const
{
    ConsentDraft draft;
    draft.record = RecordId::random();
    draft.fact = ConsentFact::Given;
    draft.controller = asked.notice.controller;
    draft.noticeId = asked.notice.id;
    draft.noticeVersion = asked.notice.version;
    draft.noticeHash = m_askedHash;
    draft.language = asked.notice.language;
    for (const auto &part : asked.notice.purposes)
        draft.decisions[part.purpose] = std::find(given.purposes.begin(), given.purposes.end(), part.purpose) != given.purposes.end();
    draft.at = hub().parts().clock.now();
    draft.method = text(given.method);
    draft.boxVersion = given.boxVersion;
    draft.origin = m_origin;
    draft.nonce = asked.nonce;
    return draft;
}

void VisitorConnection::on(const fromvisitor::ConsentGive &frame)
{
    if (m_beginning)
        return refuse(frame.id, ErrorKind::Conflict);
    if (!answersTheAsk(frame.nonce, frame.noticeHash)) {
        refuse(frame.id, ErrorKind::NoticeChanged);
        return askAgain();
    }
    const auto asked = *m_asked;
    const auto record = draft(asked, frame);
    const bool onlyAsked = std::all_of(frame.purposes.begin(), frame.purposes.end(), [&](Purpose p) { return record.decisions.contains(p); });
    const auto chat = record.decisions.find(Purpose::Chat);
    if (!onlyAsked || (chat != record.decisions.end() && !chat->second))
        return refuse(frame.id, ErrorKind::InvalidFrame);
    m_asked.reset();
    if (m_conversation)
        decide(frame.id, record, frame.purposes);
    else
        begin(frame.id, record, frame.purposes);
}

void VisitorConnection::on(const fromvisitor::ConversationBegin &frame)
{
    if (m_conversation || m_beginning || !passes(step(Purpose::Chat)))
        return refuse(frame.id, m_conversation || m_beginning ? ErrorKind::Conflict : ErrorKind::ConsentRequired);
    begin(frame.id, std::nullopt, {});
}

void VisitorConnection::begin(std::uint64_t re, std::optional<ConsentDraft> record, std::vector<Purpose> given)
{
    m_beginning = true;
    bool isNew = false;
    const auto visitor = hub().visitorFor(m_site->id, m_vuid, isNew);
    auto made = std::make_unique<Conversation>();
    auto &row = made->row;
    row.id = ConversationId::random();
    row.site = m_site->id;
    row.visitor = visitor.id;
    row.group = m_site->group;
    row.language = m_language;
    row.openedAt = row.lastAt = row.waitingSince = hub().parts().clock.now();
    row.consent = m_before;
    std::vector<Event> events;
    std::optional<RecordId> recordId;
    Unit unit;
    if (isNew)
        unit.push_back(CreateVisitor{visitor});
    if (record) {
        record->subject = visitor.subject;
        recordId = record->record;
        for (const auto &[purpose, yes] : record->decisions) {
            auto &each = row.consent[static_cast<std::size_t>(purpose)];
            each = transition(each, yes ? ConsentEvent::Give : ConsentEvent::Refuse).next;
        }
        auto consented = hub().newEvent(EventKind::ConsentGiven, Author::Visitor);
        consented.purposes = given;
        events.push_back(std::move(consented));
        unit.push_back(AppendConsent{row.id, std::move(*record)});
    }
    events.push_back(hub().newEvent(EventKind::ConversationOpened));
    const auto secret = randomToken();
    unit.push_back(PutVisitorSession{{sha256(secret.reveal()), visitor.id, row.id}});
    auto &keyring = hub().parts().keyring;
    const std::string visitorBytes(reinterpret_cast<const char *>(visitor.id.bytes().data()), visitor.id.bytes().size());
    unit.push_back(SetVisitorAddress{visitor.id, keyring.seal(visitor.id, m_info.address, "address " + visitorBytes)});

    auto &kept = *made;
    hub().add(std::move(made));
    const auto conversationId = kept.row.id;
    hub().commit(kept, std::move(events), std::move(unit),
                 [this, &world = hub(), lookup = visitor.lookup, alive = guard(), re, recordId, conversationId,
                  session = secret.reveal()](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
                     world.visitorStored(lookup);
                     if (outcome)
                         world.route();
                     if (alive.expired())
                         return;
                     m_beginning = false;
                     if (!outcome) {
                         refuse(re, outcome.error());
                         return askAgain();
                     }
                     m_conversation = hub().find(conversationId);
                     tovisitor::ConsentGiven answer;
                     answer.re = re;
                     answer.session = session;
                     answer.record = recordId;
                     answer.consent = states();
                     answer.preview = mayPreview();
                     answer.conversation = conversation(0);
                     peer().send(encode(ToVisitor(std::move(answer))));
                     hub().visitorSocketOpened(*m_conversation, *this);
                     askAgain();
                 },
                 true);
}

void VisitorConnection::decide(std::uint64_t re, ConsentDraft record, std::vector<Purpose> given)
{
    const auto visitor = hub().parts().journal.visitor(m_conversation->row.visitor);
    if (!visitor)
        return refuse(re, ErrorKind::NotPermitted);
    record.subject = visitor->subject;
    const auto recordId = record.record;
    for (const auto &[purpose, yes] : record.decisions)
        step(purpose) = transition(step(purpose), yes ? ConsentEvent::Give : ConsentEvent::Refuse).next;
    auto consented = hub().newEvent(EventKind::ConsentGiven, Author::Visitor);
    consented.purposes = std::move(given);
    // The session goes on; the same frame answers, with a fresh secret that replaces nothing.
    const auto secret = randomToken();
    const VisitorSessionRow session{sha256(secret.reveal()), visitor->id, m_conversation->row.id};
    hub().commit(*m_conversation, {std::move(consented)}, {AppendConsent{m_conversation->row.id, std::move(record)}, PutVisitorSession{session}},
                 [this, alive = guard(), re, recordId, text = secret.reveal()](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
                     if (alive.expired() || !m_conversation)
                         return;
                     if (!outcome)
                         return refuse(re, outcome.error());
                     tovisitor::ConsentGiven answer{re, text, recordId, states(), mayPreview(), conversation(m_conversation->row.lastSeq)};
                     peer().send(encode(ToVisitor(std::move(answer))));
                     for (auto *socket : m_conversation->sockets) {
                         if (socket != this)
                             socket->tellConsent();
                     }
                 });
}

void VisitorConnection::on(const fromvisitor::ConsentRefuse &frame)
{
    if (m_beginning || !answersTheAsk(frame.nonce, frame.noticeHash))
        return refuse(frame.id, m_beginning ? ErrorKind::Conflict : ErrorKind::NoticeChanged);
    for (const auto &part : m_asked->notice.purposes)
        step(part.purpose) = transition(step(part.purpose), ConsentEvent::Refuse).next;
    m_asked.reset();
    // Nothing is kept but a number (S10.1d).
    hub().parts().journal.submit({CountOne{"consent.refused"}}, [](const auto &) {});
    if (m_conversation)
        hub().commit(*m_conversation, {}, {}, answering(frame.id));
    else
        peer().send(encode(ToVisitor(tovisitor::Ok{frame.id})));
}

void VisitorConnection::on(const fromvisitor::ConsentWithdraw &frame)
{
    ConsentDraft record;
    record.record = RecordId::random();
    record.fact = ConsentFact::Withdrawn;
    record.controller = m_site->controller;
    record.noticeId = "chat";
    record.language = m_language;
    record.at = hub().parts().clock.now();
    record.method = "chatbox";
    record.origin = m_origin;
    record.nonce = NonceId::random();
    const bool all = std::find(frame.purposes.begin(), frame.purposes.end(), Purpose::Chat) != frame.purposes.end();
    // Without the chat there is nothing left to preview or to mirror.
    auto purposes = all ? std::vector{Purpose::Chat, Purpose::Preview, Purpose::Mirroring, Purpose::Cobrowsing} : frame.purposes;
    std::erase_if(purposes, [this](Purpose purpose) { return !passes(step(purpose)); });
    if (purposes.empty())
        return refuse(frame.id, ErrorKind::Conflict);
    for (const auto purpose : purposes) {
        record.decisions[purpose] = false;
        step(purpose) = transition(step(purpose), ConsentEvent::Withdraw).next;
    }
    const auto visitor = hub().parts().journal.visitor(m_conversation->row.visitor);
    if (visitor)
        record.subject = visitor->subject;
    auto withdrawn = hub().newEvent(EventKind::ConsentWithdrawn, Author::Visitor);
    withdrawn.purposes = purposes;
    hub().preview(*m_conversation, {});

    auto &conversation = *m_conversation;
    auto answered = [this, alive = guard(), ok = answering(frame.id), id = conversation.row.id, all](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
        ok(outcome);
        auto *const still = outcome ? hub().find(id) : nullptr;
        if (!still)
            return;
        const auto sockets = still->sockets;
        for (auto *socket : sockets) {
            socket->tellConsent();
            if (all)
                socket->forget();
        }
    };
    Unit unit{AppendConsent{conversation.row.id, std::move(record)}};
    if (!all)
        return hub().commit(conversation, {std::move(withdrawn)}, std::move(unit), std::move(answered));
    unit.push_back(EndVisitorSessions{conversation.row.id});
    hub().commit(conversation, {std::move(withdrawn)}, std::move(unit), [](const auto &) {});
    if (conversation.row.status == Status::Closed)
        hub().commit(conversation, {}, {}, std::move(answered));
    else
        hub().close(conversation, Cause::Withdrawal, nullptr, ConversationType::None, std::nullopt, {}, std::move(answered));
}

void VisitorConnection::tellConsent()
{
    if (m_site)
        peer().send(encode(ToVisitor(tovisitor::ConsentChanged{states(), mayPreview()})));
}

void VisitorConnection::switched(SettingName name)
{
    if (!m_site || m_beginning)
        return;
    if (name == SettingName::Consent) {
        const auto event = hub().settings().consent ? ConsentEvent::SwitchOn : ConsentEvent::SwitchOff;
        auto &chat = step(Purpose::Chat);
        chat = transition(chat, event).next;
    }
    if (name == SettingName::Masking || name == SettingName::Hide)
        return;
    tellConsent();
    askAgain();
}

void VisitorConnection::forget()
{
    if (!m_conversation)
        return;
    auto &conversation = *std::exchange(m_conversation, nullptr);
    m_before = {};
    m_asked.reset();
    hub().visitorSocketClosed(conversation, *this);
}

} // namespace visavis::backend
