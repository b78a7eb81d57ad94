// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/client.h"

#include <QTest>

#include <fstream>
#include <sqlite3.h>

using namespace visavis::tests;

//! Bad days and bad clients against the real program: each has a typed error or a said state, and loses nothing.
class TestEdges : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<Backend> m_backend;

    std::unique_ptr<Visitor> arrive() const
    {
        auto visitor = std::make_unique<Visitor>(*m_backend);
        visitor->hello();
        visitor->consent();
        return visitor;
    }
    static std::string assignedTo(Visitor &visitor) { return textOf(visitor.waitEvent("conversation.assigned"), "alias"); }
    void serve(const std::string &limits = R"({"messagesPerMinute":10000,"requestsPerSecond":10000})")
    {
        const auto file = (m_folder->path() / "limits.json").string();
        std::ofstream(file) << limits;
        m_backend = std::make_unique<Backend>(m_workspace->path(), Arguments{"--limits", file});
    }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_folder = std::make_unique<TemporaryFolder>();
    }
    void cleanup()
    {
        QCOMPARE(m_backend->terminate(), 0);
        m_backend.reset();
        m_workspace.reset();
    }

    void keepsTextVerbatim_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("bidi overrides and isolates") << QByteArray("a\u202Eb\u2066c\u2069\u200Fd\u202C");
        QTest::newRow("zero width") << QByteArray("pay\u200Bpal\uFEFF");
        QTest::newRow("marks on marks") << QByteArray("Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334");
        QTest::newRow("control characters") << QByteArray("a\x01\x1b[31mred\x7f\r\n\tb");
        QTest::newRow("markup") << QByteArray("<img src=x onerror=alert(1)><table><table>&amp;%1");
        QTest::newRow("beyond the basic plane") << QByteArray("\U0001F469\u200D\U0001F4BB \U0010FFFF");
        QTest::newRow("white space at the ends") << QByteArray("  a  ");
    }
    void keepsTextVerbatim()
    {
        QFETCH(QByteArray, text);
        serve();
        Advisor anna(*m_backend, *m_workspace, "anna", "available");
        auto visitor = arrive();
        QCOMPARE(assignedTo(*visitor), std::string("Anna"));

        QCOMPARE(textOf(visitor->say(text.toStdString()), "text"), text.toStdString());
        anna.waitAssigned(visitor->conversation());
        anna.say(visitor->conversation(), text.toStdString());

        const auto thread = anna.open(visitor->conversation());
        int found = 0;
        for (const auto &event : thread.at("events").as_array())
            found += textOf(event.as_object(), "text") == text.toStdString() ? 1 : 0;
        QCOMPARE(found, 2);
    }

    void refusesWhatIsNoText_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("error");
        QTest::newRow("NUL escaped") << QByteArray(R"("a\u0000b")") << "invalidFrame";
        QTest::newRow("lone high surrogate") << QByteArray(R"("a\ud83d")") << "notJson";
        QTest::newRow("lone low surrogate") << QByteArray(R"("\ude00a")") << "notJson";
        QTest::newRow("surrogates in the wrong order") << QByteArray(R"("\ude00\ud83d")") << "notJson";
        QTest::newRow("surrogates as UTF-8") << QByteArray("\"\xed\xa0\xbd\xed\xb8\x80\"") << "notJson";
        QTest::newRow("overlong") << QByteArray("\"\xc0\xaf\"") << "notJson";
        QTest::newRow("cut off") << QByteArray("\"\xe2\x82\"") << "notJson";
        QTest::newRow("number") << QByteArray("7") << "invalidFrame";
        QTest::newRow("list") << QByteArray(R"(["a"])") << "invalidFrame";
        QTest::newRow("null") << QByteArray("null") << "invalidFrame";
        QTest::newRow("blank") << QByteArray(R"(" \t\n")") << "invalidFrame";
    }
    //! Raw surrogates never pass a WebSocket text frame: the protocol itself ends such a socket.
    void refusesWhatIsNoText()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, error);
        serve();
        auto visitor = arrive();
        const auto before = visitor->say("before");

        visitor->sendText(R"({"type":"message.send","id":999,"clientId":")" + newId() + R"(","text":)" + json.toStdString() + "}");

        std::string outcome;
        try {
            outcome = textOf(visitor->waitType("error"), "error");
        } catch (const Disconnected &) {
            outcome = "closed";
        }
        const bool utf8 = QString::fromUtf8(json).toUtf8() == json;
        QCOMPARE(outcome, utf8 ? error.toStdString() : std::string("closed"));
        Visitor again(*m_backend, visitor->vuid());
        const auto welcome = again.hello(visitor->session());
        QCOMPARE(countOf(welcome.at("conversation").as_object(), "lastSeq"), countOf(before, "seq"));
    }

    void answersAReplayedClientIdWithWhatIsStored()
    {
        serve();
        auto visitor = arrive();
        const auto id = newId();
        const auto first = visitor->say("the first", id);

        const auto replayed = visitor->say("another text", id);

        QCOMPARE(textOf(replayed, "text"), std::string("the first"));
        QCOMPARE(countOf(replayed, "seq"), countOf(first, "seq"));
    }

    //! An id is unique in its conversation: another visitor who guesses it learns nothing and disturbs nobody.
    void keepsAClientIdOfAnotherConversationApart()
    {
        serve();
        auto one = arrive(), other = arrive();
        const auto id = newId();
        one->say("mine", id);

        QCOMPARE(textOf(other->say("theirs", id), "text"), std::string("theirs"));

        other->settle();
        QVERIFY(!other->received("mine"));
    }

    void treatsAForgedConversationLikeNone()
    {
        serve();
        Advisor anna(*m_backend, *m_workspace, "anna", "unavailable"), ben(*m_backend, *m_workspace, "ben", "available");
        auto visitor = arrive();
        QCOMPARE(assignedTo(*visitor), std::string("Ben"));
        anna.settle();
        for (const auto &id : {newId(), visitor->conversation()}) {
            QCOMPARE(anna.refusal(anna.send("message.send", {{"conversation", id}, {"clientId", newId()}, {"text", "x"}})), std::string("notPermitted"));
            QCOMPARE(anna.refusal(anna.send("conversation.open", {{"conversation", id}})), std::string("notPermitted"));
            QCOMPARE(anna.refusal(anna.send("history.page", {{"conversation", id}, {"before", 10}, {"limit", 10}})), std::string("notPermitted"));
            QCOMPARE(anna.refusal(anna.send("transfer.answer", {{"conversation", newId()}, {"offer", newId()}, {"accept", true}})), std::string("notPermitted"));
            QCOMPARE(anna.refusal(anna.send("conversation.close", {{"conversation", id}, {"conversationType", "none"}})), std::string("notPermitted"));
        }
        QVERIFY(!visitor->received("\"text\":\"x\""));
    }

    void knowsNobodyOfAnotherSite()
    {
        // A second site, as an administrator will make one.
        sqlite3 *database = nullptr;
        QCOMPARE(sqlite3_open((m_workspace->path() + "/journal.db").c_str(), &database), SQLITE_OK);
        QCOMPARE(sqlite3_exec(database,
                              "INSERT INTO site SELECT randomblob(16), 'other', 'Other', 'Other', '', workgroup, 1 FROM site WHERE key = 'shop';"
                              "INSERT INTO siteorigin SELECT id, 'https://other.example' FROM site WHERE key = 'other'",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(database);
        serve();
        auto visitor = arrive();
        visitor->say("at the shop");
        Client there(m_backend->port(), "/api/v1/visitor", m_backend->address().url);

        const auto welcome = there.waitAnswer(there.send("visitor.hello", {{"version", 1}, {"site", "other"}, {"vuid", visitor->vuid()}, {"origin", "https://other.example"},
                                                                           {"languages", boost::json::array{"en"}}, {"session", visitor->session()}}));

        QCOMPARE(textOf(welcome, "type"), std::string("visitor.welcome"));
        QVERIFY(!welcome.contains("conversation"));
        QVERIFY(welcome.contains("ask"));
        QVERIFY(!there.received("at the shop"));
        QCOMPARE(there.refusal(there.send("message.send", {{"clientId", newId()}, {"text", "x"}})), std::string("consentRequired"));
    }

    void refusesATokenThatIsOver()
    {
        serve();
        Advisor anna(*m_backend, *m_workspace, "anna");
        const auto token = anna.tokens().access;
        QCOMPARE(post(m_backend->port(), "/api/v1/sign-out", R"({"everywhere":true})", token).status, 200u);
        QCOMPARE(anna.waitClose(), std::uint16_t(4401));

        Client desk(m_backend->port(), "/api/v1/advisor", "");
        QCOMPARE(desk.refusal(desk.send("advisor.hello", {{"version", 1}, {"accessToken", token}})), std::string("unauthenticated"));
        QCOMPARE(desk.waitClose(), std::uint16_t(4401));
    }

    void closesAReaderThatIsTooSlowAndLosesNothing()
    {
        serve();
        auto slow = arrive();
        Visitor second(*m_backend, slow->vuid());
        second.hello(slow->session());
        // Nobody reads the first tab while the second writes more than a socket and its queue hold.
        const std::string text(4000, 'x');
        std::uint64_t last = 0;
        for (int i = 0; i < 2500; ++i) // 10 MB: more than the kernel buffers on both ends and a queue of 256 KiB
            last = countOf(second.say(text), "seq");

        Visitor again(*m_backend, slow->vuid());
        const auto welcome = again.hello(slow->session());
        QCOMPARE(countOf(welcome.at("conversation").as_object(), "lastSeq"), last);
        (void)slow->waitClose(); // 4408, or nothing at all: the queue before the close frame may not get through
        QVERIFY(slow->count("event") < int(last));
    }

    void queuesWhatAVanishedDeskHeld()
    {
        serve(R"({"presenceLeaseSeconds":2})");
        auto anna = std::make_unique<Advisor>(*m_backend, *m_workspace, "anna", "available");
        auto visitor = arrive();
        QCOMPARE(assignedTo(*visitor), std::string("Anna"));
        Advisor ben(*m_backend, *m_workspace, "ben", "available");

        anna->drop();

        visitor->waitEvent("conversation.queued");
        QCOMPARE(assignedTo(*visitor), std::string("Ben"));
        ben.waitAssigned(visitor->conversation());
        Advisor again(*m_backend, anna->tokens().access);
        QCOMPARE(again.refusal(again.send("message.send", {{"conversation", visitor->conversation()}, {"clientId", newId()}, {"text", "late"}})), std::string("notPermitted"));
    }

    //! Half-open: the socket is there, nobody answers its pings. This client only answers while it waits for something.
    void findsADeskThatIsSilent()
    {
        serve(R"({"presenceLeaseSeconds":2})");
        Advisor anna(*m_backend, *m_workspace, "anna", "available");
        auto visitor = arrive();
        QCOMPARE(assignedTo(*visitor), std::string("Anna"));

        visitor->waitEvent("conversation.queued");

        QCOMPARE(textOf(Visitor(*m_backend).hello(), "presence"), std::string("offline"));
    }

    void keepsADeskThatOnlyAnswersPings()
    {
        serve(R"({"presenceLeaseSeconds":2})");
        Advisor anna(*m_backend, *m_workspace, "anna", "available"), ben(*m_backend, *m_workspace, "ben", "available");
        auto first = arrive(), second = arrive();
        const auto held = assignedTo(*first), lost = assignedTo(*second);
        QVERIFY(held != lost);
        auto &silent = lost == "Ben" ? ben : anna;
        auto &alive = lost == "Ben" ? anna : ben;
        silent.drop();

        // The one waits for an event and answers pings meanwhile; the other's lease ends in that time, and so would its own.
        alive.waitAssigned(second->conversation());

        alive.settle();
        QVERIFY(!alive.received("conversation.gone"));
    }

    void endsCleanlyThoughAPeerDoesNotAnswer()
    {
        serve();
        Advisor anna(*m_backend, *m_workspace, "anna", "available");
        auto visitor = arrive();

        QCOMPARE(m_backend->terminate(), 0); // neither of them reads its close frame

        serve();
        Advisor again(*m_backend, anna.tokens().access);
        QCOMPARE(textOf(again.welcome(), "type"), std::string("advisor.welcome"));
    }
};

QTEST_GUILESS_MAIN(TestEdges)
#include "tst_edges.moc"
