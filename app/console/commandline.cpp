// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/commandline.h"

#include "console/serveraddress.h"

#include <QCommandLineParser>

namespace visavis::console {
namespace {

tl::unexpected<CommandLineEnd> mistake(const QString &text)
{
    return tl::unexpected(CommandLineEnd{QLatin1String("visavis: ") + text + QLatin1String("\nTry visavis --help.\n"), 2});
}

} // namespace

tl::expected<Options, CommandLineEnd> parseCommandLine(const QStringList &arguments)
{
    const auto option = [](const char *name, const char *description, const char *value) {
        return QCommandLineOption(QLatin1String(name), QLatin1String(description), QLatin1String(value));
    };
    const auto server = option("server", "Sign in to this server.", "URL");
    const auto local = option("local", "Open this folder as a local workspace; it is made when it is empty.", "DIR");
    const auto as = option("as", "Enter the local workspace as this person.", "USERNAME");
    const auto language = option("language", "Language of the program: en, fr.", "xx");
    const auto theme = option("theme", "light or dark.", "THEME");
    const auto tour = option("tour", "Play a part of the tour and leave pictures here; commands come on standard input.", "DIR");
    const QCommandLineOption minimized(QStringLiteral("minimized"), QStringLiteral("Begin in the tray, or as a minimised window."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this text."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version."));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Visavis: the advisor's desk."));
    parser.addOptions({server, local, as, language, theme, minimized, tour, help, version});
    if (!parser.parse(arguments))
        return mistake(parser.errorText());
    if (parser.isSet(help))
        return tl::unexpected(CommandLineEnd{parser.helpText(), 0});
    if (parser.isSet(version))
        return tl::unexpected(CommandLineEnd{QLatin1String("visavis ") + QCoreApplication::applicationVersion() + QLatin1Char('\n'), 0});
    if (!parser.positionalArguments().isEmpty())
        return mistake(QLatin1String("takes no argument: ") + parser.positionalArguments().constFirst());
    if (parser.isSet(server) && parser.isSet(local))
        return mistake(QStringLiteral("--server and --local exclude each other."));
    if (parser.isSet(as) && !parser.isSet(local))
        return mistake(QStringLiteral("--as needs --local."));
    if (parser.isSet(server) && !serverAddress(parser.value(server)))
        return mistake(QStringLiteral("--server takes https://HOST, or http://127.0.0.1:PORT on this computer."));
    const auto look = parser.value(theme);
    if (parser.isSet(theme) && look != QLatin1String("light") && look != QLatin1String("dark"))
        return mistake(QStringLiteral("--theme takes light or dark."));
    return Options{parser.value(server), parser.value(local), parser.value(as), parser.value(language), look, parser.value(tour),
                   parser.isSet(minimized)};
}

} // namespace visavis::console
