// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/id.h"

#include <QObject>
#include <QString>

#include <unordered_map>

namespace visavis::console {

//! \brief What the advisor has begun to write, one draft a conversation, in memory only.
//!
//! A draft is asked for and set by conversation, never "the current one", so it cannot reach the wrong visitor. It goes
//! with its conversation.
class Drafts final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] QString text(protocol::ConversationId conversation) const;
    [[nodiscard]] bool has(protocol::ConversationId conversation) const { return m_texts.contains(conversation); }
    void set(protocol::ConversationId conversation, const QString &text);
    void clear(protocol::ConversationId conversation) { set(conversation, {}); }
    void clearAll();
    [[nodiscard]] std::vector<protocol::ConversationId> conversations() const;

Q_SIGNALS:
    void changed(const visavis::protocol::ConversationId &conversation);

private:
    std::unordered_map<protocol::ConversationId, QString> m_texts;
};

} // namespace visavis::console
