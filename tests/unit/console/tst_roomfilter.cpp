// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/roomfilter.h"
#include "unit/console/fakes.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using protocol::Status;

namespace {

struct Room {
    FakeClock clock;
    ConversationStore store;
    PreviewState previews{clock};
    ConversationListModel model{store, previews};
    QAbstractItemModelTester modelTester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Room() { model.setSelf(anna); }

    void put(std::uint8_t number, const std::function<void(protocol::Header &)> &change)
    {
        auto header = headerOf(conversation(number));
        change(header);
        store.applyHeader(header);
    }
};

//! The numbers of conversation() in the order of the list.
std::vector<int> numbers(const RoomFilter &filter)
{
    std::vector<int> all;
    for (int row = 0; row < filter.rowCount(); ++row)
        all.push_back(filter.at(row).id.bytes()[0]);
    return all;
}

using Numbers = std::vector<int>;

} // namespace

class TestRoomFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWaitsLongestComesFirst()
    {
        Room room;
        RoomFilter mine(room.model, RoomFilter::Part::Mine);
        QAbstractItemModelTester tester(&mine, QAbstractItemModelTester::FailureReportingMode::Fatal);

        room.put(1, [](auto &header) { header.lastAt = minute(50); });
        room.put(2, [](auto &header) { header.waitingSince = minute(20); });
        room.put(3, [](auto &header) { header.waitingSince = minute(10); });
        room.put(4, [](auto &header) { header.lastAt = minute(60); });

        QCOMPARE(numbers(mine), (Numbers{3, 2, 4, 1}));
    }

    void anOfferToMeStandsOnTop()
    {
        Room room;
        RoomFilter mine(room.model, RoomFilter::Part::Mine);
        room.put(1, [](auto &header) { header.waitingSince = minute(1); });

        room.put(2, [](auto &header) {
            header.assignee->id = protocol::PersonId::random();
            header.offer = protocol::Offer{protocol::OfferId::random(), "Ben", "Anna", true, std::nullopt, minute(1)};
        });

        QCOMPARE(numbers(mine), (Numbers{2, 1}));
    }

    void theQueueIsInOrderOfArrival()
    {
        Room room;
        RoomFilter waiting(room.model, RoomFilter::Part::Waiting);
        QAbstractItemModelTester tester(&waiting, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (const std::uint8_t number : {3, 1, 2}) {
            room.put(number, [number](auto &header) {
                header.status = Status::Waiting;
                header.assignee.reset();
                header.openedAt = minute(number);
            });
        }
        room.put(4, [](auto &) {});

        QCOMPARE(numbers(waiting), (Numbers{1, 2, 3}));
    }

    void aMessageMovesItsRowAndAnAnswerMovesItBack()
    {
        Room room;
        RoomFilter mine(room.model, RoomFilter::Part::Mine);
        QAbstractItemModelTester tester(&mine, QAbstractItemModelTester::FailureReportingMode::Fatal);
        room.put(1, [](auto &header) { header.lastAt = minute(3); });
        room.put(2, [](auto &header) { header.lastAt = minute(2); });
        QSignalSpy moved(&mine, &QAbstractItemModel::rowsMoved);
        QSignalSpy reset(&mine, &QAbstractItemModel::modelReset);

        room.store.applyEvent(conversation(2), eventOf(1, Author::Visitor, "Hello?"), "2");
        QCOMPARE(numbers(mine), (Numbers{2, 1}));
        QVERIFY(mine.at(0).waitingSince.has_value());
        room.store.applyEvent(conversation(1), eventOf(50, Author::Advisor, "Yes"), "3");
        room.store.applyEvent(conversation(2), eventOf(2, Author::Advisor, "Hi"), "4");

        QCOMPARE(numbers(mine), (Numbers{1, 2}));
        QCOMPARE(moved.count(), 2);
        QCOMPARE(reset.count(), 0);
    }

    void aTransferTakesTheRowOutOfMine()
    {
        Room room;
        RoomFilter mine(room.model, RoomFilter::Part::Mine);
        RoomFilter all(room.model, RoomFilter::Part::All);
        room.put(1, [](auto &) {});

        room.put(1, [](auto &header) { header.assignee->id = protocol::PersonId::random(); });

        QCOMPARE(mine.rowCount(), 0);
        QCOMPARE(all.rowCount(), 1);
    }

    void filtersByEveryWordWithoutCaseOrAccents()
    {
        Room room;
        RoomFilter all(room.model, RoomFilter::Part::All);
        QAbstractItemModelTester tester(&all, QAbstractItemModelTester::FailureReportingMode::Fatal);
        room.put(1, [](auto &header) { header.visitorName = "Ren\u00e9e M\u00fcller"; });
        room.put(2, [](auto &header) { header.visitorName = "Ren\u00e9 Dupont"; });

        all.setText(QStringLiteral("RENEE muller"));
        QCOMPARE(numbers(all), (Numbers{1}));
        all.setText(QStringLiteral("rene"));
        QCOMPARE(all.rowCount(), 2);
        all.setText(QStringLiteral("rene nobody"));
        QCOMPARE(all.rowCount(), 0);
        all.setText({});
        QCOMPARE(all.rowCount(), 2);
    }

    void followsRemovalsInTheMiddle()
    {
        Room room;
        RoomFilter all(room.model, RoomFilter::Part::All);
        QAbstractItemModelTester tester(&all, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (std::uint8_t number = 1; number <= 5; ++number)
            room.put(number, [number](auto &header) { header.lastAt = minute(number); });

        room.store.applyGone(conversation(3));
        room.put(2, [](auto &header) { header.lastAt = minute(9); });

        QCOMPARE(numbers(all), (Numbers{2, 5, 4, 1}));
        QCOMPARE(all.rowOf(conversation(3)), -1);
        QCOMPARE(all.rowOf(conversation(4)), 2);
    }

    void showsTypingAndPreviewInTheRow()
    {
        Room room;
        room.put(1, [](auto &) {});

        room.store.setTyping(conversation(1), true);
        room.previews.set(conversation(1), "not\nsent");

        QVERIFY(room.model.at(0).visitorTypes);
        QVERIFY(room.model.at(0).preview.contains(QLatin1String("not")));
        QVERIFY(!room.model.at(0).preview.contains(QLatin1Char('\n')));
    }

    void countsUnreadOnlyForMine()
    {
        Room room;
        const auto written = [](auto &header) {
            header.lastSeq = 5;
            header.seenByAdvisor = 3;
            header.lastAuthor = Author::Visitor;
        };
        room.put(1, written);
        room.put(2, [&](auto &header) {
            written(header);
            header.assignee->id = protocol::PersonId::random();
        });

        QCOMPARE(room.model.at(room.model.rowOf(conversation(1))).unread, std::uint64_t(2));
        QCOMPARE(room.model.at(room.model.rowOf(conversation(2))).unread, std::uint64_t(0));
    }

    void aSnapshotBeginsAnew()
    {
        Room room;
        RoomFilter all(room.model, RoomFilter::Part::All);
        room.put(1, [](auto &) {});

        room.store.applySnapshot({headerOf(conversation(2))}, false);

        QCOMPARE(numbers(all), (Numbers{2}));
    }

    void filtersTenThousandQuickly()
    {
        Room room;
        std::vector<protocol::Header> headers;
        for (int i = 0; i < 10'000; ++i) {
            auto header = headerOf(protocol::ConversationId::random());
            header.visitorName = "Visitor " + std::to_string(i);
            header.lastAt = minute(i);
            headers.push_back(header);
        }
        room.store.applySnapshot(headers, false);
        RoomFilter all(room.model, RoomFilter::Part::All);
        QElapsedTimer timer;
        timer.start();

        for (const auto *text : {"v", "vi", "vis", "visitor 77"})
            all.setText(QString::fromLatin1(text));

        // The budget is 16 ms a keystroke, measured by the benchmark; here a far wider one that no busy machine breaks.
        QVERIFY2(timer.elapsed() < 4 * 200, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(all.rowCount(), 280); // the numbers below 10,000 that hold "77"
    }
};

QTEST_GUILESS_MAIN(TestRoomFilter)
#include "tst_roomfilter.moc"
