// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/backendprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <map>

namespace visavis::console {
namespace {

using namespace std::chrono_literals;

constexpr auto readyWithin = 30s;
constexpr auto answerWithin = 5s;
constexpr auto endWithin = 5s;
constexpr std::size_t logLines = 500;
constexpr qsizetype longestLine = 64 * 1024;

//! \brief What the backend calls its errors at the start, see app/backend/main.cpp.
Error::Kind kindOf(const QString &name)
{
    static const std::map<QString, Error::Kind> kinds{
        {QStringLiteral("locked"), Error::Kind::WorkspaceLocked}, {QStringLiteral("damaged"), Error::Kind::WorkspaceDamaged},
        {QStringLiteral("newer"), Error::Kind::WorkspaceNewer},   {QStringLiteral("key"), Error::Kind::WorkspaceKey},
        {QStringLiteral("io"), Error::Kind::WorkspaceFolder},     {QStringLiteral("notFound"), Error::Kind::WorkspaceFolder},
        {QStringLiteral("conflict"), Error::Kind::WorkspaceFolder}, {QStringLiteral("full"), Error::Kind::DiskFull},
    };
    const auto found = kinds.find(name);
    return found == kinds.end() ? Error::Kind::BackendFailed : found->second;
}

} // namespace

BackendProcess::BackendProcess(Clock &clock, QString program, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_program(std::move(program))
    , m_restart(clock.alarm([this] { serve(); }))
    , m_readyBy(clock.alarm([this] { failed({Error::Kind::BackendSilent, {}, std::nullopt}); }))
{
}

BackendProcess::~BackendProcess()
{
    leave();
    // The end of its input ends a child; what it acknowledged is on disk already.
    for (auto *process : std::exchange(m_leaving, {})) {
        process->disconnect();
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(int(std::chrono::milliseconds(endWithin).count()))) {
            process->kill();
            process->waitForFinished(1000);
        }
    }
}

QString BackendProcess::beside()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("visavis-backend"));
}

void BackendProcess::start(const QString &folder)
{
    if (m_state != State::Stopped && m_state != State::Failed) {
        if (folder == m_folder)
            return;
        stop();
    }
    m_folder = folder;
    m_error.reset();
    m_address.clear();
    m_shop.clear();
    m_people.clear();
    m_backoff.reset();
    if (!QFileInfo(m_program).isExecutable())
        return failed({Error::Kind::BackendNotInstalled, m_program, std::nullopt});
    begin();
}

void BackendProcess::begin()
{
    // One of ours may still hold the folder that is to be opened again.
    if (!m_leaving.empty())
        return enter(State::Starting);
    if (QFileInfo::exists(QDir(m_folder).filePath(QStringLiteral("journal.db"))))
        serve();
    else
        prepare();
}

void BackendProcess::stop()
{
    m_restart->stop();
    m_readyBy->stop();
    failQuestions(Error::Kind::NotConnected);
    leave();
    m_address.clear();
    m_shop.clear();
    m_people.clear();
    enter(State::Stopped);
}

//! The child ends by itself now that its input does, and is killed when it does not.
void BackendProcess::leave()
{
    if (!m_process)
        return;
    auto *leaving = m_process.release();
    leaving->disconnect(this);
    leaving->setParent(this);
    if (leaving->state() == QProcess::NotRunning)
        return leaving->deleteLater();
    m_leaving.push_back(leaving);
    connect(leaving, &QProcess::finished, this, [this, leaving] {
        std::erase(m_leaving, leaving);
        leaving->deleteLater();
        if (m_state == State::Starting && !m_process && m_leaving.empty())
            begin();
    });
    leaving->closeWriteChannel();
    QTimer::singleShot(endWithin, leaving, &QProcess::kill);
}

void BackendProcess::prepare()
{
    QDir().mkpath(m_folder);
    run(State::Preparing, {QStringLiteral("init"), QStringLiteral("--sample"), QStringLiteral("--data"), m_folder});
}

void BackendProcess::serve()
{
    run(State::Starting, {QStringLiteral("serve"), QStringLiteral("--embedded"), QStringLiteral("--data"), m_folder});
}

void BackendProcess::run(State state, const QStringList &arguments)
{
    m_output.clear();
    m_said.reset();
    if (m_process)
        m_process.release()->deleteLater(); // we may be in its own signal
    m_process = std::make_unique<QProcess>();
    auto *process = m_process.get();
    connect(process, &QProcess::readyReadStandardOutput, this, &BackendProcess::readOutput);
    connect(process, &QProcess::readyReadStandardError, this, &BackendProcess::readLog);
    connect(process, &QProcess::finished, this, &BackendProcess::ended);
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            failed({Error::Kind::BackendNotInstalled, process->errorString(), std::nullopt});
    });
    m_readyBy->start(readyWithin);
    enter(state);
    // Whoever heard of the state may have stopped it already.
    if (m_process.get() == process)
        process->start(m_program, arguments);
}

