// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/conversationstore.h"
#include "console/links.h"

#include <QAbstractListModel>
#include <QDateTime>

namespace visavis::console {

//! \brief How far a message of ours got.
enum class Delivery : std::uint8_t { None, Queued, Sent, Stored, Seen, Failed };

//! \brief One row of a thread. Strings may be drawn as plain text as they are.
struct TimelineRow {
    enum class Kind : std::uint8_t {
        Message, //!< of the visitor, an advisor or a bot; or a whisper, then \c event says so
        Fact,    //!< what happened: \c event says which, ui words it
        Pending, //!< ours, not echoed yet
        Gap,     //!< events are missing here and being fetched
    };

    Kind kind = Kind::Fact;
    std::uint64_t seq = 0; //!< 0 for Pending; of a Gap the last one missing
    protocol::EventId id;
    protocol::EventKind event = protocol::EventKind::Message;
    protocol::Author author = protocol::Author::System;
    QString alias, text;       //!< text marked and isolated, see visibletext.h
    QString verbatim;          //!< for the clipboard
    std::vector<Link> links;   //!< places in \c text
    QDateTime at;              //!< local time
    bool startsDay = false;    //!< a day separator stands above
    bool continues = false;    //!< the same author within 5 minutes above: no name again
    Delivery delivery = Delivery::None;
    std::optional<protocol::ErrorKind> failure;
    // of facts
    std::optional<protocol::Cause> by;
    std::optional<protocol::TransferOutcome> outcome;
    std::optional<protocol::ConversationType> conversationType;
    std::vector<protocol::Purpose> purposes;
    std::vector<protocol::Offered> offered;
    QString to, note; //!< note: of an advisor, or the comment of a survey
    std::optional<std::uint64_t> score;
    std::optional<protocol::Presence> presence;
    std::optional<protocol::CobrowseScope> scope;
    std::optional<protocol::CobrowseResult> result;

    bool operator==(const TimelineRow &) const = default;
};

//! \brief One conversation's thread: events, then what we wrote and the backend has not echoed.
//!
//! Follows the store incrementally: rows keep their identity, so that an echo changes the pending row into the message row in
//! place. After a change of conversation, or of a thread that begins anew, the model is reset.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1 }; //!< a TimelineRow; DisplayRole is its text

    //! \a store outlives the model.
    explicit TimelineModel(const ConversationStore &store, QObject *parent = nullptr);

    //! \brief Resets the model to the thread of \a conversation; ask Session::view() for its content.
    void setConversation(std::optional<protocol::ConversationId> conversation);
    [[nodiscard]] std::optional<protocol::ConversationId> conversation() const { return m_conversation; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const TimelineRow &at(int row) const { return m_rows[std::size_t(row)]; }

    //! \brief The thread is opened but nothing has come yet.
    [[nodiscard]] bool isLoading() const;
    //! \brief Older events exist at the backend (Session::pageOlder).
    [[nodiscard]] bool hasOlder() const;
    [[nodiscard]] bool isPaging() const;
    //! \brief The greatest seq shown, 0 without one: what Session::seen() takes.
    [[nodiscard]] std::uint64_t lastSeq() const;

Q_SIGNALS:
    void stateChanged(); //!< loading, hasOlder or paging

private:
    [[nodiscard]] std::vector<TimelineRow> wanted() const;
    void refresh();
    void refreshState();

    struct State {
        bool loading = false, older = false, paging = false;
        bool operator==(const State &) const = default;
    };

    const ConversationStore &m_store;
    std::optional<protocol::ConversationId> m_conversation;
    std::vector<TimelineRow> m_rows;
    State m_state;
};

} // namespace visavis::console

Q_DECLARE_METATYPE(visavis::console::TimelineRow)
