// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/id.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace visavis::backend {

class AdvisorConnection;
class Hub;
struct Conversation;
struct PersonRow;

//! \brief Who looks into the live conversation of somebody else, which is never done unnoticed (PRIVACY.md section 2).
//!
//! Life of a look: conversation.open of a conversation that is assigned to somebody else begins it; only who looks is told its events, and
//! its advisor's desks are told who does. It ends when the desk opens another, says conversation.leave or is gone; when the conversation
//! waits, is closed or becomes the looker's own (review(), with each publication); and when the right ends, which is asked twice a second
//! while anybody looks. One look a desk. Network thread only.
class Looks final
{
public:
    //! \a hub outlives it.
    explicit Looks(Hub &hub);

    //! \brief Whether \a conversation is live and somebody else's than \a person's.
    [[nodiscard]] static bool isAnothers(const Conversation &conversation, const PersonRow &person);
    //! \brief The desk opens \a conversation, and with it leaves what it looked into. Looking where it is another's.
    void opened(AdvisorConnection &desk, Conversation &conversation);
    void leave(AdvisorConnection &desk);
    [[nodiscard]] bool isLooking(const AdvisorConnection &desk, protocol::ConversationId conversation) const;
    //! \brief The aliases of who looks, each once, in order.
    [[nodiscard]] std::vector<std::string> aliases(protocol::ConversationId conversation) const;
    //! \brief Ends what may not go on; to be asked before \a conversation is told of.
    void review(const Conversation &conversation);
    //! \brief Ends whose right has ended.
    void reviewAll();

private:
    void announce(protocol::ConversationId conversation);
    void watchRights();

    Hub &m_hub;
    std::unordered_map<const AdvisorConnection *, protocol::ConversationId> m_looking;
    bool m_watching = false;
};

} // namespace visavis::backend
