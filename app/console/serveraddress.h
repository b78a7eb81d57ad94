// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/error.h"

#include <QUrl>

namespace visavis::console {

//! \brief What a person typed as the server, as an origin: "chat.example" is https://chat.example/.
//!
//! http is taken for the literals 127.0.0.1 and [::1] only (InsecureAddress otherwise); user info, path, query and
//! fragment are no part of a server (InvalidAddress).
[[nodiscard]] Result<QUrl> serverAddress(const QString &typed);

//! \brief The address of \a path on the WebSocket side of \a server: wss for https, ws for loopback.
[[nodiscard]] QUrl socketAddress(const QUrl &server, const QString &path);

} // namespace visavis::console
