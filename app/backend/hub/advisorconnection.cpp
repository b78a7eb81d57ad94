// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/advisorconnection.h"

#include "backend/hub/audited.h"
#include "backend/hub/looks.h"

#include <algorithm>
#include <charconv>

namespace visavis::backend {
using namespace protocol;

AdvisorConnection::AdvisorConnection(Hub &hub, std::shared_ptr<Peer> peer)
    : Connection(hub, std::move(peer))
    , m_hub(hub)
{
    expectHello();
}

AdvisorConnection::~AdvisorConnection()
{
    leave();
}

void AdvisorConnection::leave()
{
    if (!greeted() || m_left || !hubLives())
        return;
    m_left = true;
    m_hub.deskClosed(*this);
}

void AdvisorConnection::received(std::string_view text)
{
    if (m_left)
        return;
    const auto frame = decodeFromAdvisor(text);
    if (!frame)
        return malformed(frame.error());
    const auto id = std::visit([](const auto &each) { return each.id; }, *frame);
    const bool hello = std::holds_alternative<fromadvisor::Hello>(*frame);
    if (greeted() == hello)
        return hello ? malformed({ErrorKind::InvalidFrame, id, "order"}) : refuse(id, ErrorKind::Unauthenticated);
    // Not the token of the hello but the sign-in behind it, at every frame.
    if (!hello && (!m_hub.parts().signIns.live(m_signIn) || !works(m_hub.person(m_person))))
        return signedOut();
    if (!withinRate(m_requests, id))
        return;
    auto &hub = m_hub;
    std::visit([this](const auto &each) {
        if (auto object = auditedObject(each))
            m_hub.beginAudit(auditRow(person(), m_hub.parts().clock.now(), each.type, std::move(*object)));
        on(each);
    }, *frame);
    // Done without an answer or a unit of its own.
    if (auto record = hub.takeAudit())
        hub.parts().journal.submit({AppendAudit{std::move(*record)}}, [](const auto &) {});
}

void AdvisorConnection::on(const fromadvisor::Hello &frame)
{
    if (frame.version != 1)
        return refuse(frame.id, ErrorKind::VersionMismatch);
    const auto identity = m_hub.parts().signIns.identify(frame.accessToken);
    if (!identity || !works(m_hub.person(identity->person))) {
        refuse(frame.id, ErrorKind::Unauthenticated);
        return peer().close(CloseCode::SignedOut);
    }
    m_person = identity->person;
    m_signIn = identity->signIn;
    m_stamp = stamp();
    m_hub.beginAudit(auditRow(person(), m_hub.parts().clock.now(), frame.type, {}));

    toadvisor::Welcome welcome;
    welcome.re = frame.id;
    welcome.version = 1;
    welcome.limits.messagesPerMinute = m_hub.parts().limits.messagesPerMinute;
    welcome.limits.previewsPerSecond = m_hub.parts().limits.previewsPerSecond;
    welcome.settings = m_hub.settings();
    welcome.cursor = cursor(m_hub.feed());

    // Beyond the feed: no cursor of ours, so everything is told.
    const auto since = feedOf(frame.cursor.value_or("")).value_or(m_hub.feed() + 1);
    const auto changed = m_hub.parts().journal.changedAfter(since, limits::headersPage + 1);
    const bool delta = since <= m_hub.feed() && changed.size() <= limits::headersPage;
    welcome.mode = delta ? WelcomeMode::Delta : WelcomeMode::Snapshot;
    const auto recent = m_hub.parts().clock.monotonic() - std::chrono::minutes(15);
    std::vector<Conversation *> open = m_hub.openConversations();
    std::sort(open.begin(), open.end(), [](const auto *a, const auto *b) { return a->row.feed > b->row.feed; });
    for (const auto *conversation : open) {
        if (!maySee(*conversation))
            continue;
        m_visible.insert(conversation->row.id);
        if (!delta || conversation->row.feed > since || conversation->onlineChangedAt > recent)
            welcome.conversations.push_back(header(*conversation));
    }
    for (const auto &row : changed) {
        const auto *conversation = delta ? m_hub.find(row.id) : nullptr;
        if (!conversation || m_visible.contains(row.id))
            continue;
        if (maySee(*conversation)) {
            m_visible.insert(row.id);
            welcome.conversations.push_back(header(*conversation));
        } else {
            welcome.gone.push_back(row.id);
        }
    }
    welcome.more = std::any_of(person().roles.begin(), person().roles.end(), [](Role role) { return role == Role::Admin || role == Role::Manager; })
        && !m_hub.parts().journal.closedBefore(m_hub.feed() + 1, 1).conversations.empty();
    // What opening the desk assigns comes behind the welcome that is held for the audit, and is not what the record is of.
    auto record = m_hub.takeAudit();
    const auto held = std::make_shared<Held>();
    m_held.push_back(held);
    m_hub.deskOpened(*this);
    welcome.self = self();
    held->text = encode(ToAdvisor(std::move(welcome)));
    write(frame.id, std::move(*record), held);
    for (const auto &thread : frame.opened.value_or(std::vector<OpenedThread>())) {
        auto *const conversation = m_hub.find(thread.conversation);
        if (conversation && reads(*conversation))
            sendThread(*conversation, thread.after, std::nullopt);
    }
}

std::string AdvisorConnection::stamp() const
{
    std::string rights = m_hub.epoch();
    for (const auto role : person().roles)
        rights += text(role);
    for (const auto group : person().groups)
        rights += group.text();
    return base64Url(sha256(rights)).substr(0, 12);
}

bool AdvisorConnection::may(Action action, Relation relation) const
{
    return allows(std::span<const Role>(person().roles), action, relation);
}

bool AdvisorConnection::mayRead(const Conversation &conversation) const
{
    return may(Action::ReadThread, m_hub.relation(conversation, person()));
}

bool AdvisorConnection::isOffered(const Conversation &conversation) const
{
    if (!conversation.offer || conversation.offer->from == m_person || conversation.offer->declined.contains(m_person))
        return false;
    const auto &groups = person().groups;
    return conversation.offer->toPerson == m_person
        || std::find(groups.begin(), groups.end(), conversation.offer->toGroup) != groups.end();
}

bool AdvisorConnection::maySee(const Conversation &conversation) const
{
    const auto relation = m_hub.relation(conversation, person());
    if (may(Action::ReadThread, relation) || isOffered(conversation))
        return true;
    return conversation.row.status == Status::Waiting && may(Action::WaitingHeader, relation);
}

Conversation *AdvisorConnection::allowed(ConversationId id, Action action, std::uint64_t re)
{
    // Asked of the row alone: loading what is refused would take longer than finding nothing.
    const auto row = m_hub.rowOf(id);
    if (row && may(action, m_hub.relation(*row, person())))
        return m_hub.find(id);
    refuse(re, ErrorKind::NotPermitted);
    return nullptr;
}

std::string AdvisorConnection::cursor(std::uint64_t feed) const
{
    return m_stamp + "." + std::to_string(feed);
}

std::optional<std::uint64_t> AdvisorConnection::feedOf(std::string_view cursor) const
{
    if (!cursor.starts_with(m_stamp + "."))
        return std::nullopt;
    const auto digits = cursor.substr(m_stamp.size() + 1);
    std::uint64_t feed = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), feed);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(feed) : std::nullopt;
}

