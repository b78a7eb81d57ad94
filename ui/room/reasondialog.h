// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"
#include "ui/room/dialog.h"

class QButtonGroup;

namespace visavis::ui {

//! \brief Asks why a closed conversation of somebody else's is read; the reason goes into the audit with the reading.
class ReasonDialog final : public Dialog
{
    Q_OBJECT

public:
    ReasonDialog(console::Session &session, protocol::ConversationId conversation, QWidget *parent);

protected:
    void submit() override;

private:
    console::Session &m_session;
    const protocol::ConversationId m_conversation;
    QButtonGroup *m_reasons;
};

} // namespace visavis::ui
