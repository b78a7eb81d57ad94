// SPDX-License-Identifier: GPL-3.0-or-later
//
// The backend as a process: its folder, its disk, its key, its end.
#include "integration/client.h"

#include <QTest>
#include <csignal>
#include <fstream>
#include <sqlite3.h>
#include <sys/resource.h>

using namespace visavis::tests;
namespace fs = std::filesystem;

namespace {

void runSql(const std::string &file, const std::string &sql)
{
    sqlite3 *database = nullptr;
    char *error = nullptr;
    if (sqlite3_open(file.c_str(), &database) != SQLITE_OK || sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error) != SQLITE_OK)
        throw std::runtime_error(sql + ": " + (error ? error : "cannot be opened"));
    sqlite3_close(database);
}

//! \brief A workspace with three visitors' consents, at rest.
void consentThrice(const Workspace &workspace)
{
    Backend backend(workspace.path());
    for (int i = 0; i < 3; ++i) {
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();
    }
    backend.terminate();
}

bool says(const Ended &ended, const std::string &words)
{
    return ended.err.find(words) != std::string::npos;
}

} // namespace

class TestProcess : public QObject
{
    Q_OBJECT

private slots:
    void refusesASecondProcess()
    {
        const Workspace workspace;
        Backend first(workspace.path());

        const auto second = runBackend({"serve", "--data", workspace.path(), "--share", sharedFiles()});

        QCOMPARE(second.status, 1);
        QVERIFY2(says(second, workspace.path() + " is in use by another backend") && says(second, "end that process"), second.err.c_str());
        QVERIFY(second.out.find("\"error\":\"locked\"") != std::string::npos);
        QCOMPARE(first.terminate(), 0);
    }

    void servesAgainAfterItWasKilled()
    {
        const Workspace workspace;
        {
            Backend first(workspace.path());
            first.kill();
        }

        Backend second(workspace.path());

        QCOMPARE(get(second.port(), "/healthz").status, 200u);
    }

    void refusesADamagedDatabase_data()
    {
        QTest::addColumn<int>("from");
        QTest::newRow("header") << 0;
        QTest::newRow("pages") << 4096;
    }

    void refusesADamagedDatabase()
    {
        QFETCH(int, from);
        const Workspace workspace;
        const auto file = workspace.path() + "/journal.db";
        {
            std::fstream database(file, std::ios::in | std::ios::out | std::ios::binary);
            database.seekp(from);
            database << std::string(20000, '\x5A');
        }

        const auto ended = runBackend({"serve", "--data", workspace.path(), "--share", sharedFiles()});

        QCOMPARE(ended.status, 1);
        QVERIFY2(says(ended, file + " is damaged") && says(ended, "restore the last backup"), ended.err.c_str());
    }

    void refusesADatabaseOfANewerProgram()
    {
        const Workspace workspace;
        runSql(workspace.path() + "/journal.db", "PRAGMA user_version = 9999");

        const auto ended = runBackend({"serve", "--data", workspace.path(), "--share", sharedFiles()});

        QCOMPARE(ended.status, 1);
        QVERIFY2(says(ended, "newer version") && says(ended, "update the program"), ended.err.c_str());
    }

    void refusesAMissingOrOpenKey_data()
    {
        QTest::addColumn<bool>("missing");
        QTest::newRow("missing") << true;
        QTest::newRow("readable by others") << false;
    }

    void refusesAMissingOrOpenKey()
    {
        QFETCH(bool, missing);
        const Workspace workspace;
        const auto key = workspace.path() + "/keys/master.key";
        if (missing)
            fs::remove(key);
        else
            fs::permissions(key, fs::perms::group_read, fs::perm_options::add);

        const auto ended = runBackend({"serve", "--data", workspace.path(), "--share", sharedFiles()});

        QCOMPARE(ended.status, 1);
        QVERIFY2(says(ended, key), ended.err.c_str());
    }

    void keepsItsFilesToItself()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();

