// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace visavis::ui {

class Commands;

//! \brief The keyboard shortcuts, printed from the tables that make them. Only what the person may do. Deletes itself when closed.
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    HelpDialog(const Commands &commands, QWidget *parent);
};

} // namespace visavis::ui