Header AdvisorConnection::header(const Conversation &conversation) const
{
    const auto &row = conversation.row;
    const auto &site = m_hub.site(row.site);
    const bool reading = reads(conversation);
    Header header;
    header.id = row.id;
    header.site = site.key;
    header.siteName = site.name;
    header.language = row.language;
    header.status = row.status;
    header.cursor = cursor(row.feed);
    header.openedAt = row.openedAt;
    header.lastAt = row.lastAt;
    header.lastSeq = row.lastSeq;
    header.group = m_hub.groupName(row.group);
    header.visitorOnline = !conversation.sockets.empty();
    for (const auto purpose : {Purpose::Chat, Purpose::Preview, Purpose::Mirroring, Purpose::Cobrowsing})
        header.consent.of(purpose) = shown(conversation.step(purpose));
    const bool named = may(Action::ReadCard, m_hub.relation(conversation, person())) && !conversation.visitorName.empty();
    header.visitorName = named ? conversation.visitorName : "Visitor " + hex(sha256(row.id.text())).substr(0, 4);
    if (const auto *assignee = row.status == Status::Assigned ? m_hub.person(row.assignee) : nullptr)
        header.assignee = PersonName{assignee->id, assignee->alias};
    if (row.waitingSince != Time())
        header.waitingSince = row.waitingSince;
    if (reading) {
        if (conversation.lastAuthor) {
            header.lastText = conversation.lastText;
            header.lastAuthor = conversation.lastAuthor;
        }
        header.seenByVisitor = row.seenByVisitor;
        header.seenByAdvisor = row.seenByAdvisor;
    }
    if (const auto &offer = conversation.offer; offer && (reading || isOffered(conversation))) {
        header.offer = Offer{offer->id, offer->fromAlias, offer->toName, isOffered(conversation),
                             offer->note.empty() ? std::nullopt : std::optional(offer->note), offer->expiresAt};
    }
    if (Looks::isAnothers(conversation, person()) && may(Action::LookInto, m_hub.relation(conversation, person())))
        header.looking = m_hub.looks().isLooking(*this, row.id);
    if (conversation.assignedTo(m_person)) {
        if (auto lookers = m_hub.looks().aliases(row.id); !lookers.empty())
            header.lookers = std::move(lookers);
    }
    return header;
}

