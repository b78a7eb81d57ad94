// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/websockettransport.h"
#include "protocol/limits.h"
#include "unit/console/fakes.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace visavis::test;
using namespace visavis;

namespace {

//! \brief A backend of bytes: shakes hands as RFC 6455 says, then does what the test says and nothing by itself.
class RawBackend final : public QObject
{
public:
    RawBackend()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, &RawBackend::read);
        });
    }

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/api/v1/advisor").arg(m_server.serverPort())); }

    QTcpSocket *socket = nullptr;
    bool shakesHands = true;

private:
    void read()
    {
        m_request += socket->readAll();
        const auto end = m_request.indexOf("\r\n\r\n");
        if (!shakesHands || m_shaken || end < 0)
            return;
        m_shaken = true;
        QByteArray key;
        for (const auto &line : m_request.left(end).split('\n')) {
            if (line.toLower().startsWith("sec-websocket-key:"))
                key = line.mid(line.indexOf(':') + 1).trimmed();
        }
        const auto accept = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
        socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept + "\r\n\r\n");
    }

    QTcpServer m_server;
    QByteArray m_request;
    bool m_shaken = false;
};

//! A text frame of RFC 6455 section 5.2, not masked, of 126 to 65535 bytes.
QByteArray frameOf(const QByteArray &text)
{
    QByteArray frame("\x81\x7e", 2);
    frame += char(text.size() >> 8);
    frame += char(text.size() & 0xff);
    return frame + text;
}

struct Line {
    FakeClock clock;
    WebSocketTransport transport{clock};
    RawBackend backend;
    QSignalSpy opened{&transport, &Transport::opened}, received{&transport, &Transport::received}, ended{&transport, &Transport::ended};

    [[nodiscard]] TransportEnd::Why why() const { return ended.front().front().value<TransportEnd>().why; }
};

} // namespace

class TestWebSocketTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAFrameThatComesInPieces()
    {
        Line line;
        line.transport.open(line.backend.url());
        QTRY_COMPARE(line.opened.count(), 1);
        const QByteArray text(1000, 'x');
        const auto frame = frameOf(text);

        for (const auto byte : frame) {
            line.backend.socket->write(&byte, 1);
            line.backend.socket->flush();
        }

        QTRY_COMPARE(line.received.count(), 1);
        QCOMPARE(line.received.front().front().toByteArray(), text);
    }

    void doubtsAPeerThatStopsInTheMiddleOfAFrame()
    {
        Line line;
        line.transport.open(line.backend.url());
        QTRY_COMPARE(line.opened.count(), 1);

        line.backend.socket->write(frameOf(QByteArray(1000, 'x')).left(500));
        QVERIFY(line.backend.socket->waitForBytesWritten());
        line.clock.advance(4s);
        QCOMPARE(line.ended.count(), 0);
        line.clock.advance(1s); // a ping after 1.2 s that nobody answers within 3 s

        QCOMPARE(line.ended.count(), 1);
        QCOMPARE(line.why(), TransportEnd::Why::Silent);
        QCOMPARE(line.received.count(), 0); // half a frame is none
    }

    void doubtsAPeerThatTakesTheConnectionAndSaysNothing()
    {
        Line line;
        line.backend.shakesHands = false;

        line.transport.open(line.backend.url());
        QTRY_VERIFY(line.backend.socket != nullptr);
        line.clock.advance(10s);

        QCOMPARE(line.ended.count(), 1);
        QCOMPARE(line.why(), TransportEnd::Why::Silent);
        QCOMPARE(line.opened.count(), 0);
    }

    void tellsThatThePeerHungUpInTheMiddleOfAFrame()
    {
        Line line;
        line.transport.open(line.backend.url());
        QTRY_COMPARE(line.opened.count(), 1);

        line.backend.socket->write(frameOf(QByteArray(1000, 'x')).left(500));
        line.backend.socket->disconnectFromHost();

        QTRY_COMPARE(line.ended.count(), 1);
        QCOMPARE(line.received.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestWebSocketTransport)
#include "tst_websockettransport.moc"
