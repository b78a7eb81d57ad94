// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/backendprocess.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QWebSocket>

#include <csignal>
#include <unistd.h>

#include "protocol/id.h"

//! \brief The real visavis-backend for tests, and a visitor who speaks the wire without a chatbox.
namespace visavis::test {

inline QString backendProgram()
{
    return QStringLiteral(VISAVIS_BIN "/visavis-backend");
}

//! \brief Process ids of this test's own backends, by /proc.
inline std::vector<pid_t> backendChildren()
{
    std::vector<pid_t> pids;
    const auto entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const auto &entry : entries) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(entry));
        if (entry.toInt() <= 0 || !file.open(QFile::ReadOnly))
            continue;
        const auto stat = file.readAll();
        const auto rest = stat.mid(stat.lastIndexOf(')') + 2).split(' '); // state, parent, ...
        if (stat.contains("(visavis-backend)") && rest.value(0) != "Z" && rest.value(1).toInt() == getpid())
            pids.push_back(entry.toInt());
    }
    return pids;
}

inline void killBackends()
{
    for (const auto pid : backendChildren())
        ::kill(pid, SIGKILL);
}

//! \brief A chatbox without a page: consents, writes, keeps what is not echoed and sends it again after a reconnect.
class Visitor final : public QObject
{
public:
    Visitor(QUrl backend, QUrl site)
        : m_backend(std::move(backend))
        , m_site(std::move(site))
    {
    }

    void connectTo()
    {
        m_ready = false;
        m_socket = std::make_unique<QWebSocket>(origin(m_backend));
        QObject::connect(m_socket.get(), &QWebSocket::connected, this, [this] {
            QJsonObject hello{{"type", "visitor.hello"}, {"version", 1}, {"site", "shop"}, {"vuid", m_vuid}, {"origin", origin(m_site)},
                              {"languages", QJsonArray{"en"}}};
            if (!m_session.isEmpty()) {
                hello["session"] = m_session;
                hello["after"] = double(m_lastSeq);
            }
            send(hello);
        });
        QObject::connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) { received(QJsonDocument::fromJson(text.toUtf8()).object()); });
        auto url = m_backend;
        url.setScheme(QStringLiteral("ws"));
        url.setPath(QStringLiteral("/api/v1/visitor"));
        m_socket->open(url);
    }

    //! \brief The backend was started again: its port and the sample shop's may have gone to somebody else meanwhile.
    void movedTo(QUrl backend, QUrl site)
    {
        m_backend = std::move(backend);
        m_site = std::move(site);
    }

    void write(const QString &text)
    {
        m_unacknowledged.append({QString::fromStdString(protocol::EventId::random().text()), text});
        flush(m_unacknowledged.size() - 1);
    }
    void type(const QString &text) { send({{"type", "preview.update"}, {"text", text}}); }

    [[nodiscard]] bool isReady() const { return m_ready && m_socket->state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] bool isAway() const { return !m_socket || m_socket->state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] bool isConnected() const { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] QString conversation() const { return m_conversation; }
    [[nodiscard]] bool allAcknowledged() const { return m_unacknowledged.isEmpty(); }
    //! \brief Texts of the messages by seq, as the backend gave them.
    [[nodiscard]] QStringList messages() const { return m_messages.values(); }

private:
    static QString origin(const QUrl &url) { return url.toString(QUrl::RemovePath); }

    void send(QJsonObject frame)
    {
        frame["id"] = ++m_lastId;
        m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
    }

    void flush(qsizetype from)
    {
        for (auto i = from; isReady() && i < m_unacknowledged.size(); ++i)
            send({{"type", "message.send"}, {"clientId", m_unacknowledged[i].first}, {"text", m_unacknowledged[i].second}});
    }

    void received(const QJsonObject &frame)
    {
        const auto type = frame["type"].toString();
        if (type == QLatin1String("visitor.welcome")) {
            if (frame.contains("conversation"))
                return begin(frame["conversation"].toObject());
            const auto ask = frame["ask"].toObject();
            // QJsonDocument sorts keys and writes no white space: the RFC 8785 form of a notice, which holds no fractions.
            const auto canonical = QJsonDocument(ask["notice"].toObject()).toJson(QJsonDocument::Compact);
            const auto hash = QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex();
            send({{"type", "consent.give"}, {"nonce", ask["nonce"]}, {"noticeHash", QString::fromLatin1(hash)}, {"purposes", QJsonArray{"chat", "preview"}},
                  {"method", "button"}, {"boxVersion", "test"}});
        } else if (type == QLatin1String("consent.given")) {
            m_session = frame["session"].toString();
            begin(frame["conversation"].toObject());
        } else if (type == QLatin1String("event")) {
            apply(frame["event"].toObject());
        } else if (type == QLatin1String("error")) {
            qWarning("the visitor was refused: %s", QJsonDocument(frame).toJson(QJsonDocument::Compact).constData());
        }
    }

    void begin(const QJsonObject &conversation)
    {
        m_conversation = conversation["id"].toString();
        const auto events = conversation["events"].toArray();
        for (const auto &event : events)
            apply(event.toObject());
        m_ready = true;
        flush(0);
    }

    void apply(const QJsonObject &event)
    {
        const auto seq = event["seq"].toInteger();
        m_lastSeq = std::max(m_lastSeq, seq);
        if (event["kind"].toString() != QLatin1String("message"))
            return;
        m_messages.insert(seq, event["text"].toString());
        m_unacknowledged.removeIf([&event](const auto &each) { return each.first == event["id"].toString(); });
    }

    QUrl m_backend, m_site;
    QString m_vuid = QString::fromStdString(protocol::Vuid::random().text());
    std::unique_ptr<QWebSocket> m_socket;
    QString m_session, m_conversation;
    int m_lastId = 0;
    qint64 m_lastSeq = 0;
    bool m_ready = false;
    QList<std::pair<QString, QString>> m_unacknowledged;
    QMap<qint64, QString> m_messages;
};

} // namespace visavis::test
