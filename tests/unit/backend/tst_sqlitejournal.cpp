// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/backend/journalfixture.h"

#include <QTest>

using namespace visavis::backend;
using namespace visavis::protocol;

class TestSqliteJournal : public QObject
{
    Q_OBJECT

    std::unique_ptr<JournalFixture> m_world;
    ConversationRow m_conversation;

    EventRow event(const std::string &body, EventId id = EventId::random()) const
    {
        return {m_conversation.id, 0, id, EventKind::Message, Author::Visitor, {}, Time(std::chrono::milliseconds(5)), body};
    }

private slots:
    void init()
    {
        m_world = std::make_unique<JournalFixture>();
        const GroupRow group{GroupId::random(), "Sales"};
        m_conversation = {};
        m_conversation.id = ConversationId::random();
        m_conversation.site = SiteId::random();
        m_conversation.group = group.id;
        m_conversation.visitor = VisitorId::random();
        m_conversation.language = "en";
        QVERIFY(m_world->journal().fill([&](Database &database) {
            Statement(database, "INSERT INTO workgroup VALUES (?, ?)").bind(group.id, group.name).run();
            Statement(database, "INSERT INTO site VALUES (?, 'shop', 'Shop', 'Shop', '', ?, 1)").bind(m_conversation.site, group.id).run();
        }));
        VisitorRow visitor;
        visitor.id = m_conversation.visitor;
        visitor.site = m_conversation.site;
        visitor.lookup = "lookup";
        visitor.wrappedKey = "wrapped";
        visitor.subject = RecordId::random();
        QVERIFY(m_world->commit({CreateVisitor{visitor}, CreateConversation{m_conversation}}));
    }
    void cleanup() { m_world.reset(); }

    void numbersTheEventsOfAConversationWithoutGaps()
    {
        const auto first = m_world->commit({AppendEvent{event("a")}, AppendEvent{event("b")}});
        const auto second = m_world->commit({AppendEvent{event("c")}});

        QCOMPARE(first->seqs, (std::vector<std::uint64_t>{1, 2}));
        QCOMPARE(second->seqs, std::vector<std::uint64_t>{3});
        QVERIFY(second->feed > first->feed);
        QCOMPARE(m_world->journal().conversation(m_conversation.id)->lastSeq, std::uint64_t(3));
    }

    void answersManyUnitsInTheOrderOfSubmission()
    {
        std::vector<std::uint64_t> seqs;
        for (int i = 0; i < 5000; ++i)
            m_world->journal().submit({AppendEvent{event("x")}}, [&seqs](Result<Committed> result) { seqs.push_back(result ? result->seqs.at(0) : 0); });

        m_world->runUntil([&seqs] { return seqs.size() == 5000; });

        for (std::size_t i = 0; i < seqs.size(); ++i)
            QCOMPARE(seqs[i], std::uint64_t(i + 1));
    }

    void storesAnEventOnceAndNothingElseOfItsUnit()
    {
        const auto id = EventId::random();
        QVERIFY(m_world->commit({AppendEvent{event("one", id)}, AppendEvent{event("two")}}));

        const auto again = m_world->commit({AppendEvent{event("before")}, AppendEvent{event("one", id)}, CountOne{"counted"}});

        QCOMPARE(again->duplicate, std::optional<std::uint64_t>(1));
        QVERIFY(again->seqs.empty());
        QCOMPARE(m_world->journal().eventsAfter(m_conversation.id, 0, 10).size(), std::size_t(2));
        QCOMPARE(m_world->commit({AppendEvent{event("three")}})->seqs, std::vector<std::uint64_t>{3});
    }

    //! One unit that cannot be done takes none of its neighbours with it, and leaves nothing of itself.
    void undoesAFailedUnitAlone()
    {
        auto stranger = event("nowhere");
        stranger.conversation = ConversationId::random();
        std::vector<bool> stored;
        const auto note = [&stored](Result<Committed> result) { stored.push_back(result.has_value()); };

        m_world->journal().submit({AppendEvent{event("good")}}, note);
        m_world->journal().submit({AppendEvent{event("half")}, AppendEvent{stranger}}, note);
        m_world->journal().submit({AppendEvent{event("good too")}}, note);
        m_world->runUntil([&stored] { return stored.size() == 3; });

        QCOMPARE(stored, (std::vector<bool>{true, false, true}));
        const auto events = m_world->journal().eventsAfter(m_conversation.id, 0, 10);
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(events[1].seq, std::uint64_t(2));
        QCOMPARE(events[1].body, std::string("good too"));
    }

    void pagesForwardsAndBackwards()
    {
        for (int i = 0; i < 10; ++i)
            QVERIFY(m_world->commit({AppendEvent{event(std::to_string(i))}}));

        const auto after = m_world->journal().eventsAfter(m_conversation.id, 4, 3), before = m_world->journal().eventsBefore(m_conversation.id, 4, 2);

        QCOMPARE(after.front().seq, std::uint64_t(5));
        QCOMPARE(after.size(), std::size_t(3));
        QCOMPARE(before.front().seq, std::uint64_t(2));
        QCOMPARE(before.back().seq, std::uint64_t(3));
    }

    void neverLowersAWatermark()
    {
        auto row = m_conversation;
        row.seenByVisitor = 7;
        QVERIFY(m_world->commit({UpdateConversation{row}}));
        row.seenByVisitor = 3;
        QVERIFY(m_world->commit({UpdateConversation{row}}));

        QCOMPARE(m_world->journal().conversation(m_conversation.id)->seenByVisitor, std::uint64_t(7));
    }

    void goesOnWhereItEnded()
    {
        const auto last = m_world->commit({AppendEvent{event("a")}});
        m_world->reopen();

        const auto next = m_world->commit({AppendEvent{event("b")}});

        QCOMPARE(next->seqs, std::vector<std::uint64_t>{2});
        QVERIFY(next->feed > last->feed);
    }

    void refusesASchemaOfTheFuture()
    {
        m_world->end();
        Database(m_world->file(), false).run("PRAGMA user_version = 2000");

        const auto opened = m_world->tryOpen();

        QVERIFY(!opened);
        QVERIFY(opened.error().kind == Error::Kind::Newer);
        QVERIFY(opened.error().what.find(m_world->file()) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSqliteJournal)
#include "tst_sqlitejournal.moc"
