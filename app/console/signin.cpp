// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/signin.h"

namespace visavis::console {
namespace {

constexpr auto leastLeft = std::chrono::seconds(30);

template <class T>
QFuture<Result<T>> ready(Result<T> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

} // namespace

SignIn::SignIn(TokenService &service, Credentials &credentials, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_credentials(credentials)
    , m_clock(clock)
    , m_keepAgain(clock.alarm([this] { keepAgain(); }))
{
}

QFuture<Result<void>> SignIn::begin(const QUrl &server, const Tokens &tokens, bool keep)
{
    forget();
    m_server = server;
    m_keep = keep;
    // No older sign-in stands behind this one, so it is good before the keychain has answered, who may wait for a person.
    m_tokens = tokens;
    m_expiresAt = m_clock.now() + tokens.expiresIn;
    return adopt(tokens);
}

QFuture<Result<void>> SignIn::resume(const QUrl &server, const QString &username)
{
    forget();
    const auto life = m_life;
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto answer = [promise](const Result<void> &result) {
        promise->addResult(result);
        promise->finish();
    };
    m_credentials.read(Credentials::keyFor(server, username)).then(this, [=, this](const Result<Secret> &stored) {
        if (life != m_life)
            return answer(failure(Error::Kind::NotConnected, QStringLiteral("superseded")));
        if (!stored)
            return answer(tl::unexpected(stored.error()));
        m_server = server;
        m_keep = true;
        m_tokens.refresh = *stored;
        m_tokens.username = username;
        fresh().then(this, [=, this](const Result<Secret> &access) {
            if (access)
                return answer({});
            // Only a refusal ends what is stored; without the network it is as good as before.
            if (life == m_life && isSignedIn())
                forget();
            answer(tl::unexpected(access.error()));
        });
    });
    return promise->future();
}

QFuture<Result<void>> SignIn::end(bool everywhere)
{
    if (!isSignedIn())
        return ready<void>({});
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto answer = [promise](const Result<void> &done) {
        promise->addResult(done);
        promise->finish();
    };
    const auto server = m_server;
    const auto tokens = m_tokens;
    const bool good = !tokens.access.isEmpty() && m_clock.now() < m_expiresAt;
    // Here and now, whatever the network says later.
    removeEntry();
    forget();

    const auto renewFirst = [=, this] {
        m_service.byRefreshToken(server, tokens.refresh).then(this, [=, this](const Result<Tokens> &renewed) {
            if (renewed)
                m_service.signOut(server, renewed->access, everywhere).then(this, answer);
            else if (renewed.error().kind == Error::Kind::Unauthenticated)
                answer({}); // over already
            else
                answer(tl::unexpected(renewed.error()));
        });
    };
    if (good) {
        m_service.signOut(server, tokens.access, everywhere).then(this, [=](const Result<void> &done) {
            // A clock that was set back makes an old token look good.
            if (!done && done.error().kind == Error::Kind::Unauthenticated)
                renewFirst();
            else
                answer(done);
        });
    } else {
        renewFirst();
    }
    return promise->future();
}

void SignIn::forget()
{
    ++m_life;
    m_tokens = {};
    m_keep = false;
    m_refusals = 0;
    m_keepAgain->stop();
    renewed(failure(Error::Kind::Unauthenticated, QStringLiteral("signed out")));
    setPlace(Place::Nowhere, std::nullopt);
}

QFuture<Result<Secret>> SignIn::fresh()
{
    if (!isSignedIn())
        return ready<Secret>(failure(Error::Kind::Unauthenticated, QStringLiteral("no sign-in")));
    if (!m_tokens.access.isEmpty() && m_clock.now() + leastLeft < m_expiresAt)
        return ready<Secret>(m_tokens.access);
    const bool underWay = !m_waiting.empty();
    auto &promise = m_waiting.emplace_back();
    promise.start();
    auto future = promise.future();
    if (!underWay)
        renew();
    return future;
}

void SignIn::expire()
{
    m_tokens.access = {};
}

void SignIn::renew()
{
    m_service.byRefreshToken(m_server, m_tokens.refresh).then(this, [this, life = m_life](const Result<Tokens> &tokens) {
        if (life != m_life)
            return;
        if (!tokens) {
            if (tokens.error().kind == Error::Kind::Unauthenticated) {
                removeEntry();
                m_tokens = {};
                setPlace(Place::Nowhere, std::nullopt);
            }
            return renewed(tl::unexpected(tokens.error()));
        }
        adopt(*tokens).then(this, [this, life](const Result<void> &) {
            if (life == m_life)
                renewed(m_tokens.access);
        });
    });
}

void SignIn::renewed(const Result<Secret> &access)
{
    for (auto &promise : std::exchange(m_waiting, {})) {
        promise.addResult(access);
        promise.finish();
    }
}

QFuture<Result<void>> SignIn::adopt(const Tokens &tokens)
{
    const auto use = [this, tokens, life = m_life](Place place, std::optional<Error> error) -> Result<void> {
        if (life != m_life)
            return failure(Error::Kind::NotConnected, QStringLiteral("superseded"));
        m_tokens = tokens;
        m_expiresAt = m_clock.now() + tokens.expiresIn;
        setPlace(place, std::move(error));
        return {};
    };
    if (!m_keep)
        return ready(use(Place::MemoryOnly, std::nullopt));
    const auto key = Credentials::keyFor(m_server, tokens.username);
    return m_credentials.write(key, tokens.refresh).then(this, [this, use, key](const Result<void> &written) {
        if (written) {
            m_refusals = 0;
            m_keepAgain->stop();
            return use(Place::Keychain, std::nullopt);
        }
        // The one stored before would be two generations old soon and end the sign-in at its next use.
        (void)m_credentials.remove(key);
        auto used = use(Place::MemoryOnly, written.error());
        if (used)
            doubtKeychain(written.error());
        return used;
    });
}

void SignIn::doubtKeychain(Error error)
{
    // Each attempt may open a window that asks for a password, so they come ever more seldom.
    const auto pause = std::chrono::minutes(1) * (1 << std::min(m_refusals++, 4));
    m_keepAgain->start(std::min<std::chrono::milliseconds>(pause, std::chrono::minutes(15)));
    setPlace(Place::MemoryOnly, std::move(error));
}

void SignIn::keepAgain()
{
    if (!m_keep || m_place != Place::MemoryOnly || !m_waiting.empty())
        return; // a renewal under way writes by itself
    const auto refresh = m_tokens.refresh;
    m_credentials.write(Credentials::keyFor(m_server, m_tokens.username), refresh).then(this, [this, refresh, life = m_life](const Result<void> &written) {
        if (life != m_life || m_tokens.refresh != refresh)
            return;
        if (!written)
            return doubtKeychain(written.error());
        m_refusals = 0;
        setPlace(Place::Keychain, std::nullopt);
    });
}

void SignIn::removeEntry()
{
    if (m_keep)
        (void)m_credentials.remove(Credentials::keyFor(m_server, m_tokens.username));
}

void SignIn::setPlace(Place place, std::optional<Error> error)
{
    if (m_place == place && m_keychainError == error)
        return;
    m_place = place;
    m_keychainError = std::move(error);
    Q_EMIT placeChanged();
}

} // namespace visavis::console
