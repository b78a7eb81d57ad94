// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/credentials.h"
#include "console/tokenclient.h"

#include <QObject>
#include <QPromise>

namespace visavis::console {

//! \brief What Session needs of a sign-in: an access token that is still good. Replaceable for tests.
class AccessTokens
{
public:
    AccessTokens() = default;
    virtual ~AccessTokens() = default;
    AccessTokens(const AccessTokens &) = delete;
    AccessTokens &operator=(const AccessTokens &) = delete;

    //! \brief An access token good for 30 s at least, renewed where needed. Unauthenticated: the sign-in is over.
    [[nodiscard]] virtual QFuture<Result<Secret>> fresh() = 0;
    //! \brief The backend refused the present one: the next fresh() renews.
    virtual void expire() = 0;
};

//! \brief The tokens of one person on one server; the refresh token also in the keychain, and nowhere else.
//!
//! Order of a renewal: new token, keychain, confirmed, then used, so that a crash between leaves a usable one. A keychain
//! that fails never costs the sign-in: the token stays in memory, place() says so, and the keychain is asked again by itself.
class SignIn final : public QObject, public AccessTokens
{
    Q_OBJECT

public:
    enum class Place : std::uint8_t {
        Nowhere,    //!< signed out
        Keychain,
        MemoryOnly, //!< keychainError() says why; at the next start one signs in anew, unless it is kept until then
    };
    Q_ENUM(Place)

    //! All three outlive this object.
    SignIn(TokenService &service, Credentials &credentials, Clock &clock, QObject *parent = nullptr);

    //! \brief Takes over what a sign-in brought and writes the keychain. \a keep false leaves it in memory (local workspace).
    //! Finishes when the keychain has answered; a keychain error is told by place(), not here.
    QFuture<Result<void>> begin(const QUrl &server, const Tokens &tokens, bool keep);
    //! \brief Signs in by the token in the keychain. Keychain kinds, Unauthenticated (expired: the entry is removed), network kinds.
    QFuture<Result<void>> resume(const QUrl &server, const QString &username);
    //! \brief The same backend at a new address.
    void moveTo(const QUrl &server) { m_server = server; }
    //! \brief Tells the backend, forgets the tokens, removes the keychain's entry; local forgetting never fails.
    QFuture<Result<void>> end(bool everywhere);
    //! \brief Forgets without a word to the backend, after the backend ended the sign-in.
    void forget();

    //! \brief Offers the keychain once more what it did not take; it is done by itself after 1, 2, 4 ... 15 min.
    void keepAgain();

    [[nodiscard]] QFuture<Result<Secret>> fresh() override;
    void expire() override;

    [[nodiscard]] bool isSignedIn() const { return !m_tokens.refresh.isEmpty(); }
    [[nodiscard]] QUrl server() const { return m_server; }
    [[nodiscard]] QString username() const { return m_tokens.username; }
    [[nodiscard]] Place place() const { return m_place; }
    //! \brief Why the token is in memory only; empty while it is in the keychain.
    [[nodiscard]] std::optional<Error> keychainError() const { return m_keychainError; }

Q_SIGNALS:
    void placeChanged();

private:
    void renew();
    void renewed(const Result<Secret> &access);
    QFuture<Result<void>> adopt(const Tokens &tokens);
    void doubtKeychain(Error error);
    void removeEntry();
    void setPlace(Place place, std::optional<Error> error);

    TokenService &m_service;
    Credentials &m_credentials;
    Clock &m_clock;
    QUrl m_server;
    Tokens m_tokens;
    protocol::Time m_expiresAt;
    bool m_keep = false;
    std::uint64_t m_life = 0; //!< counts sign-ins, so that a late answer cannot revive an ended one
    Place m_place = Place::Nowhere;
    std::optional<Error> m_keychainError;
    const std::unique_ptr<Alarm> m_keepAgain;
    int m_refusals = 0; //!< of the keychain, in a row
    std::vector<QPromise<Result<Secret>>> m_waiting; //!< for the renewal under way
};

} // namespace visavis::console
