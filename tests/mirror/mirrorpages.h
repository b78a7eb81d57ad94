// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mirror/jail.h"
#include "ui/mirror/mirrorpane.h"
#include "ui/mirror/mirrorview.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QWebEngineScript>

//! \brief Pages as the backend's filter would tell them, and the pane that draws them, for the tests of pane and glass.
namespace visavis::test {

using namespace visavis::ui;

inline QJsonObject text(int id, const QString &words) { return {{"type", 3}, {"textContent", words}, {"id", id}}; }
inline QJsonObject element(int id, const char *tag, const QJsonObject &attributes = {}, const QJsonArray &children = {})
{
    return {{"type", 2}, {"tagName", tag}, {"attributes", attributes}, {"childNodes", children}, {"id", id}};
}

inline QByteArray line(const QJsonObject &event) { return QJsonDocument(event).toJson(QJsonDocument::Compact); }

//! Members in the order in which the filter writes them.
inline QByteArray recorded(int type, const QJsonObject &data) { return "{\"type\":" + QByteArray::number(type) + ",\"data\":" + line(data) + ",\"timestamp\":1}"; }

//! A page of 800 × 600 with \a body in it.
inline QByteArray page(const QJsonArray &body, const QJsonArray &head = {})
{
    const auto html = element(3, "html", {}, {element(4, "head", {}, head), element(5, "body", {{"style", "margin:0;background:rgb(255, 255, 255)"}}, body)});
    const QJsonObject document{{"type", 0}, {"childNodes", QJsonArray{QJsonObject{{"type", 1}, {"name", "html"}, {"publicId", ""}, {"systemId", ""}, {"id", 2}}, html}}, {"id", 1}};
    return recorded(4, {{"href", "https://shop.example/lamps"}, {"width", 800}, {"height", 600}}) + "\n"
        + recorded(2, {{"node", document}, {"initialOffset", QJsonObject{{"left", 0}, {"top", 0}}}});
}

inline QByteArray changed(int id, const QString &words)
{
    return recorded(3, {{"source", 0}, {"texts", QJsonArray{QJsonObject{{"id", id}, {"value", words}}}}, {"attributes", QJsonArray()}, {"removes", QJsonArray()}, {"adds", QJsonArray()}});
}

//! What \a script gives in the world of the replayer.
inline QVariant ask(MirrorView &view, const QString &script)
{
    QVariant result;
    bool answered = false;
    view.page().runJavaScript(script, QWebEngineScript::ApplicationWorld, [&](const QVariant &value) {
        result = value;
        answered = true;
    });
    if (!QTest::qWaitFor([&] { return answered; }, 10'000))
        qFatal("the view does not answer");
    return result;
}

inline QString drawnText(MirrorView &view) { return ask(view, QStringLiteral("document.querySelector('iframe').contentDocument.body.innerText")).toString(); }

//! \brief A pane whose view is ready and whose mirror is live.
inline std::unique_ptr<MirrorPane> openedPane()
{
    auto pane = std::make_unique<MirrorPane>();
    pane->resize(900, 700);
    pane->show();
    pane->begin(protocol::MaskingLevel::Marked);
    QSignalSpy ready(pane->view(), &MirrorView::ready);
    if (!ready.wait(30'000))
        qFatal("WebEngine does not start");
    pane->setState(protocol::MirrorState::Live, std::nullopt);
    return pane;
}

//! \brief Left in the folder VISAVIS_PICTURES, for eyes.
inline void picture(MirrorPane &pane, const char *name)
{
    if (const auto folder = qEnvironmentVariable("VISAVIS_PICTURES"); !folder.isEmpty())
        pane.grab().save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
}

} // namespace visavis::test
