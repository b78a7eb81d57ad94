// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connection.h"

namespace visavis::console {
namespace {

using State = ConnectionState;
using Event = ConnectionEvent;
using Effect = ConnectionEffect;

struct Cell {
    State state;
    Event event;
    ConnectionStep step;
};

//! Cells that are not here change nothing: a late answer of a connection that is gone.
const std::vector<Cell> &cells()
{
    static const std::vector<Cell> table{
        {State::SignedOut, Event::SignedIn, {State::Renewing, {Effect::Renew}}},

        {State::Renewing, Event::TokenReady, {State::Connecting, {Effect::OpenSocket}}},
        {State::Renewing, Event::TokenFailed, {State::Waiting, {Effect::StartRetryTimer}}},
        {State::Renewing, Event::TokenRefused, {State::SignedOut, {Effect::Forget}}},
        {State::Renewing, Event::Moved, {State::Renewing, {Effect::ResetBackoff, Effect::Renew}}},
        {State::Renewing, Event::SignedOut, {State::SignedOut, {Effect::Forget}}},

        {State::Connecting, Event::SocketOpened, {State::Authenticating, {Effect::SendHello}}},
        {State::Connecting, Event::SocketLost, {State::Waiting, {Effect::CloseSocket, Effect::StartRetryTimer}}},
        {State::Connecting, Event::Moved, {State::Renewing, {Effect::CloseSocket, Effect::ResetBackoff, Effect::Renew}}},
        {State::Connecting, Event::SignedOut, {State::SignedOut, {Effect::CloseSocket, Effect::Forget}}},

        {State::Authenticating, Event::Welcomed, {State::Live, {Effect::ResetBackoff}}},
        {State::Authenticating, Event::HelloRefused, {State::Renewing, {Effect::CloseSocket, Effect::Renew}}},
        {State::Authenticating, Event::TokenRefused, {State::SignedOut, {Effect::CloseSocket, Effect::Forget}}},
        {State::Authenticating, Event::SocketLost, {State::Waiting, {Effect::CloseSocket, Effect::StartRetryTimer}}},
        {State::Authenticating, Event::Moved, {State::Renewing, {Effect::CloseSocket, Effect::ResetBackoff, Effect::Renew}}},
        {State::Authenticating, Event::SignedOut, {State::SignedOut, {Effect::CloseSocket, Effect::Forget}}},

        {State::Live, Event::SocketLost, {State::Waiting, {Effect::CloseSocket, Effect::StartRetryTimer}}},
        {State::Live, Event::HelloRefused, {State::Renewing, {Effect::CloseSocket, Effect::Renew}}},
        {State::Live, Event::Moved, {State::Renewing, {Effect::CloseSocket, Effect::ResetBackoff, Effect::Renew}}},
        {State::Live, Event::SignedOut, {State::SignedOut, {Effect::CloseSocket, Effect::Forget}}},

        {State::Waiting, Event::RetryDue, {State::Renewing, {Effect::Renew}}},
        {State::Waiting, Event::NetworkBack, {State::Renewing, {Effect::StopRetryTimer, Effect::ResetBackoff, Effect::Renew}}},
        {State::Waiting, Event::NetworkGone, {State::Offline, {}}},
        {State::Waiting, Event::Moved, {State::Renewing, {Effect::StopRetryTimer, Effect::ResetBackoff, Effect::Renew}}},
        {State::Waiting, Event::SignedOut, {State::SignedOut, {Effect::StopRetryTimer, Effect::Forget}}},

        // The timer runs on: what a system says about its network is not always so.
        {State::Offline, Event::RetryDue, {State::Renewing, {Effect::Renew}}},
        {State::Offline, Event::NetworkBack, {State::Renewing, {Effect::StopRetryTimer, Effect::ResetBackoff, Effect::Renew}}},
        {State::Offline, Event::Moved, {State::Renewing, {Effect::StopRetryTimer, Effect::ResetBackoff, Effect::Renew}}},
        {State::Offline, Event::SignedOut, {State::SignedOut, {Effect::StopRetryTimer, Effect::Forget}}},
    };
    return table;
}

} // namespace

ConnectionStep transition(ConnectionState state, ConnectionEvent event)
{
    for (const auto &cell : cells()) {
        if (cell.state == state && cell.event == event)
            return cell.step;
    }
    return {state, {}};
}

} // namespace visavis::console
