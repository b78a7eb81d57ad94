// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace visavis::ui {

//! \brief Shows a secret that exists nowhere else, once, to be copied. Deletes itself when closed.
class SecretDialog final : public QDialog
{
    Q_OBJECT

public:
    SecretDialog(const QString &title, const QString &explanation, const QString &secret, QWidget *parent);
};

} // namespace visavis::ui
