// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sessionprivate.h"

#include <QLoggingCategory>

namespace visavis::console {

using namespace std::chrono_literals;
using namespace protocol;

namespace {
Q_LOGGING_CATEGORY(log, "visavis.session")

constexpr auto visitorTypingLasts = 8s;
constexpr auto beatEvery = 800ms; //!< so that a preview is never shown for more than 2 s without a word of the backend

Error::Kind kindOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotJson:
    case ErrorKind::InvalidFrame:
    case ErrorKind::UnknownType: return Error::Kind::InvalidFrame;
    case ErrorKind::TooLarge: return Error::Kind::TooLarge;
    case ErrorKind::Unauthenticated: return Error::Kind::Unauthenticated;
    case ErrorKind::NotPermitted: return Error::Kind::NotPermitted;
    case ErrorKind::ConsentRequired:
    case ErrorKind::NoticeChanged: return Error::Kind::ConsentRequired;
    case ErrorKind::Conflict: return Error::Kind::Conflict;
    case ErrorKind::RateLimited: return Error::Kind::RateLimited;
    case ErrorKind::Storage: return Error::Kind::Storage;
    case ErrorKind::Unavailable: return Error::Kind::Unavailable;
    case ErrorKind::VersionMismatch: return Error::Kind::VersionMismatch;
    case ErrorKind::ReasonRequired: return Error::Kind::ReasonRequired;
    }
    return Error::Kind::InvalidFrame;
}

bool agreed(ConsentState state)
{
    return state == ConsentState::Given || state == ConsentState::NotRequired;
}

} // namespace

void Session::Private::received(const QByteArray &text)
{
    previews.refresh();
    const auto frame = decodeToAdvisor(std::string_view(text.constData(), std::size_t(text.size())));
    if (!frame) {
        // Ours or the backend's mistake, never shown; the name of the member holds nothing of a visitor's.
        qCWarning(log, "frame refused: %s", frame.error().field.c_str());
        return;
    }
    const bool greeting = std::holds_alternative<toadvisor::Welcome>(*frame) || std::holds_alternative<toadvisor::Error>(*frame);
    if (!q.isLive() && !greeting)
        return;
    std::visit([this](const auto &each) { on(each); }, *frame);
}

void Session::Private::on(const toadvisor::Welcome &frame)
{
    if (q.m_state != ConnectionState::Authenticating || frame.re != helloId)
        return;
    refusedOnce = updateNeeded = false;
    lastEnd.reset();
    q.m_limits = frame.limits;
    q.m_settings = frame.settings;
    // What we asked for: their threads follow, and their outboxes wait for them.
    std::vector<ConversationId> opened;
    for (const auto &thread : store.openedThreads(limits::openedThreads))
        opened.push_back(thread.conversation);

    setSelf(frame.self);
    if (frame.mode == WelcomeMode::Snapshot) {
        store.applySnapshot(frame.conversations, frame.more);
        const auto known = drafts.conversations();
        for (const auto conversation : known) {
            if (!store.header(conversation))
                drafts.clear(conversation);
        }
    } else {
        for (const auto &header : frame.conversations)
            headerCame(header);
        for (const auto conversation : frame.gone)
            store.applyGone(conversation);
    }
    cursor = frame.cursor;
    const bool first = !std::exchange(welcomed, true);
    handle(ConnectionEvent::Welcomed);
    if (!q.isLive())
        return;
    if (peopleWanted) { // what changed meanwhile was told to nobody here
        people.clear();
        loadPeople(std::nullopt);
    }
    if (repliesWanted)
        reloadReplies();
    if (sitesWanted)
        loadSites();
    outbox.connected(opened);
    Q_EMIT q.settingsChanged();
    if (first)
        Q_EMIT q.ready();
    ask(fromadvisor::Ping{}, [this](const Result<ToAdvisor> &answer) {
        if (answer)
            welcomeComplete();
    });
}

//! Rows of an earlier start whose conversation is neither listed nor opened any more can only be told of.
void Session::Private::dropStrays()
{
    for (const auto conversation : store.conversationsWithPending()) {
        if (!store.header(conversation))
            store.applyGone(conversation);
    }
}

