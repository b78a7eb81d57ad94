// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/hub/conversation.h"
#include "backend/mirror/mirrorfilter.h"
#include "backend/worker.h"
#include "protocol/tovisitor.h"

#include <map>
#include <memory>

namespace visavis::backend {

class AdvisorConnection;
class Hub;
class MirrorConnection;

//! \brief Who looks at whose page, and the gate in front of every batch (PRIVACY.md S8, S11.2). In memory only.
//!
//! Life of a mirror: a desk asks to look → the gate holds, so the visitor's tabs are told that they are wanted → each records and opens
//! a second socket → the tab last in sight is asked for its whole page → its batches are filtered, one by one and in order, on the
//! worker's thread → back on the network thread the gate is asked again, and only then a batch goes to the desks. The mirror ends,
//! for one desk or for all, as soon as the gate does not hold any more: review() is called after every change that may shut it,
//! and desks, tabs and filter are let go. Nothing of a page outlives that. Network thread only.
//!
//! To add a reason to shut it: an enumerator of MirrorEnd, its line in shut().
class Mirrors final
{
public:
    Mirrors(Hub &hub, Runner runner);
    ~Mirrors();

    // From desks
    //! \brief Begins to look, or says why not: the caller has asked for the right to this conversation, this asks for switch and consent.
    [[nodiscard]] std::optional<protocol::ErrorKind> watch(AdvisorConnection &desk, Conversation &conversation);
    void leave(AdvisorConnection &desk, protocol::ConversationId conversation);
    //! \brief A desk missed something.
    void missed(AdvisorConnection &desk, protocol::ConversationId conversation);
    void deskClosed(AdvisorConnection &desk);

    // From the visitor's chat
    void pause(const Conversation &conversation, bool paused);
    //! \brief For a tab that has just come: whether it is to record.
    [[nodiscard]] std::optional<protocol::tovisitor::MirrorWanted> wanted(const Conversation &conversation) const;

    // For co-browsing
    //! \brief Whether \a desk looks at this page, and has it before it.
    [[nodiscard]] bool sees(const AdvisorConnection &desk, protocol::ConversationId conversation) const;
    //! \brief The second socket of that tab, mirrored or not; null when it has none.
    [[nodiscard]] MirrorConnection *tab(protocol::ConversationId conversation, protocol::TabId tab) const;
    //! \brief Whether that tab is the one that the desks see.
    [[nodiscard]] bool isMirrored(protocol::ConversationId conversation, protocol::TabId tab) const;
    //! \brief Asks the filter, after what came before, whether the desks see a node. Not called when the mirror ends before.
    void shows(protocol::ConversationId conversation, std::uint32_t page, std::uint32_t node, std::function<void(bool)> then);

    // From the visitor's second sockets
    //! \brief False when nobody looks.
    [[nodiscard]] bool opened(MirrorConnection &tab);
    void closed(MirrorConnection &tab);
    void shown(MirrorConnection &tab, bool visible);
    void received(MirrorConnection &tab, MirrorBatch batch);
    //! \brief A picture of the page that the tab shows. It waits for nothing; the events that name it may come before or after.
    void received(MirrorConnection &tab, const protocol::VisitorPicture &picture);

    //! \brief Something about \a conversation changed.
    void review(const Conversation &conversation);
    //! \brief A switch was thrown.
    void reviewAll();

private:
    struct Mirror;
    struct Look;

    [[nodiscard]] Mirror *find(protocol::ConversationId id) const;
    //! \brief Why \a desk may not look, if it may not.
    [[nodiscard]] std::optional<protocol::MirrorEnd> shut(const Conversation &conversation, const AdvisorConnection &desk) const;
    void end(protocol::ConversationId id);
    void tellTabs(const Mirror &mirror, bool wanted);
    //! \brief Chooses the tab to be mirrored and says what the desks are to see.
    void choose(Mirror &mirror);
    void tell(Mirror &mirror);
    void askKeyframe(Mirror &mirror);
    void filtered(protocol::ConversationId id, std::uint64_t life, MirrorConnection *tab, std::size_t bytes, const MirrorBatch &batch, const MirrorFilter::Output &output);
    void deliver(Look &look, const Mirror &mirror, std::uint32_t page, const std::string &lines);

    Hub &m_hub;
    const Runner m_runner;
    std::uint64_t m_lives = 0;
    std::map<protocol::ConversationId, std::unique_ptr<Mirror>> m_mirrors;
};

} // namespace visavis::backend
