// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/desk.h"
#include "integration/backend.h"
#include "unit/console/realbackend.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QProcess>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

//! \brief A console that dies by SIGKILL with messages unsent: the real desk in a child process, the real backend, a real keychain.
//!
//! The program starts itself again under withkeyring.sh, and again with --desk as the console: it signs in, takes what comes, sends
//! what a line of its standard input says, and says on standard output how it stands.
using namespace visavis;
using namespace visavis::console;

namespace {

constexpr int patience = 60'000;
const QByteArray canary("canary-of-an-advisor-0815");

void say(const char *word)
{
    std::printf("%s\n", word);
    std::fflush(stdout);
}

//! \brief The child: a console without a window.
int desk(const QStringList &arguments)
{
    Desk::Parts parts;
    parts.settings = std::make_unique<Settings>(arguments.value(2));
    Desk desk({}, std::move(parts));
    std::optional<protocol::ConversationId> mine;
    bool sent = false;
    const auto lookForMine = [&] {
        for (const auto id : desk.store().conversations()) {
            const auto *header = desk.store().header(id);
            if (!mine && header->status == protocol::Status::Assigned && header->assignee && header->assignee->id == desk.session().self().id) {
                mine = id;
                say("mine");
            }
        }
    };
    const auto look = [&] {
        if (sent && desk.outbox().isKept())
            say(desk.session().banner().unsent > 0 ? "kept" : "echoed");
    };
    QObject::connect(&desk.session(), &Session::ready, &desk, [&] {
        say("live");
        (void)desk.session().setAvailability(protocol::Availability::Available);
        lookForMine();
    });
    QObject::connect(&desk.store(), &ConversationStore::conversationAdded, &desk, lookForMine);
    QObject::connect(&desk.store(), &ConversationStore::conversationChanged, &desk, lookForMine);
    QObject::connect(&desk.outbox(), &OutboxKeeper::changed, &desk, look);
    QObject::connect(&desk.outbox(), &OutboxKeeper::restored, &desk, [&](const auto &messages) {
        sent = true;
        say(messages.size() == 1 ? "restored" : "restored another number");
    });
    QObject::connect(&desk.session(), &Session::bannerChanged, &desk, [&] {
        if (!desk.session().isLive())
            say("lost");
        look();
    });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &desk, [&] {
        char text[256];
        const auto size = ::read(STDIN_FILENO, text, sizeof text);
        if (size <= 0)
            return QCoreApplication::exit(0);
        sent = true;
        if (!desk.session().send(*mine, std::string(text, std::size_t(size))))
            say("refused");
    });
    if (desk.canResume())
        desk.start();
    else
        desk.signIn(arguments.value(3), QStringLiteral("anna"), Secret(qEnvironmentVariable("VISAVIS_TEST_PASSWORD").toStdString()));
    return QCoreApplication::exec();
}

//! \brief The console's process, from its start to its death.
struct Child {
    QProcess process;
    QByteArray said;

    Child(const QString &settings, const std::string &server, const std::string &password)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("VISAVIS_TEST_PASSWORD"), QString::fromStdString(password));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--desk"), settings, QString::fromStdString(server)});
    }
    ~Child() { kill(); }

    [[nodiscard]] bool says(const char *word)
    {
        return QTest::qWaitFor([&] {
            said += process.readAllStandardOutput();
            return said.split('\n').contains(word);
        }, patience);
    }
    void send(const QByteArray &text)
    {
        said.clear();
        process.write(text);
    }
    void kill()
    {
        process.kill(); // SIGKILL
        process.waitForFinished();
    }
};

} // namespace

class TestConsoleCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSentArrivesOnceAfterACrash_data()
    {
        QTest::addColumn<bool>("hangs");
        QTest::newRow("the backend hung and may have it") << true;
        QTest::newRow("the backend was away and has not") << false;
    }

    void whatWasSentArrivesOnceAfterACrash()
    {
        QFETCH(const bool, hangs);
        const tests::Workspace workspace;
        auto backend = std::make_unique<tests::Backend>(workspace.path());
        const auto address = backend->address();
        const QTemporaryDir folder;
        const auto settings = folder.filePath(QStringLiteral("settings.ini"));
        auto anna = std::make_unique<Child>(settings, address.url, workspace.password("anna"));
        QVERIFY(anna->says("live"));
        test::Visitor visitor(QUrl(QString::fromStdString(address.url)), QUrl(QString::fromStdString(address.shop)));
        visitor.connectTo();
        QTRY_VERIFY_WITH_TIMEOUT(visitor.isReady(), patience);
        visitor.write(QStringLiteral("Hello?"));
        QVERIFY(anna->says("mine"));
        QTRY_VERIFY_WITH_TIMEOUT(visitor.allAcknowledged(), patience);

        if (hangs) {
            ::kill(backend->process(), SIGSTOP);
        } else {
            backend->kill();
            QVERIFY(anna->says("lost"));
        }
        anna->send(canary);
        QVERIFY(anna->says("kept"));
        anna->kill();

        QCOMPARE(filesWithCanary(), QStringList()); // home holds the keyring, too
        QCOMPARE(filesWithCanary(folder.path()), QStringList());
        QCOMPARE(outboxes(folder.path()).size(), qsizetype(1));

        if (hangs)
            ::kill(backend->process(), SIGCONT);
        else
            backend = std::make_unique<tests::Backend>(workspace.path(), tests::Arguments{"--listen", "127.0.0.1:" + std::to_string(address.port)});
        anna = std::make_unique<Child>(settings, address.url, std::string()); // without the password: by the keychain
        QVERIFY(anna->says("restored"));
        QVERIFY(anna->says("echoed"));
        if (!hangs) {
            visitor.movedTo(QUrl(QString::fromStdString(backend->address().url)), QUrl(QString::fromStdString(backend->address().shop)));
            visitor.connectTo();
        }
        QTRY_COMPARE_WITH_TIMEOUT(visitor.messages(), QStringList({QStringLiteral("Hello?"), QString::fromLatin1(canary)}), patience);
        QTRY_VERIFY(outboxes(folder.path()).isEmpty());
        QCOMPARE(visitor.messages().size(), qsizetype(2));
    }

private:
    static QStringList filesWithCanary(const QString &folder = QDir::homePath())
    {
        QStringList found;
        QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (file.open(QFile::ReadOnly) && file.readAll().contains(canary))
                found += file.fileName();
        }
        return found;
    }
    static QStringList outboxes(const QString &folder)
    {
        QStringList found;
        QDirIterator each(folder, {QStringLiteral("*.outbox")}, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            found += each.next();
        return found;
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--desk") == 0)
        return desk(QCoreApplication::arguments());
    if (qEnvironmentVariableIsEmpty("VISAVIS_TEST_KEYRING")) {
        const char *const script = VISAVIS_SOURCE "/tests/unit/console/withkeyring.sh";
        std::vector<char *> arguments{const_cast<char *>(script)}; // execv takes it so and changes nothing
        arguments.insert(arguments.end(), argv, argv + argc + 1);
        ::execv(script, arguments.data());
        std::perror(script);
        return 1;
    }
    TestConsoleCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_consolecrash.moc"
