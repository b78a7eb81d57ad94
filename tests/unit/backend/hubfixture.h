// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/hub/advisorconnection.h"
#include "backend/hub/visitorconnection.h"
#include "journalfixture.h"

#include <boost/json.hpp>
#include <map>

namespace visavis::backend {

//! \brief Wall and monotonic time that stand still until they are turned.
class TurnedClock final : public Clock
{
public:
    [[nodiscard]] protocol::Time now() const override { return wall; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return steady; }

    protocol::Time wall = protocol::Time(std::chrono::milliseconds(1'790'000'000'000));
    std::chrono::steady_clock::time_point steady = std::chrono::steady_clock::time_point(std::chrono::hours(1));
};

//! \brief A socket that keeps what it was sent.
class RecordedPeer final : public Peer
{
public:
    explicit RecordedPeer(const TurnedClock &clock)
        : m_clock(clock)
        , m_heard(clock.steady)
    {
    }
    using Peer::send;
    void send(std::shared_ptr<const std::string> text, Weight) override { sent.push_back(boost::json::parse(*text).as_object()); }
    bool sendBulk(std::vector<std::string> messages) override
    {
        if (full)
            return false;
        bulk.insert(bulk.end(), messages.begin(), messages.end());
        return true;
    }
    void dropBulk() override { bulk.clear(); }
    void close(CloseCode code) override { closed = code; }
    void drop() override { closed = CloseCode::GoingAway; }
    [[nodiscard]] std::chrono::steady_clock::time_point lastHeard() const override { return m_heard; }
    void pong() { m_heard = m_clock.steady; }

    std::vector<boost::json::object> sent;
    std::vector<std::string> bulk; //!< binary messages that nobody read yet
    bool full = false;
    std::optional<CloseCode> closed;

private:
    const TurnedClock &m_clock;
    std::chrono::steady_clock::time_point m_heard;
};

//! \brief A connection with the frames it was told; dropped like a socket that is gone.
template <class Handler>
struct Wired {
    std::shared_ptr<RecordedPeer> peer;
    std::unique_ptr<Handler> handler;
    int lastId = 0;

    void send(boost::json::object frame)
    {
        frame["id"] = ++lastId;
        handler->received(boost::json::serialize(frame));
    }
    [[nodiscard]] std::vector<std::string> kinds() const
    {
        std::vector<std::string> kinds;
        for (const auto &frame : peer->sent) {
            if (frame.at("type") == "event")
                kinds.emplace_back(frame.at("event").at("kind").as_string());
        }
        return kinds;
    }
    [[nodiscard]] bool heardOf(const std::string &kind) const
    {
        const auto all = kinds();
        return std::find(all.begin(), all.end(), kind) != all.end();
    }
    [[nodiscard]] boost::json::object lastOf(const char *type) const
    {
        for (auto frame = peer->sent.rbegin(); frame != peer->sent.rend(); ++frame) {
            if (frame->at("type") == type)
                return *frame;
        }
        return {};
    }
};

//! \brief A hub on a real journal with turned time: Anna and Ben of one group, a shop without consent request.
class HubFixture : public JournalFixture
{
public:
    using Desk = Wired<AdvisorConnection>;
    using Tab = Wired<VisitorConnection>;

    HubFixture()
    {
        const auto filled = journal().fill([this](Database &database) {
            const auto group = protocol::GroupId::random();
            const auto site = protocol::SiteId::random();
            Statement(database, "INSERT INTO workgroup VALUES (?, 'Sales')").bind(group).run();
            Statement(database, "INSERT INTO site VALUES (?, 'shop', 'Shop', 'Shop', '', ?, 1)").bind(site, group).run();
            Statement(database, "INSERT INTO siteorigin VALUES (?, 'https://shop.example')").bind(site).run();
            Statement(database, "INSERT OR REPLACE INTO setting VALUES ('consent', 'false')").run();
            for (const std::string name : {"Anna", "Ben"}) {
                const auto id = people[name] = protocol::PersonId::random();
                Statement(database, "INSERT INTO person VALUES (?, '', '', ?, ?, '')").bind(id, name, name).run();
                Statement(database, "INSERT INTO worksettings (person, slots, languages, skills, availability) VALUES (?, 5, '', '', ?)").bind(id, protocol::Availability::Available).run();
                Statement(database, "INSERT INTO personrole VALUES (?, ?)").bind(id, protocol::Role::Advisor).run();
                Statement(database, "INSERT INTO membership VALUES (?, ?)").bind(id, group).run();
            }
        });
        if (!filled)
            qFatal("%s", filled.error().what.c_str());
        start();
    }
    ~HubFixture() override { hub.reset(); }

