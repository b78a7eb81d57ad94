// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/hub/connection.h"
#include "backend/mirror/batches.h"

namespace visavis::backend {

//! \brief The second socket of one tab of a visitor: what the recorder says, beside the chat so that it never queues before it.
//!
//! It lives only while somebody looks. It decides nothing but whether what comes is well formed and not too much; Mirrors decides the rest.
class MirrorConnection final : public Connection
{
public:
    MirrorConnection(Hub &hub, std::shared_ptr<Peer> peer);
    ~MirrorConnection() override;

    void received(std::string_view text) override;
    void receivedBinary(std::string_view bytes) override;

    // From Mirrors
    using Connection::guard;
    [[nodiscard]] protocol::ConversationId conversation() const { return m_conversation; }
    [[nodiscard]] bool isVisible() const { return m_visible; }
    [[nodiscard]] protocol::TabId tab() const { return m_tab; }
    [[nodiscard]] std::chrono::steady_clock::time_point lastHeard() const { return peer().lastHeard(); }
    //! \brief What the advisor does in this tab's page.
    void command(const protocol::CobrowseCommand &command);
    void askKeyframe();
    //! \brief Another tab is mirrored now, or none for a while.
    void stop();
    //! \brief Nobody looks any more.
    void end();
    //! \brief Whether \a bytes more, \a rawBytes inflated, may wait to be filtered; else the socket is closed: it did not wait for what it was told,
    //! or would keep the filter from the pages of others.
    [[nodiscard]] bool admit(std::size_t bytes, std::size_t rawBytes);
    void acknowledge(std::uint32_t page, std::uint32_t batch, std::size_t bytes, bool broken);

private:
    void receivedPicture(const protocol::VisitorPicture &picture);
    [[nodiscard]] bool greeted() const override { return !m_conversation.isNull(); }
    void on(const protocol::frommirror::Hello &frame);
    void on(const protocol::frommirror::Tab &frame);
    void on(const protocol::frommirror::Leaving &frame);
    void on(const protocol::frommirror::CobrowseDone &frame);
    void on(const protocol::frommirror::Ping &frame);

    protocol::ConversationId m_conversation;
    protocol::TabId m_tab;
    MirrorBatches m_batches;
    std::size_t m_waiting = 0; //!< bytes taken and not yet filtered
    std::uint32_t m_picturesOf = 0; //!< the page whose pictures are counted
    std::size_t m_pictureBytes = 0;
    double m_budget; //!< inflated bytes
    std::chrono::steady_clock::time_point m_budgetAt;
    bool m_visible = true;
};

} // namespace visavis::backend
