// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/conversationstore.h"

#include <QFrame>

#include <map>

class QVBoxLayout;

namespace visavis::ui {

class Picture;
class PlainLabel;

//! \brief One consent as a badge: a picture, the purpose, the state in words. Colour is never the only sign.
class ConsentBadge final : public QFrame
{
    Q_OBJECT

public:
    explicit ConsentBadge(protocol::Purpose purpose, QWidget *parent = nullptr);
    void setState(protocol::ConsentState state);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paint();

    protocol::Purpose m_purpose;
    protocol::ConsentState m_state = protocol::ConsentState::None;
    Picture *m_picture;
    PlainLabel *m_name, *m_words;
};

//! \brief Who the visitor is as far as they offered it, what they consented to, and where the conversation stands.
class VisitorCard final : public QFrame
{
    Q_OBJECT

public:
    //! \a store outlives the card.
    explicit VisitorCard(const console::ConversationStore &store, QWidget *parent = nullptr);

    void setConversation(std::optional<protocol::ConversationId> conversation);

private:
    struct Row {
        PlainLabel *name, *value;
    };

    Row addRow(QVBoxLayout *layout, const char *objectName, const QString &name);
    void update();

    const console::ConversationStore &m_store;
    std::optional<protocol::ConversationId> m_conversation;
    QWidget *m_content;
    PlainLabel *m_name, *m_presence;
    Row m_email, m_phone, m_before, m_site, m_group, m_language, m_opened;
    std::map<protocol::Purpose, ConsentBadge *> m_badges;
};

} // namespace visavis::ui
