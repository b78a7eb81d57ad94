// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/audit/auditpage.h"
#include "ui/banner.h"
#include "ui/commands/commands.h"
#include "ui/commands/helpdialog.h"
#include "ui/commands/palette.h"
#include "ui/desktop/closingdialog.h"
#include "ui/desktop/desktop.h"
#include "ui/navigation.h"
#include "ui/overview/overviewpage.h"
#include "ui/people/peoplepage.h"
#include "ui/preferences/preferencespage.h"
#include "ui/privacy/privacypage.h"
#include "ui/replies/repliespage.h"
#include "ui/room/reasondialog.h"
#include "ui/room/roompage.h"
#include "ui/settings/confirmdialog.h"
#include "ui/settings/settingspage.h"
#include "ui/signin/signinpage.h"
#include "ui/sites/sitespage.h"
#include "ui/tour/tourcontrol.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace visavis::ui {

MainWindow::MainWindow(console::Desk &desk, MirrorFactory mirrors, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_commands(new Commands(desk, *this))
    , m_banner(new Banner(desk))
    , m_navigation(new Navigation(desk))
    , m_pages(new QStackedWidget)
    , m_signIn(new SignInPage(desk))
    , m_room(new RoomPage(desk, *m_commands, std::move(mirrors)))
    , m_settings(new SettingsPage(desk))
    , m_overview(new OverviewPage(desk))
    , m_desktop(new Desktop(desk, this))
    , m_preferences(new PreferencesPage(desk, *m_desktop))
    , m_replies(new RepliesPage(desk))
    , m_people(new PeoplePage(desk))
    , m_sites(new SitesPage(desk))
    , m_audit(new AuditPage(desk))
    , m_privacy(new PrivacyPage(desk))
{
    setObjectName(QStringLiteral("mainWindow"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_navigation);
    body->addWidget(m_pages, 1);
    layout->addLayout(body, 1);
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(m_room);
    m_pages->addWidget(m_settings);
    m_pages->addWidget(m_overview);
    m_pages->addWidget(m_preferences);
    m_pages->addWidget(m_replies);
    m_pages->addWidget(m_people);
    m_pages->addWidget(m_sites);
    m_pages->addWidget(m_audit);
    m_pages->addWidget(m_privacy);
    using protocol::Action;
    m_navigation->add(m_room, "pageRoom", QStringLiteral("chat"), tr("Room"), std::nullopt, [this] { showRoom(); });
    m_navigation->add(m_overview, "pageOverview", QStringLiteral("overview"), tr("Overview"), Action::LiveOverview, [this] { showOverview(); });
    m_navigation->add(m_people, "pagePeople", QStringLiteral("people"), tr("People"), Action::ListProfiles, [this] { showPeople(); });
    m_navigation->add(m_sites, "pageSites", QStringLiteral("site"), tr("Sites"), Action::ManageStructure, [this] { showSites(); });
    m_navigation->add(m_settings, "pageSettings", QStringLiteral("settings"), tr("Settings"), Action::ChangeSettings, [this] { showSettings(); });
    m_navigation->add(m_audit, "pageAudit", QStringLiteral("audit"), tr("Audit"), Action::ReadAudit, [this] { showAudit(); });
    m_navigation->add(m_privacy, "pagePrivacy", QStringLiteral("privacy"), tr("Privacy"), Action::PrivacyRequests, [this] { showPrivacy(); });
    connect(m_navigation, &Navigation::lost, this, &MainWindow::showRoom);
    connect(&desk.session(), &console::Session::reasonNeeded, this, [this](const protocol::ConversationId &conversation) {
        (new ReasonDialog(m_desk.session(), conversation, this))->open();
    });

    connect(&desk, &console::Desk::stageChanged, this, &MainWindow::stageChanged);
    connect(m_room, &RoomPage::waitingChanged, this, &MainWindow::updateTitle);
    connect(m_overview, &OverviewPage::backRequested, this, &MainWindow::showRoom);
    connect(m_overview, &OverviewPage::conversationChosen, this, [this](const protocol::ConversationId &conversation) {
        bring(m_room);
        m_room->look(conversation);
    });
    connect(m_settings, &SettingsPage::backRequested, this, &MainWindow::showRoom);
    connect(m_preferences, &PreferencesPage::backRequested, this, &MainWindow::showRoom);
    connect(m_replies, &RepliesPage::backRequested, this, &MainWindow::showRoom);
    connect(&desk.session(), &console::Session::selfChanged, this, [this] {
        if (m_pages->currentWidget() == m_replies && !m_desk.session().rights().may(protocol::Action::UseReplies))
            showRoom();
    });
    connect(m_desktop, &Desktop::showRequested, this, &MainWindow::bringToFront);
    connect(m_desktop, &Desktop::conversationRequested, this, &MainWindow::showConversation);
    connect(m_desktop, &Desktop::quitRequested, this, &MainWindow::quit);
    // The desktop marks the window in its own way; what was written stays inside.
    connect(&desk.session(), &console::Session::visitorWrote, this, [this] { QApplication::alert(this); });
    connect(&desk.session(), &console::Session::conversationOffered, this, [this] { QApplication::alert(this); });

    bindCommands();
    setMinimumSize(880, 560);
    resize(1280, 800);
    restoreGeometry(desk.settings().value(console::settings::windowGeometry));
    stageChanged(desk.stage());
    if (!desk.options().tour.isEmpty())
        new TourControl(*this, desk.options().tour, this);
}

MainWindow::~MainWindow() = default;

void MainWindow::bindCommands()
{
    const auto signedIn = [this] { return m_desk.stage() == console::Desk::Stage::SignedIn; };
    const auto in = [this, signedIn](const QWidget *page) { return [this, signedIn, page] { return signedIn() && m_pages->currentWidget() == page; }; };
    m_commands->bind(CommandId::Palette, this, [this] {
        auto *palette = new Palette(m_desk, *m_commands, this);
        connect(palette, &Palette::conversationChosen, this, [this](const protocol::ConversationId &id) {
            showRoom();
            m_room->select(id);
        });
        palette->open();
    }, signedIn);
    m_commands->bind(CommandId::Help, this, [this] { (new HelpDialog(*m_commands, this))->open(); });
    m_commands->bind(CommandId::Replies, this, [this] { showReplies(); }, signedIn);
    m_commands->bind(CommandId::Settings, this, [this] { showSettings(); }, signedIn);
    m_commands->bind(CommandId::Overview, this, [this] { showOverview(); }, signedIn);
    m_commands->bind(CommandId::People, this, [this] { showPeople(); }, signedIn);
    m_commands->bind(CommandId::Sites, this, [this] { showSites(); }, signedIn);
    m_commands->bind(CommandId::Audit, this, [this] { showAudit(); }, signedIn);
    m_commands->bind(CommandId::Privacy, this, [this] { showPrivacy(); }, signedIn);
    m_commands->bind(CommandId::Preferences, this, [this] { showPreferences(); }, in(m_room));
    m_commands->bind(CommandId::Room, this, [this] { showRoom(); }, [this, signedIn] { return signedIn() && m_pages->currentWidget() != m_room; });
    m_commands->bind(CommandId::Shop, this, [this] { QDesktopServices::openUrl(m_desk.backend().shop()); },
                     [this] { return m_desk.isLocal() && !m_desk.backend().shop().isEmpty(); });
    m_commands->bind(CommandId::SignOut, this, [this] { signOut(false); }, signedIn);
    m_commands->bind(CommandId::SignOutEverywhere, this, [this] { signOut(true); }, signedIn);
    m_commands->bind(CommandId::Quit, this, [this] { quit(); });
}

void MainWindow::signOut(bool everywhere)
{
    const auto unsent = int(m_desk.session().banner().unsent);
    if (unsent == 0)
        return m_desk.signOut(everywhere);
    const auto question = tr("%n message(s) of yours did not reach the server yet. Signing out gives them up.", nullptr, unsent);
    auto *dialog = new ConfirmDialog(tr("Sign out"), question, [this, everywhere] {
        m_desk.signOut(everywhere);
        return QtFuture::makeReadyFuture(console::Result<void>());
    }, this, tr("Sign out and give them up"));
    dialog->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_desk.settings().set(console::settings::windowGeometry, saveGeometry());
    m_room->keepLayout();
    const bool meantAsEnd = m_ending || qApp->isSavingSession() || !m_desk.options().tour.isEmpty() || !m_desktop->hasTray();
    const auto closing = m_desk.settings().value(console::settings::closing);
    if (!meantAsEnd && closing != QLatin1String("quit")) {
        event->ignore();
        if (closing == QLatin1String("keep"))
            return hideToTray();
        auto *dialog = new ClosingDialog(m_desk.settings(), this);
        connect(dialog, &QDialog::accepted, this, &QWidget::close, Qt::QueuedConnection);
        return dialog->open();
    }
    event->setAccepted(qApp->isSavingSession() || mayEnd());
    m_ending = m_ending && event->isAccepted();
}

//! Without a keychain, what waits to be sent ends with the program.
bool MainWindow::mayEnd()
{
    const auto unsent = int(m_desk.session().banner().unsent);
    if (unsent == 0 || !m_desk.outbox().error() || m_lossAccepted || !m_desk.options().tour.isEmpty())
        return true;
    const auto question = tr("%n message(s) of yours did not reach the server yet, and there is no keychain to keep them. Quitting gives them up.", nullptr, unsent);
    auto *dialog = new ConfirmDialog(tr("Quit"), question, [this] {
        m_lossAccepted = true;
        return QtFuture::makeReadyFuture(console::Result<void>());
    }, this, tr("Quit and give them up"));
    connect(dialog, &QDialog::accepted, this, &MainWindow::quit, Qt::QueuedConnection);
    bringToFront();
    dialog->open();
    return false;
}

void MainWindow::begin(bool minimized)
{
    if (!minimized)
        show();
    else if (m_desktop->hasTray())
        hideToTray();
    else
        showMinimized();
}

void MainWindow::hideToTray()
{
    QGuiApplication::setQuitOnLastWindowClosed(false); // else a dialogue's end would be the program's
    hide();
}

void MainWindow::bringToFront()
{
    QGuiApplication::setQuitOnLastWindowClosed(true);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::quit()
{
    m_ending = true;
    if (isVisible())
        close();
    else if (mayEnd())
        QCoreApplication::quit(); // a window in the tray is never the last one that is closed
    else
        m_ending = false;
}

void MainWindow::stageChanged(console::Desk::Stage stage)
{
    if (stage == console::Desk::Stage::SignedIn)
        showRoom();
    else
        bring(m_signIn);
    updateTitle();
}

void MainWindow::updateTitle()
{
    const int waiting = m_desk.stage() == console::Desk::Stage::SignedIn ? m_room->waitingForMe() : 0;
    setWindowTitle(waiting > 0 ? tr("(%n) Visavis", "visitors who wait for an answer", waiting) : QStringLiteral("Visavis"));
}

void MainWindow::bring(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    m_navigation->setCurrent(page);
}

void MainWindow::showPeople()
{
    bring(m_people);
    m_people->open();
}

void MainWindow::showSites()
{
    bring(m_sites);
    m_sites->open();
}

void MainWindow::showAudit()
{
    bring(m_audit);
    m_audit->open();
}

void MainWindow::showPrivacy()
{
    bring(m_privacy);
    m_privacy->open();
}

void MainWindow::showRoom()
{
    bring(m_room);
    m_room->takeFocus();
}

void MainWindow::showConversation(const protocol::ConversationId &conversation)
{
    bringToFront();
    if (m_desk.stage() != console::Desk::Stage::SignedIn)
        return;
    bring(m_room);
    m_room->select(conversation);
}

void MainWindow::showPreferences()
{
    bring(m_preferences);
    m_preferences->open();
}

void MainWindow::showOverview()
{
    bring(m_overview);
    m_overview->takeFocus();
}

void MainWindow::showReplies()
{
    bring(m_replies);
    m_replies->open();
}

void MainWindow::showSettings()
{
    m_settings->open();
    bring(m_settings);
}

} // namespace visavis::ui
