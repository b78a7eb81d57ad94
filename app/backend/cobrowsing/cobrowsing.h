// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/consent/ledger.h"
#include "backend/hub/conversation.h"
#include "protocol/frames.h"

#include <map>
#include <memory>

namespace visavis::backend {

class AdvisorConnection;
class Hub;
class MirrorConnection;

//! \brief Whose mouse is lent to whom, and the gate in front of every command (PRIVACY.md S11.4).
//!
//! Life of a session: a desk that sees the visitor's page asks → the request is in the thread and its form in each tab → the visitor answers
//! in the tab that is mirrored → the signed record and the events are durable, and only then that desk holds a grant for that tab → each
//! command is asked for its grant, its number, its scope, the page it means and whether the masking filter shows that node at all; then it goes
//! to the tab, which asks everything once more → whatever ends it revokes the grant first and is written down after. When the page is left the
//! grant is gone; the next page of the same tab gets a new one for the token that the last page had, once and within a few seconds.
//! What may happen in which state is a table, protocol/cobrowsing.h; this class carries out its effects. Commands are never stored.
//! Network thread only.
//!
//! To add a reason to end it: a CobrowseEvent with its row, its CobrowseResult, and who calls happened().
class Cobrowsing final
{
public:
    explicit Cobrowsing(Hub &hub);
    ~Cobrowsing();

    using Done = std::function<void(std::optional<protocol::ErrorKind>)>;
    struct Refusal {
        protocol::ErrorKind kind;
        std::optional<std::uint64_t> retryAfter; //!< ms
    };

    // From desks; each has been asked for its right to the conversation
    [[nodiscard]] std::optional<Refusal> ask(AdvisorConnection &desk, Conversation &conversation, protocol::CobrowseScope scope);
    //! \return why it is refused; what the page says of it comes later
    [[nodiscard]] std::optional<protocol::ErrorKind> command(AdvisorConnection &desk, Conversation &conversation, protocol::GrantId grant, const protocol::CobrowseCommand &command);
    [[nodiscard]] std::optional<protocol::ErrorKind> renew(AdvisorConnection &desk, Conversation &conversation, protocol::GrantId grant);
    void end(AdvisorConnection &desk, Conversation &conversation, Done done);
    void deskClosed(AdvisorConnection &desk);
    //! \brief It does not look at the page any more.
    void deskLeft(AdvisorConnection &desk, protocol::ConversationId conversation);

    // From the visitor's chat
    //! \brief The visitor's answer in \a socket, whose page is \a tab. \a record says what was shown and when; \a done after it is durable.
    void answer(VisitorConnection &socket, Conversation &conversation, protocol::TabId tab, bool accept, ConsentDraft record, Done done);
    //! \brief Stop, Escape, BoxClosed, Withdrawn. \a done after it is durable, with an error when there was nothing to end.
    void happened(Conversation &conversation, protocol::CobrowseEvent event, Done done = [](auto) {});
    //! \brief The next page of a tab that was lent shows the token of the page before.
    [[nodiscard]] std::optional<protocol::ErrorKind> resume(VisitorConnection &socket, Conversation &conversation, const std::string &token, protocol::TabId tab);
    //! \brief For a tab that has just come.
    void greet(VisitorConnection &socket, const Conversation &conversation);

    // From the visitor's second sockets
    void tabOpened(const MirrorConnection &tab);
    void tabClosed(const MirrorConnection &tab);
    //! \brief The page says that it goes.
    void tabLeaves(const MirrorConnection &tab);
    void done(const MirrorConnection &tab, std::uint64_t number, protocol::CobrowseVerdict verdict);

    //! \brief Something about \a conversation changed.
    void review(const Conversation &conversation);
    void reviewAll();
    //! \brief After a start: no session outlives the process, and the record says so.
    void closeLeftovers(Conversation &conversation);

private:
    struct Session;

    [[nodiscard]] Session *find(protocol::ConversationId id) const;
    [[nodiscard]] Session *held(AdvisorConnection &desk, const Conversation &conversation, protocol::GrantId grant) const;
    //! \brief The event that shuts the gate, if something does.
    [[nodiscard]] std::optional<protocol::CobrowseEvent> shut(const Conversation &conversation, const Session &session) const;
    //! \brief The one place where a state changes for the worse: carries out dropForm, revoke, record, count and announce.
    void finish(Session &session, protocol::CobrowseEvent event, Done done);
    void renewLease(Session &session);
    void newGrant(Session &session, VisitorConnection &socket);
    void pageLeft(Session &session);
    void tabIsBack(Session &session);
    void watch(protocol::ConversationId id, std::uint64_t life);
    void tellDesk(const Session &session, std::optional<protocol::CobrowseResult> result = std::nullopt) const;
    void tellTabs(const Session &session, const VisitorConnection *except = nullptr) const;
    void tellTabsOver(protocol::ConversationId id, protocol::CobrowseResult result) const;
    [[nodiscard]] std::uint64_t secondsLeft(const Session &session) const;
    [[nodiscard]] protocol::tovisitor::CobrowseNow shown(const Session &session) const;
    [[nodiscard]] protocol::Event event(const Session &session, protocol::EventKind kind, protocol::Author author) const;

    Hub &m_hub;
    std::uint64_t m_lives = 0;
    std::map<protocol::ConversationId, std::unique_ptr<Session>> m_sessions;
};

} // namespace visavis::backend
