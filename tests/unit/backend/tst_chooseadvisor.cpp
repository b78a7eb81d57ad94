// SPDX-License-Identifier: GPL-3.0-or-later
// A candidate has slots, which is a keyword of Qt unless told otherwise.
#define QT_NO_KEYWORDS
#include "backend/hub/routing.h"

#include <QTest>

using namespace visavis::backend;
using namespace visavis::protocol;

namespace {

const GroupId sales = GroupId::random();

Candidate candidate(std::uint64_t used, std::uint64_t size = 5, std::uint64_t lastAssigned = 0)
{
    return {PersonId::random(), {sales}, Availability::Available, true, size, used, lastAssigned};
}

void fill(Candidate &one)
{
    one.used = one.slots;
}

} // namespace

class TestChooseAdvisor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTheLeastOccupiedInProportion()
    {
        const std::vector all{candidate(2, 4), candidate(3, 10), candidate(1, 2)};

        QVERIFY(chooseAdvisor(all, sales) == all[1].person);
    }

    void choosesWhoWaitedLongestAmongEquals()
    {
        const std::vector all{candidate(1, 5, 9), candidate(1, 5, 4), candidate(2, 10, 7)};

        QVERIFY(chooseAdvisor(all, sales) == all[1].person);
    }

    void prefersWhoAnsweredBeforeIfTheyCan()
    {
        std::vector all{candidate(0), candidate(4)};
        QVERIFY(chooseAdvisor(all, sales, all[1].person) == all[1].person);

        all[1].used = 5;

        QVERIFY(chooseAdvisor(all, sales, all[1].person) == all[0].person);
    }

    void choosesNobodyWhoCannot_data()
    {
        QTest::addColumn<int>("reason");
        for (const int reason : {0, 1, 2, 3, 4})
            QTest::addRow("reason %d", reason) << reason;
    }

    void choosesNobodyWhoCannot()
    {
        QFETCH(int, reason);
        auto one = candidate(0);
        switch (reason) {
        case 0: one.availability = Availability::Busy; break;
        case 1: one.availability = Availability::Unavailable; break;
        case 2: one.connected = false; break;
        case 3: fill(one); break;
        case 4: one.groups = {GroupId::random()}; break;
        }

        QVERIFY(chooseAdvisor(std::vector{one}, sales).isNull());
        QVERIFY(presenceOf(std::vector{one}, sales) != Presence::Online);
    }

    void tellsOnlineBusyAndOffline()
    {
        auto full = candidate(5), gone = candidate(0);
        gone.connected = false;

        QVERIFY(presenceOf(std::vector{full, candidate(0)}, sales) == Presence::Online);
        QVERIFY(presenceOf(std::vector{full, gone}, sales) == Presence::Busy);
        QVERIFY(presenceOf(std::vector{gone}, sales) == Presence::Offline);
    }
};

QTEST_GUILESS_MAIN(TestChooseAdvisor)
#include "tst_chooseadvisor.moc"
