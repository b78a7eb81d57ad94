// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/room/dialog.h"

#include <functional>

namespace visavis::ui {

//! \brief Says once more what a step will do to conversations that go on now, then does it.
class ConfirmDialog final : public Dialog
{
    Q_OBJECT

public:
    using Command = std::function<QFuture<console::Result<void>>()>;

    //! \param acceptText on the button that does it; "" for a switch
    ConfirmDialog(const QString &title, const QString &consequence, Command command, QWidget *parent, const QString &acceptText = {});

protected:
    void submit() override;

private:
    Command m_command;
};

} // namespace visavis::ui