void Session::Private::welcomeComplete()
{
    complete = true;
    dropStrays();
    outbox.releaseAll();
    openViewed();
    if (reading)
        openThread(*reading);
    askOverview();
    for (const auto &[conversation, seq] : std::map<ConversationId, std::uint64_t>(seenWanted.begin(), seenWanted.end()))
        sendSeen(conversation);
}

void Session::Private::setSelf(const Self &self)
{
    // Other groups, or no right at all any more: what was listed under the one before is gone before anybody is told.
    const bool asBefore = self.id == q.m_self.id && self.groups == q.m_self.groups && self.roles == q.m_self.roles;
    if (!asBefore)
        people.clear();
    q.m_self = self;
    q.m_rights = Rights(self);
    peopleWanted = peopleWanted && q.m_rights.may(Action::ListProfiles);
    if (!asBefore && peopleWanted && q.isLive())
        loadPeople(std::nullopt);
    if (!q.m_rights.may(Action::LiveOverview))
        endOverview();
    if (!q.m_rights.may(Action::ManageStructure))
        forgetSites();
    Q_EMIT q.selfChanged();
}

bool Session::Private::isMine(const Header &header) const
{
    return header.status == Status::Assigned && header.assignee && header.assignee->id == q.m_self.id;
}

void Session::Private::headerCame(const Header &header)
{
    const auto *before = store.header(header.id);
    const bool offered = header.offer && header.offer->toMe && !(before && before->offer && before->offer->id == header.offer->id);
    if (!isMine(header) || !header.visitorOnline || !agreed(header.consent.preview) || !q.m_settings.preview)
        previews.clear(header.id);
    if (!header.visitorOnline || header.status == Status::Closed)
        store.setTyping(header.id, false);
    store.applyHeader(header);
    // "Left out" means that this person may not read the thread now, as after a transfer.
    if (!header.seenByAdvisor && store.thread(header.id))
        store.forgetThread(header.id);
    // It is mine now, waits or is over; or the backend ended the look.
    if (reading == header.id && (!header.looking || (!*header.looking && complete && !opening.contains(header.id))))
        reading.reset();
    if (viewed == header.id && q.isLive())
        openViewed();
    if (offered)
        Q_EMIT q.conversationOffered(header.id);
}

void Session::Private::on(const toadvisor::ConversationHeaders &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::Thread &frame)
{
    const auto id = frame.conversation.id;
    opening.erase(id);
    const bool forgotten = frame.contiguous && !store.thread(id);
    if (forgotten) {
        // A snapshot made us forget what these events continue: take the thread from its end.
        headerCame(frame.conversation);
        openThread(id);
        return;
    }
    store.applyThread(frame.conversation, frame.events, frame.more, frame.contiguous, frame.card);
    heal(id);
    outbox.release(id);
    if (frame.re)
        answer(*frame.re, ToAdvisor(toadvisor::Ok{*frame.re}));
}

void Session::Private::on(const toadvisor::EventPush &frame)
{
    const auto &event = frame.event;
    const auto *header = store.header(frame.conversation);
    const bool isNew = header && event.seq > header->lastSeq;
    const bool concerns = header && (isMine(*header) || header->status == Status::Waiting);
    store.applyEvent(frame.conversation, event, frame.cursor);
    cursor = frame.cursor;
    outbox.echoed(frame.conversation, event.id);
    heal(frame.conversation);
    if (event.kind == EventKind::Message && event.author == Author::Visitor) {
        previews.clear(frame.conversation);
        store.setTyping(frame.conversation, false);
        if (isNew && concerns)
            Q_EMIT q.visitorWrote(frame.conversation);
    }
    if (event.kind == EventKind::ConversationClosed)
        previews.clear(frame.conversation);
}

void Session::Private::on(const toadvisor::ConversationChanged &frame)
{
    headerCame(frame.conversation);
    cursor = frame.cursor;
}

