// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/settings.h"
#include "ui/room/dialog.h"

class QRadioButton;

namespace visavis::ui {

//! \brief Asks once what closing the window means where there is a tray; the answer is a setting from then on.
class ClosingDialog final : public Dialog
{
    Q_OBJECT

public:
    ClosingDialog(console::Settings &settings, QWidget *parent);

protected:
    void submit() override;

private:
    console::Settings &m_settings;
    QRadioButton *m_keep;
};

} // namespace visavis::ui
