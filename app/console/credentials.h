// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/error.h"
#include "console/secret.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

namespace visavis::console {

//! \brief The place of the refresh token, replaceable for tests.
//!
//! Every error is one of the six Keychain kinds: \c KeychainMissing (no service, no bus, no collection: keep the token in
//! memory), \c KeychainNotFound (no entry, **or the keychain is locked**: Secret Service answers both alike, so where a
//! token was stored before offer to unlock and try again), \c KeychainLocked (a write was refused), \c KeychainDenied
//! (the person said no), \c KeychainTimeout (no answer within 10 s, perhaps an unlock dialogue stands open), and
//! \c KeychainFailed (detail says what).
class Credentials
{
public:
    Credentials() = default;
    virtual ~Credentials() = default;
    Credentials(const Credentials &) = delete;
    Credentials &operator=(const Credentials &) = delete;

    [[nodiscard]] virtual QFuture<Result<Secret>> read(const QString &key) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> write(const QString &key, const Secret &secret) = 0;
    //! \brief Removing what is not there is a success.
    [[nodiscard]] virtual QFuture<Result<void>> remove(const QString &key) = 0;

    //! \brief "https://chat.example/ anna": one entry a server and person.
    [[nodiscard]] static QString keyFor(const QUrl &server, const QString &username);
};

//! \brief The operating system's keychain through QtKeychain, entries under the service "visavis".
//!
//! Never blocks, never falls back to a file. KWallet may wait for days: after \a deadline an answer is a timeout, and one
//! that comes later is dropped.
class KeychainCredentials final : public QObject, public Credentials
{
    Q_OBJECT

public:
    explicit KeychainCredentials(Clock &clock, std::chrono::milliseconds deadline = std::chrono::seconds(10),
                                 QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<Secret>> read(const QString &key) override;
    [[nodiscard]] QFuture<Result<void>> write(const QString &key, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<void>> remove(const QString &key) override;

private:
    Clock &m_clock;
    std::chrono::milliseconds m_deadline;
};

} // namespace visavis::console
