// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"
#include "ui/room/dialog.h"

class QLineEdit;

namespace visavis::ui {

//! \brief One's own password anew; every other sign-in ends with the old one.
class PasswordDialog final : public Dialog
{
    Q_OBJECT

public:
    PasswordDialog(console::Session &session, QWidget *parent);

protected:
    void submit() override;

private:
    QLineEdit *addField(const char *objectName, const QString &label);

    console::Session &m_session;
    QLineEdit *m_current, *m_password, *m_again;
};

} // namespace visavis::ui
