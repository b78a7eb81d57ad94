// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/outboxkeeper.h"
#include "unit/console/fakes.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace visavis::test;
using namespace visavis;

namespace {

const auto first = conversation(1), second = conversation(2);
const QByteArray canary("canary-of-an-unsent-message-4711");

PendingMessage message(const std::string &text, protocol::EventId id = protocol::EventId::random())
{
    return {id, text, minute(3), PendingMessage::State::Queued, std::nullopt};
}

//! One start of the console: a store and a keeper on a folder and a keychain that outlive it.
struct Start {
    QTemporaryDir &folder;
    FakeCredentials &keychain;
    FakeClock clock;
    ConversationStore store;
    OutboxKeeper keeper{store, keychain, clock, folder.filePath(QStringLiteral("outbox"))};
    std::vector<KeptMessage> restored;

    Start(QTemporaryDir &where, FakeCredentials &credentials)
        : folder(where)
        , keychain(credentials)
    {
        QObject::connect(&keeper, &OutboxKeeper::restored, &keeper, [this](const auto &messages) {
            restored = messages;
            for (const auto &each : messages)
                store.restorePending(each.conversation, {each.message}); // as Session does
        });
    }
};

struct Disk {
    QTemporaryDir folder;
    FakeCredentials keychain;

    //! Everything that lies there.
    [[nodiscard]] QStringList files() const
    {
        QStringList all;
        QDirIterator each(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext())
            all += each.next();
        return all;
    }
    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray all;
        for (const auto &path : files()) {
            QFile file(path);
            if (file.open(QFile::ReadOnly))
                all += file.readAll();
        }
        return all;
    }
    //! A start that left \a text unsent, as after a crash.
    void leave(const std::string &text, protocol::EventId id = protocol::EventId::random())
    {
        Start start(folder, keychain);
        start.keeper.open(QStringLiteral("anna"));
        start.store.appendPending(first, message(text, id));
        QTRY_VERIFY(start.keeper.isKept());
    }
};

} // namespace

class TestOutboxKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsBackWhatWasNotEchoed()
    {
        Disk disk;
        const auto id = protocol::EventId::random();
        {
            Start start(disk.folder, disk.keychain);
            start.keeper.open(QStringLiteral("anna"));
            start.store.appendPending(first, message(canary.toStdString(), id));
            start.store.appendPending(second, message("Grüße \xF0\x9F\x90\x88"));
            QTRY_VERIFY(start.keeper.isKept());
        }

        Start again(disk.folder, disk.keychain);
        again.keeper.open(QStringLiteral("anna"));

        QTRY_COMPARE(again.restored.size(), std::size_t(2));
        QCOMPARE(again.store.pending(first), std::vector{message(canary.toStdString(), id)});
        QCOMPARE(again.store.pending(second).front().text, std::string("Grüße \xF0\x9F\x90\x88"));
    }

    void leavesNothingInClear()
    {
        Disk disk;
        disk.leave(canary.toStdString());

        QCOMPARE(disk.files().size(), qsizetype(1));
        QVERIFY(!disk.bytes().contains(canary));
        QVERIFY(!disk.bytes().contains(QByteArray::fromStdString(first.text())));
        QVERIFY(!disk.bytes().contains(QByteArray(disk.keychain.entries.begin()->second.reveal().data(), 32)));
        const auto readers = QFile::permissions(disk.files().front());
        QVERIFY(!(readers & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void theLastEchoRemovesTheFile()
    {
        Disk disk;
        Start start(disk.folder, disk.keychain);
        start.keeper.open(QStringLiteral("anna"));
        const auto one = message("one"), two = message("two");
        start.store.appendPending(first, one);
        start.store.appendPending(first, two);
        QTRY_VERIFY(start.keeper.isKept());

        start.store.removePending(first, one.clientId);
        QTRY_VERIFY(start.keeper.isKept());
        QCOMPARE(disk.files().size(), qsizetype(1));
        start.store.removePending(first, two.clientId);

        QTRY_VERIFY(disk.files().isEmpty());
    }

    void asksTheKeychainForNothingBeforeThereIsSomethingToKeep()
    {
        Disk disk;
        Start start(disk.folder, disk.keychain);

        start.keeper.open(QStringLiteral("anna"));
        QTest::qWait(0);

        QCOMPARE(disk.keychain.writes, 0);
        QVERIFY(disk.files().isEmpty());
    }

    void keepsWhatWasRefusedAsRefused()
    {
        Disk disk;
        {
            Start start(disk.folder, disk.keychain);
            start.keeper.open(QStringLiteral("anna"));
            const auto refused = message("refused");
            start.store.appendPending(first, refused);
            start.store.updatePending(first, refused.clientId, PendingMessage::State::Failed, protocol::ErrorKind::Conflict);
            QTRY_VERIFY(start.keeper.isKept());
        }

        Start again(disk.folder, disk.keychain);
        again.keeper.open(QStringLiteral("anna"));

        QTRY_COMPARE(again.store.pending(first).size(), std::size_t(1));
        QCOMPARE(again.store.pending(first).front().state, PendingMessage::State::Failed); // sent by no one but its author
        QCOMPARE(again.store.pending(first).front().reason, std::optional(protocol::ErrorKind::Conflict));
    }

    void anotherPersonGetsNothingOfIt()
    {
        Disk disk;
        disk.leave("of anna");

        Start ben(disk.folder, disk.keychain);
        ben.keeper.open(QStringLiteral("ben"));
        ben.store.appendPending(first, message("of ben"));
        QTRY_VERIFY(ben.keeper.isKept());

        QVERIFY(ben.restored.empty());
        QCOMPARE(disk.files().size(), qsizetype(2));
    }

    void aFileUnderAnotherNameDoesNotOpen()
    {
        Disk disk;
        const OutboxFile of(disk.folder.filePath(QStringLiteral("a")), QStringLiteral("anna"));
        const OutboxFile claimed(of.path(), QStringLiteral("ben"));
        const auto key = OutboxFile::newKey();
        QVERIFY(of.write({{first, message("hers")}}, key).has_value());

        QVERIFY(of.read(key).has_value());
        QCOMPARE(claimed.read(key).error().kind, Error::Kind::OutboxDamaged);
        QCOMPARE(of.read(OutboxFile::newKey()).error().kind, Error::Kind::OutboxDamaged);
    }

    void writesNothingWithoutAKeychainAndSaysWhy_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("missing") << Error::Kind::KeychainMissing;
        QTest::newRow("locked") << Error::Kind::KeychainLocked;
        QTest::newRow("denied") << Error::Kind::KeychainDenied;
        QTest::newRow("silent") << Error::Kind::KeychainTimeout;
    }

    void writesNothingWithoutAKeychainAndSaysWhy()
    {
        QFETCH(const Error::Kind, kind);
        Disk disk;
        disk.keychain.writeFails = kind;
        Start start(disk.folder, disk.keychain);
        start.keeper.open(QStringLiteral("anna"));

        start.store.appendPending(first, message(canary.toStdString()));

        QTRY_VERIFY(start.keeper.error().has_value());
        QCOMPARE(start.keeper.error()->kind, kind);
        QVERIFY(!start.keeper.isKept());
        QVERIFY(disk.files().isEmpty());
        QCOMPARE(start.store.pending(first).size(), std::size_t(1));
    }

    void asksALockedKeychainAgainAndThenKeepsWhatWaits()
    {
        Disk disk;
        disk.keychain.writeFails = Error::Kind::KeychainLocked;
        Start start(disk.folder, disk.keychain);
        start.keeper.open(QStringLiteral("anna"));
        start.store.appendPending(first, message("waits"));
        QTRY_VERIFY(start.keeper.error().has_value());

        disk.keychain.writeFails.reset();
        start.clock.advance(1min);

        QTRY_VERIFY(start.keeper.isKept());
        QVERIFY(!start.keeper.error());
        QCOMPARE(disk.files().size(), qsizetype(1));
    }

    void aLockedKeychainCostsNotTheFileThatIsThere()
    {
        Disk disk;
        disk.leave("of before");
        const auto entries = disk.keychain.entries;

        Start start(disk.folder, disk.keychain);
        disk.keychain.entries.clear(); // what a locked Secret Service looks like to who reads,
        disk.keychain.writeFails = Error::Kind::KeychainLocked; // and to who writes
        start.keeper.open(QStringLiteral("anna"));
        start.store.appendPending(first, message("of now"));
        QTRY_VERIFY(start.keeper.error().has_value());
        QVERIFY(!start.keeper.hasSetAside());
        disk.keychain.entries = entries;
        disk.keychain.writeFails.reset();
        start.keeper.tryAgain();

        QTRY_COMPARE(start.store.pending(first).size(), std::size_t(2));
        QCOMPARE(start.store.pending(first).front().text, std::string("of before")); // in the order they were written
        QTRY_VERIFY(start.keeper.isKept());
    }

    void setsAsideWhatNoKeyOpens()
    {
        Disk disk;
        disk.leave("lost");
        disk.keychain.entries.clear(); // the keychain was made anew

        Start start(disk.folder, disk.keychain);
        start.keeper.open(QStringLiteral("anna"));

        QTRY_VERIFY(start.keeper.hasSetAside());
        QVERIFY(start.restored.empty());
        QCOMPARE(disk.files().size(), qsizetype(1));
        QVERIFY(disk.files().front().endsWith(QLatin1String(".aside")));
        start.store.appendPending(first, message("goes on"));
        QTRY_VERIFY(start.keeper.isKept());
        QCOMPARE(disk.files().size(), qsizetype(2));
    }

    void setsAsideADamagedFile_data()
    {
        QTest::addColumn<int>("cut");
        QTest::addColumn<int>("turned");
        QTest::newRow("empty") << 0 << -1;
        QTest::newRow("only its head") << 20 << -1;
        QTest::newRow("torn") << 60 << -1;
        QTest::newRow("another kind") << -1 << 0;
        QTest::newRow("a bit of the nonce") << -1 << 12;
        QTest::newRow("a bit of the text") << -1 << 50;
    }

    void setsAsideADamagedFile()
    {
        QFETCH(const int, cut);
        QFETCH(const int, turned);
        Disk disk;
        disk.leave("lost");
        QFile file(disk.files().front());
        QVERIFY(file.open(QFile::ReadWrite));
        if (cut >= 0) {
            QVERIFY(file.resize(cut));
        } else {
            auto bytes = file.readAll();
            bytes[turned] = char(bytes[turned] ^ 1);
            file.seek(0);
            file.write(bytes);
        }
        file.close();

        Start start(disk.folder, disk.keychain);
        start.keeper.open(QStringLiteral("anna"));

        QTRY_VERIFY(start.keeper.hasSetAside());
        QVERIFY(start.restored.empty());
    }

    void saysThatTheDiskTakesNothingAndTriesAgain()
    {
        Disk disk;
        QFile inTheWay(disk.folder.filePath(QStringLiteral("outbox")));
        QVERIFY(inTheWay.open(QFile::WriteOnly)); // a file where the folder should be
        Start start(disk.folder, disk.keychain);
        start.keeper.open(QStringLiteral("anna"));

        start.store.appendPending(first, message("waits"));
        QTRY_VERIFY(start.keeper.error().has_value());
        QCOMPARE(start.keeper.error()->kind, Error::Kind::OutboxDisk);
        QVERIFY(inTheWay.remove());
        start.clock.advance(1min);

        QTRY_VERIFY(start.keeper.isKept());
    }

    void keepsTheFirstOnesWhenMoreWaitThanAFileTakes()
    {
        Disk disk;
        const OutboxFile file(disk.folder.filePath(QStringLiteral("a")), QStringLiteral("anna"));
        const auto key = OutboxFile::newKey();
        const std::vector<KeptMessage> many(1500, {first, message(std::string(4000, 'x'))});

        QCOMPARE(file.write(many, key).error().kind, Error::Kind::OutboxFull);

        const auto read = file.read(key);
        QVERIFY(read.has_value());
        QVERIFY(read->size() > 900 && read->size() < many.size());
        QVERIFY(QFileInfo(file.path()).size() <= qint64(OutboxFile::mostBytes) + 64);
    }

    void closingKeepsTheFileWhateverTheStoreForgets()
    {
        Disk disk;
        Start start(disk.folder, disk.keychain);
        start.keeper.open(QStringLiteral("anna"));
        start.store.appendPending(first, message("one"));
        QTRY_VERIFY(start.keeper.isKept());
        start.store.appendPending(first, message("two")); // perhaps not written yet

        start.keeper.close();
        start.store.clear();
        start.keeper.open(QStringLiteral("anna"));

        QTRY_COMPARE(start.restored.size(), std::size_t(2));
    }

    void signingOutEndsTheFileAndItsKey()
    {
        Disk disk;
        Start start(disk.folder, disk.keychain);
        start.keeper.open(QStringLiteral("anna"));
        start.store.appendPending(first, message("one"));
        QTRY_VERIFY(start.keeper.isKept());

        start.keeper.discard();

        QTRY_VERIFY(disk.files().isEmpty());
        QVERIFY(disk.keychain.entries.empty());
    }

    void aConversationThatIsGoneIsGoneFromTheFile()
    {
        Disk disk;
        Start start(disk.folder, disk.keychain);
        start.keeper.open(QStringLiteral("anna"));
        start.store.applyHeader(headerOf(first));
        start.store.appendPending(first, message("one"));
        QTRY_VERIFY(start.keeper.isKept());

        start.store.applyGone(first);

        QTRY_VERIFY(disk.files().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOutboxKeeper)
#include "tst_outboxkeeper.moc"
