// SPDX-License-Identifier: GPL-3.0-or-later
//
// The consent half of a visitor's connection. Life of a consent: ask() composes the notice and remembers its hash and nonce →
// the visitor's answer must name both → the journal writes the signed record in the same unit as what it allows → only when
// that is durable does the gate open and the visitor hear of it (PRIVACY.md S10.1, S11.3b).
#include "backend/hub/visitorconnection.h"

#include "backend/cobrowsing/cobrowsing.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

ConsentDraft VisitorConnection::draft(const Ask &asked, const std::string &hash, ConsentMethod method, const std::string &boxVersion) const
{
    ConsentDraft draft;
    draft.record = RecordId::random();
    draft.fact = ConsentFact::Given;
    draft.controller = asked.notice.controller;
    draft.noticeId = asked.notice.id;
    draft.noticeVersion = asked.notice.version;
    draft.noticeHash = hash;
    draft.language = asked.notice.language;
    draft.at = hub().parts().clock.now();
    draft.method = text(method);
    draft.boxVersion = boxVersion;
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
    auto record = draft(asked, m_askedHash, frame.method, frame.boxVersion);
    for (const auto &part : asked.notice.purposes)
        record.decisions[part.purpose] = std::find(frame.purposes.begin(), frame.purposes.end(), part.purpose) != frame.purposes.end();
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
    // Nobody guides on a page that nobody may see. It ends before anything else, with a record of its own.
    if (std::any_of(purposes.begin(), purposes.end(), [](Purpose each) { return each != Purpose::Preview; })) {
        const bool alone = purposes == std::vector{Purpose::Cobrowsing};
        hub().cobrowsing().happened(*m_conversation, CobrowseEvent::Withdrawn, alone ? saying(frame.id) : [](auto) {});
        if (alone)
            return;
    }
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

void VisitorConnection::tellCobrowse(tovisitor::CobrowseNow now)
{
    if (!m_site || !m_conversation)
        return;
    m_lendAsked.reset();
    if (now.state == CobrowseState::Requested) {
        Ask question{NonceId::random(), hub().parts().notices.lending(m_language, m_site->controller, now.alias.value_or(""), now.scope.value_or(CobrowseScope::Point))};
        m_lendHash = noticeHash(question.notice);
        m_lendAsked = question;
        now.ask = std::move(question);
    }
    peer().send(encode(ToVisitor(std::move(now))));
}

void VisitorConnection::on(const fromvisitor::CobrowseAnswer &frame)
{
    if (!m_lendAsked || m_lendAsked->nonce != frame.nonce || !equalSecrets(m_lendHash, frame.noticeHash))
        return refuse(frame.id, ErrorKind::NoticeChanged);
    const auto visitor = hub().parts().journal.visitor(m_conversation->row.visitor);
    if (!visitor)
        return refuse(frame.id, ErrorKind::NotPermitted);
    const auto asked = *std::exchange(m_lendAsked, std::nullopt); // good for one answer
    auto record = draft(asked, m_lendHash, frame.method, frame.boxVersion);
    record.decisions[Purpose::Cobrowsing] = frame.accept;
    record.subject = visitor->subject;
    hub().cobrowsing().answer(*this, *m_conversation, frame.tab, frame.accept, std::move(record), saying(frame.id));
}

void VisitorConnection::on(const fromvisitor::CobrowseStop &frame)
{
    const auto event = frame.how == CobrowseResult::Escape ? CobrowseEvent::Escape
        : frame.how == CobrowseResult::BoxClosed           ? CobrowseEvent::BoxClosed
                                                           : CobrowseEvent::Stop;
    hub().cobrowsing().happened(*m_conversation, event, saying(frame.id));
}

void VisitorConnection::on(const fromvisitor::CobrowseResume &frame)
{
    saying(frame.id)(hub().cobrowsing().resume(*this, *m_conversation, frame.token, frame.tab));
}

std::function<void(std::optional<ErrorKind>)> VisitorConnection::saying(std::uint64_t re)
{
    return [this, alive = guard(), re](std::optional<ErrorKind> error) {
        if (alive.expired())
            return;
        if (error)
            refuse(re, *error);
        else
            peer().send(encode(ToVisitor(tovisitor::Ok{re})));
    };
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

void VisitorConnection::erased()
{
    forget();
    peer().close(CloseCode::GoingAway);
}

void VisitorConnection::forget()
{
    if (!m_conversation)
        return;
    auto &conversation = *std::exchange(m_conversation, nullptr);
    m_before = {};
    m_asked.reset();
    m_lendAsked.reset();
    hub().visitorSocketClosed(conversation, *this);
}

} // namespace visavis::backend
