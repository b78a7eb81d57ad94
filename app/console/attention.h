// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"
#include "console/settings.h"

#include <QObject>

namespace visavis::console {

//! \brief Decides when the advisor is to be called from elsewhere, for whom, and when that is over. Knows no desktop.
//!
//! A conversation calls while it waits and may be taken, is offered to me, is mine and new, or is mine and its visitor waits for
//! an answer. It calls when that begins, with each message, and then again every \c settings::repeatCalls until it is answered, taken by
//! somebody else, closed or gone. While the window is in front nothing is called: whoever looks at the list needs no call.
//! What was there at sign-in already is counted, and called only when its turn comes to be repeated.
class Attention final : public QObject
{
    Q_OBJECT

public:
    using Id = protocol::ConversationId;

    enum class Reason : std::uint8_t {
        Waiting, //!< in the queue; I may take it
        Offered, //!< by somebody else, to me
        Assigned, //!< mine, and not looked at yet
        Message, //!< mine, and the visitor waits for an answer
    };
    Q_ENUM(Reason)

    struct Call {
        Id conversation;
        Reason reason = Reason::Message;
        bool again = false; //!< nothing new, still unanswered
    };

    //! All four outlive this object.
    Attention(Session &session, const ConversationStore &store, const Settings &settings, Clock &clock, QObject *parent = nullptr);
    ~Attention() override;

    //! \brief The window is the one that the person works in, or is no longer.
    void setInFront(bool inFront);
    //! \brief Conversations that call just now.
    [[nodiscard]] int count() const { return int(m_calling.size()); }

Q_SIGNALS:
    void called(const visavis::console::Attention::Call &call);
    //! \brief Nothing to call for any more, or the window came to the front.
    void ended(const visavis::protocol::ConversationId &conversation);
    void countChanged();

private:
    struct Calling {
        Reason reason;
        std::unique_ptr<Alarm> again;
        std::uint64_t seq = 0; //!< the log's last when it was called
    };

    void lookAtAll();
    void look(Id conversation);
    void call(Id conversation, bool again);
    void drop(Id conversation);
    void wait(Calling &calling);
    [[nodiscard]] std::optional<Reason> reasonOf(Id conversation);
    [[nodiscard]] bool isMine(const protocol::Header &header) const;

    Session &m_session;
    const ConversationStore &m_store;
    const Settings &m_settings;
    Clock &m_clock;
    std::unordered_map<Id, Calling> m_calling;
    std::unordered_set<Id> m_mine, m_new; //!< known to be mine; of those, the ones not looked at yet
    bool m_greeted = false; //!< what the first welcome brought was taken in
    bool m_inFront = true;
};

} // namespace visavis::console
