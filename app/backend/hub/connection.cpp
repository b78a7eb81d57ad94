// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/connection.h"

#include <spdlog/spdlog.h>

namespace visavis::backend {
namespace limits = protocol::limits;
using namespace std::chrono_literals;

Connection::Connection(Hub &hub, std::shared_ptr<Peer> peer)
    : m_requests(static_cast<double>(hub.parts().limits.requestsPerSecond), 1s)
    , m_messages(static_cast<double>(hub.parts().limits.messagesPerMinute), 60s)
    , m_previews(static_cast<double>(hub.parts().limits.previewsPerSecond), 1s)
    , m_hub(hub)
    , m_hubLife(hub.life())
    , m_peer(std::move(peer))
{
}

void Connection::expectHello()
{
    m_hub.parts().after(limits::helloWithin, [this, alive = guard()] {
        if (!alive.expired() && !greeted())
            m_peer->close(CloseCode::SignedOut);
    });
}

void Connection::malformed(const protocol::Refusal &refusal)
{
    spdlog::info("refused a frame: {} at {}", text(refusal.kind), refusal.field);
    refuse(refusal.re, refusal.kind);
    if (++m_malformed >= limits::malformedFrames)
        m_peer->close(CloseCode::Malformed);
}

bool Connection::withinRate(TokenBucket &bucket, std::uint64_t re)
{
    const auto wait = bucket.take(m_hub.parts().clock.monotonic());
    if (wait == 0ms)
        return true;
    refuse(re, protocol::ErrorKind::RateLimited, static_cast<std::uint64_t>(wait.count()));
    if (++m_ignored >= limits::ignoredRateLimits)
        m_peer->close(CloseCode::RateLimited);
    return false;
}

void Connection::refuse(std::optional<std::uint64_t> re, protocol::ErrorKind kind, std::optional<std::uint64_t> retryAfter)
{
    // Both sides spell errors alike, so either direction's struct writes it.
    m_peer->send(protocol::encode(protocol::ToVisitor(protocol::tovisitor::Error{re, kind, retryAfter})));
}

} // namespace visavis::backend
