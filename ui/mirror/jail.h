// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWebEnginePage>
#include <QWebEngineProfile>

//! \brief The jail of a mirrored page (SECURITY.md, "Qt WebEngine"; MIRRORING.md, "Security of the replay").
//!
//! Its walls, each of which holds alone: the page's scripts are off and ours run in a world of their own; one scheme, `mirror:`, whose
//! three files are ours, and a policy of content on them; an interceptor that lets nothing else begin; no navigation after the first; no
//! window, download, permission, dialogue, drop, clipboard; off the record. Chromium's own sandbox stays on.
namespace visavis::ui {

//! \brief Makes the scheme known. Before there is an application.
void registerMirrorScheme();
//! \brief Why the view must not start here: something in \a environment or the arguments opens the jail. Empty: it may.
[[nodiscard]] QString jailRefusal(const QStringList &arguments);

class MirrorProfile final : public QWebEngineProfile
{
    Q_OBJECT

public:
    explicit MirrorProfile(QObject *parent = nullptr);
    //! \brief Requests that were refused, for tests.
    [[nodiscard]] int refused() const { return m_refused; }

private:
    int m_refused = 0;
};

class MirrorPage final : public QWebEnginePage
{
    Q_OBJECT

public:
    MirrorPage(MirrorProfile &profile, QObject *parent);
    //! \brief Navigations that were refused, for tests.
    [[nodiscard]] int refused() const { return m_refused; }

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType) override { return nullptr; }
    QStringList chooseFiles(FileSelectionMode, const QStringList &, const QStringList &) override { return {}; }
    void javaScriptAlert(const QUrl &, const QString &) override {}
    bool javaScriptConfirm(const QUrl &, const QString &) override { return false; }
    bool javaScriptPrompt(const QUrl &, const QString &, const QString &, QString *) override { return false; }
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int, const QString &) override {} // a page's words belong in no log

private:
    bool m_loaded = false;
    int m_refused = 0;
};

} // namespace visavis::ui