        for (const auto &file : fs::recursive_directory_iterator(workspace.path())) {
            const auto others = file.status().permissions() & (fs::perms::group_all | fs::perms::others_all);
            if (!file.path().filename().string().ends_with(".pub"))
                QVERIFY2(others == fs::perms::none, file.path().c_str());
        }
    }

    //! The limit on the size of files stands in for a full disk, which takes root to make.
    void refusesCleanlyWhenNothingMoreCanBeWritten()
    {
        const Workspace workspace;
        const TemporaryFolder folder;
        const auto limits = (folder.path() / "limits.json").string();
        std::ofstream(limits) << "{\"messagesPerMinute\":100000}";
        constexpr rlim_t most = 1024 * 1024;
        std::map<std::string, std::uint64_t> acknowledged;
        std::string vuid, session;
        {
            Backend backend(workspace.path(), {"--limits", limits}, [] {
                std::signal(SIGXFSZ, SIG_IGN);
                const rlimit limit{most, RLIM_INFINITY};
                setrlimit(RLIMIT_FSIZE, &limit);
            });
            Visitor visitor(backend);
            visitor.hello();
            visitor.consent();
            vuid = visitor.vuid();
            session = visitor.session();
            std::string refused;
            for (int i = 0; i < 1000 && refused.empty(); ++i) {
                const auto clientId = newId();
                const auto request = visitor.sendMessage(std::string(4000, 'x'), clientId);
                const auto answer = visitor.wait(
                    [&](const Frame &frame) {
                        return countOf(frame, "re") == request
                            || (textOf(frame, "type") == "event" && textOf(frame.at("event").as_object(), "id") == clientId);
                    },
                    "an answer");
                if (textOf(answer, "type") == "event")
                    acknowledged[clientId] = countOf(answer.at("event").as_object(), "seq");
                else
                    refused = textOf(answer, "error");
            }
            QCOMPARE(refused, std::string("storage"));
            QVERIFY(!acknowledged.empty());
            visitor.settle();

            const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
            QCOMPARE(::prlimit(backend.process(), RLIMIT_FSIZE, &none, nullptr), 0);
            const auto after = newId();
            acknowledged[after] = countOf(visitor.say("there is room again", after), "seq"); // goes on by itself
            QCOMPARE(backend.terminate(), 0);
        }

        Backend again(workspace.path());
        Visitor visitor(again, vuid);
        const auto lastSeq = countOf(visitor.hello(session).at("conversation").as_object(), "lastSeq");
        std::map<std::string, std::uint64_t> stored;
        for (auto before = lastSeq + 1; before > 1;) {
            const auto page = visitor.waitAnswer(visitor.send("history.page", {{"before", before}, {"limit", 100}}));
            for (const auto &event : page.at("events").as_array())
                stored[textOf(event.as_object(), "id")] = countOf(event.as_object(), "seq");
            before = countOf(page.at("events").as_array().front().as_object(), "seq");
        }
        QCOMPARE(stored.size(), std::size_t(lastSeq));
        for (const auto &[clientId, seq] : acknowledged)
            QCOMPARE(stored[clientId], seq);
    }

    void verifiesTheChainOfConsents_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("fault");
        QTest::newRow("untouched") << "SELECT 1" << "";
        QTest::newRow("changed") << "UPDATE consentrecord SET record = replace(record, '\"given\"', '\"taken\"') WHERE seq = 2" << "Record 2";
        QTest::newRow("changed with its hash's byte") << "UPDATE consentrecord SET hash = zeroblob(32) WHERE seq = 2" << "Record 2";
        QTest::newRow("removed") << "DELETE FROM consentrecord WHERE seq = 2" << "Record 3";
        QTest::newRow("removed and renumbered") << "DELETE FROM consentrecord WHERE seq = 2; UPDATE consentrecord SET seq = 2 WHERE seq = 3" << "Record 2";
        QTest::newRow("re-ordered") << "UPDATE consentrecord SET seq = 9 WHERE seq = 2; UPDATE consentrecord SET seq = 2 WHERE seq = 3;"
                                       "UPDATE consentrecord SET seq = 3 WHERE seq = 9" << "Record 2";
        QTest::newRow("another signature") << "UPDATE consentrecord SET signature = (SELECT signature FROM consentrecord WHERE seq = 1) WHERE seq = 3" << "Record 3";
    }

    void verifiesTheChainOfConsents()
    {
        QFETCH(QString, sql);
        QFETCH(QString, fault);
        const Workspace workspace;
        consentThrice(workspace);
        runSql(workspace.path() + "/journal.db", sql.toStdString());

        const auto ended = runBackend({"verify", "--data", workspace.path()});

        QCOMPARE(ended.status, fault.isEmpty() ? 0 : 1);
        QVERIFY2(ended.out.starts_with(fault.isEmpty() ? "The chain of 3 consent records holds" : fault.toStdString() + " does not hold"), ended.out.c_str());
    }

    void refusesToBeReachedWithoutTls_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("all addresses") << QStringList{"--listen", "0.0.0.0:0"};
        QTest::newRow("all addresses, IPv6") << QStringList{"--listen", "[::]:0"};
        QTest::newRow("a proxy that is not named") << QStringList{"--listen", "0.0.0.0:0", "--behind-proxy"};
        QTest::newRow("a certificate without a key") << QStringList{"--listen", "0.0.0.0:0", "--tls-cert", "x.pem"};
        QTest::newRow("a public address without TLS") << QStringList{"--listen", "127.0.0.1:0", "--behind-proxy", "--trusted-proxy", "127.0.0.1", "--public-url", "http://chat.example"};
    }

    void refusesToBeReachedWithoutTls()
    {
        QFETCH(QStringList, arguments);
        const Workspace workspace;
        Arguments all{"serve", "--data", workspace.path(), "--share", sharedFiles()};
        for (const auto &each : arguments)
            all.push_back(each.toStdString());

        const auto ended = runBackend(all);

        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.out.find("\"error\":\"usage\"") != std::string::npos, ended.out.c_str());
    }

    void saysGoodbyeWhenItIsEnded()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available");
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();
        const auto clientId = newId();
        visitor.sendMessage("the last words", clientId);
        visitor.settle();

        ::kill(backend.process(), SIGTERM);

        QCOMPARE(anna.waitClose(), std::uint16_t(1001));
        QCOMPARE(visitor.waitClose(), std::uint16_t(1001));
        QCOMPARE(backend.terminate(), 0);
        Backend again(workspace.path());
        Visitor resumed(again, visitor.vuid());
        QVERIFY(canonical(resumed.hello(visitor.session()).at("conversation")).find(clientId) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"