    //! \brief A backend on what is in the journal; the one before must have nobody connected.
    void start()
    {
        settle(); // what is under way answers the hub before
        hub.reset();
        m_timers.clear();
        reopen();
        m_erasures = std::move(*ErasureList::open(file() + ".erasures"));
        m_eraser = std::make_unique<Eraser>(journal(), *m_erasures, m_keyring, clock);
        m_signIns = std::make_unique<SignIns>(journal(), clock, [this](protocol::SignInId ended) { hub->signInEnded(ended); });
        m_accounts = std::make_unique<Accounts>(journal(), clock, m_passwords, *m_signIns);
        hub = std::make_unique<Hub>(HubParts{journal(), m_keyring, *m_eraser, *m_signIns, *m_accounts, m_notices, clock,
                                             [this](std::chrono::milliseconds delay, std::function<void()> work) {
                                                 m_timers.emplace(clock.steady + delay, std::move(work));
                                             },
                                             RuntimeLimits{}});
    }

    [[nodiscard]] Desk desk(const std::string &name)
    {
        std::optional<Secret> token;
        m_signIns->begin(people.at(name), "linux", [&token](Result<Tokens> tokens) { token = std::move(tokens->access); });
        runUntil([&token] { return token.has_value(); });
        auto peer = std::make_shared<RecordedPeer>(clock);
        Desk desk{peer, std::make_unique<AdvisorConnection>(*hub, peer)};
        desk.send({{"type", "advisor.hello"}, {"version", 1}, {"accessToken", token->reveal()}});
        settle();
        return desk;
    }
    //! \brief A visitor in a conversation; with \a session of one who was here before.
    [[nodiscard]] Tab tab(const protocol::Vuid &vuid = protocol::Vuid::random(), const std::string &session = {})
    {
        auto peer = std::make_shared<RecordedPeer>(clock);
        Tab tab{peer, std::make_unique<VisitorConnection>(*hub, peer, ConnectionInfo{"127.0.0.1"})};
        boost::json::object hello{{"type", "visitor.hello"}, {"version", 1}, {"site", "shop"}, {"vuid", vuid.text()},
                                  {"origin", "https://shop.example"}, {"languages", boost::json::array{"en"}}};
        if (!session.empty())
            hello["session"] = session;
        tab.send(hello);
        if (session.empty())
            tab.send({{"type", "conversation.begin"}});
        settle();
        return tab;
    }
    void say(Tab &tab, const std::string &text, const protocol::EventId &id = protocol::EventId::random())
    {
        tab.send({{"type", "message.send"}, {"clientId", id.text()}, {"text", text}});
        settle();
    }
    //! \brief What was submitted is durable and told.
    void settle()
    {
        for (int i = 0; i < 3; ++i) // what is told may submit again
            (void)commit({CountOne{"test"}});
    }
    //! \brief Time passes on both clocks.
    void pass(std::chrono::milliseconds time)
    {
        clock.wall += time;
        const auto until = clock.steady + time;
        while (!m_timers.empty() && m_timers.begin()->first <= until) {
            const auto due = m_timers.extract(m_timers.begin());
            clock.steady = std::max(clock.steady, due.key());
            due.mapped()();
            settle();
        }
        clock.steady = until;
    }
    [[nodiscard]] SignIns &signIns() { return *m_signIns; }

    TurnedClock clock;
    std::map<std::string, protocol::PersonId> people;
    std::unique_ptr<Hub> hub;

private:
    Keyring m_keyring{Secret(std::string(32, 'k'))};
    const Notices m_notices = *Notices::load(VISAVIS_SOURCE "/resources/notices");
    Passwords m_passwords{clock, [](const auto &) {}};
    std::unique_ptr<ErasureList> m_erasures;
    std::unique_ptr<Eraser> m_eraser;
    std::unique_ptr<SignIns> m_signIns;
    std::unique_ptr<Accounts> m_accounts;
    std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> m_timers;
};

} // namespace visavis::backend
