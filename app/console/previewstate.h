// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "protocol/id.h"

#include <QObject>
#include <QString>

#include <unordered_map>

namespace visavis::console {

//! \brief What visitors are typing and have not sent (PRIVACY.md S11.1): in memory, masked once more, never older than 2 s
//! than what the backend would say.
//!
//! Session writes it. A preview ends with an empty update, a message of the visitor, the visitor's leaving, the end of the
//! assignment, the end of the connection, and when the backend was not heard for 2 s.
class PreviewState final : public QObject
{
    Q_OBJECT

public:
    explicit PreviewState(Clock &clock, QObject *parent = nullptr);

    //! \brief As it may be drawn: card numbers masked, control characters visible, isolated; "" without one.
    [[nodiscard]] QString text(protocol::ConversationId conversation) const;
    [[nodiscard]] bool has(protocol::ConversationId conversation) const { return m_texts.contains(conversation); }
    [[nodiscard]] bool isEmpty() const { return m_texts.empty(); }

    void set(protocol::ConversationId conversation, std::string_view utf8);
    void clear(protocol::ConversationId conversation) { set(conversation, {}); }
    void clearAll();
    //! \brief The backend was heard: what is shown is true for two more seconds.
    void refresh();

Q_SIGNALS:
    void changed(const visavis::protocol::ConversationId &conversation);

private:
    std::unordered_map<protocol::ConversationId, QString> m_texts;
    const std::unique_ptr<Alarm> m_stale;
};

} // namespace visavis::console
