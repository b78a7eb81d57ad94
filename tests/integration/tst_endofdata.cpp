// SPDX-License-Identifier: GPL-3.0-or-later
//
// The end of the data, asked of the real program: its time is over, or the person asks. Keys are looked for byte by byte.
#include "integration/client.h"

#include <QTest>
#include <fstream>
#include <sqlite3.h>

using namespace visavis::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto secretOfAnna = "the parcel went to the wrong door";
constexpr auto secretOfAnother = "a question about garden chairs";

//! \brief The first column of the first row, as bytes.
std::string valueOf(const std::string &data, const std::string &sql)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    std::string value;
    if (sqlite3_open_v2((data + "/journal.db").c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK
        && sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        value.assign(static_cast<const char *>(sqlite3_column_blob(statement, 0)), static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return value;
}

std::string day(int years, int days)
{
    const auto at = QDateTime::currentDateTimeUtc().addYears(years).addDays(days);
    return at.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toStdString() + "Z";
}

//! \brief Two visitors, one of whom said who they are; both conversations are closed.
struct Shop {
    Workspace workspace;
    std::string conversation, another, vuid;

    Shop()
    {
        Backend backend(workspace.path());
        Advisor ben(backend, workspace, "ben", "available");
        conversation = closedConversation(backend, ben, secretOfAnna, "Anna@Example.test", vuid);
        std::string unused;
        another = closedConversation(backend, ben, secretOfAnother, {}, unused);
        if (backend.terminate() != 0)
            throw std::runtime_error("the backend did not end well");
    }
    static std::string closedConversation(Backend &backend, Advisor &advisor, const std::string &text, const std::string &email, std::string &vuid)
    {
        Visitor visitor(backend);
        vuid = visitor.vuid();
        visitor.hello();
        visitor.consent();
        if (!email.empty() && textOf(visitor.waitAnswer(visitor.send("visitor.identify", {{"email", email}})), "type") == "error")
            throw std::runtime_error("cannot say who one is");
        visitor.say(text);
        advisor.waitAssigned(visitor.conversation());
        advisor.say(visitor.conversation(), "Thank you, we look into it.");
        advisor.waitAnswer(advisor.send("conversation.close", {{"conversation", visitor.conversation()}, {"conversationType", "other"}}));
        return visitor.conversation();
    }
    [[nodiscard]] Ended retention(const Arguments &more) const
    {
        Arguments arguments{"retention", "--data", workspace.path(), "--share", sharedFiles()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runBackend(arguments);
    }
    [[nodiscard]] std::string keyBytes() const { return valueOf(workspace.path(), "SELECT wrappedkey FROM visitor WHERE length(file) > 0"); }
    [[nodiscard]] std::string rows(const std::string &table) const { return valueOf(workspace.path(), "SELECT CAST(count(*) AS TEXT) FROM " + table); }
};

Frame find(Advisor &desk, Frame by)
{
    return desk.waitAnswer(desk.send("privacy.find", std::move(by)));
}

//! \brief All parts of what a person is given.
std::string document(Advisor &desk, const std::string &visitor)
{
    std::string text;
    for (std::uint64_t part = 0, parts = 1; part < parts; ++part) {
        const auto answer = desk.waitAnswer(desk.send("privacy.export", {{"visitor", visitor}, {"part", part}}));
        text += textOf(answer, "text");
        parts = countOf(answer, "parts");
    }
    return text;
}

} // namespace

class TestEndOfData : public QObject
{
    Q_OBJECT

private slots:
    void whatIsOverGoesAndNotADayEarlier()
    {
        const Shop shop;
        const auto key = shop.keyBytes();
        QVERIFY(key.size() > 32);
        QVERIFY(!shop.workspace.filesWith(key).empty());

        const auto early = shop.retention({"--now", day(3, -1)});
        QCOMPARE(early.status, 0);
        QVERIFY2(early.out.find("Over: 0 of 2") != std::string::npos, early.out.c_str());
        QCOMPARE(shop.rows("conversation"), std::string("2"));
        const auto dry = shop.retention({"--now", day(3, 1), "--dry-run"});
        QVERIFY2(dry.out.find("Over: 2 of 2") != std::string::npos, dry.out.c_str());
        QCOMPARE(shop.rows("conversation"), std::string("2"));

        const auto over = shop.retention({"--now", day(3, 1)});
        QCOMPARE(over.status, 0);
        QVERIFY2(over.out.find("Kept: 0.") != std::string::npos, over.out.c_str());
        for (const auto *table : {"conversation", "event", "visitor", "visitoraddress", "visitorsession"})
            QCOMPARE(shop.rows(table), std::string("0"));
        QCOMPARE(shop.workspace.filesWith(key), std::string());
        QVERIFY(shop.rows("consentrecord") != "0"); // the proof stays, and names nobody
        QCOMPARE(runBackend({"verify", "--data", shop.workspace.path()}).status, 0);
    }

    void aBackupDoesNotBringItBack()
    {
        const Shop shop;
        const TemporaryFolder elsewhere;
        const auto copy = (elsewhere.path() / "copy.db").string();
        QCOMPARE(runBackend({"backup", "--data", shop.workspace.path(), "--to", copy}).status, 0);
        QCOMPARE(shop.retention({"--now", day(3, 1)}).status, 0);
        QCOMPARE(shop.rows("conversation"), std::string("0"));

        const auto restored = runBackend({"restore", "--data", shop.workspace.path(), "--from", copy, "--share", sharedFiles()});
        QCOMPARE(restored.status, 0);
        QVERIFY2(restored.out.find("without the 4") != std::string::npos, restored.out.c_str()); // two conversations, two people
        QCOMPARE(shop.rows("conversation"), std::string("0"));
        QCOMPARE(shop.rows("visitor"), std::string("0"));
    }

    //! Somebody who copies files by hand does not know of restore.
    void aCopiedDatabaseIsCleanBeforeAnybodyIsServed()
    {
        const Shop shop;
        const auto database = shop.workspace.path() + "/journal.db";
        std::filesystem::copy_file(database, database + ".old");
        QCOMPARE(shop.retention({"--now", day(3, 1)}).status, 0);
        std::filesystem::remove(database + "-wal");
        std::filesystem::remove(database + "-shm");
        std::filesystem::rename(database + ".old", database);
        QCOMPARE(shop.rows("conversation"), std::string("2"));

        Backend backend(shop.workspace.path());
        Advisor olga(backend, shop.workspace, "olga");
        QVERIFY(find(olga, {{"conversation", shop.conversation}}).at("visitors").as_array().empty());
        QCOMPARE(backend.terminate(), 0);
        QCOMPARE(shop.rows("conversation"), std::string("0"));
        QCOMPARE(shop.rows("visitor"), std::string("0"));
    }

    void somethingThatIsNoCopyChangesNothing()
    {
        const Shop shop;
        const TemporaryFolder elsewhere;
        const auto file = (elsewhere.path() / "no.db").string();
        std::ofstream(file) << "this is no database";
        const auto refused = runBackend({"restore", "--data", shop.workspace.path(), "--from", file, "--share", sharedFiles()});
        QCOMPARE(refused.status, 1);
        QCOMPARE(shop.rows("conversation"), std::string("2"));
    }

    void aPersonIsFoundGivenEverythingAndErased()
    {
        const Shop shop;
        const auto key = shop.keyBytes();
        Backend backend(shop.workspace.path());
        Advisor olga(backend, shop.workspace, "olga");

        const auto found = find(olga, {{"email", "anna@example.test"}}).at("visitors").as_array();
        QCOMPARE(found.size(), std::size_t(1));
        const auto held = found.front().as_object();
        const auto visitor = textOf(held, "visitor");
        QCOMPARE(held.at("conversations").as_array().size(), std::size_t(1));
        QVERIFY(held.at("offered").as_bool() && held.at("address").as_bool());
        QCOMPARE(countOf(held, "consents"), std::uint64_t(1));
        QCOMPARE(textOf(find(olga, {{"conversation", shop.conversation}}).at("visitors").as_array().front().as_object(), "visitor"), visitor);

        const auto text = document(olga, visitor);
        const auto read = boost::json::parse(text).as_object();
        QCOMPARE(textOf(read, "schema"), std::string("visavis-access-1"));
        QCOMPARE(textOf(read.at("offered").as_object(), "email"), std::string("Anna@Example.test"));
        QCOMPARE(textOf(read, "address"), std::string("127.0.0.1"));
        QVERIFY(text.find(secretOfAnna) != std::string::npos);
        QVERIFY(text.find(secretOfAnother) == std::string::npos);
        QVERIFY(text.find(shop.another) == std::string::npos);
        QCOMPARE(read.at("consents").as_array().size(), std::size_t(1));
        for (const auto *identity : {"\"ben\"", "Benjamin"}) // advisors by alias alone
            QVERIFY2(text.find(identity) == std::string::npos, identity);

        // The person comes back and chats, and is erased in the middle of it.
        Visitor again(backend, shop.vuid);
        again.hello();
        again.consent();
        again.say("Is it there now?");
        const auto erased = olga.waitAnswer(olga.send("privacy.erase", {{"visitor", visitor}}));
        QCOMPARE(textOf(erased, "type"), std::string("privacy.erased"));
        QCOMPARE(countOf(erased, "conversations"), std::uint64_t(2));
        const auto record = boost::json::parse(textOf(erased, "record")).as_object();
        QCOMPARE(textOf(record, "event"), std::string("erased"));
        QCOMPARE(textOf(record, "subject_ref"), textOf(read.at("consents").as_array().front().as_object(), "subject_ref"));
        again.waitClose();

        QVERIFY(find(olga, {{"email", "anna@example.test"}}).at("visitors").as_array().empty());
        QVERIFY(find(olga, {{"conversation", shop.conversation}}).at("visitors").as_array().empty());
        QCOMPARE(olga.refusal(olga.send("privacy.export", {{"visitor", visitor}, {"part", 0}})), std::string("notPermitted"));
        QCOMPARE(olga.refusal(olga.send("conversation.open", {{"conversation", shop.conversation}, {"reason", "quality"}})), std::string("notPermitted"));

        // The other's is as it was.
        const auto thread = olga.waitAnswer(olga.send("conversation.open", {{"conversation", shop.another}, {"reason", "quality"}}));
        QVERIFY(boost::json::serialize(thread).find(secretOfAnother) != std::string::npos);

        QCOMPARE(backend.terminate(), 0);
        QCOMPARE(shop.workspace.filesWith(key), std::string());
        const auto verified = runBackend({"verify", "--data", shop.workspace.path()});
        QCOMPARE(verified.status, 0);
        QVERIFY2(verified.out.find("4 consent records") != std::string::npos, verified.out.c_str()); // three given, one erased
    }

    void nobodyButAnAdminAsks()
    {
        const Shop shop;
        Backend backend(shop.workspace.path());
        for (const auto *name : {"anna", "emil", "mara"}) {
            Advisor desk(backend, shop.workspace, name);
            for (const auto &[type, fields] : std::initializer_list<std::pair<const char *, Frame>>{
                     {"retention.read", {}}, {"retention.simulate", {{"policy", "chat=1d social=1d call=1d sms=1d file=1d"}}}, {"retention.confirm", {}},
                     {"privacy.find", {{"conversation", shop.conversation}}}, {"privacy.export", {{"visitor", newId()}, {"part", 0}}},
                     {"privacy.erase", {{"visitor", newId()}}}})
                QCOMPARE(desk.refusal(desk.send(type, fields)), std::string("notPermitted"));
        }
    }

    void aPolicyIsTriedChangedAndRecorded()
    {
        const Shop shop;
        Backend backend(shop.workspace.path());
        Advisor olga(backend, shop.workspace, "olga");
        auto now = olga.waitAnswer(olga.send("retention.read"));
        QCOMPARE(textOf(now, "policy"), std::string("chat=3y social=3y call=12m sms=12m file=3y"));
        QCOMPARE(countOf(now, "conversations"), std::uint64_t(2));
        QCOMPARE(countOf(now, "over"), std::uint64_t(0));
        QVERIFY(now.contains("lastRun") && now.contains("oldestEnd"));

        const std::string shorter = "chat=30d social=30d call=30d sms=30d file=30d";
        const auto tried = olga.waitAnswer(olga.send("retention.simulate", {{"policy", shorter}}));
        QCOMPARE(countOf(tried, "conversations"), std::uint64_t(0));
        QCOMPARE(countOf(tried, "all"), std::uint64_t(2));
        QCOMPARE(olga.refusal(olga.send("settings.change", {{"name", "retention"}, {"value", "chat=4y social=3y call=12m sms=12m file=3y"}})), std::string("invalidFrame"));
        QCOMPARE(textOf(olga.waitAnswer(olga.send("settings.change", {{"name", "retention"}, {"value", shorter}})), "type"), std::string("ok"));
        now = olga.waitAnswer(olga.send("retention.read"));
        QCOMPARE(textOf(now, "policy"), shorter);
        const auto history = olga.waitAnswer(olga.send("settings.history", {{"limit", 5}}));
        QVERIFY(boost::json::serialize(history).find(shorter) != std::string::npos);

        QCOMPARE(backend.terminate(), 0);
        const auto dry = shop.retention({"--now", day(0, 31), "--dry-run"});
        QVERIFY2(dry.out.find("Over: 2 of 2") != std::string::npos, dry.out.c_str());
    }
};

QTEST_GUILESS_MAIN(TestEndOfData)
#include "tst_endofdata.moc"
