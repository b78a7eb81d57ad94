// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"
#include "ui/room/dialog.h"

class QListWidget;
class QPlainTextEdit;

namespace visavis::console {
class Desk;
}

namespace visavis::ui {

//! \brief Offers a conversation to an advisor or a group, with a note that the visitor never sees.
class TransferDialog final : public Dialog
{
    Q_OBJECT

public:
    TransferDialog(console::Desk &desk, protocol::ConversationId conversation, QWidget *parent);

protected:
    void submit() override;

private:
    void fill(const console::TransferTargets &targets);

    console::Desk &m_desk;
    protocol::ConversationId m_conversation;
    console::TransferTargets m_targets;
    QListWidget *m_list;
    QPlainTextEdit *m_note;
};

} // namespace visavis::ui
