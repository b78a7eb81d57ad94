// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace visavis::console {

//! \brief visavis [--server URL] [--local DIR] [--as USERNAME] [--language xx] [--theme light|dark] [--minimized] [--tour DIR]
struct Options {
    QString server;   //!< sign in here
    QString local;    //!< open this folder as a local workspace
    QString as;       //!< and enter it as this person
    QString language; //!< "" follows the settings, then the system
    QString theme;    //!< "", "light" or "dark"
    QString tour;     //!< folder for the tour's pictures; the tour's commands come on standard input
    bool minimized = false; //!< begin in the tray, or as a small window where there is none

    bool operator==(const Options &) const = default;
};

//! \brief What the command line came to when it is not a start: a text to print and the exit status.
struct CommandLineEnd {
    QString text;
    int status = 0; //!< 0 for --help and --version, 2 for a mistake
};

//! \param arguments with the program's name
[[nodiscard]] tl::expected<Options, CommandLineEnd> parseCommandLine(const QStringList &arguments);

} // namespace visavis::console
