// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/credentials.h"

#include <QFile>
#include <QPromise>
#include <qt6keychain/keychain.h>

namespace visavis::console {
namespace {

//! \brief Whether a session bus can be where its users look for it. GLib's own words on this are translated, so none of them is a sign.
bool busIsThere()
{
    const auto address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    const QLatin1String unixPath("unix:path=");
    if (address.startsWith(unixPath))
        return QFile::exists(address.mid(unixPath.size()).section(QLatin1Char(','), 0, 0));
    return !address.isEmpty() || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QLatin1String("/bus"));
}

Error errorOf(const QKeychain::Job &job)
{
    const auto kind = [&job] {
        switch (job.error()) {
        case QKeychain::EntryNotFound:
            return Error::Kind::KeychainNotFound;
        case QKeychain::AccessDeniedByUser:
            return Error::Kind::KeychainDenied;
        case QKeychain::AccessDenied: // what Secret Service says when one writes to a locked collection
            return Error::Kind::KeychainLocked;
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
            return Error::Kind::KeychainMissing;
        default:
            break;
        }
#ifdef Q_OS_LINUX
        if (!busIsThere())
            return Error::Kind::KeychainMissing;
#endif
        // No code of its own tells "no service" and "no collection" from other trouble; the bus daemon's texts do, which
        // are not translated.
        for (const auto *sign : {"D-Bus", "DBus", "dbus", "org.freedesktop.secrets", "org.kde.kwalletd", "/org/freedesktop/secrets"}) {
            if (job.errorString().contains(QLatin1String(sign)))
                return Error::Kind::KeychainMissing;
        }
        return Error::Kind::KeychainFailed;
    }();
    return {kind, QStringLiteral("%1: %2").arg(QString::number(job.error()), job.errorString()), std::nullopt};
}

//! \brief Runs \a job to its end or its deadline, whichever is first; \a value makes the result of a success.
//! The job stays alive behind a deadline: QtKeychain runs one at a time and cannot cancel.
template <class T, class Value>
QFuture<Result<T>> run(QKeychain::Job *job, const QString &key, Clock &clock, std::chrono::milliseconds deadline, QObject *context, Value value)
{
    struct Race {
        QPromise<Result<T>> promise;
        std::unique_ptr<Alarm> alarm;
        bool decided = false;

        void decide(Result<T> result)
        {
            if (std::exchange(decided, true))
                return;
            promise.addResult(std::move(result));
            promise.finish();
        }
    };
    const auto race = std::make_shared<Race>();
    race->promise.start();
    auto future = race->promise.future();

    // Weak: the alarm belongs to the race, so a strong reference would keep it for ever.
    race->alarm = clock.alarm([weak = std::weak_ptr(race)] {
        if (const auto still = weak.lock())
            still->decide(failure(Error::Kind::KeychainTimeout));
    });
    race->alarm->start(deadline);

    job->setAutoDelete(true);
    job->setInsecureFallback(false); // the default, said aloud: the fallback writes plain text into a file
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, context, [race, value](QKeychain::Job *done) {
        race->alarm->stop();
        race->decide(value(*done));
    });
    job->start();
    return future;
}

} // namespace

QString Credentials::keyFor(const QUrl &server, const QString &username)
{
    return server.toString(QUrl::FullyEncoded) + QLatin1Char(' ') + username;
}

KeychainCredentials::KeychainCredentials(Clock &clock, std::chrono::milliseconds deadline, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_deadline(deadline)
{
}

QFuture<Result<Secret>> KeychainCredentials::read(const QString &key)
{
    auto *job = new QKeychain::ReadPasswordJob(QStringLiteral("visavis"));
    return run<Secret>(job, key, m_clock, m_deadline, this, [](QKeychain::Job &done) -> Result<Secret> {
        if (done.error() != QKeychain::NoError)
            return tl::unexpected(errorOf(done));
        auto bytes = static_cast<QKeychain::ReadPasswordJob &>(done).binaryData();
        const Secret secret(std::string_view(bytes.constData(), std::size_t(bytes.size())));
        bytes.fill('\0');
        if (secret.isEmpty())
            return failure(Error::Kind::KeychainNotFound, QStringLiteral("empty entry"));
        return secret;
    });
}

QFuture<Result<void>> KeychainCredentials::write(const QString &key, const Secret &secret)
{
    auto *job = new QKeychain::WritePasswordJob(QStringLiteral("visavis"));
    job->setBinaryData(QByteArray(secret.reveal().data(), qsizetype(secret.reveal().size())));
    return run<void>(job, key, m_clock, m_deadline, this, [](QKeychain::Job &done) -> Result<void> {
        if (done.error() != QKeychain::NoError)
            return tl::unexpected(errorOf(done));
        return {};
    });
}

QFuture<Result<void>> KeychainCredentials::remove(const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(QStringLiteral("visavis"));
    return run<void>(job, key, m_clock, m_deadline, this, [](QKeychain::Job &done) -> Result<void> {
        if (done.error() != QKeychain::NoError && done.error() != QKeychain::EntryNotFound)
            return tl::unexpected(errorOf(done));
        return {};
    });
}

} // namespace visavis::console
