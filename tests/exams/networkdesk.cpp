// SPDX-License-Identifier: GPL-3.0-or-later
//
// networkdesk SETTINGS SERVER USERNAME: the real console without a window, for network.mjs. The password comes in VISAVIS_TEST_PASSWORD.
// A line of the standard input is sent to the conversation that is its own. How it stands goes to the standard output, one JSON object a
// line, each time when it changed: {"live":true,"unsent":0,"messages":["…"]}; messages are what the conversation's thread holds.
#include "console/desk.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

using namespace visavis;
using namespace visavis::console;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    Desk::Parts parts;
    parts.settings = std::make_unique<Settings>(arguments.value(1));
    Desk desk({}, std::move(parts));
    std::optional<protocol::ConversationId> mine;
    QObject::connect(&desk.session(), &Session::ready, &desk, [&] { (void)desk.session().setAvailability(protocol::Availability::Available); });

    QByteArray said;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &desk, [&] {
        for (const auto id : desk.store().conversations()) {
            const auto *header = desk.store().header(id);
            if (mine || !header->assignee || header->assignee->id != desk.session().self().id)
                continue;
            mine = id;
            desk.session().view(id);
        }
        QJsonArray messages;
        if (const auto *thread = mine ? desk.store().thread(*mine) : nullptr) {
            for (const auto &event : thread->events) {
                if (event.kind == protocol::EventKind::Message)
                    messages += QString::fromStdString(event.text.value_or(""));
            }
        }
        const QJsonObject state{{"live", desk.session().isLive()}, {"unsent", int(desk.session().banner().unsent)}, {"mine", mine.has_value()}, {"messages", messages}};
        const auto line = QJsonDocument(state).toJson(QJsonDocument::Compact);
        if (line == said)
            return;
        said = line;
        std::printf("%s\n", line.constData());
        std::fflush(stdout);
    });
    look.start(20);

    QByteArray typed;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &desk, [&] {
        char text[4096];
        const auto size = ::read(STDIN_FILENO, text, sizeof text);
        if (size <= 0)
            return QCoreApplication::exit(0);
        typed.append(text, size);
        for (qsizetype end; (end = typed.indexOf('\n')) >= 0; typed.remove(0, end + 1)) {
            if (!mine || !desk.session().send(*mine, typed.left(end).toStdString()))
                qWarning("networkdesk: a message was not taken");
        }
    });
    desk.signIn(arguments.value(2), arguments.value(3), Secret(qEnvironmentVariable("VISAVIS_TEST_PASSWORD").toStdString()));
    return QCoreApplication::exec();
}
