// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/backoff.h"
#include "console/connection.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace visavis::console;
using namespace std::chrono_literals;
using State = ConnectionState;
using Event = ConnectionEvent;
using Effect = ConnectionEffect;

namespace {

constexpr auto lastState = State::Offline;
constexpr auto lastEvent = Event::SignedOut;

template <class Check>
void everyCell(Check check)
{
    for (int state = 0; state <= int(lastState); ++state) {
        for (int event = 0; event <= int(lastEvent); ++event)
            check(State(state), Event(event), transition(State(state), Event(event)));
    }
}

bool has(const ConnectionStep &step, Effect effect)
{
    return std::find(step.effects.begin(), step.effects.end(), effect) != step.effects.end();
}

bool hasSocket(State state)
{
    return state == State::Connecting || state == State::Authenticating || state == State::Live;
}

bool hasTimer(State state)
{
    return state == State::Waiting || state == State::Offline;
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromSigningInToLive()
    {
        auto state = State::SignedOut;
        const auto go = [&state](Event event) {
            const auto step = transition(state, event);
            state = step.next;
            return step.effects;
        };

        QCOMPARE(go(Event::SignedIn), std::vector{Effect::Renew});
        QCOMPARE(go(Event::TokenReady), std::vector{Effect::OpenSocket});
        QCOMPARE(go(Event::SocketOpened), std::vector{Effect::SendHello});
        QCOMPARE(go(Event::Welcomed), std::vector{Effect::ResetBackoff});
        QCOMPARE(state, State::Live);
    }

    //! What chatbox and desk have in common is written once, in the oracle that the chatbox's table is held to in every cell.
    void movesAsTheChatboxDoesWhereTheyShareACell()
    {
        QFile file(QStringLiteral(VISAVIS_FIXTURES "/connection.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto oracle = QJsonDocument::fromJson(file.readAll()).object();
        const auto shared = oracle[QLatin1String("shared")].toObject();
        const auto states = shared[QLatin1String("states")].toObject(), events = shared[QLatin1String("events")].toObject(), effects = shared[QLatin1String("effects")].toObject();
        static const QHash<QString, State> stateOf{{"SignedOut", State::SignedOut}, {"Connecting", State::Connecting}, {"Authenticating", State::Authenticating}, {"Live", State::Live}, {"Waiting", State::Waiting}};
        static const QHash<QString, Event> eventOf{{"SocketOpened", Event::SocketOpened}, {"Welcomed", Event::Welcomed}, {"SocketLost", Event::SocketLost}, {"SignedOut", Event::SignedOut}};
        static const QHash<QString, Effect> effectOf{{"SendHello", Effect::SendHello}, {"StartRetryTimer", Effect::StartRetryTimer}, {"ResetBackoff", Effect::ResetBackoff}, {"CloseSocket", Effect::CloseSocket}, {"StopRetryTimer", Effect::StopRetryTimer}};
        QCOMPARE(states.size(), stateOf.size());
        QCOMPARE(events.size(), eventOf.size());

        for (const auto &state : states.keys()) {
            for (const auto &event : events.keys()) {
                const auto told = oracle[QLatin1String("chatbox")][state][event].toArray();
                const auto step = transition(stateOf[states[state].toString()], eventOf[events[event].toString()]);

                QVERIFY2(step.next == stateOf[states[told.first().toString()].toString()], qPrintable(state + " " + event));
                for (const auto effect : told) {
                    if (effects.contains(effect.toString()))
                        QVERIFY2(has(step, effectOf[effects[effect.toString()].toString()]), qPrintable(state + " " + event + ": " + effect.toString()));
                }
            }
        }
    }

    void closesTheSocketWhereverItIsLeft()
    {
        everyCell([](State state, Event, const ConnectionStep &step) {
            if (hasSocket(state) && !hasSocket(step.next))
                QVERIFY(has(step, Effect::CloseSocket));
        });
    }

    void startsTheTimerOnTheWayIntoWaitingAndStopsItOnTheWayOut()
    {
        everyCell([](State state, Event event, const ConnectionStep &step) {
            if (!hasTimer(state) && hasTimer(step.next))
                QVERIFY(has(step, Effect::StartRetryTimer));
            if (hasTimer(state) && !hasTimer(step.next))
                QVERIFY(event == Event::RetryDue || has(step, Effect::StopRetryTimer));
        });
    }

    void forgetsEverythingExactlyWhenTheSignInEnds()
    {
        everyCell([](State state, Event, const ConnectionStep &step) {
            QCOMPARE(has(step, Effect::Forget), state != State::SignedOut && step.next == State::SignedOut);
        });
    }

    void canBeLeftFromEverywhere()
    {
        everyCell([](State, Event event, const ConnectionStep &step) {
            if (event == Event::SignedOut)
                QCOMPARE(step.next, State::SignedOut);
        });
    }

    void movesFromEverywhereButSignedOut()
    {
        everyCell([](State state, Event event, const ConnectionStep &step) {
            if (event == Event::Moved)
                QCOMPARE(step.next, state == State::SignedOut ? State::SignedOut : State::Renewing);
        });
    }

    void dropsLateAnswers_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<Event>("event");
        QTest::newRow("a token after signing out") << State::SignedOut << Event::TokenReady;
        QTest::newRow("a welcome while waiting") << State::Waiting << Event::Welcomed;
        QTest::newRow("a socket while renewing") << State::Renewing << Event::SocketOpened;
        QTest::newRow("a timer while live") << State::Live << Event::RetryDue;
        QTest::newRow("network news while live") << State::Live << Event::NetworkGone;
    }
    void dropsLateAnswers()
    {
        QFETCH(State, state);
        QFETCH(Event, event);

        QCOMPARE(transition(state, event), (ConnectionStep{state, {}}));
    }

    void triesOnWhenTheNetworkIsSaidToBeGone()
    {
        QCOMPARE(transition(State::Waiting, Event::NetworkGone), (ConnectionStep{State::Offline, {}}));
        QCOMPARE(transition(State::Offline, Event::RetryDue).next, State::Renewing);
    }

    void waitsTwiceAsLongEachTimeShortlyForMinutesThenUpToHalfAMinute()
    {
        Backoff longest([] { return 1.0; });
        Backoff shortest([] { return 0.0; });

        for (const auto expected : {500ms, 1000ms, 2000ms, 4000ms, 4000ms, 4000ms}) {
            QCOMPARE(longest.next(), expected);
            QCOMPARE(shortest.next(), expected / 2);
        }
        for (int attempt = 6; attempt < 30; ++attempt)
            QCOMPARE(longest.next(), 4000ms);
        QCOMPARE(longest.next(), 30000ms);
        longest.reset();
        QCOMPARE(longest.next(), 500ms);
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
