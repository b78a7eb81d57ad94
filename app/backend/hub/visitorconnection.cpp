// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/visitorconnection.h"

#include "backend/cobrowsing/cobrowsing.h"
#include "backend/mirror/mirrors.h"
#include "masking/cardnumbers.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

VisitorConnection::VisitorConnection(Hub &hub, std::shared_ptr<Peer> peer, ConnectionInfo info)
    : Connection(hub, std::move(peer))
    , m_info(std::move(info))
{
    this->hub().visitorArrived(*this);
    expectHello();
}

VisitorConnection::~VisitorConnection()
{
    if (!hubLives())
        return;
    hub().visitorLeft(*this);
    if (m_conversation)
        hub().visitorSocketClosed(*m_conversation, *this);
}

void VisitorConnection::received(std::string_view text)
{
    const auto frame = decodeFromVisitor(text);
    if (!frame)
        return malformed(frame.error());
    // Everything but these waits for consent, whatever it holds: PRIVACY.md S1.2a.
    const bool beforeConsent = std::visit(
        [](const auto &each) {
            using Frame = std::decay_t<decltype(each)>;
            using namespace fromvisitor;
            return std::is_same_v<Frame, Hello> || std::is_same_v<Frame, ConsentGive> || std::is_same_v<Frame, ConsentRefuse>
                || std::is_same_v<Frame, ConversationBegin> || std::is_same_v<Frame, Ping>;
        },
        *frame);
    const auto id = std::visit([](const auto &each) { return each.id; }, *frame);
    const bool hello = std::holds_alternative<fromvisitor::Hello>(*frame);
    const bool preview = std::holds_alternative<fromvisitor::PreviewUpdate>(*frame);
    if (preview ? !withinRate(m_previews, id) : !withinRate(m_requests, id))
        return;
    if (greeted() == hello)
        return malformed({ErrorKind::InvalidFrame, id, "order"});
    if (m_trial && !hello) {
        const bool harmless = std::holds_alternative<fromvisitor::Ping>(*frame) || std::holds_alternative<fromvisitor::ConsentRefuse>(*frame);
        return harmless ? peer().send(encode(ToVisitor(tovisitor::Ok{id}))) : refuse(id, ErrorKind::NotPermitted);
    }
    if (!beforeConsent && !mayChat())
        return refuse(id, ErrorKind::ConsentRequired);
    std::visit([this](const auto &each) { on(each); }, *frame);
}

ConsentStep &VisitorConnection::step(Purpose purpose)
{
    auto &steps = m_conversation ? m_conversation->row.consent : m_before;
    return steps[static_cast<std::size_t>(purpose)];
}

bool VisitorConnection::mayChat()
{
    return m_conversation && passes(step(Purpose::Chat));
}

bool VisitorConnection::mayPreview()
{
    return mayChat() && hub().settings().preview && passes(step(Purpose::Preview));
}

ConsentStates VisitorConnection::states()
{
    return {protocol::shown(step(Purpose::Chat)), protocol::shown(step(Purpose::Preview)), protocol::shown(step(Purpose::Mirroring)),
            protocol::shown(step(Purpose::Cobrowsing))};
}

std::vector<Purpose> VisitorConnection::openQuestions()
{
    std::vector<Purpose> open;
    const auto isOpen = [this](Purpose purpose) { return step(purpose) == ConsentStep::None || step(purpose) == ConsentStep::Asked; };
    const auto &settings = hub().settings();
    if (settings.consent && isOpen(Purpose::Chat))
        open.push_back(Purpose::Chat);
    // Without the consent request these ask for themselves, once there is a conversation (G6).
    const bool further = settings.consent || mayChat();
    if (further && settings.preview && isOpen(Purpose::Preview))
        open.push_back(Purpose::Preview);
    const bool offered = settings.mirrorOffer == MirrorOffer::Always || (m_conversation && m_conversation->mirrorAsked);
    if (further && settings.mirroring && offered && isOpen(Purpose::Mirroring))
        open.push_back(Purpose::Mirroring);
    return open;
}

std::optional<Ask> VisitorConnection::ask()
{
    m_asked.reset();
    const auto purposes = openQuestions();
    if (purposes.empty())
        return std::nullopt;
    for (const auto purpose : purposes)
        step(purpose) = transition(step(purpose), ConsentEvent::Ask).next;
    Ask question{NonceId::random(), hub().parts().notices.compose(m_language, m_site->controller, purposes)};
    if (!m_site->privacyUrl.empty())
        question.notice.privacyUrl = m_site->privacyUrl;
    m_askedHash = noticeHash(question.notice);
    m_asked = question;
    return question;
}

void VisitorConnection::askAgain()
{
    if (auto question = ask())
        peer().send(encode(ToVisitor(tovisitor::ConsentAsk{std::move(*question)})));
}

bool VisitorConnection::answersTheAsk(NonceId nonce, const std::string &hash) const
{
    return m_asked && m_asked->nonce == nonce && equalSecrets(m_askedHash, hash);
}

