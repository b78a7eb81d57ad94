// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QWidget>

class QPushButton;

namespace visavis::ui {

class ComposerField;
class PlainLabel;

//! \brief Where who looks into a conversation writes to its advisor. A field of its own, with drafts of its own: what was meant for
//! the advisor cannot be sent to the visitor, not even after the conversation was taken over.
class WhisperComposer final : public QWidget
{
    Q_OBJECT

public:
    explicit WhisperComposer(console::Desk &desk, QWidget *parent = nullptr);

    //! \brief Shows the draft for \a conversation; null for none.
    void setConversation(std::optional<protocol::ConversationId> conversation);
    //! \brief Whom one whispers to.
    void setAdvisor(const QString &alias);
    void takeFocus();

private:
    void send();
    void edited();
    void updateState();

    console::Desk &m_desk;
    console::Drafts m_drafts;
    std::optional<protocol::ConversationId> m_conversation;
    protocol::EventId m_clientId; //!< of what stands in the field: sent twice, it is stored once
    PlainLabel *m_title, *m_hint;
    ComposerField *m_field;
    QPushButton *m_send;
    bool m_showing = false; //!< the field is filled by us, not typed into
};

} // namespace visavis::ui
