// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sessionprivate.h"

#include "console/serveraddress.h"

namespace visavis::console {

using namespace std::chrono_literals;

namespace {
constexpr int signedOutCode = 4401;
constexpr auto wakingPatience = 3s;
} // namespace

Session::Private::Private(Session &session, Transport &link, AccessTokens &accessTokens, ConversationStore &conversations, PreviewState &preview,
                          Drafts &draftTexts, Clock &theClock, Backoff delays)
    : q(session)
    , transport(link)
    , tokens(accessTokens)
    , store(conversations)
    , previews(preview)
    , drafts(draftTexts)
    , clock(theClock)
    , backoff(std::move(delays))
    , outbox(
          store, clock,
          [this](ConversationId conversation, protocol::EventId clientId, const std::string &text) {
              return post(protocol::fromadvisor::MessageSend{0, conversation, clientId, text});
          },
          [this] { ended({TransportEnd::Why::Silent, 0, QStringLiteral("no echo")}); }, [this] { updateBanner(); })
    , retryAlarm(clock.alarm([this] { handle(ConnectionEvent::RetryDue); }))
    , patience(clock.alarm([this] { watchQuestions(); }))
    , heartbeatAlarm(clock.alarm([this] { heartbeat(); }))
    , typingAlarm(clock.alarm([this] {
        if (typingIn)
            q.typing(*typingIn, false);
    }))
    , wakingAlarm(clock.alarm([this] { ended({TransportEnd::Why::Silent, 0, QStringLiteral("dead after a sleep")}); }))
{
}

Session::Session(Transport &transport, AccessTokens &tokens, ConversationStore &store, PreviewState &previews, Drafts &drafts, Clock &clock,
                 Backoff backoff, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, transport, tokens, store, previews, drafts, clock, std::move(backoff)))
{
    connect(&transport, &Transport::opened, this, [this] { d->handle(ConnectionEvent::SocketOpened); });
    connect(&transport, &Transport::received, this, [this](const QByteArray &frame) { d->received(frame); });
    connect(&transport, &Transport::receivedBinary, this, [this](const QByteArray &message) { d->receivedBinary(message); });
    connect(&transport, &Transport::ended, this, [this](const TransportEnd &end) { d->ended(end); });
    connect(&store, &ConversationStore::conversationRemoved, this, [this](const ConversationId &conversation, int unsent) {
        d->outbox.forget(conversation);
        d->previews.clear(conversation);
        d->drafts.clear(conversation);
        d->seenWanted.erase(conversation);
        d->seenSent.erase(conversation);
        d->typingVisitors.erase(conversation);
        if (d->typingIn == conversation)
            d->typingIn.reset();
        if (unsent > 0)
            Q_EMIT unsentLost(unsent);
    });
}

Session::~Session() = default;

void Session::start(const QUrl &server)
{
    stop();
    d->server = server;
    d->handle(ConnectionEvent::SignedIn);
}

void Session::moveTo(const QUrl &server)
{
    d->server = server;
    d->handle(ConnectionEvent::Moved);
}

void Session::stop()
{
    d->handle(ConnectionEvent::SignedOut);
}

void Session::reconnectNow()
{
    d->handle(ConnectionEvent::NetworkBack);
}

void Session::networkChanged(bool reachable)
{
    if (std::exchange(d->networkReachable, reachable) == reachable)
        return;
    d->handle(reachable ? ConnectionEvent::NetworkBack : ConnectionEvent::NetworkGone);
}

void Session::wokeUp()
{
    if (!isLive())
        return reconnectNow();
    d->wakingAlarm->start(wakingPatience);
    d->ask(protocol::fromadvisor::Ping{}, [this](const Result<protocol::ToAdvisor> &) { d->wakingAlarm->stop(); });
}

void Session::Private::handle(ConnectionEvent event)
{
    const auto step = transition(q.m_state, event);
    const bool changed = std::exchange(q.m_state, step.next) != step.next;
    // An effect may bring the next event at once (a token that is still good): the last one goes on from there.
    for (const auto effect : step.effects)
        carryOut(effect);
    if (changed && q.m_state == step.next) {
        Q_EMIT q.stateChanged(step.next);
        updateBanner();
    }
    if (changed && step.next == ConnectionState::Waiting && !networkReachable)
        handle(ConnectionEvent::NetworkGone);
}

