// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/id.h"
#include "ui/room/dialog.h"

class QComboBox;
class QPlainTextEdit;

namespace visavis::console {
class Desk;
}

namespace visavis::ui {

//! \brief Closes a conversation, with its type and a note for those who read it later.
class CloseDialog final : public Dialog
{
    Q_OBJECT

public:
    CloseDialog(console::Desk &desk, protocol::ConversationId conversation, QWidget *parent);

protected:
    void submit() override;

private:
    console::Desk &m_desk;
    protocol::ConversationId m_conversation;
    QComboBox *m_type;
    QPlainTextEdit *m_note;
};

} // namespace visavis::ui
