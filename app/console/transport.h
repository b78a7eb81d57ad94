// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <string>

namespace visavis::console {

//! \brief Why a connection ended, as far as the session treats it differently.
struct TransportEnd {
    enum class Why : std::uint8_t {
        Lost,     //!< network, refused connection, name not found
        Silent,   //!< nothing heard for 45 s, or no connection in time
        TooSlow,  //!< what we wanted to send piled up
        Tls,      //!< the certificate is not to be trusted
        Closed,   //!< the backend closed it; code says why
    } why = Why::Lost;
    int code = 0;   //!< WebSocket close code with Closed
    QString detail; //!< for the log
};

//! \brief One connection to the backend at a time that carries text frames, and the pages that are mirrored. Fakes take its place in tests.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! \brief Ends what was open without a word and opens \a url; then either opened() or ended() comes, later.
    virtual void open(const QUrl &url) = 0;
    //! \brief Ends the connection; ended() does not come.
    virtual void close() = 0;
    //! \brief Queues one frame of UTF-8. Only between opened() and ended().
    virtual void send(const std::string &frame) = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &frame); //!< UTF-8
    void receivedBinary(const QByteArray &message); //!< part of a mirrored page
    void ended(const visavis::console::TransportEnd &end);
};

} // namespace visavis::console

Q_DECLARE_METATYPE(visavis::console::TransportEnd)
