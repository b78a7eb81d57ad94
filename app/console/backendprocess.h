// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/backoff.h"
#include "console/clock.h"
#include "console/error.h"
#include "console/secret.h"

#include <QFuture>
#include <QObject>
#include <QProcess>
#include <QPromise>
#include <QStringList>
#include <QUrl>

#include <deque>
#include <vector>

namespace visavis::console {

//! \brief Somebody whom the sample workspace lets one be.
struct LocalPerson {
    QString username, alias;
    QStringList roles; //!< names of protocol::Role

    bool operator==(const LocalPerson &) const = default;
};

//! \brief The embedded backend: our child on loopback, which ends when its standard input does, thus with this program.
//!
//! start() makes the workspace when the folder is empty, starts `serve --embedded` and waits for the ready line. One JSON object
//! a line goes over the pipes: \c {"oneTimeToken":"anna"} in, \c {"oneTimeToken":"…","username":"anna"} out. A child that dies
//! is started again after 0.5 s to 30 s, perhaps at a new address; nothing but the destructor ever waits for a child.
class BackendProcess final : public QObject
{
    Q_OBJECT

public:
    enum class State : std::uint8_t {
        Stopped,
        Preparing,  //!< `init --sample` makes the workspace
        Starting,   //!< waits for the ready line
        Ready,
        Restarting, //!< crashed; waits to start again
        Failed,     //!< said why and will not be started again; start() tries anew
    };
    Q_ENUM(State)

    //! \param program the visavis-backend to run; the default is the one beside this program
    explicit BackendProcess(Clock &clock, QString program = beside(), QObject *parent = nullptr);
    ~BackendProcess() override;

    void start(const QString &folder);
    //! \brief Closes the child's standard input and lets it finish its work; killed when it has not ended after 5 s.
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QUrl address() const { return m_address; }   //!< of the backend, when ready
    [[nodiscard]] QUrl shop() const { return m_shop; }         //!< of the sample shop, empty without one
    [[nodiscard]] const QList<LocalPerson> &people() const { return m_people; }
    [[nodiscard]] std::optional<Error> error() const { return m_error; } //!< of the last crash or failure
    //! \brief The child's last lines on standard error, at most 500, oldest first.
    [[nodiscard]] const std::deque<QString> &log() const { return m_log; }

    //! \brief A token that signs \a username in once. NotConnected unless ready, Timeout after 5 s.
    [[nodiscard]] QFuture<Result<Secret>> oneTimeToken(const QString &username);

    [[nodiscard]] static QString beside();

Q_SIGNALS:
    //! \brief Everything about the new state can be asked.
    void stateChanged(visavis::console::BackendProcess::State state);

private:
    struct Question {
        QString username;
        std::shared_ptr<QPromise<Result<Secret>>> promise;
        std::unique_ptr<Alarm> deadline;
    };

    void begin();
    void prepare();
    void serve();
    void leave();
    void run(State state, const QStringList &arguments);
    void readOutput();
    void readLine(const QByteArray &line);
    void readLog();
    void ended(int exitCode, QProcess::ExitStatus status);
    void failed(Error error);
    void crashed(const QString &detail);
    void enter(State state);
    void failQuestions(Error::Kind kind);

    Clock &m_clock;
    QString m_program;
    QString m_folder;
    State m_state = State::Stopped;
    QUrl m_address, m_shop;
    QList<LocalPerson> m_people;
    std::optional<Error> m_error;
    std::optional<Error> m_said; //!< what the child of now said before it ended
    QByteArray m_output;
    std::deque<QString> m_log;
    std::deque<Question> m_questions; //!< in the order asked; the child answers in that order
    Backoff m_backoff;
    const std::unique_ptr<Alarm> m_restart, m_readyBy;
    std::unique_ptr<QProcess> m_process;
    std::vector<QProcess *> m_leaving; //!< children of ours, told to end, that still hold their folders
};

} // namespace visavis::console