void VisitorConnection::on(const fromvisitor::Hello &frame)
{
    if (frame.version != 1)
        return refuse(frame.id, ErrorKind::VersionMismatch);
    m_trial = hub().sitePreviews().hold(frame.site);
    const auto *site = m_trial ? m_trial.get() : hub().site(frame.site);
    if (!site || (!m_trial && !Sites::mayStandOn(*site, frame.origin)))
        return refuse(frame.id, ErrorKind::NotPermitted);
    m_site = site;
    m_vuid = frame.vuid;
    m_origin = frame.origin;
    m_language = hub().parts().notices.languageFor(frame.languages, site->languages);
    if (frame.session && !m_trial) {
        const auto session = hub().parts().journal.visitorSession(sha256(*frame.session));
        auto *const known = session ? hub().find(session->conversation) : nullptr;
        const auto visitor = known ? hub().parts().journal.visitor(known->row.visitor) : std::nullopt;
        // A session belongs to its VUID and site; without them it is worth nothing.
        if (visitor && visitor->lookup == hub().parts().keyring.lookup(site->id, frame.vuid)) {
            m_conversation = known;
            hub().visitorSocketOpened(*known, *this);
        }
    }
    tovisitor::Welcome welcome;
    welcome.re = frame.id;
    welcome.version = 1;
    welcome.limits.messagesPerMinute = hub().parts().limits.messagesPerMinute;
    welcome.limits.previewsPerSecond = hub().parts().limits.previewsPerSecond;
    welcome.language = m_language;
    if (m_trial)
        welcome.presence = site->offline ? Presence::Offline : Presence::Online;
    else
        welcome.presence = hub().presence(*site);
    welcome.look = m_face = Sites::face(*site, m_language);
    // The switch may have been thrown while this visitor was away.
    auto &chat = step(Purpose::Chat);
    chat = transition(chat, hub().settings().consent ? ConsentEvent::SwitchOn : ConsentEvent::SwitchOff).next;
    welcome.ask = ask();
    welcome.preview = mayPreview();
    welcome.consent = states();
    if (m_conversation)
        welcome.conversation = conversation(frame.after.value_or(0));
    peer().send(encode(ToVisitor(std::move(welcome))));
    if (const auto wanted = m_conversation ? hub().mirrors().wanted(*m_conversation) : std::nullopt)
        tellMirror(*wanted);
    if (m_conversation)
        hub().cobrowsing().greet(*this, *m_conversation);
}

VisitorConversation VisitorConnection::conversation(std::uint64_t after)
{
    const auto &row = m_conversation->row;
    VisitorConversation shownConversation;
    shownConversation.id = row.id;
    shownConversation.status = row.status;
    if (const auto *advisor = row.status == Status::Assigned ? hub().person(row.assignee) : nullptr)
        shownConversation.alias = advisor->alias;
    shownConversation.lastSeq = row.lastSeq;
    shownConversation.seenByAdvisor = row.seenByAdvisor;
    shownConversation.seenByVisitor = row.seenByVisitor;
    auto &journal = hub().parts().journal;
    const bool continues = after > 0 && after <= row.lastSeq && row.lastSeq - after <= limits::page;
    const auto rows = continues ? journal.eventsAfter(row.id, after, limits::page) : journal.eventsBefore(row.id, row.lastSeq + 1, limits::page);
    for (const auto &event : hub().opened(rows))
        shownConversation.events.push_back(shown(event));
    shownConversation.more = !shownConversation.events.empty() && shownConversation.events.front().seq > 1;
    return shownConversation;
}

Event VisitorConnection::shown(const Event &event)
{
    auto seen = event;
    if (event.kind == EventKind::TransferOffered || event.kind == EventKind::TransferEnded || event.kind == EventKind::Whisper) {
        seen = {};
        seen.seq = event.seq;
        seen.at = event.at;
        seen.id = event.id;
    }
    // Who joins has taken it, whoever had it before.
    if (seen.by == Cause::TakeOver)
        seen.by = Cause::Take;
    seen.note.reset();
    seen.conversationType.reset();
    return seen;
}

void VisitorConnection::on(const fromvisitor::MessageSend &frame)
{
    if (!withinRate(m_messages, frame.id))
        return;
    hub().visitorMessage(*m_conversation, frame.clientId, frame.text,
                         [this, alive = guard(), re = frame.id](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
                             if (alive.expired())
                                 return;
                             if (!outcome)
                                 return refuse(re, outcome.error());
                             // Known already: the first echo was lost on its way, so it is sent again.
                             if (outcome->duplicate)
                                 tell(outcome->events);
                         });
}

void VisitorConnection::on(const fromvisitor::MessageSeen &frame)
{
    hub().seen(*m_conversation, Side::Visitor, frame.seq);
    peer().send(encode(ToVisitor(tovisitor::Ok{frame.id})));
}

