// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/error.h"
#include "console/secret.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>

namespace visavis::console {

//! \brief What POST /api/v1/token answers.
struct Tokens {
    Secret access, refresh;
    std::chrono::seconds expiresIn{0};
    QString person, username;
};

//! \brief Sign-in, renewal and sign-out at one backend, replaceable for tests.
class TokenService
{
public:
    TokenService() = default;
    virtual ~TokenService() = default;
    TokenService(const TokenService &) = delete;
    TokenService &operator=(const TokenService &) = delete;

    [[nodiscard]] virtual QFuture<Result<Tokens>> byPassword(const QUrl &server, const QString &username, const Secret &password) = 0;
    [[nodiscard]] virtual QFuture<Result<Tokens>> byOneTimeToken(const QUrl &server, const Secret &token) = 0;
    //! \brief A lost answer is asked for again with the same refresh token: it stays good until its successor is used.
    [[nodiscard]] virtual QFuture<Result<Tokens>> byRefreshToken(const QUrl &server, const Secret &refresh) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> signOut(const QUrl &server, const Secret &access, bool everywhere) = 0;
};

//! \brief The same over HTTP: https, or http to a loopback literal; TLS errors are never ignored, redirects never followed.
class TokenClient final : public QObject, public TokenService
{
    Q_OBJECT

public:
    explicit TokenClient(std::chrono::milliseconds timeout = std::chrono::seconds(10), QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<Tokens>> byPassword(const QUrl &server, const QString &username, const Secret &password) override;
    [[nodiscard]] QFuture<Result<Tokens>> byOneTimeToken(const QUrl &server, const Secret &token) override;
    [[nodiscard]] QFuture<Result<Tokens>> byRefreshToken(const QUrl &server, const Secret &refresh) override;
    [[nodiscard]] QFuture<Result<void>> signOut(const QUrl &server, const Secret &access, bool everywhere) override;

private:
    QFuture<Result<Tokens>> askForTokens(const QUrl &server, std::string body, int attempts);
    QFuture<Result<std::string>> post(const QUrl &server, const QString &path, std::string body, const Secret &bearer);

    std::chrono::milliseconds m_timeout;
    QNetworkAccessManager m_network;
};

} // namespace visavis::console
