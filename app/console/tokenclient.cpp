// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/tokenclient.h"

#include "console/serveraddress.h"
#include "protocol/text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QPromise>
#include <QSslConfiguration>

namespace visavis::console {
namespace {

constexpr qint64 mostAnswerBytes = 8192;

std::string object(std::initializer_list<std::pair<std::string_view, std::string_view>> members)
{
    std::string body = "{";
    for (const auto &[name, value] : members) {
        if (body.size() > 1)
            body += ',';
        protocol::appendJsonString(body, name);
        body += ':';
        protocol::appendJsonString(body, value);
    }
    return body + '}';
}

constexpr std::string_view platform()
{
#if defined(Q_OS_LINUX)
    return "linux";
#elif defined(Q_OS_WIN)
    return "windows";
#elif defined(Q_OS_MACOS)
    return "macos";
#else
    return "other";
#endif
}

//! \brief What the backend said in its own words; anything else (a proxy, a portal) is no answer of the backend's.
Error errorOf(QNetworkReply &reply, const QByteArray &body)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto detail = QStringLiteral("HTTP %1, %2").arg(QString::number(status), QString::number(reply.error()));
    const auto answer = QJsonDocument::fromJson(body).object();
    const auto word = answer[QLatin1String("error")].toString();
    if (status == 401 && word == QLatin1String("unauthenticated"))
        return {Error::Kind::Unauthenticated, detail, std::nullopt};
    if (status == 429 && word == QLatin1String("rateLimited"))
        return {Error::Kind::RateLimited, detail, std::chrono::milliseconds(answer[QLatin1String("retryAfter")].toInteger(60'000))};
    if (status == 400)
        return {Error::Kind::InvalidFrame, detail, std::nullopt};
    if (word == QLatin1String("storage"))
        return {Error::Kind::Storage, detail, std::nullopt};
    if (status != 0)
        return {Error::Kind::Unavailable, detail, std::nullopt};

    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return {Error::Kind::TlsFailed, detail, std::nullopt};
    case QNetworkReply::OperationCanceledError: // what a transfer timeout is in Qt 6.4
    case QNetworkReply::TimeoutError:
        return {Error::Kind::Timeout, detail, std::nullopt};
    default:
        return {Error::Kind::Unreachable, detail, std::nullopt};
    }
}

Result<Tokens> tokensOf(const std::string &body)
{
    const auto answer = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), qsizetype(body.size()))).object();
    const auto secret = [&answer](QLatin1String name) {
        auto text = answer[name].toString().toStdString();
        const Secret value(text);
        Secret::wipe(text);
        return value;
    };
    Tokens tokens{secret(QLatin1String("accessToken")), secret(QLatin1String("refreshToken")),
                  std::chrono::seconds(answer[QLatin1String("expiresIn")].toInteger()), answer[QLatin1String("person")].toString(),
                  answer[QLatin1String("username")].toString()};
    constexpr std::size_t tokenLength = 43; // 256 bits in base64url
    if (tokens.access.reveal().size() != tokenLength || tokens.refresh.reveal().size() != tokenLength || tokens.expiresIn.count() <= 0
        || tokens.username.isEmpty())
        return failure(Error::Kind::Unavailable, QStringLiteral("not a token answer"));
    return tokens;
}

} // namespace

TokenClient::TokenClient(std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_timeout(timeout)
{
    m_network.setAutoDeleteReplies(false);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setStrictTransportSecurityEnabled(true);
}

QFuture<Result<Tokens>> TokenClient::byPassword(const QUrl &server, const QString &username, const Secret &password)
{
    return askForTokens(server,
                        object({{"grant", "password"}, {"username", username.toStdString()}, {"password", password.reveal()}, {"platform", platform()}}),
                        1);
}

QFuture<Result<Tokens>> TokenClient::byOneTimeToken(const QUrl &server, const Secret &token)
{
    return askForTokens(server, object({{"grant", "oneTime"}, {"token", token.reveal()}, {"platform", platform()}}), 1);
}

QFuture<Result<Tokens>> TokenClient::byRefreshToken(const QUrl &server, const Secret &refresh)
{
    return askForTokens(server, object({{"grant", "refresh"}, {"refreshToken", refresh.reveal()}}), 2);
}

QFuture<Result<void>> TokenClient::signOut(const QUrl &server, const Secret &access, bool everywhere)
{
    return post(server, QStringLiteral("/api/v1/sign-out"), everywhere ? "{\"everywhere\":true}" : "{\"everywhere\":false}", access)
        .then(this, [](const Result<std::string> &answer) -> Result<void> {
            if (!answer)
                return tl::unexpected(answer.error());
            return {};
        });
}

QFuture<Result<Tokens>> TokenClient::askForTokens(const QUrl &server, std::string body, int attempts)
{
    auto promise = std::make_shared<QPromise<Result<Tokens>>>();
    promise->start();
    post(server, QStringLiteral("/api/v1/token"), body, {})
        .then(this, [this, promise, server, body, attempts](const Result<std::string> &answer) mutable {
            const bool lost = !answer && (answer.error().kind == Error::Kind::Unreachable || answer.error().kind == Error::Kind::Timeout);
            if (lost && attempts > 1) {
                askForTokens(server, std::move(body), attempts - 1).then(this, [promise](const Result<Tokens> &later) {
                    promise->addResult(later);
                    promise->finish();
                });
                return;
            }
            Secret::wipe(body);
            promise->addResult(answer ? tokensOf(*answer) : Result<Tokens>(tl::unexpected(answer.error())));
            promise->finish();
        });
    Secret::wipe(body);
    return promise->future();
}

QFuture<Result<std::string>> TokenClient::post(const QUrl &server, const QString &path, std::string body, const Secret &bearer)
{
    // Asked again here, beside the form that already did: no caller can send a secret in the clear.
    const auto origin = serverAddress(server.toString());
    if (!origin)
        return QtFuture::makeReadyFuture(Result<std::string>(tl::unexpected(origin.error())));

    QUrl url(*origin);
    url.setPath(path);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setTransferTimeout(int(m_timeout.count()));
    if (!bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + QByteArray(bearer.reveal().data(), qsizetype(bearer.reveal().size())));
    if (url.scheme() == QLatin1String("https")) {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        request.setSslConfiguration(tls);
    }

    auto promise = std::make_shared<QPromise<Result<std::string>>>();
    promise->start();
    auto *reply = m_network.post(request, QByteArray(body.data(), qsizetype(body.size())));
    Secret::wipe(body);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received) {
        if (received > mostAnswerBytes)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, promise] {
        reply->deleteLater();
        auto answer = reply->read(mostAnswerBytes);
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (reply->error() == QNetworkReply::NoError && status == 200)
            promise->addResult(Result<std::string>(answer.toStdString()));
        else
            promise->addResult(Result<std::string>(tl::unexpected(errorOf(*reply, answer))));
        answer.fill('\0');
        promise->finish();
    });
    return promise->future();
}

} // namespace visavis::console
