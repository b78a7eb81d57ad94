// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/websockettransport.h"

#include "protocol/limits.h"

#include <QSslConfiguration>

namespace visavis::console {

using namespace std::chrono_literals;

namespace {
constexpr auto pingEvery = 1200ms;  // with the next: an advisor reads "not connected" within 5 s, whoever speaks or is silent
constexpr auto pongWithin = 3s;     // then the connection is taken for lost; it resumes without loss
constexpr auto connectWithin = 5s;  // a try that hangs must not outlive the network's trouble by long
} // namespace

WebSocketTransport::WebSocketTransport(Clock &clock, QObject *parent)
    : Transport(parent)
    , m_clock(clock)
    , m_ping(clock.alarm([this] {
        m_socket->ping();
        if (!m_asked)
            m_silence->start(pongWithin);
        m_asked = true;
        m_ping->start(pingEvery);
    }))
    , m_silence(clock.alarm([this] { end({TransportEnd::Why::Silent, 0, {}}); }))
{
}

WebSocketTransport::~WebSocketTransport()
{
    // At the end of the program no event loop comes to delete it later.
    if (m_socket)
        m_socket->disconnect(this);
}

void WebSocketTransport::open(const QUrl &url)
{
    drop();
    m_socket = std::make_unique<QWebSocket>(); // no origin: the backend refuses browsers by it
    m_socket->setMaxAllowedIncomingMessageSize(protocol::limits::backendFrameBytes);
    m_socket->setMaxAllowedIncomingFrameSize(protocol::limits::backendFrameBytes);
    if (url.scheme() == QLatin1String("wss")) {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        m_socket->setSslConfiguration(tls);
    }

    connect(m_socket.get(), &QWebSocket::connected, this, [this] {
        m_open = true;
        heard();
        m_ping->start(pingEvery);
        Q_EMIT opened();
    });
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &frame) {
        heard();
        // QWebSocket knows no other form; text of the wire is UTF-8 again before anybody reads it.
        Q_EMIT received(frame.toUtf8());
    });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &message) {
        heard();
        Q_EMIT receivedBinary(message);
    });
    connect(m_socket.get(), &QWebSocket::textFrameReceived, this, [this] { heard(); });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { heard(); });
    connect(m_socket.get(), &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        end({TransportEnd::Why::Tls, 0, errors.isEmpty() ? QString() : errors.constFirst().errorString()});
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto failed = &QWebSocket::errorOccurred;
#else
    const auto failed = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
    connect(m_socket.get(), failed, this, [this](QAbstractSocket::SocketError error) {
        // With a close frame the peer hangs up too; what it said comes with disconnected().
        if (error == QAbstractSocket::RemoteHostClosedError && m_open)
            return;
        const bool tls = error == QAbstractSocket::SslHandshakeFailedError;
        end({tls ? TransportEnd::Why::Tls : TransportEnd::Why::Lost, 0, m_socket->errorString()});
    });
    connect(m_socket.get(), &QWebSocket::disconnected, this, [this] {
        end({TransportEnd::Why::Closed, int(m_socket->closeCode()), m_socket->closeReason().left(100)});
    });

    m_silence->start(connectWithin);
    m_socket->open(url);
}

void WebSocketTransport::close()
{
    drop();
}

void WebSocketTransport::send(const std::string &frame)
{
    if (!m_open)
        return;
    m_socket->sendTextMessage(QString::fromUtf8(frame.data(), qsizetype(frame.size())));
    if (m_open && m_socket->bytesToWrite() > qint64(protocol::limits::sendQueueBytes))
        end({TransportEnd::Why::TooSlow, 0, {}});
}

void WebSocketTransport::heard()
{
    m_asked = false;
    m_silence->stop();
}

void WebSocketTransport::end(TransportEnd end)
{
    if (!m_socket)
        return;
    drop();
    Q_EMIT ended(end);
}

void WebSocketTransport::drop()
{
    m_open = m_asked = false;
    m_ping->stop();
    m_silence->stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->close(QWebSocketProtocol::CloseCodeGoingAway); // the close frame goes out while deleteLater waits
    // This may be one of its own signals: it must outlive the call.
    m_socket.release()->deleteLater();
}

} // namespace visavis::console
