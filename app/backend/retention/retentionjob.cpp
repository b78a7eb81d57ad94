// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/retention/retentionjob.h"

#include "protocol/limits.h"

#include <numeric>
#include <spdlog/spdlog.h>

namespace visavis::backend {
using namespace protocol;

namespace {

constexpr auto runCounter = "retention.run";

} // namespace

std::uint64_t Over::allConversations() const
{
    return std::accumulate(conversations.begin(), conversations.end(), std::uint64_t{0});
}

Over whatIsOver(Journal &journal, const RetentionPolicy &policy, Time now)
{
    Over over;
    for (const auto channel : channels)
        over.conversations[static_cast<std::size_t>(channel)] = journal.countClosedUpTo(channel, lastOver(now, policy.of(channel)));
    over.visitors = journal.countVisitorsUpTo(lastOver(now, policy.file));
    return over;
}

RetentionJob::RetentionJob(Parts parts)
    : m_parts(std::move(parts))
    , m_lastRun(std::chrono::milliseconds(m_parts.journal.counter(runCounter)))
{
}

void RetentionJob::start()
{
    run([this, alive = std::weak_ptr<void>(m_life)](const Result<void> &result) {
        if (!result)
            spdlog::error("retention: {}", result.error().what);
        if (!alive.expired())
            m_parts.after(limits::retentionEvery, [this, alive] {
                if (!alive.expired())
                    start();
            });
    });
}

void RetentionJob::run(std::function<void(Result<void>)> done)
{
    if (m_running)
        return done({});
    m_running = true;
    m_done = std::move(done);
    const auto now = m_parts.clock.now();
    m_brake = brake(now);
    m_lastLook = now;
    m_lastLookMonotonic = m_parts.clock.monotonic();
    m_confirmed = false;
    if (m_brake == Brake::None)
        return step(now);
    spdlog::warn("retention: {}; nothing is erased before an admin confirms it",
                 m_brake == Brake::TooMuch ? "more than usual is over at once" : "the clock of this machine jumped");
    finish({});
}

RetentionJob::Brake RetentionJob::brake(Time now)
{
    const auto over = whatIsOver(m_parts.journal, m_parts.policy(), now);
    if (m_confirmed || over.allConversations() + over.visitors == 0)
        return Brake::None;
    // Within a process the two clocks tell of a jump; before it there is only the note of the last run.
    const auto jumped = m_lastLook != Time() ? (now - m_lastLook) - (m_parts.clock.monotonic() - m_lastLookMonotonic) > limits::retentionClockStep
                                             : m_lastRun != Time() && now - m_lastRun > limits::retentionPause;
    if (jumped || m_brake == Brake::ClockJumped)
        return Brake::ClockJumped;
    const bool few = over.allConversations() <= limits::retentionUnbraked;
    return few || over.allConversations() * 100 <= m_parts.journal.countConversations() * limits::retentionShare ? Brake::None : Brake::TooMuch;
}

void RetentionJob::confirm()
{
    if (m_brake == Brake::None || m_running)
        return;
    runNow([](const Result<void> &result) {
        if (!result)
            spdlog::error("retention: {}", result.error().what);
    });
}

void RetentionJob::runNow(std::function<void(Result<void>)> done)
{
    m_confirmed = true;
    run(std::move(done));
}

ErasureBatch RetentionJob::next(Time now)
{
    ErasureBatch batch;
    const auto policy = m_parts.policy();
    for (const auto channel : channels) {
        if (batch.conversations.size() >= limits::retentionBatch)
            return batch;
        for (const auto &id : m_parts.journal.closedUpTo(channel, lastOver(now, policy.of(channel)), limits::retentionBatch)) {
            if (m_parts.rests(id) && batch.conversations.size() < limits::retentionBatch)
                batch.conversations.push_back(id);
        }
    }
    if (!batch.conversations.empty())
        return batch; // visitors come when their conversations are gone
    for (const auto &visitor : m_parts.journal.visitorsUpTo(lastOver(now, policy.file), limits::retentionBatch))
        (visitor.alone ? batch.visitors : batch.files).push_back(visitor.id);
    return batch;
}

void RetentionJob::step(Time now)
{
    auto batch = next(now);
    if (batch.empty())
        return finish({});
    m_parts.eraser.erase(std::move(batch), ErasureCause::Retention, {}, {}, [this, now, alive = std::weak_ptr<void>(m_life)](const Result<Committed> &result) {
        if (alive.expired())
            return;
        if (!result)
            return finish(tl::unexpected(result.error()));
        step(now);
    });
}

void RetentionJob::finish(Result<void> result)
{
    m_running = false;
    if (result && m_brake == Brake::None) {
        m_lastRun = m_lastLook;
        m_parts.journal.submit({SetCounter{runCounter, static_cast<std::uint64_t>(m_lastRun.time_since_epoch().count())}}, [](const auto &) {});
    }
    std::exchange(m_done, {})(std::move(result));
}

RetentionJob::State RetentionJob::state() const
{
    State state{m_brake, m_lastRun, {}, m_running};
    const auto policy = m_parts.policy();
    for (const auto channel : channels) {
        const auto oldest = m_parts.journal.oldestClosed(channel);
        if (!oldest)
            continue;
        const auto end = endOf(*oldest, policy.of(channel));
        if (state.oldestEnd == Time() || end < state.oldestEnd)
            state.oldestEnd = end;
    }
    return state;
}

bool RetentionJob::isLate() const
{
    const auto oldest = state().oldestEnd;
    return oldest != Time() && oldest + 2 * limits::retentionEvery < m_parts.clock.now();
}

} // namespace visavis::backend
