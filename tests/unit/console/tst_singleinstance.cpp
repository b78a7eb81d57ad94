// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/singleinstance.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

//! \brief SingleInstance between processes: the program starts itself as the other console, which says its role.
using namespace visavis::console;
using Role = SingleInstance::Role;

namespace {

//! The other console: \c --start CONFIGURATION FOLDER SERVER. It says its role; the first stays until it is killed.
int start(const QStringList &arguments)
{
    SingleInstance instance(arguments.value(2), arguments.value(3));
    Options options;
    options.server = arguments.value(4);
    const auto role = instance.begin(options);
    std::printf("%d\n", int(role));
    std::fflush(stdout);
    return role == Role::First ? QCoreApplication::exec() : 0;
}

struct Other {
    QProcess process;

    Other(const QString &configuration, const QString &folder, const QString &server = {})
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--start"), configuration, folder, server});
    }
    ~Other()
    {
        process.kill();
        process.waitForFinished();
    }
    //! -1 when it says nothing
    [[nodiscard]] int role()
    {
        QByteArray said;
        const bool whole = QTest::qWaitFor([&] {
            said += process.readAllStandardOutput();
            return said.endsWith('\n');
        }, 20'000);
        return whole ? said.trimmed().toInt() : -1;
    }
};

} // namespace

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondHandsItsWishesOverAndEnds()
    {
        const QTemporaryDir folder;
        SingleInstance first(QStringLiteral("/home/a/visavis.ini"), folder.path());
        QCOMPARE(first.begin({}), Role::First);
        QSignalSpy again(&first, &SingleInstance::startedAgain);
        Options heard;
        connect(&first, &SingleInstance::startedAgain, this, [&heard](const Options &options) { heard = options; });

        Other second(QStringLiteral("/home/a/visavis.ini"), folder.path(), QStringLiteral("https://chat.example"));

        QCOMPARE(second.role(), int(Role::Second));
        QCOMPARE(again.count(), 1);
        QCOMPARE(heard.server, QStringLiteral("https://chat.example"));
        QTRY_COMPARE(second.process.state(), QProcess::NotRunning);
    }

    void anotherConfigurationIsAnotherConsole()
    {
        const QTemporaryDir folder;
        SingleInstance first(QStringLiteral("/home/a/visavis.ini"), folder.path());
        QCOMPARE(first.begin({}), Role::First);

        Other other(QStringLiteral("/home/b/visavis.ini"), folder.path());

        QCOMPARE(other.role(), int(Role::First));
    }

    void aCrashLeavesTheWayFree()
    {
        const QTemporaryDir folder;
        const auto configuration = QStringLiteral("/home/a/visavis.ini");
        {
            Other crashed(configuration, folder.path());
            QCOMPARE(crashed.role(), int(Role::First));
            crashed.process.kill(); // SIGKILL: lock file and socket stay behind
            QVERIFY(crashed.process.waitForFinished());
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::System).size(), qsizetype(2));

        SingleInstance next(configuration, folder.path());
        QCOMPARE(next.begin({}), Role::First);
        Other second(configuration, folder.path());

        QCOMPARE(second.role(), int(Role::Second));
    }

    void saysThatTheFirstDoesNotAnswer()
    {
        const QTemporaryDir folder;
        const auto configuration = QStringLiteral("/home/a/visavis.ini");
        Other hung(configuration, folder.path());
        QCOMPARE(hung.role(), int(Role::First));
        ::kill(pid_t(hung.process.processId()), SIGSTOP);

        SingleInstance second(configuration, folder.path());

        QCOMPARE(second.begin({}), Role::Unheard);
    }

    void namesAFolderOfItsOwnPlace()
    {
        const QTemporaryDir folder;
        SingleInstance first(QStringLiteral("/home/a/visavis.ini"), folder.path());
        QCOMPARE(first.begin({}), Role::First);
        QString local;
        connect(&first, &SingleInstance::startedAgain, this, [&local](const Options &options) { local = options.local; });
        QLocalSocket stranger; // whoever says nothing useful is no start
        const auto socket = QDir(folder.path()).entryInfoList(QDir::System).constFirst().filePath();
        stranger.connectToServer(socket);
        QVERIFY(stranger.waitForConnected());
        stranger.write(QByteArray(100'000, 'x'));
        QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
        QVERIFY(local.isEmpty());

        QLocalSocket second;
        second.connectToServer(socket);
        QVERIFY(second.waitForConnected());
        second.write("{\"local\":\"/somewhere/workspace\"}\n");

        QTRY_COMPARE(local, QStringLiteral("/somewhere/workspace"));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--start") == 0)
        return start(QCoreApplication::arguments());
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_singleinstance.moc"
