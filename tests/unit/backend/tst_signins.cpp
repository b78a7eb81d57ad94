// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/identity/signins.h"
#include "unit/backend/journalfixture.h"

#include <QTest>

using namespace visavis::backend;
using namespace visavis::protocol;
using namespace std::chrono_literals;

namespace {

class TurnedClock final : public Clock
{
public:
    std::chrono::milliseconds passed{0};
    [[nodiscard]] Time now() const override { return Time(1'790'000'000'000ms) + passed; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return std::chrono::steady_clock::time_point(1h) + passed; }
};

} // namespace

class TestSignIns : public QObject
{
    Q_OBJECT

    std::unique_ptr<JournalFixture> m_world;
    TurnedClock m_clock;
    std::unique_ptr<SignIns> m_signIns;
    PersonId m_person;
    int m_ended = 0;

    template <class Ask>
    Result<Tokens> asked(const Ask &ask)
    {
        std::optional<Result<Tokens>> result;
        ask([&result](Result<Tokens> tokens) { result = std::move(tokens); });
        m_world->runUntil([&result] { return result.has_value(); });
        return std::move(*result);
    }
    Result<Tokens> begun()
    {
        return asked([this](SignIns::Answer answer) { m_signIns->begin(m_person, "linux", std::move(answer)); });
    }
    Result<Tokens> refreshed(const std::string &token)
    {
        return asked([&](SignIns::Answer answer) { m_signIns->refresh(token, std::move(answer)); });
    }

private slots:
    void init()
    {
        m_world = std::make_unique<JournalFixture>();
        m_person = m_world->addPerson("anna");
        m_clock.passed = 0ms;
        m_ended = 0;
        m_signIns = std::make_unique<SignIns>(m_world->journal(), m_clock, [this](SignInId) { ++m_ended; });
    }
    void cleanup()
    {
        m_signIns.reset();
        m_world.reset();
    }

    void endsAnAccessTokenAfterFiveMinutes()
    {
        const auto tokens = begun();
        m_clock.passed += 299s;
        QVERIFY(m_signIns->identify(tokens->access.reveal()));

        m_clock.passed += 2s;

        QVERIFY(!m_signIns->identify(tokens->access.reveal()));
    }

    void keepsThePreviousTokenForAMinuteAtMost()
    {
        const auto first = begun();
        QVERIFY(refreshed(first->refresh.reveal()));
        m_clock.passed += 59s;
        QVERIFY(refreshed(first->refresh.reveal()));

        m_clock.passed += 61s;

        QVERIFY(!refreshed(first->refresh.reveal()));
        QCOMPARE(m_ended, 1);
    }

    void endsTheFamilyBeforeTheJournalKnowsTheTokenAsReplaced()
    {
        const auto first = begun();
        const auto second = refreshed(first->refresh.reveal());
        QVERIFY(m_signIns->identify(second->access.reveal())); // the writing of it is under way now

        QVERIFY(!refreshed(first->refresh.reveal()));

        QCOMPARE(m_ended, 1);
    }

    void endsAfterTwelveHoursWithoutUse()
    {
        const auto tokens = begun();
        m_clock.passed += 12h + 1s;

        QVERIFY(!refreshed(tokens->refresh.reveal()));
    }

    void endsAfterThirtyDaysInAnyCase()
    {
        auto tokens = begun();
        for (int i = 0; i < 59; ++i) {
            m_clock.passed += 12h;
            tokens = refreshed(tokens->refresh.reveal());
            QVERIFY(tokens);
        }
        m_clock.passed += 12h;
        tokens = refreshed(tokens->refresh.reveal());
        m_clock.passed += 1s;

        QVERIFY(!tokens || !refreshed(tokens->refresh.reveal()));
    }

    void takesAOneTimeTokenOnceWithinAMinute()
    {
        const auto one = m_signIns->issueOneTime(m_person), late = m_signIns->issueOneTime(m_person);

        QVERIFY(m_signIns->takeOneTime(one.reveal()) == m_person);
        QVERIFY(!m_signIns->takeOneTime(one.reveal()));
        m_clock.passed += 61s;
        QVERIFY(!m_signIns->takeOneTime(late.reveal()));
    }

    void endsAllOfAPersonAndNoOther()
    {
        const auto one = begun(), two = begun();
        const auto person = std::exchange(m_person, m_world->addPerson("ben"));
        const auto other = begun();

        m_signIns->endAll(person);

        QCOMPARE(m_ended, 2);
        QVERIFY(!m_signIns->identify(one->access.reveal()) && !m_signIns->identify(two->access.reveal()));
        QVERIFY(m_signIns->identify(other->access.reveal()));
    }
};

QTEST_GUILESS_MAIN(TestSignIns)
#include "tst_signins.moc"
