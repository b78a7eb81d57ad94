// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

//! \brief The life of the connection to the backend, as one pure table.
//!
//! Session feeds it events (time included) and carries out the effects; nothing else decides about connecting. To extend it:
//! an enumerator, its cells in connection.cpp, its lines in the test's table.
namespace visavis::console {

enum class ConnectionState : std::uint8_t {
    SignedOut,
    Renewing,       //!< gets an access token that is still good
    Connecting,     //!< the socket is being opened
    Authenticating, //!< hello is sent, welcome not yet here
    Live,
    Waiting,        //!< lost; a timer says when to try again
    Offline,        //!< lost, and the operating system says that there is no network
};

enum class ConnectionEvent : std::uint8_t {
    SignedIn,
    TokenReady,
    TokenFailed,   //!< for now: network, backend away
    TokenRefused,  //!< for good: the sign-in is over
    SocketOpened,
    SocketLost,
    HelloRefused,  //!< the backend does not know the access token: renew it, once
    Welcomed,
    RetryDue,
    NetworkBack,
    NetworkGone,
    Moved,         //!< the backend has a new address
    SignedOut,
};

enum class ConnectionEffect : std::uint8_t {
    Renew,
    OpenSocket,
    SendHello,
    CloseSocket, //!< and all that lived on it: requests, previews, typing
    StartRetryTimer,
    StopRetryTimer,
    ResetBackoff,
    Forget, //!< everything held for this sign-in
};

struct ConnectionStep {
    ConnectionState next;
    std::vector<ConnectionEffect> effects;

    bool operator==(const ConnectionStep &) const = default;
};

[[nodiscard]] ConnectionStep transition(ConnectionState state, ConnectionEvent event);

} // namespace visavis::console
