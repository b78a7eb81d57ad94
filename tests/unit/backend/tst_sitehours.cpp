// SPDX-License-Identifier: GPL-3.0-or-later
//
// A hub on a turned clock: who has the chat open is told when the site closes and opens, to the minute.
#include "unit/backend/hubfixture.h"

#include <QTest>

using namespace visavis::backend;
using namespace visavis::protocol;
using namespace std::chrono_literals;

namespace {

struct HoursFixture : HubFixture {
    HoursFixture() { clock.wall = Time(1'781'684'940'000ms); } // Wednesday 17 June 2026, 08:29 UTC, 10:29 in Paris

    void put(const std::function<void(SiteRow &)> &change)
    {
        auto row = hub->sites().all().begin()->second;
        change(row);
        hub->putSite(row, [](bool stored) { QVERIFY(stored); });
        settle();
    }
    void putHours(const std::string &from, const std::string &to)
    {
        put([&](SiteRow &row) { row.hours = SiteHours{"Europe/Paris", {{Weekday::Wed, from, to}}, {}}; });
    }
    [[nodiscard]] static std::string presence(const Tab &tab) { return std::string(tab.peer->sent.back().at("presence").as_string()); }
};

} // namespace

class TestSiteHours : public QObject
{
    Q_OBJECT

private slots:
    void anOpenChatIsToldWhenTheSiteClosesAndOpens()
    {
        HoursFixture world;
        const auto anna = world.desk("Anna");
        auto tab = world.tab();
        QCOMPARE(std::string(tab.lastOf("visitor.welcome").at("presence").as_string()), std::string("online"));

        world.putHours("09:00", "10:30");
        const auto told = tab.peer->sent.size();
        world.pass(59s);
        QCOMPARE(tab.peer->sent.size(), told); // still a second
        world.pass(1s);
        QCOMPARE(HoursFixture::presence(tab), std::string("offline"));
        auto late = world.tab();
        QCOMPARE(std::string(late.lastOf("visitor.welcome").at("presence").as_string()), std::string("offline"));

        world.putHours("10:35", "12:00");
        world.pass(5min);
        QCOMPARE(HoursFixture::presence(tab), std::string("online"));
    }

    void aClockThatIsSetIsNoticedWithinAMinute()
    {
        HoursFixture world;
        const auto anna = world.desk("Anna");
        auto tab = world.tab();
        world.putHours("09:00", "18:00");
        world.clock.wall += 12h; // the monotonic one did not move

        world.pass(60s);

        QCOMPARE(HoursFixture::presence(tab), std::string("offline"));
    }

    void closedForNowIsToldAtOnce()
    {
        HoursFixture world;
        const auto anna = world.desk("Anna");
        auto tab = world.tab();

        world.put([](SiteRow &row) { row.offline = true; });

        QCOMPARE(HoursFixture::presence(tab), std::string("offline"));
        world.put([](SiteRow &row) { row.offline = false; });
        QCOMPARE(HoursFixture::presence(tab), std::string("online"));
    }

    void aPreviewEndsAfterAQuarterOfAnHourAndTakesNothing()
    {
        HoursFixture world;
        auto row = world.hub->sites().all().begin()->second;
        const auto key = world.hub->sitePreviews().add(row, true);
        auto peer = std::make_shared<RecordedPeer>(world.clock);
        HubFixture::Tab tab{peer, std::make_unique<VisitorConnection>(*world.hub, peer, ConnectionInfo{"127.0.0.1"})};
        const auto count = world.hub->openConversations().size();

        tab.send({{"type", "visitor.hello"}, {"version", 1}, {"site", key}, {"vuid", Vuid::random().text()}, {"origin", "https://elsewhere.example"}, {"languages", boost::json::array{"en"}}});
        QCOMPARE(std::string(tab.lastOf("visitor.welcome").at("presence").as_string()), std::string("offline"));
        tab.send({{"type", "conversation.begin"}});
        QCOMPARE(std::string(tab.lastOf("error").at("error").as_string()), std::string("notPermitted"));
        world.settle();
        QCOMPARE(world.hub->openConversations().size(), count);

        world.pass(15min);
        QVERIFY(!world.hub->site(key));
        QCOMPARE(tab.peer->closed, std::nullopt); // who has it open keeps it
    }

    void whatCannotBeStoredIsNotInForce()
    {
        HoursFixture world;
        auto row = world.hub->sites().all().begin()->second;
        const auto id = row.id;
        row.group = GroupId::random(); // there is none
        row.name = "Other";
        std::optional<bool> result;

        world.hub->putSite(row, [&result](bool stored) { result = stored; });
        world.settle();

        QCOMPARE(result, std::optional(false));
        QCOMPARE(world.hub->site(id).name, std::string("Shop"));
    }
};

QTEST_GUILESS_MAIN(TestSiteHours)
#include "tst_sitehours.moc"
