// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/backendprocess.h"
#include "console/commandline.h"
#include "console/conversationlistmodel.h"
#include "console/credentials.h"
#include "console/drafts.h"
#include "console/outboxkeeper.h"
#include "console/previewstate.h"
#include "console/session.h"
#include "console/settings.h"
#include "console/signin.h"
#include "console/sleepwatch.h"
#include "console/tokenclient.h"
#include "console/websockettransport.h"

#include <QObject>

namespace visavis::console {

//! \brief The whole console without a window: owns every part in dependency order and leads through signing in.
//!
//! The contract with ui, which app/console/main.cpp puts together:
//!   - ui/startup.h: \c visavis::ui::prepare(QApplication &, const console::Desk &) sets language, style and icon before any widget exists;
//!   - ui/mainwindow.h: \c visavis::ui::MainWindow(console::Desk &), a QWidget that main shows before it calls start().
//! The desk outlives the window. In a test, hand in fakes by Parts.
class Desk final : public QObject
{
    Q_OBJECT

public:
    //! \brief Where signing in stands; each has its page in ui.
    enum class Stage : std::uint8_t {
        SignedOut,        //!< asks for a server or a local workspace; error() says what went wrong before, if anything
        Resuming,         //!< asks the keychain for the token of the last sign-in
        SigningIn,        //!< the backend checks
        OpeningWorkspace, //!< the embedded backend starts; backend().state() says how far
        ChoosingPerson,   //!< backend().people() are to choose from
        SignedIn,         //!< session() is at work; its banner tells the rest
    };
    Q_ENUM(Stage)

    //! \brief What tests replace; what is left null is the real thing.
    struct Parts {
        std::unique_ptr<Clock> clock;
        std::unique_ptr<Settings> settings;
        std::unique_ptr<Credentials> credentials;
        std::unique_ptr<TokenService> tokens;
        std::unique_ptr<Transport> transport;
        QString backendProgram; //!< "" is the one beside this program
    };

    explicit Desk(Options options, QObject *parent = nullptr);
    Desk(Options options, Parts parts, QObject *parent = nullptr);
    ~Desk() override;

    //! \brief Does what the command line asks, else goes on where the last start was: keychain, or the page for signing in.
    void start();
    //! \brief What a second start of the program asked for, in this window: its server or its workspace. Nothing asked changes nothing.
    void follow(const Options &asked);

    //! \brief Errors come as error(): InvalidAddress, InsecureAddress, Unauthenticated, RateLimited, network kinds.
    void signIn(const QString &server, const QString &username, const Secret &password);
    void openLocalWorkspace(const QString &folder);
    //! \brief Where a local workspace lives unless a person says otherwise: the user's data folder.
    [[nodiscard]] static QString defaultWorkspace();
    //! \brief With ChoosingPerson; as somebody else while signed in locally, too.
    void enterAs(const QString &username);
    //! \brief By the token in the keychain. KeychainNotFound where one was stored before: perhaps locked, offer to try again.
    void resumeStored();
    //! \brief Ends the sign-in (\a everywhere: all of this person) and goes back to the beginning; a local workspace stays open.
    //! Messages that were not sent are given up; every other way out keeps them for the next sign-in.
    void signOut(bool everywhere);
    //! \brief Leaves the local workspace, or a sign-in under way, and asks again where to go.
    void backToStart();

    [[nodiscard]] Stage stage() const { return m_stage; }
    //! \brief The last thing that went wrong in signing in; empty again when something is begun.
    [[nodiscard]] std::optional<Error> error() const { return m_error; }
    [[nodiscard]] bool isLocal() const { return m_local; }
    //! \brief A token was stored for the last server and person: "try the keychain again" makes sense.
    [[nodiscard]] bool canResume() const;
    [[nodiscard]] const Options &options() const { return m_options; }

    [[nodiscard]] Clock &clock() { return *m_clock; }
    [[nodiscard]] Settings &settings() { return *m_settings; }
    [[nodiscard]] const Settings &settings() const { return *m_settings; }
    [[nodiscard]] SignIn &tokens() { return *m_signIn; } //!< place(): is the token in the keychain?
    [[nodiscard]] BackendProcess &backend() { return *m_backend; }
    [[nodiscard]] ConversationStore &store() { return *m_store; }
    [[nodiscard]] PreviewState &previews() { return *m_previews; }
    [[nodiscard]] Drafts &drafts() { return *m_drafts; }
    [[nodiscard]] Session &session() { return *m_session; }
    [[nodiscard]] OutboxKeeper &outbox() { return *m_outbox; } //!< error(): are unsent messages safe from a crash?
    [[nodiscard]] ConversationListModel &conversations() { return *m_conversations; }

Q_SIGNALS:
    void stageChanged(visavis::console::Desk::Stage stage);
    void errorChanged();
    //! \brief A second start named this server to sign in to.
    void serverAsked(const QString &server);

private:
    void enter(Stage stage);
    void fail(Error error);
    void signedInBy(const QUrl &server, const Tokens &tokens, bool keep);
    void backendChanged(BackendProcess::State state);
    void reenter();
    void sessionBegins(const QUrl &server);
    void leaveSession();
    void watchNetwork();

    Options m_options;
    Stage m_stage = Stage::SignedOut;
    std::optional<Error> m_error;
    bool m_local = false;
    QString m_enteredAs;
    std::uint64_t m_attempt = 0; //!< counts sign-ins begun, so that an abandoned one's answer is dropped

    const std::unique_ptr<Clock> m_clock;
    const std::unique_ptr<Settings> m_settings;
    const std::unique_ptr<Credentials> m_credentials;
    const std::unique_ptr<TokenService> m_tokenService;
    const std::unique_ptr<Transport> m_transport;
    const std::unique_ptr<SignIn> m_signIn;
    const std::unique_ptr<BackendProcess> m_backend;
    const std::unique_ptr<ConversationStore> m_store;
    const std::unique_ptr<PreviewState> m_previews;
    const std::unique_ptr<Drafts> m_drafts;
    const std::unique_ptr<OutboxKeeper> m_outbox;
    const std::unique_ptr<Session> m_session;
    const std::unique_ptr<ConversationListModel> m_conversations;
    const std::unique_ptr<SleepWatch> m_sleep;
};

} // namespace visavis::console
