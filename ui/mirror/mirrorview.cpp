// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mirror/mirrorview.h"

#include "ui/mirror/jail.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVBoxLayout>
#include <QWebEngineScript>
#include <QWebEngineView>

namespace visavis::ui {
namespace {

constexpr int mostInFlight = 60; //!< a second of batches
constexpr qsizetype mostPictures = 400;
constexpr auto world = QWebEngineScript::ApplicationWorld;

//! JSON is JavaScript but for two line separators (ECMA-262 before 2019), which Chromium takes; escaped, nobody has to know.
QString literal(const QByteArray &json)
{
    auto text = QString::fromUtf8(json);
    return text.replace(QChar(0x2028), QLatin1String("\\u2028")).replace(QChar(0x2029), QLatin1String("\\u2029"));
}

//! A string literal of \a line, as JSON writes it.
QString quoted(const QByteArray &line)
{
    const auto wrapped = QJsonDocument(QJsonObject{{QStringLiteral("l"), QString::fromUtf8(line)}}).toJson(QJsonDocument::Compact);
    return literal(wrapped.mid(5, wrapped.size() - 6)); // without {"l": and }
}

} // namespace

MirrorView::MirrorView(QWidget *parent)
    : QWidget(parent)
    , m_profile(new MirrorProfile(this))
    , m_page(new MirrorPage(*m_profile, this))
    , m_view(new QWebEngineView(this))
{
    m_clock.start();
    m_view->setObjectName(QStringLiteral("mirrorView"));
    m_view->setAccessibleName(tr("The visitor's page"));
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setAcceptDrops(false);
    m_view->setPage(m_page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_page, &QWebEnginePage::loadFinished, this, [this](bool ok) {
        if (ok)
            loaded();
    });
    connect(m_page, &QWebEnginePage::renderProcessTerminated, this, [this] {
        m_ready = false;
        m_inFlight = 0;
        m_page->deleteLater();
        m_page = new MirrorPage(*m_profile, this);
        connect(m_page, &QWebEnginePage::loadFinished, this, [this](bool ok) {
            if (ok)
                loaded();
        });
        m_view->setPage(m_page);
    });
}

MirrorView::~MirrorView()
{
    // The page goes before its profile, and the view before the page.
    m_view->setPage(nullptr);
    delete m_view;
    delete m_page;
}

void MirrorView::loaded()
{
    const QJsonObject words{{QStringLiteral("marked"), tr("Hidden: the site marks this as private")},
                            {QStringLiteral("password"), tr("Hidden: a password")},
                            {QStringLiteral("hidden"), tr("Hidden: a field that the visitor does not see either")},
                            {QStringLiteral("file"), tr("Hidden: a file")},
                            {QStringLiteral("payment"), tr("Hidden: a payment field")},
                            {QStringLiteral("code"), tr("Hidden: a one-time code")},
                            {QStringLiteral("field"), tr("Hidden: a field")}};
    m_ready = true;
    run(QStringLiteral("visavis.say(%1)").arg(literal(QJsonDocument(words).toJson(QJsonDocument::Compact))));
    setZoom(m_zoom);
    for (auto picture = m_pictures.cbegin(); picture != m_pictures.cend(); ++picture)
        run(QStringLiteral("visavis.picture('%1','data:image/png;base64,%2')").arg(picture.key(), QString::fromLatin1(picture.value().toBase64())));
    Q_EMIT ready();
    Q_EMIT fellBehind();
}

void MirrorView::run(const QString &script)
{
    if (m_ready)
        m_page->runJavaScript(script, world);
}

void MirrorView::setZoom(std::optional<double> factor)
{
    m_zoom = factor;
    run(QStringLiteral("visavis.scale(%1)").arg(factor ? QString::number(*factor) : QStringLiteral("undefined")));
}

void MirrorView::call(const QString &function, const std::function<void(const QVariant &)> &answered)
{
    if (m_ready)
        m_page->runJavaScript(QLatin1String("visavis.") + function, world, answered);
}

void MirrorView::putPicture(const QString &hash, const QByteArray &png)
{
    if (m_pictures.size() < mostPictures)
        m_pictures.insert(hash, png);
    run(QStringLiteral("visavis.picture('%1','data:image/png;base64,%2')").arg(hash, QString::fromLatin1(png.toBase64())));
}

void MirrorView::push(const QByteArray &lines)
{
    if (!m_ready)
        return; // loaded() asks for the whole page
    if (m_inFlight >= mostInFlight) {
        Q_EMIT fellBehind();
        return;
    }
    QStringList events;
    for (const auto &line : lines.split('\n'))
        events += quoted(line);
    ++m_inFlight;
    const auto began = m_clock.elapsed();
    const auto whole = lines.contains("\"type\":2,\"data\"");
    m_page->runJavaScript(QStringLiteral("visavis.push([%1])").arg(events.join(QLatin1Char(','))), world,
                          [self = QPointer(this), began](const QVariant &) {
                              if (!self)
                                  return;
                              self->m_inFlight = std::max(0, self->m_inFlight - 1);
                              Q_EMIT self->drawn(int(self->m_clock.elapsed() - began));
                          });
    if (whole) {
        m_page->runJavaScript(QStringLiteral("visavis.title()"), world, [self = QPointer(this)](const QVariant &title) {
            if (self)
                Q_EMIT self->titleChanged(title.toString());
        });
    }
}

} // namespace visavis::ui