void BackendProcess::readOutput()
{
    m_output += m_process->readAllStandardOutput();
    for (auto end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
        const auto line = m_output.left(end);
        m_output.remove(0, end + 1);
        readLine(line);
    }
    if (m_output.size() > longestLine)
        m_output.clear();
}

void BackendProcess::readLine(const QByteArray &line)
{
    const auto object = QJsonDocument::fromJson(line).object();
    if (object.contains(QLatin1String("listening"))) {
        m_address = QUrl(object[QLatin1String("listening")].toString());
        m_shop = QUrl(object[QLatin1String("shop")].toString());
        m_people.clear();
        const auto people = object[QLatin1String("people")].toArray();
        for (const auto &value : people) {
            const auto person = value.toObject();
            m_people.append({person[QLatin1String("username")].toString(), person[QLatin1String("alias")].toString(),
                             person[QLatin1String("roles")].toVariant().toStringList()});
        }
        m_readyBy->stop();
        m_backoff.reset();
        m_error.reset();
        enter(State::Ready);
    } else if (m_state == State::Ready && !m_questions.empty()) {
        auto question = std::move(m_questions.front());
        m_questions.pop_front();
        const auto token = object[QLatin1String("oneTimeToken")].toString().toStdString();
        const bool ours = object[QLatin1String("username")].toString() == question.username && !token.empty();
        question.promise->addResult(ours ? Result<Secret>(Secret(token)) : failure(Error::Kind::NotPermitted));
        question.promise->finish();
    } else if (object.contains(QLatin1String("error"))) {
        m_said = Error{kindOf(object[QLatin1String("error")].toString()), object[QLatin1String("detail")].toString(), std::nullopt};
    }
}

void BackendProcess::readLog()
{
    const auto lines = QString::fromUtf8(m_process->readAllStandardError()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const auto &line : lines)
        m_log.push_back(line);
    while (m_log.size() > logLines)
        m_log.pop_front();
}

void BackendProcess::ended(int exitCode, QProcess::ExitStatus status)
{
    readOutput();
    m_readyBy->stop();
    const bool whole = status == QProcess::NormalExit;
    if (m_state == State::Preparing && whole && exitCode == 0)
        return serve();
    if (m_state == State::Preparing || (m_state == State::Starting && whole && m_said)) {
        // Just after a crash the lock of the one that died may still be held for a moment.
        if (m_said && m_said->kind == Error::Kind::WorkspaceLocked && m_address.isValid())
            return crashed(m_said->detail);
        return failed(m_said.value_or(Error{Error::Kind::BackendFailed, QString::number(exitCode), std::nullopt}));
    }
    crashed(whole ? QStringLiteral("exit status %1").arg(exitCode) : QStringLiteral("signal"));
}

void BackendProcess::failed(Error error)
{
    m_readyBy->stop();
    m_restart->stop();
    if (m_process)
        m_process->kill();
    leave();
    m_error = std::move(error);
    enter(State::Failed);
    failQuestions(Error::Kind::NotConnected);
}

void BackendProcess::crashed(const QString &detail)
{
    m_error = Error{Error::Kind::BackendCrashed, detail, std::nullopt};
    m_process.release()->deleteLater(); // we are in its own signal
    m_restart->start(m_backoff.next());
    enter(State::Restarting);
    // Last: whoever asked decides by the state how to go on.
    failQuestions(Error::Kind::NotConnected);
}

void BackendProcess::enter(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

QFuture<Result<Secret>> BackendProcess::oneTimeToken(const QString &username)
{
    if (m_state != State::Ready)
        return QtFuture::makeReadyFuture(Result<Secret>(failure(Error::Kind::NotConnected)));
    auto promise = std::make_shared<QPromise<Result<Secret>>>();
    promise->start();
    // An answer that does not come in time leaves the pipe out of step: the child is not to be believed and is replaced.
    auto deadline = m_clock.alarm([this] {
        failQuestions(Error::Kind::Timeout);
        if (m_process)
            m_process->kill();
    });
    deadline->start(answerWithin);
    m_questions.push_back({username, promise, std::move(deadline)});
    m_process->write(QJsonDocument(QJsonObject{{QStringLiteral("oneTimeToken"), username}}).toJson(QJsonDocument::Compact) + '\n');
    return promise->future();
}

void BackendProcess::failQuestions(Error::Kind kind)
{
    // Alarms are not destroyed here: one of them may be what rings just now.
    auto questions = std::exchange(m_questions, {});
    for (auto &question : questions) {
        question.deadline->stop();
        question.promise->addResult(Result<Secret>(failure(kind)));
        question.promise->finish();
    }
    auto kept = std::make_shared<std::deque<Question>>(std::move(questions));
    QMetaObject::invokeMethod(this, [kept] {}, Qt::QueuedConnection);
}

} // namespace visavis::console
