// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/links.h"
#include "ui/room/dialog.h"

namespace visavis::ui {

//! \brief Shows where a visitor's link really leads before the browser opens it (SECURITY.md Q11 to Q13).
class LinkDialog final : public Dialog
{
    Q_OBJECT

public:
    LinkDialog(const console::Link &link, QWidget *parent);

protected:
    void submit() override;

private:
    const console::Link m_link;
};

} // namespace visavis::ui
