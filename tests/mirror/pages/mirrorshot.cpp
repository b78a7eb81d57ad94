// SPDX-License-Identifier: GPL-3.0-or-later
//
// mirrorshot RECORDED.json PICTURE.png: what the desk's view draws of a recorded page, through the filter, 1280 × 800.
#include "masking/filter.h"
#include "ui/mirror/jail.h"
#include "ui/mirror/mirrorview.h"
#include "ui/mirror/pictures.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace visavis;

int main(int argc, char *argv[])
{
    ui::registerMirrorScheme();
    QApplication application(argc, argv);
    QFile file(QCoreApplication::arguments().value(1));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read the recorded page");
    const auto recorded = QJsonDocument::fromJson(file.readAll()).object();
    ui::MirrorView view;
    view.resize(1304, 824); // with the margin
    view.show();
    QObject::connect(&view, &ui::MirrorView::ready, &view, [&] {
        masking::Filter filter(masking::Level::Marked);
        QByteArray lines;
        for (const auto &line : recorded[QLatin1String("lines")].toString().toUtf8().split('\n')) {
            if (const auto event = filter.filter(std::string_view(line.constData(), std::size_t(line.size()))))
                lines += (lines.isEmpty() ? "" : "\n") + QByteArray::fromStdString(*event);
        }
        view.push(lines);
        for (const auto &each : recorded[QLatin1String("pictures")].toArray())
            view.putPicture(each.toArray().at(0).toString(), ui::redrawn(QByteArray::fromBase64(each.toArray().at(1).toString().toLatin1())));
        QTimer::singleShot(2500, &view, [&] {
            const auto kept = view.grab().copy(12, 12, 1280, 800).save(QCoreApplication::arguments().value(2));
            QCoreApplication::exit(kept ? 0 : 1);
        });
    });
    return QApplication::exec();
}
