// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/rows.h"

#include <chrono>
#include <set>
#include <vector>

namespace visavis::backend {

class VisitorConnection;

//! \brief A transfer on offer: in memory only, so a restart ends it and the source keeps the conversation.
struct TransferOffer {
    protocol::OfferId id;
    protocol::PersonId from, toPerson; //!< \c toPerson null: to the group
    protocol::GroupId toGroup;
    std::string fromAlias, toName, note;
    protocol::Time expiresAt;
    std::set<protocol::PersonId> declined; //!< members of the group who said no
};

//! \brief A conversation in the hub's memory: what is decided. The row becomes durable with the next unit that holds it.
struct Conversation {
    ConversationRow row;
    std::vector<VisitorConnection *> sockets; //!< the visitor's tabs
    std::optional<TransferOffer> offer;
    std::string lastText; //!< of the last message, shortened; never logged
    std::optional<protocol::Author> lastAuthor;
    std::string visitorName; //!< as offered; empty: none
    bool leftByBot = false;    //!< a bot handed it over: people only from now on
    bool previewShown = false; //!< a desk shows what is not sent
    bool toldOffline = false;  //!< while it waits: the visitor knows that nobody is there
    bool mirrorAsked = false;  //!< the advisor wants to see the page, where that is not asked with the chat
    int lendRefusals = 0;      //!< requests to lend the mouse that came to nothing, in a row
    //! Before then no advisor may ask for the mouse.
    std::chrono::steady_clock::time_point lendAgainAt;
    bool surveyed = false;     //!< answered, or an answer is on its way to the journal
    //! Since when it waits in the queue, by a clock that nobody sets: the order of the queue. After a restart reckoned from the row.
    std::chrono::steady_clock::time_point queuedAt;
    //! When somebody came online or left, which moves no feed.
    std::chrono::steady_clock::time_point onlineChangedAt;

    [[nodiscard]] protocol::ConsentStep step(protocol::Purpose purpose) const { return row.consent[static_cast<std::size_t>(purpose)]; }
    [[nodiscard]] bool assignedTo(protocol::PersonId person) const
    {
        return row.status == protocol::Status::Assigned && row.assignee == person;
    }
};

} // namespace visavis::backend
