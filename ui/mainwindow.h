// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "ui/mirror/mirrorsurface.h"

#include <QWidget>

class QStackedWidget;

namespace visavis::ui {

class AuditPage;
class PrivacyPage;
class Banner;
class Commands;
class Desktop;
class Navigation;
class OverviewPage;
class PeoplePage;
class PreferencesPage;
class RepliesPage;
class RoomPage;
class SettingsPage;
class SignInPage;
class SitesPage;

//! \brief The one window: the banner, and below it the page that belongs to where the desk stands.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    //! \a desk outlives the window. \param mirrors makes what shows visitors' pages; empty: nothing does
    explicit MainWindow(console::Desk &desk, MirrorFactory mirrors = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! \brief The first sight of it: \a minimized begins in the tray, or small where there is none.
    void begin(bool minimized);
    //! \brief Out of the tray, in front of the others.
    void bringToFront();
    //! \brief The end of the program, whatever closing the window means.
    void quit();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void stageChanged(console::Desk::Stage stage);
    void updateTitle();
    void showRoom();
    void showSettings();
    void showOverview();
    void showPrivacy();
    void showPreferences();
    void showReplies();
    void showPeople();
    void showSites();
    void showAudit();
    //! \brief Brings \a page into view and marks it in the bar of pages.
    void bring(QWidget *page);
    void showConversation(const protocol::ConversationId &conversation);
    void hideToTray();
    [[nodiscard]] bool mayEnd();

    void bindCommands();
    void signOut(bool everywhere);

    console::Desk &m_desk;
    Commands *m_commands;
    Banner *m_banner;
    Navigation *m_navigation;
    QStackedWidget *m_pages;
    SignInPage *m_signIn;
    RoomPage *m_room;
    SettingsPage *m_settings;
    OverviewPage *m_overview;
    Desktop *m_desktop;
    PreferencesPage *m_preferences;
    RepliesPage *m_replies;
    PeoplePage *m_people;
    SitesPage *m_sites;
    AuditPage *m_audit;
    PrivacyPage *m_privacy;
    bool m_ending = false; //!< closing is meant as the end
    bool m_lossAccepted = false; //!< of unsent messages
};

} // namespace visavis::ui
