// SPDX-License-Identifier: GPL-3.0-or-later
//
// mirrordesk: the desk's pane on a screen, for tests/web/mirror.bench.mjs and cobrowsing.bench.mjs. Batches come on the standard input, one JSON object a line:
// {"page":1,"batch":1,"lines":"JSON Lines"}, pictures as {"picture":"HASH","bytes":"BASE64"}; {"grab":"FILE.png"} keeps what the screen shows; {"lend":true} lends
// the visitor's mouse for everything, and {"where":NODE} is answered by where the middle of that node is on the screen. What the pane commands goes
// to the standard output, {"command":{…}}, and when the mouse was pressed, {"pressed":…}. Each new colour of the pixel in the middle of the pane goes to the standard output with its
// time in milliseconds since 1970: {"pixel":"#rrggbb","at":1795648663506.25}.
#include "ui/mirror/jail.h"
#include "ui/mirror/mirrorglass.h"
#include "ui/mirror/mirrorpane.h"
#include "ui/mirror/mirrorview.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScreen>
#include <QSocketNotifier>
#include <QTimer>
#include <QWebEngineScript>

#include <chrono>
#include <cstdio>
#include <unistd.h>

using namespace visavis;

namespace {

//! \brief Milliseconds since 1970.
double now()
{
    return std::chrono::duration<double, std::milli>(std::chrono::system_clock::now().time_since_epoch()).count();
}

//! \brief Tells of each press before anybody hears of it.
class Presses final : public QObject
{
protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool press = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
        if (press && qobject_cast<ui::MirrorGlass *>(watched)) {
            std::printf("{\"pressed\":%.2f}\n", now());
            std::fflush(stdout);
        }
        return false;
    }
};

} // namespace

int main(int argc, char *argv[])
{
    ui::registerMirrorScheme();
    QApplication application(argc, argv);
    ui::MirrorPane pane;
    pane.resize(1280, 800);
    pane.show();
    pane.begin(protocol::MaskingLevel::Marked);
    pane.setState(protocol::MirrorState::Live, {});

    QByteArray input;
    QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &pane, [&] {
        char part[65536];
        const auto length = ::read(STDIN_FILENO, part, sizeof part);
        if (length <= 0)
            return QCoreApplication::exit(0);
        input.append(part, length);
        for (qsizetype end; (end = input.indexOf('\n')) >= 0; input.remove(0, end + 1)) {
            const auto batch = QJsonDocument::fromJson(input.left(end)).object();
            if (batch.contains(QLatin1String("picture"))) {
                pane.takePicture(batch[QLatin1String("picture")].toString(), QByteArray::fromBase64(batch[QLatin1String("bytes")].toString().toLatin1()));
                continue;
            }
            if (batch.contains(QLatin1String("lend"))) {
                pane.setLending(console::Lending{{}, protocol::CobrowseState::Active, protocol::CobrowseScope::Assist, 3600, {}}, true);
                continue;
            }
            if (batch.contains(QLatin1String("where"))) {
                pane.view()->page().runJavaScript(QStringLiteral("visavis.node(%1)").arg(batch[QLatin1String("where")].toInteger()), QWebEngineScript::ApplicationWorld, [&pane](const QVariant &answer) {
                    const auto rect = answer.toMap().value(QStringLiteral("rect")).toMap();
                    const auto number = [&rect](const char *name) { return rect.value(QLatin1String(name)).toDouble(); };
                    const auto place = pane.view()->mapToGlobal(QPointF(number("x") + number("width") / 2, number("y") + number("height") / 2));
                    std::printf("{\"x\":%.0f,\"y\":%.0f}\n", place.x(), place.y());
                    std::fflush(stdout);
                });
                continue;
            }
            if (batch.contains(QLatin1String("grab"))) {
                const auto corner = pane.mapToGlobal(QPoint());
                pane.screen()->grabWindow(0, corner.x(), corner.y(), pane.width(), pane.height()).save(batch[QLatin1String("grab")].toString());
                continue;
            }
            pane.take(quint32(batch[QLatin1String("page")].toInteger()), quint32(batch[QLatin1String("batch")].toInteger()),
                      batch[QLatin1String("lines")].toString().toUtf8());
        }
    });

    Presses presses;
    application.installEventFilter(&presses);
    QObject::connect(&pane, &ui::MirrorSurface::commandMade, &pane, [](const protocol::CobrowseCommand &command) {
        if (command.action != protocol::CobrowseAction::Click)
            return;
        std::printf("{\"command\":{\"page\":%llu,\"node\":%llu,\"action\":\"click\",\"x\":%llu,\"y\":%llu}}\n", (unsigned long long)command.page, (unsigned long long)command.node, (unsigned long long)*command.x,
                    (unsigned long long)*command.y);
        std::fflush(stdout);
    });

    QRgb last = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &pane, [&] {
        const auto middle = pane.mapToGlobal(pane.rect().center());
        const auto pixel = pane.screen()->grabWindow(0, middle.x(), middle.y(), 1, 1).toImage().pixel(0, 0);
        if (pixel == last)
            return;
        last = pixel;
        std::printf("{\"pixel\":\"%s\",\"at\":%.2f}\n", qPrintable(QColor(pixel).name()), now());
        std::fflush(stdout);
    });
    timer.start(2);
    return QApplication::exec();
}
