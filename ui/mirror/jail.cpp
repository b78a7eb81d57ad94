// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mirror/jail.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QWebEngineCertificateError>
#include <QWebEngineCookieStore>
#include <QWebEngineDownloadRequest>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>
#include <QWebEngineUrlSchemeHandler>

namespace visavis::ui {
namespace {

const QByteArray scheme = "mirror";

QByteArray resource(const char *name)
{
    QFile file(QStringLiteral(":/mirror/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without :/mirror/%s", name);
    return file.readAll();
}

//! \brief The frame that the replayer draws in, and its style. The policy is part of it, and inherited by what is drawn.
class Files final : public QWebEngineUrlSchemeHandler
{
public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    void requestStarted(QWebEngineUrlRequestJob *job) override
    {
        const auto path = job->requestUrl().path();
        const bool page = path == QLatin1String("/index.html");
        if (job->requestMethod() != "GET" || (!page && path != QLatin1String("/style.css")))
            return job->fail(QWebEngineUrlRequestJob::RequestDenied);
        auto *bytes = new QBuffer(job);
        bytes->setData(resource(page ? "index.html" : "style.css"));
        bytes->open(QIODevice::ReadOnly);
        job->reply(page ? "text/html" : "text/css", bytes);
    }
};

class OnlyOurs final : public QWebEngineUrlRequestInterceptor
{
public:
    OnlyOurs(int &refused, QObject *parent)
        : QWebEngineUrlRequestInterceptor(parent)
        , m_refused(refused)
    {
    }

    void interceptRequest(QWebEngineUrlRequestInfo &info) override
    {
        if (info.requestUrl().scheme() == QLatin1String("mirror"))
            return;
        ++m_refused;
        info.block(true);
    }

private:
    int &m_refused;
};

} // namespace

void registerMirrorScheme()
{
    QWebEngineUrlScheme ours(scheme);
    ours.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    ours.setFlags(QWebEngineUrlScheme::SecureScheme);
    QWebEngineUrlScheme::registerScheme(ours);
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts); // WebEngine wants it, and before there is an application
}

QString jailRefusal(const QStringList &arguments)
{
    for (const auto *name : {"QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINE_CHROMIUM_FLAGS", "QTWEBENGINE_REMOTE_DEBUGGING"}) {
        if (qEnvironmentVariableIsSet(name))
            return MirrorPage::tr("The environment sets %1, which opens the jail that visitors' pages are shown in. Start Visavis without it.").arg(QLatin1String(name));
    }
    for (const auto &argument : arguments) {
        if (argument.startsWith(QLatin1String("--no-sandbox")) || argument.startsWith(QLatin1String("--remote-debugging")) || argument.startsWith(QLatin1String("--disable-web-security")))
            return MirrorPage::tr("Visavis was started with %1, which opens the jail that visitors' pages are shown in. Start it without.").arg(argument.section(QLatin1Char('='), 0, 0));
    }
    return {};
}

MirrorProfile::MirrorProfile(QObject *parent)
    : QWebEngineProfile(parent) // without a name: off the record
{
    setHttpCacheType(NoCache);
    setPersistentCookiesPolicy(NoPersistentCookies);
    setSpellCheckEnabled(false);
    cookieStore()->setCookieFilter([](const QWebEngineCookieStore::FilterRequest &) { return false; });
    installUrlSchemeHandler(scheme, new Files(this));
    setUrlRequestInterceptor(new OnlyOurs(m_refused, this));
    connect(this, &QWebEngineProfile::downloadRequested, this, [](QWebEngineDownloadRequest *download) { download->cancel(); });
    QWebEngineScript replayer;
    replayer.setName(QStringLiteral("replayer"));
    replayer.setSourceCode(QString::fromUtf8(resource("page.js")));
    replayer.setInjectionPoint(QWebEngineScript::DocumentReady);
    replayer.setWorldId(QWebEngineScript::ApplicationWorld);
    replayer.setRunsOnSubFrames(false);
    scripts()->insert(replayer);
}

MirrorPage::MirrorPage(MirrorProfile &profile, QObject *parent)
    : QWebEnginePage(&profile, parent)
{
    using Setting = QWebEngineSettings;
    for (const auto off : {Setting::JavascriptEnabled, Setting::JavascriptCanOpenWindows, Setting::JavascriptCanAccessClipboard, Setting::JavascriptCanPaste,
                           Setting::LocalStorageEnabled, Setting::LocalContentCanAccessRemoteUrls, Setting::LocalContentCanAccessFileUrls, Setting::HyperlinkAuditingEnabled,
                           Setting::PluginsEnabled, Setting::PdfViewerEnabled, Setting::FullScreenSupportEnabled, Setting::ScreenCaptureEnabled, Setting::WebGLEnabled,
                           Setting::Accelerated2dCanvasEnabled, Setting::AutoLoadIconsForPage, Setting::TouchIconsEnabled, Setting::AllowRunningInsecureContent,
                           Setting::AllowGeolocationOnInsecureOrigins, Setting::AllowWindowActivationFromJavaScript, Setting::NavigateOnDropEnabled, Setting::DnsPrefetchEnabled,
                           Setting::ErrorPageEnabled, Setting::FocusOnNavigationEnabled})
        settings()->setAttribute(off, false);
    settings()->setAttribute(Setting::PlaybackRequiresUserGesture, true);
    settings()->setUnknownUrlSchemePolicy(Setting::DisallowUnknownUrlSchemes);
    connect(this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl &origin, Feature feature) { setFeaturePermission(origin, feature, PermissionDeniedByUser); });
    connect(this, &QWebEnginePage::certificateError, this, [](QWebEngineCertificateError error) { error.rejectCertificate(); });
    load(QUrl(QStringLiteral("mirror://app/index.html")));
}

bool MirrorPage::acceptNavigationRequest(const QUrl &url, NavigationType, bool isMainFrame)
{
    if (!m_loaded && isMainFrame && url == QUrl(QStringLiteral("mirror://app/index.html"))) {
        m_loaded = true;
        return true;
    }
    // The empty document that the replayer writes into is no navigation that leads anywhere.
    if (!isMainFrame && (url.isEmpty() || url == QUrl(QStringLiteral("about:blank"))))
        return true;
    ++m_refused;
    return false;
}

} // namespace visavis::ui
