// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/timelinemodel.h"
#include "unit/console/fakes.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using Kind = TimelineRow::Kind;

namespace {

const auto shown = conversation(1);

struct View {
    ConversationStore store;
    TimelineModel model{store};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    explicit View(std::vector<protocol::Event> events, bool more = false)
    {
        store.applyHeader(headerOf(shown));
        model.setConversation(shown);
        store.applyThread(headerOf(shown), std::move(events), more, false, std::nullopt);
    }
};

protocol::Event at(protocol::Event event, protocol::Time time)
{
    event.at = time;
    return event;
}

PendingMessage pendingOf(protocol::EventId id, const std::string &text)
{
    return {id, text, minute(5), PendingMessage::State::Queued, std::nullopt};
}

} // namespace

class TestTimelineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void separatesDays()
    {
        const auto noon = protocol::Time(std::chrono::sys_days(std::chrono::year(2026) / 5 / 4)) + 12h;

        const View view({at(eventOf(1, Author::Visitor, "a"), noon), at(eventOf(2, Author::Visitor, "b"), noon + 1min),
                         at(eventOf(3, Author::Visitor, "c"), noon + 24h), at(eventOf(4, Author::Advisor, "d"), noon + 24h + 1min)});

        QVERIFY(view.model.at(0).startsDay);
        QVERIFY(!view.model.at(1).startsDay);
        QVERIFY(view.model.at(2).startsDay);
        QVERIFY(!view.model.at(3).startsDay);
    }

    //! A fact with the visitor's own words below it, marked like every text of a visitor.
    void showsTheVerdictOfASurveyWithItsComment()
    {
        auto verdict = eventOf(2, Author::Visitor, "kind \u202E");
        verdict.kind = protocol::EventKind::SurveyAnswered;
        verdict.score = 4;

        const View view({eventOf(1, Author::Visitor, "a"), verdict});

        const auto row = view.model.at(1);
        QCOMPARE(row.kind, Kind::Fact);
        QCOMPARE(row.event, protocol::EventKind::SurveyAnswered);
        QCOMPARE(row.score, std::optional<std::uint64_t>(4));
        QVERIFY(row.note.contains(QStringLiteral("kind")) && !row.note.contains(QChar(0x202E)));
    }

    void runsOfOneAuthorNameItOnce()
    {
        const auto noon = protocol::Time(std::chrono::sys_days(std::chrono::year(2026) / 5 / 4)) + 12h;

        const View view({at(eventOf(1, Author::Visitor, "a"), noon), at(eventOf(2, Author::Visitor, "b"), noon + 1min),
                         at(eventOf(3, Author::Advisor, "c"), noon + 2min), at(eventOf(4, Author::Advisor, "d"), noon + 2min + 5min)});

        QVERIFY(!view.model.at(0).continues);
        QVERIFY(view.model.at(1).continues);
        QVERIFY(!view.model.at(2).continues); // somebody else
        QVERIFY(!view.model.at(3).continues); // too long after
    }

    void replacesThePendingRowInPlaceWhenTheBackendEchoesIt()
    {
        View view({eventOf(1, Author::Visitor, "a")});
        const auto id = protocol::EventId::random();
        view.store.appendPending(shown, pendingOf(id, "mine"));
        QCOMPARE(view.model.at(1).delivery, Delivery::Queued);
        view.store.updatePending(shown, id, PendingMessage::State::Sent);
        QCOMPARE(view.model.at(1).delivery, Delivery::Sent);
        const QPersistentModelIndex row(view.model.index(1));
        QSignalSpy reset(&view.model, &QAbstractItemModel::modelReset);

        view.store.applyEvent(shown, eventOf(2, Author::Advisor, "mine", id), "2");

        QCOMPARE(view.model.rowCount(), 2);
        QVERIFY(row.isValid());
        QCOMPARE(row.row(), 1);
        QCOMPARE(view.model.at(1).kind, Kind::Message);
        QCOMPARE(view.model.at(1).delivery, Delivery::Stored);
        QCOMPARE(reset.count(), 0);
    }

    void theVisitorsMarkMakesOursSeen()
    {
        View view({eventOf(1, Author::Advisor, "a"), eventOf(2, Author::Advisor, "b")});

        view.store.applySeen(shown, protocol::Side::Visitor, 1);

        QCOMPARE(view.model.at(0).delivery, Delivery::Seen);
        QCOMPARE(view.model.at(1).delivery, Delivery::Stored);
    }

    void aRefusedMessageStaysAndSaysWhy()
    {
        View view({});
        const auto id = protocol::EventId::random();
        view.store.appendPending(shown, pendingOf(id, "mine"));

        view.store.updatePending(shown, id, PendingMessage::State::Failed, protocol::ErrorKind::ConsentRequired);

        QCOMPARE(view.model.at(0).delivery, Delivery::Failed);
        QCOMPARE(view.model.at(0).failure, std::optional(protocol::ErrorKind::ConsentRequired));
    }

    void showsAGapUntilItIsHealed()
    {
        View view({eventOf(1, Author::Visitor, "a")});

        view.store.applyEvent(shown, eventOf(4, Author::Visitor, "d"), "2");
        QCOMPARE(view.model.rowCount(), 3);
        QCOMPARE(view.model.at(1).kind, Kind::Gap);
        view.store.applyHistory(shown, {eventOf(2, Author::Visitor, "b"), eventOf(3, Author::Visitor, "c")}, false);

        QCOMPARE(view.model.rowCount(), 4);
        for (int row = 0; row < 4; ++row)
            QCOMPARE(view.model.at(row).seq, std::uint64_t(row + 1));
    }

    void anOlderPageGoesInFrontAndKeepsTheRest()
    {
        View view({eventOf(3, Author::Visitor, "c"), eventOf(4, Author::Visitor, "d")}, true);
        const QPersistentModelIndex last(view.model.index(1));
        QSignalSpy inserted(&view.model, &QAbstractItemModel::rowsInserted);

        view.store.applyHistory(shown, {eventOf(1, Author::Visitor, "a"), eventOf(2, Author::Visitor, "b")}, false);

        QCOMPARE(view.model.rowCount(), 4);
        QCOMPARE(last.row(), 3);
        QCOMPARE(inserted.count(), 1);
        QVERIFY(!view.model.hasOlder());
    }

    void drawsTextAsTextAndCopiesItVerbatim()
    {
        const View view({eventOf(1, Author::Visitor, "<b>x\u202e</b> https://shop.example/")});

        QVERIFY(view.model.at(0).text.contains(QLatin1String("<b>")));
        QVERIFY(!view.model.at(0).text.contains(QChar(0x202e)));
        QVERIFY(view.model.at(0).verbatim.contains(QChar(0x202e)));
        QCOMPARE(view.model.at(0).links.size(), std::size_t(1));
        QCOMPARE(view.model.at(0).text.mid(view.model.at(0).links[0].from, view.model.at(0).links[0].length), QStringLiteral("https://shop.example/"));
    }

    void followsOnlyItsConversation()
    {
        View view({eventOf(1, Author::Visitor, "a")});
        view.store.applyThread(headerOf(conversation(2)), {eventOf(1, Author::Visitor, "other"), eventOf(2, Author::Visitor, "other")}, false, false,
                               std::nullopt);

        QCOMPARE(view.model.rowCount(), 1);
        view.model.setConversation(conversation(2));
        QCOMPARE(view.model.rowCount(), 2);
        view.model.setConversation(std::nullopt);
        QCOMPARE(view.model.rowCount(), 0);
    }

    void isEmptyAfterItsConversationIsGone()
    {
        View view({eventOf(1, Author::Visitor, "a")});
        view.store.appendPending(shown, pendingOf(protocol::EventId::random(), "mine"));

        view.store.applyGone(shown);

        QCOMPARE(view.model.rowCount(), 0);
    }

    void loadsUntilTheThreadComes()
    {
        ConversationStore store;
        store.applyHeader(headerOf(shown));
        TimelineModel model(store);

        model.setConversation(shown);
        QVERIFY(model.isLoading());
        store.applyThread(headerOf(shown), {}, false, false, std::nullopt);

        QVERIFY(!model.isLoading());
    }
};

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
