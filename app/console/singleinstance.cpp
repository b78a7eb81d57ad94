// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

namespace visavis::console {
namespace {

constexpr int patience = 5000; // ms
constexpr qsizetype mostBytes = 64 * 1024;

QString pathOf(const QString &configuration, const QString &folder)
{
    auto place = folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) : folder;
    // Of a Flatpak's run time folder each start has its own; this part is common.
    if (const auto id = qEnvironmentVariable("FLATPAK_ID"); folder.isEmpty() && !id.isEmpty())
        place += QLatin1String("/app/") + id;
    const auto mark = QCryptographicHash::hash(QDir::cleanPath(configuration).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return place + QLatin1String("/visavis-") + QLatin1String(mark);
}

//! A window of Wayland comes to the front only with the token that the second start was given.
constexpr const char *token = "XDG_ACTIVATION_TOKEN";

QByteArray lineOf(const Options &options)
{
    const auto local = options.local.isEmpty() ? QString() : QDir::current().absoluteFilePath(options.local);
    const QJsonObject object{{QLatin1String("server"), options.server}, {QLatin1String("local"), local},
                             {QLatin1String("as"), options.as}, {QLatin1String("minimized"), options.minimized},
                             {QLatin1String("token"), qEnvironmentVariable(token)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

SingleInstance::SingleInstance(const QString &configuration, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_socketPath(pathOf(configuration, folder))
    , m_lock(m_socketPath + QLatin1String(".lock"))
{
    m_lock.setStaleLockTime(0); // only the end of its process frees it, however long that runs
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Role SingleInstance::begin(const Options &options)
{
    QElapsedTimer waited;
    waited.start();
    do {
        if (m_lock.tryLock(0)) {
            QLocalServer::removeServer(m_socketPath); // what a crash left
            return m_server.listen(m_socketPath) ? Role::First : Role::Alone;
        }
        if (m_lock.error() != QLockFile::LockFailedError)
            return Role::Alone;
        if (tell(options))
            return Role::Second;
        QThread::msleep(50); // it starts, or ends, just now
    } while (waited.elapsed() < patience);
    return Role::Unheard;
}

bool SingleInstance::tell(const Options &options) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socketPath);
    if (!socket.waitForConnected(1000))
        return false;
    socket.write(lineOf(options));
    return socket.waitForReadyRead(3000) && socket.readLine() == "ok\n";
}

void SingleInstance::greet()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(*socket); });
        read(*socket);
    }
}

void SingleInstance::read(QLocalSocket &socket)
{
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() > mostBytes)
            socket.abort();
        return;
    }
    const auto object = QJsonDocument::fromJson(socket.readLine()).object();
    Options options;
    options.server = object[QLatin1String("server")].toString();
    options.local = object[QLatin1String("local")].toString();
    options.as = object[QLatin1String("as")].toString();
    options.minimized = object[QLatin1String("minimized")].toBool();
    if (const auto given = object[QLatin1String("token")].toString(); !given.isEmpty())
        qputenv(token, given.toUtf8());
    socket.write("ok\n");
    socket.disconnectFromServer();
    Q_EMIT startedAgain(options);
}

} // namespace visavis::console