Self AdvisorConnection::self() const
{
    const auto &row = person();
    Self self;
    self.id = row.id;
    self.username = row.username;
    self.alias = row.alias;
    self.firstname = row.firstname;
    self.surname = row.surname;
    for (const auto role : row.roles)
        self.roles.emplace_back(text(role));
    for (const auto group : row.groups)
        self.groups.push_back(m_hub.groupName(group));
    self.slots = row.slots;
    self.slotsUsed = m_hub.slotsUsed(row.id);
    self.availability = row.availability;
    self.actions = actionNames(row.roles);
    return self;
}

void AdvisorConnection::tell(const Conversation &conversation, const std::vector<Event> &events)
{
    const auto &row = conversation.row;
    if (!maySee(conversation)) {
        if (m_visible.erase(row.id) > 0) {
            std::optional<Cause> closedBy;
            for (const auto &event : events) {
                if (event.kind == EventKind::ConversationClosed)
                    closedBy = event.by;
                else if (event.kind == EventKind::ConsentWithdrawn && row.status == Status::Closed)
                    closedBy = Cause::Withdrawal; // the event that closes it is on its way to the disk
            }
            send(encode(ToAdvisor(toadvisor::ConversationGone{cursor(row.feed), row.id, closedBy})));
        }
        return;
    }
    m_visible.insert(row.id);
    if (reads(conversation)) {
        for (const auto &event : events)
            send(encode(ToAdvisor(toadvisor::EventPush{row.id, cursor(row.feed), event})));
    }
    send(encode(ToAdvisor(toadvisor::ConversationChanged{cursor(row.feed), header(conversation)})));
    const auto identified = std::any_of(events.begin(), events.end(), [](const Event &event) { return event.kind == EventKind::VisitorIdentified; });
    if (identified && may(Action::ReadCard, m_hub.relation(conversation, person()))) {
        if (auto card = m_hub.card(conversation))
            send(encode(ToAdvisor(toadvisor::CardNow{row.id, std::move(*card)})));
    }
}

