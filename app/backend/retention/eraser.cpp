// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/retention/eraser.h"

#include "protocol/limits.h"

namespace visavis::backend {

void Eraser::erase(ErasureBatch batch, ErasureCause cause, const std::string &username, Unit more, Done done)
{
    if (m_letGo)
        m_letGo(batch);
    if (auto listed = m_list.append(batch); !listed)
        return done(tl::unexpected(std::move(listed.error())));
    submit(std::move(batch), m_list.count(), cause, username, std::move(more), std::move(done));
}

void Eraser::submit(ErasureBatch batch, std::uint64_t listed, ErasureCause cause, const std::string &username, Unit more, Done done)
{
    const auto visitors = batch.visitors;
    more.emplace_back(Erase{std::move(batch), listed, cause, username, m_clock.now()});
    m_journal.submit(std::move(more), [this, visitors, done = std::move(done)](const Result<Committed> &result) {
        for (const auto &visitor : visitors)
            m_keyring.forget(visitor);
        done(result);
    });
}

void Eraser::replay(Done done)
{
    replayFrom(m_journal.counter("erasures"), std::move(done));
}

void Eraser::replayFrom(std::uint64_t clean, Done done)
{
    if (clean >= m_list.count())
        return done(Committed());
    auto batch = m_list.after(clean, protocol::limits::retentionBatch);
    if (!batch)
        return done(tl::unexpected(std::move(batch.error())));
    const auto next = std::min(clean + protocol::limits::retentionBatch, m_list.count());
    submit(std::move(*batch), next, ErasureCause::Replay, {}, {}, [this, next, done = std::move(done)](Result<Committed> result) {
        if (!result)
            return done(std::move(result));
        replayFrom(next, done);
    });
}

} // namespace visavis::backend
