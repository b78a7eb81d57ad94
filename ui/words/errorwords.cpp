// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/errorwords.h"

#include <QCoreApplication>

namespace visavis::ui {
namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)

public:
    static QString sentence(const console::Error &error)
    {
        using Kind = console::Error::Kind;
        switch (error.kind) {
        case Kind::InvalidAddress: return tr("This is not the address of a server. Type a name such as chat.example.com.");
        case Kind::InsecureAddress: return tr("Without encryption the password could be read on the way. Use an address that begins with https://.");
        case Kind::Unreachable: return tr("The server does not answer. Check the address and the network, then try again.");
        case Kind::Timeout: return tr("No answer came in time. Try again.");
        case Kind::TlsFailed: return tr("The server's certificate is not to be trusted, so nothing was sent. Ask who runs the server.");
        case Kind::NotConnected: return tr("There is no connection just now. Try again when the connection is back.");
        case Kind::InvalidFrame: return tr("The server did not understand the request. Update Visavis.");
        case Kind::Unauthenticated: return tr("User name or password are not right, or the sign-in has ended. Sign in again.");
        case Kind::NotPermitted: return tr("This is not allowed, or is no longer yours.");
        case Kind::ConsentRequired: return tr("The visitor's consent is missing.");
        case Kind::Conflict: return tr("Somebody else was quicker. The list shows how it stands now.");
        case Kind::RateLimited: return limited(error);
        case Kind::TooLarge: return tr("The text is too long. Shorten it and send it again.");
        case Kind::Storage: return tr("The server cannot store anything just now, so it did nothing. Tell who runs the server.");
        case Kind::Unavailable: return tr("The server is not ready just now. Try again in a moment.");
        case Kind::VersionMismatch: return tr("This program and the server are of different versions. Update Visavis.");
        case Kind::ReasonRequired: return tr("Say why you read this conversation; the reason is recorded.");
        case Kind::Blank: return tr("There is nothing to send yet.");
        case Kind::KeychainMissing:
            return tr("This computer offers no keychain. The sign-in is kept in memory and ends with the program. Install and start a keychain such as GNOME Keyring to stay signed in.");
        case Kind::KeychainNotFound:
            return tr("The keychain holds no sign-in, or it is locked. Unlock it and try again, or sign in with your password.");
        case Kind::KeychainLocked:
            return tr("The keychain is locked. The sign-in is kept in memory and ends with the program, unless you unlock the keychain: it is asked again by itself.");
        case Kind::KeychainDenied:
            return tr("The keychain was not allowed to keep the sign-in. It stays in memory and ends with the program.");
        case Kind::KeychainTimeout:
            return tr("The keychain does not answer; perhaps it waits in a window of its own. The sign-in is kept in memory and ends with the program.");
        case Kind::KeychainFailed: return tr("The keychain failed. The sign-in is kept in memory and ends with the program.");
        case Kind::BackendNotInstalled: return tr("The program visavis-backend is missing beside this one. Install Visavis again.");
        case Kind::BackendFailed: return tr("The local workspace could not be opened.");
        case Kind::BackendSilent: return tr("The local workspace did not open in time. Try again.");
        case Kind::BackendCrashed: return tr("The local workspace stopped by itself. It is being started again; nothing that was stored is lost.");
        case Kind::WorkspaceLocked: return tr("Another Visavis works with this folder. Close it, or choose another folder.");
        case Kind::WorkspaceDamaged: return tr("The workspace's database is damaged. Restore the folder from a backup; nothing was changed.");
        case Kind::WorkspaceNewer: return tr("A newer Visavis made this workspace. Update Visavis to open it.");
        case Kind::WorkspaceKey: return tr("The workspace's key is missing or is another one. Without it nothing can be read: restore the folder “keys” from a backup.");
        case Kind::WorkspaceFolder: return tr("The folder cannot be used: it cannot be read or written, or holds other things. Choose another one.");
        case Kind::DiskFull: return tr("The disk is full. Make room, then try again.");
        case Kind::OutboxDamaged:
            return tr("What waited to be sent when Visavis ended could not be read: the file is damaged or its key is gone. It was set aside; look whether your last messages arrived.");
        case Kind::OutboxDisk: return tr("The folder for messages that wait to be sent cannot be used.");
        case Kind::OutboxFull: return tr("More messages wait than can be kept over a crash.");
        }
        return {};
    }

    static QString refusal(protocol::ErrorKind kind)
    {
        using Kind = protocol::ErrorKind;
        switch (kind) {
        case Kind::NotPermitted: return tr("Not sent: the conversation is no longer yours");
        case Kind::ConsentRequired: return tr("Not sent: the visitor withdrew the consent");
        case Kind::Conflict: return tr("Not sent: the conversation is closed");
        case Kind::TooLarge: return tr("Not sent: the text is too long");
        default: return tr("Not sent: the server refused it");
        }
    }

private:
    static QString limited(const console::Error &error)
    {
        if (!error.retryAfter)
            return tr("Too many attempts. Wait a moment, then try again.");
        const auto seconds = int(std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count());
        return tr("Too many attempts. Try again in %n second(s).", nullptr, seconds);
    }
};

} // namespace

QString sentence(const console::Error &error)
{
    return ErrorWords::sentence(error);
}

QString refusal(protocol::ErrorKind kind)
{
    return ErrorWords::refusal(kind);
}

} // namespace visavis::ui