void VisitorConnection::on(const fromvisitor::PreviewUpdate &frame)
{
    if (mayPreview())
        hub().preview(*m_conversation, masking::maskCardNumbers(frame.text));
    else
        refuse(frame.id, ErrorKind::ConsentRequired);
}

void VisitorConnection::on(const fromvisitor::TypingUpdate &frame)
{
    hub().visitorTyping(*m_conversation, frame.active);
}

void VisitorConnection::on(const fromvisitor::VisitorIdentify &frame)
{
    auto file = frame;
    file.id = 1;
    // What is offered now adds to what was offered before.
    if (const auto known = hub().card(*m_conversation)) {
        file.name = frame.name ? frame.name : known->name;
        file.email = frame.email ? frame.email : known->email;
        file.phone = frame.phone ? frame.phone : known->phone;
    }
    auto event = hub().newEvent(EventKind::VisitorIdentified, Author::Visitor);
    event.offered.emplace();
    if (frame.name)
        event.offered->push_back(Offered::Name);
    if (frame.email)
        event.offered->push_back(Offered::Email);
    if (frame.phone)
        event.offered->push_back(Offered::Phone);
    const auto visitor = m_conversation->row.visitor;
    const std::string binding = "file " + std::string(reinterpret_cast<const char *>(visitor.bytes().data()), visitor.bytes().size());
    auto sealed = hub().parts().keyring.seal(visitor, encode(FromVisitor(file)), binding);
    if (file.name)
        m_conversation->visitorName = *file.name;
    hub().commit(*m_conversation, {std::move(event)}, {SetVisitorFile{visitor, std::move(sealed)}}, answering(frame.id));
}

void VisitorConnection::on(const fromvisitor::HistoryPage &frame)
{
    tovisitor::HistoryEvents page;
    page.re = frame.id;
    page.conversation = m_conversation->row.id;
    for (const auto &event : hub().opened(hub().parts().journal.eventsBefore(m_conversation->row.id, frame.before, frame.limit)))
        page.events.push_back(shown(event));
    page.more = !page.events.empty() && page.events.front().seq > 1;
    peer().send(encode(ToVisitor(std::move(page))));
}

void VisitorConnection::on(const fromvisitor::ConversationClose &frame)
{
    hub().close(*m_conversation, Cause::Visitor, nullptr, ConversationType::None, std::nullopt, {}, answering(frame.id));
}

void VisitorConnection::on(const fromvisitor::SurveyAnswer &frame)
{
    hub().answerSurvey(*m_conversation, frame.score, frame.comment, answering(frame.id));
}

void VisitorConnection::on(const fromvisitor::MirrorPause &frame)
{
    // What the advisor does not see the advisor does not touch.
    if (frame.paused)
        hub().cobrowsing().happened(*m_conversation, CobrowseEvent::Stop);
    hub().mirrors().pause(*m_conversation, frame.paused);
    peer().send(encode(ToVisitor(tovisitor::Ok{frame.id})));
}

void VisitorConnection::tellMirror(const tovisitor::MirrorWanted &wanted)
{
    peer().send(encode(ToVisitor(wanted)));
}

void VisitorConnection::on(const fromvisitor::Ping &frame)
{
    peer().send(encode(ToVisitor(tovisitor::Ok{frame.id})));
}

Hub::Answer VisitorConnection::answering(std::uint64_t re)
{
    return [this, alive = guard(), re](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
        if (alive.expired())
            return;
        if (outcome)
            peer().send(encode(ToVisitor(tovisitor::Ok{re})));
        else
            refuse(re, outcome.error());
    };
}

void VisitorConnection::tell(const std::vector<Event> &events)
{
    if (!m_conversation)
        return;
    for (const auto &event : events)
        peer().send(encode(ToVisitor(tovisitor::EventPush{m_conversation->row.id, shown(event)})));
}

void VisitorConnection::tellSeen(Side by, std::uint64_t seq)
{
    if (m_conversation)
        peer().send(encode(ToVisitor(tovisitor::Seen{m_conversation->row.id, by, seq})));
}

void VisitorConnection::tellTyping(const std::string &alias, bool active)
{
    if (m_conversation)
        peer().send(encode(ToVisitor(tovisitor::Typing{m_conversation->row.id, alias, active})), Weight::Ephemeral);
}

void VisitorConnection::siteChanged(SiteId site)
{
    if (!m_site || m_trial || m_site->id != site)
        return;
    if (!Sites::mayStandOn(*m_site, m_origin))
        return peer().close(CloseCode::GoingAway); // it comes back, and is refused like any other
    auto face = Sites::face(*m_site, m_language);
    if (face == m_face)
        return;
    m_face = std::move(face);
    peer().send(encode(ToVisitor(tovisitor::LookNow{m_face})));
}

void VisitorConnection::tellPresence(SiteId site, Presence presence)
{
    if (m_site && !m_trial && m_site->id == site)
        peer().send(encode(ToVisitor(tovisitor::PresenceNow{presence})), Weight::Ephemeral);
}

} // namespace visavis::backend
