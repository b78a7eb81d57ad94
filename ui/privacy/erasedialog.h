// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "ui/room/dialog.h"

class QLineEdit;

namespace visavis::ui {

//! \brief Says what goes and what stays, waits for a word to be typed, erases, and keeps the certificate where the admin wants it.
class EraseDialog final : public Dialog
{
    Q_OBJECT

public:
    EraseDialog(console::Desk &desk, const protocol::HeldVisitor &held, QWidget *parent);

Q_SIGNALS:
    void erased(const QString &outcome);

protected:
    void submit() override;

private:
    void keep(const console::ErasureCertificate &certificate);

    console::Desk &m_desk;
    const protocol::VisitorId m_visitor;
    QLineEdit *m_word;
};

} // namespace visavis::ui