void Session::Private::on(const toadvisor::ConversationGone &frame)
{
    const auto *header = store.header(frame.conversation);
    const bool ended = header && isMine(*header) && (frame.closedBy == Cause::Visitor || frame.closedBy == Cause::Withdrawal);
    const auto visitor = ended ? QString::fromStdString(header->visitorName) : QString();
    store.applyGone(frame.conversation);
    if (ended)
        Q_EMIT q.endedByVisitor(visitor, *frame.closedBy);
    cursor = frame.cursor;
    if (viewed == frame.conversation)
        viewed.reset();
    if (reading == frame.conversation)
        reading.reset();
}

void Session::Private::on(const toadvisor::Preview &frame)
{
    const auto *header = store.header(frame.conversation);
    if (!header || !isMine(*header))
        return;
    previews.set(frame.conversation, frame.text);
    if (!previews.isEmpty() && !heartbeatAlarm->isActive())
        heartbeatAlarm->start(beatEvery);
}

//! While a preview is shown a word of the backend is wanted more often than every 2 s, else it would be cleared as stale.
void Session::Private::heartbeat()
{
    if (!q.isLive() || previews.isEmpty())
        return;
    if (!std::exchange(beating, true)) {
        ask(fromadvisor::Ping{}, [this](const Result<ToAdvisor> &) { beating = false; });
    }
    heartbeatAlarm->start(beatEvery);
}

void Session::Private::on(const toadvisor::Typing &frame)
{
    store.setTyping(frame.conversation, frame.active);
    auto &alarm = typingVisitors[frame.conversation];
    if (!frame.active || !store.header(frame.conversation)) {
        typingVisitors.erase(frame.conversation);
        return;
    }
    if (!alarm)
        alarm = clock.alarm([this, id = frame.conversation] { store.setTyping(id, false); });
    alarm->start(visitorTypingLasts);
}

void Session::Private::on(const toadvisor::Seen &frame)
{
    store.applySeen(frame.conversation, frame.by, frame.seq);
}

void Session::Private::on(const toadvisor::CardNow &frame)
{
    store.applyCard(frame.conversation, frame.card);
}

void Session::Private::on(const toadvisor::Targets &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::SelfNow &frame)
{
    setSelf(frame.self);
}

void Session::Private::on(const toadvisor::SettingsNow &frame)
{
    q.m_settings = frame.settings;
    if (!frame.settings.preview)
        previews.clearAll();
    Q_EMIT q.settingsChanged();
}

void Session::Private::on(const toadvisor::SettingsChanges &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::HistoryEvents &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::Ok &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::Error &frame)
{
    if (q.m_state == ConnectionState::Authenticating) {
        if (frame.error == ErrorKind::Unauthenticated)
            return ended({TransportEnd::Why::Closed, 4401, QStringLiteral("hello refused")});
        updateNeeded = frame.error == ErrorKind::VersionMismatch;
        return ended({TransportEnd::Why::Closed, 0, QStringLiteral("hello refused")});
    }
    if (!q.isLive() || !frame.re)
        return;
    const auto retryAfter = frame.retryAfter ? std::optional(std::chrono::milliseconds(*frame.retryAfter)) : std::nullopt;
    if (outbox.refused(*frame.re, frame.error, retryAfter))
        return;
    answer(*frame.re, tl::unexpected(Error{kindOf(frame.error), {}, retryAfter}));
}

//! A seq that jumped: the missing events are asked for, page by page, until there is no hole.
void Session::Private::heal(ConversationId conversation)
{
    const auto gap = store.firstGap(conversation);
    if (!gap || !healing.insert(conversation).second)
        return;
    const auto limit = std::min<std::uint64_t>(gap->missing, limits::page);
    ask(fromadvisor::HistoryPage{0, conversation, gap->before, limit}, [this, conversation, gap](const Result<ToAdvisor> &result) {
        healing.erase(conversation);
        const auto *page = partOf<toadvisor::HistoryEvents>(result);
        if (!page)
            return; // with the connection; the next hello asks again from before the gap
        store.applyHistory(conversation, page->events, page->more);
        const auto left = store.firstGap(conversation);
        if (left && left->before == gap->before && left->missing >= gap->missing)
            return openThread(conversation); // no progress: forget it and take it from its end
        heal(conversation);
    });
}

} // namespace visavis::console
