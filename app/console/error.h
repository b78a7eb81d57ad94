// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <tl/expected.hpp>

namespace visavis::console {

//! \brief What the network, the backend, the keychain or a person can make go wrong; ui turns a kind into a sentence.
struct Error {
    enum class Kind : std::uint8_t {
        // the way to the backend
        InvalidAddress,  //!< not a URL of a server
        InsecureAddress, //!< http beyond this computer: refused before anything is sent
        Unreachable,     //!< no connection, name not found, connection lost
        Timeout,         //!< no answer in time
        TlsFailed,       //!< the certificate is not to be trusted
        NotConnected,    //!< the command needs a live session and there is none now
        // the backend's answers, as app/protocol/README.md lists them
        InvalidFrame, Unauthenticated, NotPermitted, ConsentRequired, Conflict, RateLimited, TooLarge, Storage, Unavailable,
        VersionMismatch,
        ReasonRequired, //!< a closed conversation of somebody else's is read for a reason only
        // what was typed
        Blank, //!< nothing but white space
        // the keychain, see Credentials
        KeychainMissing, KeychainNotFound, KeychainLocked, KeychainDenied, KeychainTimeout, KeychainFailed,
        // the local workspace, see BackendProcess
        BackendNotInstalled, //!< no visavis-backend beside this program
        BackendFailed,       //!< it ended with an error; detail is its own sentence
        BackendSilent,       //!< no ready line in time
        BackendCrashed,      //!< it ended by itself; it is being started again
        WorkspaceLocked,     //!< another process works on the folder
        WorkspaceDamaged,    //!< the database is not whole
        WorkspaceNewer,      //!< a newer program wrote it
        WorkspaceKey,        //!< its key file is missing or wrong
        WorkspaceFolder,     //!< the folder cannot be read or written, or holds other things
        DiskFull,
        // messages that wait for their echo, see OutboxKeeper
        OutboxDamaged, //!< the file is damaged or sealed with another key; it was set aside
        OutboxDisk,    //!< the file cannot be read or written
        OutboxFull,    //!< more wait than a file takes
    };

    Kind kind = Kind::Unreachable;
    QString detail;                                      //!< for the log, never for a sentence; no secrets, no visitor text
    std::optional<std::chrono::milliseconds> retryAfter; //!< with RateLimited

    bool operator==(const Error &) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error::Kind kind, QString detail = {})
{
    return tl::unexpected(Error{kind, std::move(detail), std::nullopt});
}

} // namespace visavis::console

Q_DECLARE_METATYPE(visavis::console::Error)
