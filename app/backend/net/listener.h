// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/error.h"
#include "backend/net/httpservice.h"
#include "backend/net/peer.h"
#include "backend/net/proxies.h"
#include "protocol/limits.h"

#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>

namespace visavis::backend {

//! \brief Where a listener listens and how it is protected.
struct ListenerOptions {
    std::string address = "127.0.0.1"; //!< a literal; 0.0.0.0 and :: for all
    std::uint16_t port = 0;            //!< 0: the system chooses
    std::string tlsCertificate, tlsKey; //!< PEM files; both or none
    TrustedProxies proxies;
    std::chrono::seconds silence = protocol::limits::silence; //!< after which a socket that says nothing is closed
    std::string publicUrl; //!< scheme and authority that browsers use; empty: that of the socket itself
};

//! \brief One port for HTTP and WebSocket. The only part, with its connections, that knows Beast.
//!
//! Life of a connection: accept → TLS handshake if there is a certificate → HTTP requests one after another, each with a
//! deadline → perhaps an upgrade, after which a PeerHandler listens until the socket is gone. Everything runs on the
//! io_context's one thread; \c stop() ends accepting and closes every socket with CloseCode::GoingAway.
class Listener final
{
public:
    struct Handlers {
        HttpService &http;
        HandlerFactory visitor, mirror, advisor;
    };

    //! \brief Binds and listens. Errors name the address, the file at fault and what to do.
    [[nodiscard]] static Result<std::unique_ptr<Listener>> create(boost::asio::io_context &io, ListenerOptions options,
                                                                  Handlers handlers);
    ~Listener();

    //! \brief Scheme and authority as a browser writes an Origin: "http://127.0.0.1:41234".
    [[nodiscard]] const std::string &url() const;
    [[nodiscard]] std::uint16_t port() const; //!< where it listens, whatever browsers are told
    //! \brief Starts to accept.
    void start();
    void stop();
    //! \brief Ends the sockets that are still there after \c stop(); their handlers go when the io_context runs next.
    void drop();

private:
    class Impl;
    explicit Listener(std::shared_ptr<Impl> impl);

    const std::shared_ptr<Impl> m_impl;
};

} // namespace visavis::backend