void AdvisorConnection::tellErased(ConversationId id)
{
    m_visible.erase(id);
    const auto row = m_hub.rowOf(id);
    if (row && may(Action::ReadThread, m_hub.relation(*row, person())))
        send(encode(ToAdvisor(toadvisor::ConversationGone{cursor(m_hub.feed()), id})));
}

void AdvisorConnection::tellSelf()
{
    send(encode(ToAdvisor(toadvisor::SelfNow{self()})));
}

void AdvisorConnection::rightsChanged(const PersonRow &before)
{
    const auto &now = person();
    m_stamp = stamp();
    const auto could = [&](const Conversation &conversation) {
        return allows(std::span<const Role>(before.roles), Action::ReadThread, m_hub.relation(conversation, before))
            && (!Looks::isAnothers(conversation, before) || m_hub.looks().isLooking(*this, conversation.row.id));
    };
    const auto known = m_visible;
    for (const auto id : known) {
        const auto *conversation = m_hub.find(id);
        // A thread that may not be read any more goes with its header; the header comes anew without it.
        if (conversation && maySee(*conversation) && (mayRead(*conversation) || !could(*conversation)))
            continue;
        m_visible.erase(id);
        send(encode(ToAdvisor(toadvisor::ConversationGone{cursor(m_hub.feed()), id})));
    }
    for (const auto *conversation : m_hub.openConversations()) {
        if (!maySee(*conversation))
            continue;
        m_visible.insert(conversation->row.id);
        send(encode(ToAdvisor(toadvisor::ConversationChanged{cursor(m_hub.feed()), header(*conversation)})));
    }
    if (before.groups != now.groups)
        m_reasoned.clear();
    tellSelf();
    tellReplies();
}

void AdvisorConnection::tellPerson(const PersonRow *before, const PersonRow *now, PersonId id)
{
    const auto &directory = m_hub.directory();
    if (now && directory.mayList(person(), *now))
        send(encode(ToAdvisor(toadvisor::PersonNow{std::nullopt, directory.profile(person(), *now)})));
    else if (before && directory.mayList(person(), *before))
        send(encode(ToAdvisor(toadvisor::PersonGone{id})));
}

void AdvisorConnection::tellGroups()
{
    if (may(Action::ListProfiles, {.group = true}))
        send(encode(ToAdvisor(toadvisor::GroupsNow{m_hub.directory().groupsFor(person())})));
}

void AdvisorConnection::tellSettings()
{
    send(encode(ToAdvisor(toadvisor::SettingsNow{m_hub.settings()})));
}

void AdvisorConnection::tellPreview(ConversationId conversation, const std::string &text)
{
    if (!may(Action::SeePreview, {.assigned = true}))
        return;
    // A clear is never dropped: a stale preview would stay on the screen.
    send(encode(ToAdvisor(toadvisor::Preview{conversation, text})), text.empty() ? Weight::Durable : Weight::Ephemeral);
}

void AdvisorConnection::tellTyping(ConversationId conversation, bool active)
{
    send(encode(ToAdvisor(toadvisor::Typing{conversation, active})), Weight::Ephemeral);
}

void AdvisorConnection::tellMirror(ConversationId conversation, MirrorState state, std::optional<MirrorEnd> reason)
{
    send(encode(ToAdvisor(toadvisor::MirrorNow{conversation, state, reason})));
}

void AdvisorConnection::tellCobrowse(const toadvisor::CobrowseNow &now)
{
    send(encode(ToAdvisor(now)));
}

void AdvisorConnection::tellCobrowseDone(ConversationId conversation, std::uint64_t number, CobrowseVerdict verdict)
{
    send(encode(ToAdvisor(toadvisor::CobrowseDone{conversation, number, verdict})));
}

void AdvisorConnection::signedOut()
{
    m_signedOut = true;
    leave();
    peer().close(CloseCode::SignedOut);
}

std::chrono::steady_clock::time_point AdvisorConnection::leaseEnd() const
{
    return m_signedOut ? m_hub.parts().clock.monotonic() : peer().lastHeard() + m_hub.lease();
}

} // namespace visavis::backend
