// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/desk.h"
#include "console/hardening.h"
#include "console/singleinstance.h"
#include "ui/mainwindow.h"
#include "ui/startup.h"

#ifdef VISAVIS_MIRROR
#include "ui/mirror/jail.h"
#include "ui/mirror/mirrorpane.h"
#endif

#include <QApplication>

#include <cstdio>

using namespace visavis;

int main(int argc, char *argv[])
{
    if (!console::hardenProcess())
        std::fputs("visavis: the system does not let this process forbid core dumps.\n", stderr);
    QCoreApplication::setApplicationName(QStringLiteral("visavis"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VISAVIS_VERSION));
    // Before there is an application, so that --help works without a display.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const auto plain = console::parseCommandLine(arguments);
    if (!plain && plain.error().status == 0) {
        std::fputs(qPrintable(plain.error().text), stdout);
        return 0;
    }

    ui::MirrorFactory mirrors;
#ifdef VISAVIS_MIRROR
    ui::registerMirrorScheme();
    mirrors = [] { return new ui::MirrorPane; };
#endif
    QApplication application(argc, argv); // takes Qt's own options out
    const auto options = console::parseCommandLine(QCoreApplication::arguments());
    if (!options) {
        std::fputs(qPrintable(options.error().text), stderr);
        return options.error().status;
    }
    console::Desk::Parts parts;
    parts.settings = std::make_unique<console::Settings>();
    console::SingleInstance instance(parts.settings->file());
    switch (instance.begin(*options)) {
    case console::SingleInstance::Role::Second:
        return 0; // its window comes to the front
    case console::SingleInstance::Role::Unheard:
        std::fputs("visavis: another Visavis of yours is running and does not answer. End it, then start again.\n", stderr);
        return 1;
    case console::SingleInstance::Role::First:
    case console::SingleInstance::Role::Alone:
        break;
    }

    console::Desk desk(*options, std::move(parts));
    ui::prepare(application, desk);
    ui::MainWindow window(desk, std::move(mirrors));
    QObject::connect(&instance, &console::SingleInstance::startedAgain, &window, [&](const console::Options &asked) {
        if (!asked.minimized)
            window.bringToFront();
        desk.follow(asked);
    });
    window.begin(options->minimized);
    desk.start();
    return QApplication::exec();
}