void Session::Private::carryOut(ConnectionEffect effect)
{
    switch (effect) {
    case ConnectionEffect::Renew:
        retryAt.reset();
        renew();
        break;
    case ConnectionEffect::OpenSocket:
        transport.open(socketAddress(server, QStringLiteral("/api/v1/advisor")));
        break;
    case ConnectionEffect::SendHello:
        sendHello();
        break;
    case ConnectionEffect::CloseSocket:
        dropConnection();
        break;
    case ConnectionEffect::StartRetryTimer: {
        const auto delay = backoff.next();
        retryAt = clock.steady() + delay;
        retryAlarm->start(delay);
        break;
    }
    case ConnectionEffect::StopRetryTimer:
        retryAt.reset();
        retryAlarm->stop();
        break;
    case ConnectionEffect::ResetBackoff:
        backoff.reset();
        break;
    case ConnectionEffect::Forget:
        forgetEverything();
        break;
    }
}

void Session::Private::renew()
{
    tokens.fresh().then(&q, [this, mine = ++life](const Result<Secret> &token) {
        if (mine != life || q.m_state != ConnectionState::Renewing)
            return;
        if (token) {
            access = *token;
            handle(ConnectionEvent::TokenReady);
        } else if (token.error().kind == Error::Kind::Unauthenticated) {
            handle(ConnectionEvent::TokenRefused);
            Q_EMIT q.signedOut();
        } else {
            const bool tls = token.error().kind == Error::Kind::TlsFailed;
            lastEnd = TransportEnd{tls ? TransportEnd::Why::Tls : TransportEnd::Why::Lost, 0, token.error().detail};
            handle(ConnectionEvent::TokenFailed);
        }
    });
}

void Session::Private::sendHello()
{
    protocol::fromadvisor::Hello hello;
    hello.version = 1;
    hello.accessToken = std::string(access.reveal());
    hello.cursor = cursor;
    hello.opened = store.openedThreads(protocol::limits::openedThreads);
    access = {};
    lastId = 0;
    helloId = post(hello);
    Secret::wipe(hello.accessToken);
}

//! What lived on the connection: nothing of it may be believed any longer.
void Session::Private::dropConnection()
{
    transport.close();
    endLending();
    endMirror();
    ++life;
    access = {};
    complete = false;
    beating = false;
    heartbeatAlarm->stop();
    wakingAlarm->stop();
    typingAlarm->stop();
    typingIn.reset();
    typingVisitors.clear();
    opening.clear();
    healing.clear();
    seenSent.clear();
    outbox.disconnected();
    previews.clearAll();
    store.clearTyping();
    patience->stop();
    for (const auto &[request, question] : std::exchange(questions, {}))
        question.answer(failure(Error::Kind::NotConnected, QStringLiteral("connection lost")));
}

void Session::Private::forgetEverything()
{
    ++life;
    cursor.reset();
    welcomed = refusedOnce = updateNeeded = false;
    lastEnd.reset();
    viewed.reset();
    reading.reset();
    endOverview();
    seenWanted.clear();
    outbox.clear();
    store.clear();
    forgetPeople();
    forgetReplies();
    forgetSites();
    drafts.clearAll();
    previews.clearAll();
    q.m_limits = {};
    q.m_settings = {};
    setSelf({});
}

void Session::Private::ended(const TransportEnd &end)
{
    lastEnd = end;
    const bool greeting = q.m_state == ConnectionState::Authenticating || q.m_state == ConnectionState::Live;
    if (greeting && end.why == TransportEnd::Why::Closed && end.code == signedOutCode) {
        if (std::exchange(refusedOnce, true)) {
            handle(ConnectionEvent::TokenRefused);
            if (q.m_state == ConnectionState::SignedOut)
                Q_EMIT q.signedOut();
            return;
        }
        tokens.expire();
        handle(ConnectionEvent::HelloRefused);
        return;
    }
    handle(ConnectionEvent::SocketLost);
}

void Session::Private::updateBanner()
{
    Banner banner;
    banner.unsent = outbox.unsent();
    switch (q.m_state) {
    case ConnectionState::SignedOut:
        break;
    case ConnectionState::Live:
        if (outbox.pausedBy() == protocol::ErrorKind::RateLimited)
            banner.kind = BannerKind::SlowedDown;
        else if (outbox.pausedBy())
            banner.kind = BannerKind::StorageFull;
        break;
    case ConnectionState::Offline:
        banner.kind = BannerKind::Offline;
        banner.retryAt = retryAt;
        break;
    case ConnectionState::Waiting:
        banner.kind = updateNeeded                                             ? BannerKind::UpdateNeeded
            : lastEnd && lastEnd->why == TransportEnd::Why::Tls ? BannerKind::TlsFailed
                                                                               : BannerKind::WaitingToRetry;
        banner.retryAt = retryAt;
        break;
    default:
        banner.kind = welcomed ? BannerKind::Reconnecting : BannerKind::Connecting;
        break;
    }
    if (q.m_banner == banner)
        return;
    q.m_banner = banner;
    Q_EMIT q.bannerChanged();
}

} // namespace visavis::console
