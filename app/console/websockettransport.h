// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/transport.h"

#include <QWebSocket>

namespace visavis::console {

//! \brief Transport over QWebSocket: no Origin, bounded in both directions, notices a dead peer by itself.
//!
//! Pings every 1.2 s and gives up a peer that answers none within 3 s, so that an advisor knows within 5 s. QWebSocket buffers what it sends without limit, so the bytes still to be
//! written are counted and a connection that takes none is ended.
class WebSocketTransport final : public Transport
{
    Q_OBJECT

public:
    explicit WebSocketTransport(Clock &clock, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const QUrl &url) override;
    void close() override;
    void send(const std::string &frame) override;

private:
    void heard();
    void end(TransportEnd end);
    void drop();

    Clock &m_clock;
    const std::unique_ptr<Alarm> m_ping, m_silence;
    std::unique_ptr<QWebSocket> m_socket;
    bool m_open = false;
    bool m_asked = false; //!< a ping is unanswered
};

} // namespace visavis::console
