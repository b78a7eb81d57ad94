// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "ui/mirror/mirrorsurface.h"

#include <QWidget>

class QSplitter;

namespace visavis::ui {

class Commands;
class ConversationPanel;
class MirrorPlace;
class ThreadPanel;
class VisitorCard;

//! \brief The room: conversations, the thread of the one chosen, its visitor.
class RoomPage final : public QWidget
{
    Q_OBJECT

public:
    RoomPage(console::Desk &desk, Commands &commands, MirrorFactory mirrors, QWidget *parent = nullptr);

    [[nodiscard]] int waitingForMe() const;
    void takeFocus();
    //! \brief Shows \a conversation, if it is still listed, ready to be answered.
    void select(protocol::ConversationId conversation);
    //! \brief The same, and looks into it if it is another's.
    void look(protocol::ConversationId conversation);
    //! \brief Writes the panes' widths to the settings.
    void keepLayout();

Q_SIGNALS:
    void waitingChanged();

private:
    void currentChanged();
    void updateMirror();

    console::Desk &m_desk;
    QSplitter *m_splitter;
    ConversationPanel *m_conversations;
    ThreadPanel *m_thread;
    MirrorPlace *m_mirror;
    VisitorCard *m_card;
};

} // namespace visavis::ui
