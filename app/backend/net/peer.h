// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace visavis::backend {

//! \brief What a peer may lose when it reads too slowly.
enum class Weight : std::uint8_t {
    Durable,   //!< facts and answers: never dropped, the peer is closed instead (and resumes)
    Ephemeral, //!< preview, typing, presence: dropped first
};

enum class CloseCode : std::uint16_t {
    GoingAway = 1001,
    Malformed = 4400,
    SignedOut = 4401,
    TooSlow = 4408,
    RateLimited = 4429,
};

//! \brief The other end of one WebSocket. All calls come from the network thread.
class Peer
{
public:
    virtual ~Peer() = default;

    //! \brief Queues one text message. The queue is bounded: see Weight. After \c close() nothing is sent.
    virtual void send(std::shared_ptr<const std::string> text, Weight weight) = 0;
    //! \brief Queues binary messages behind which no text waits: text goes first. All of them or none: false when the other side has
    //! not read what was queued before, see \c limits::mirrorDeskQueue.
    [[nodiscard]] virtual bool sendBulk(std::vector<std::string> messages) = 0;
    //! \brief Forgets what is queued of them.
    virtual void dropBulk() = 0;
    //! \brief Sends what is queued, then the close frame.
    virtual void close(CloseCode code) = 0;
    //! \brief Ends the socket without a goodbye.
    virtual void drop() = 0;
    //! \brief When the other end last gave a sign of life, a pong included.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point lastHeard() const = 0;

    void send(std::string text, Weight weight = Weight::Durable)
    {
        send(std::make_shared<const std::string>(std::move(text)), weight);
    }
};

//! \brief Who listens to a Peer; destroyed when the socket is gone.
class PeerHandler
{
public:
    virtual ~PeerHandler() = default;

    //! \brief One text message of at most limits::frameBytes.
    virtual void received(std::string_view text) = 0;
    //! \brief One binary message of at most limits::mirrorChunk.
    virtual void receivedBinary(std::string_view bytes) = 0;
};

//! \brief What the handshake said about a connection. The address is personal: memory only until there is consent.
struct ConnectionInfo {
    std::string address;
};

//! \brief Makes the handler of a new visitor's or advisor's socket.
using HandlerFactory = std::function<std::unique_ptr<PeerHandler>(std::shared_ptr<Peer>, const ConnectionInfo &)>;

} // namespace visavis::backend
