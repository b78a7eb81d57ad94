// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/hub/hub.h"
#include "backend/hub/tokenbucket.h"
#include "backend/net/peer.h"
#include "protocol/codec.h"

namespace visavis::backend {

//! \brief What visitor's and advisor's sockets share: counting malformed frames and rates, the deadline of the hello.
class Connection : public PeerHandler
{
public:
    Connection(Hub &hub, std::shared_ptr<Peer> peer);

    void receivedBinary(std::string_view) override { malformed({protocol::ErrorKind::InvalidFrame, std::nullopt, "binary"}); }

protected:
    [[nodiscard]] Hub &hub() const { return m_hub; }
    //! \brief For destructors: whether there is a hub to say goodbye to.
    [[nodiscard]] bool hubLives() const { return !m_hubLife.expired(); }
    [[nodiscard]] Peer &peer() const { return *m_peer; }
    //! \brief Something that ends with this connection, for answers that come later.
    [[nodiscard]] std::weak_ptr<void> guard() const { return m_alive; }
    [[nodiscard]] virtual bool greeted() const = 0;
    //! \brief Starts the deadline; to be called by the most derived constructor.
    void expectHello();

    void malformed(const protocol::Refusal &refusal);
    //! \brief Whether a frame of this class may pass now; else it was refused.
    [[nodiscard]] bool withinRate(TokenBucket &bucket, std::uint64_t re);
    virtual void refuse(std::optional<std::uint64_t> re, protocol::ErrorKind kind, std::optional<std::uint64_t> retryAfter);
    void refuse(std::optional<std::uint64_t> re, protocol::ErrorKind kind) { refuse(re, kind, std::nullopt); }

    TokenBucket m_requests, m_messages, m_previews;

private:
    Hub &m_hub;
    const std::weak_ptr<void> m_hubLife;
    const std::shared_ptr<Peer> m_peer;
    const std::shared_ptr<void> m_alive = std::make_shared<int>();
    int m_malformed = 0, m_ignored = 0;
};

} // namespace visavis::backend
