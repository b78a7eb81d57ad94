// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/desk.h"

#include "console/serveraddress.h"

#include <QCryptographicHash>
#include <QDir>
#include <QNetworkInformation>
#include <QStandardPaths>

namespace visavis::console {
namespace {

template <class Part, class Made, class... Arguments>
std::unique_ptr<Part> orReal(std::unique_ptr<Part> given, Arguments &&...arguments)
{
    return given ? std::move(given) : std::make_unique<Made>(std::forward<Arguments>(arguments)...);
}

//! Consoles with settings of their own have unsent messages of their own, even those of one person.
QString outboxFolder(const Settings &settings)
{
    if (!settings.isUsers())
        return settings.file() + QLatin1String(".outbox");
    const auto mark = QCryptographicHash::hash(settings.file().toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1String("/visavis/outbox-") + QLatin1String(mark);
}

} // namespace

Desk::Desk(Options options, QObject *parent)
    : Desk(std::move(options), Parts(), parent)
{
}

Desk::Desk(Options options, Parts parts, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(orReal<Clock, SystemClock>(std::move(parts.clock)))
    , m_settings(orReal<Settings, Settings>(std::move(parts.settings)))
    , m_credentials(orReal<Credentials, KeychainCredentials>(std::move(parts.credentials), *m_clock))
    , m_tokenService(orReal<TokenService, TokenClient>(std::move(parts.tokens)))
    , m_transport(orReal<Transport, WebSocketTransport>(std::move(parts.transport), *m_clock))
    , m_signIn(std::make_unique<SignIn>(*m_tokenService, *m_credentials, *m_clock))
    , m_backend(std::make_unique<BackendProcess>(*m_clock, parts.backendProgram.isEmpty() ? BackendProcess::beside() : parts.backendProgram))
    , m_store(std::make_unique<ConversationStore>())
    , m_previews(std::make_unique<PreviewState>(*m_clock))
    , m_drafts(std::make_unique<Drafts>())
    , m_outbox(std::make_unique<OutboxKeeper>(*m_store, *m_credentials, *m_clock, outboxFolder(*m_settings)))
    , m_session(std::make_unique<Session>(*m_transport, *m_signIn, *m_store, *m_previews, *m_drafts, *m_clock))
    , m_conversations(std::make_unique<ConversationListModel>(*m_store, *m_previews))
    , m_sleep(std::make_unique<SleepWatch>(*m_clock))
{
    connect(m_sleep.get(), &SleepWatch::wokeUp, m_session.get(), &Session::wokeUp);
    connect(m_outbox.get(), &OutboxKeeper::restored, m_session.get(), &Session::restore);
    connect(m_backend.get(), &BackendProcess::stateChanged, this, &Desk::backendChanged);
    connect(m_session.get(), &Session::signedOut, this, [this] {
        if (m_stage != Stage::SignedIn)
            return;
        ++m_attempt;
        m_outbox->close(); // what was not sent waits for the next sign-in
        m_signIn->forget();
        if (m_local && !m_enteredAs.isEmpty())
            return enter(m_backend->state() == BackendProcess::State::Ready ? Stage::ChoosingPerson : Stage::OpeningWorkspace);
        m_settings->set(settings::tokenStored, false);
        fail({Error::Kind::Unauthenticated, {}, std::nullopt});
    });
    connect(m_signIn.get(), &SignIn::placeChanged, this, [this] {
        if (!m_local && m_signIn->isSignedIn())
            m_settings->set(settings::tokenStored, m_signIn->place() == SignIn::Place::Keychain);
    });
    watchNetwork();
}

Desk::~Desk() = default;

void Desk::start()
{
    if (!m_options.local.isEmpty())
        return openLocalWorkspace(m_options.local);
    if (!m_options.server.isEmpty()) {
        const auto asked = serverAddress(m_options.server);
        const bool last = asked && asked->toString() == m_settings->value(settings::lastServer);
        return last && canResume() ? resumeStored() : enter(Stage::SignedOut);
    }
    if (canResume())
        return resumeStored();
    enter(Stage::SignedOut);
}

void Desk::follow(const Options &asked)
{
    if (!asked.local.isEmpty()) {
        const bool here = m_local && QDir(asked.local).absolutePath() == QDir(m_backend->folder()).absolutePath();
        if (here && (asked.as.isEmpty() || asked.as == m_enteredAs))
            return;
        m_options.server.clear();
        m_options.local = asked.local;
        m_options.as = asked.as;
        return here && m_backend->state() == BackendProcess::State::Ready ? enterAs(asked.as) : openLocalWorkspace(asked.local);
    }
    const auto server = serverAddress(asked.server);
    if (!server || (!m_local && m_stage == Stage::SignedIn && m_signIn->server() == *server))
        return;
    m_options.server = asked.server;
    m_options.local.clear();
    m_options.as.clear();
    backToStart();
    Q_EMIT serverAsked(asked.server);
    start();
}

QString Desk::defaultWorkspace()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1String("/visavis/workspace");
}

bool Desk::canResume() const
{
    return m_settings->value(settings::tokenStored) && !m_settings->value(settings::lastServer).isEmpty()
        && !m_settings->value(settings::lastUsername).isEmpty();
}

void Desk::signIn(const QString &server, const QString &username, const Secret &password)
{
    const auto attempt = ++m_attempt;
    m_local = false;
    const auto address = serverAddress(server);
    if (!address)
        return fail(address.error());
    enter(Stage::SigningIn);
    m_tokenService->byPassword(*address, username, password).then(this, [this, attempt, server = *address](const Result<Tokens> &tokens) {
        if (attempt != m_attempt)
            return;
        if (!tokens)
            return fail(tokens.error());
        m_settings->set(settings::lastServer, server.toString());
        m_settings->set(settings::lastUsername, tokens->username);
        signedInBy(server, *tokens, true);
    });
}

void Desk::signedInBy(const QUrl &server, const Tokens &tokens, bool keep)
{
    leaveSession();
    const auto attempt = m_attempt;
    // The window is usable before the keychain has answered: it may wait for a person.
    m_signIn->begin(server, tokens, keep);
    if (attempt != m_attempt)
        return;
    sessionBegins(server);
    enter(Stage::SignedIn);
}

void Desk::sessionBegins(const QUrl &server)
{
    m_session->start(server);
    // A local workspace has another address each time, but its folder is its own.
    const auto place = m_local ? QLatin1String("local:") + QDir(m_backend->folder()).absolutePath() : server.toString(QUrl::FullyEncoded);
    m_outbox->open(place + QLatin1Char(' ') + m_signIn->username());
}

void Desk::leaveSession()
{
    m_outbox->close();
    m_session->stop();
}

void Desk::resumeStored()
{
    const auto attempt = ++m_attempt;
    m_local = false;
    const auto server = serverAddress(m_settings->value(settings::lastServer));
    if (!server)
        return fail(server.error());
    enter(Stage::Resuming);
    m_signIn->resume(*server, m_settings->value(settings::lastUsername)).then(this, [this, attempt, server = *server](const Result<void> &resumed) {
        if (attempt != m_attempt)
            return;
        if (!resumed) {
            if (resumed.error().kind == Error::Kind::Unauthenticated)
                m_settings->set(settings::tokenStored, false);
            return fail(resumed.error());
        }
        sessionBegins(server);
        enter(Stage::SignedIn);
    });
}

void Desk::openLocalWorkspace(const QString &folder)
{
    ++m_attempt;
    leaveSession();
    m_signIn->forget();
    m_local = true;
    m_enteredAs = m_options.local == folder ? m_options.as : QString();
    enter(Stage::OpeningWorkspace);
    m_backend->start(folder);
    if (m_backend->state() == BackendProcess::State::Ready)
        backendChanged(BackendProcess::State::Ready);
}

void Desk::enterAs(const QString &username)
{
    const auto attempt = ++m_attempt;
    m_enteredAs = username;
    const auto before = m_signIn->isSignedIn();
    if (before) {
        leaveSession();
        m_signIn->end(false);
    }
    enter(Stage::SigningIn);
    m_backend->oneTimeToken(username).then(this, [this, attempt](const Result<Secret> &token) {
        if (attempt != m_attempt)
            return;
        if (!token)
            return fail(token.error());
        const auto server = m_backend->address();
        m_tokenService->byOneTimeToken(server, *token).then(this, [this, attempt, server](const Result<Tokens> &tokens) {
            if (attempt != m_attempt)
                return;
            if (!tokens)
                return fail(tokens.error());
            // The pipe gives another token whenever one is wanted: none of them need outlive the program.
            signedInBy(server, *tokens, false);
        });
    });
}

void Desk::backendChanged(BackendProcess::State state)
{
    if (!m_local)
        return;
    switch (state) {
    case BackendProcess::State::Ready:
        if (m_stage == Stage::SignedIn) {
            m_settings->set(settings::lastWorkspace, m_backend->folder());
            m_signIn->moveTo(m_backend->address());
            m_session->moveTo(m_backend->address());
        } else if (m_stage == Stage::OpeningWorkspace) {
            m_settings->set(settings::lastWorkspace, m_backend->folder());
            reenter();
        }
        break;
    case BackendProcess::State::Failed:
        if (m_stage != Stage::SignedIn)
            fail(m_backend->error().value_or(Error{Error::Kind::BackendFailed, {}, std::nullopt}));
        break;
    default:
        break;
    }
}

void Desk::reenter()
{
    if (m_enteredAs.isEmpty())
        enter(Stage::ChoosingPerson);
    else
        enterAs(m_enteredAs);
}

void Desk::signOut(bool everywhere)
{
    ++m_attempt;
    m_outbox->discard();
    m_session->stop();
    m_signIn->end(everywhere);
    if (!m_local)
        m_settings->set(settings::tokenStored, false);
    m_enteredAs.clear();
    if (m_local && m_backend->state() == BackendProcess::State::Ready)
        enter(Stage::ChoosingPerson);
    else
        backToStart();
}

void Desk::backToStart()
{
    ++m_attempt;
    leaveSession();
    m_signIn->forget();
    if (m_local)
        m_backend->stop();
    m_local = false;
    m_enteredAs.clear();
    enter(Stage::SignedOut);
}

void Desk::enter(Stage stage)
{
    if (m_error) {
        m_error.reset();
        Q_EMIT errorChanged();
    }
    m_stage = stage;
    Q_EMIT stageChanged(stage);
}

void Desk::fail(Error error)
{
    using State = BackendProcess::State;
    const auto backend = m_backend->state();
    const bool ended = backend == State::Failed || backend == State::Stopped;
    if (ended)
        m_local = false;
    // A backend that crashed in the middle of signing in comes back, and the person is entered then.
    enter(!m_local ? Stage::SignedOut : backend == State::Ready ? Stage::ChoosingPerson : Stage::OpeningWorkspace);
    m_error = std::move(error);
    Q_EMIT errorChanged();
}

void Desk::watchNetwork()
{
    if (!QNetworkInformation::loadDefaultBackend())
        return;
    auto *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this, [this](QNetworkInformation::Reachability reachability) {
        // A local workspace needs no network, and what a backend says that cannot tell is no news.
        if (!m_local)
            m_session->networkChanged(reachability != QNetworkInformation::Reachability::Disconnected);
    });
}

} // namespace visavis::console
