// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QMenu>

namespace visavis::ui {

class Commands;

//! \brief What belongs to the person at the desk: the look, the language, the sample shop, and the ways out.
class AccountMenu final : public QMenu
{
    Q_OBJECT

public:
    AccountMenu(console::Desk &desk, Commands &commands, QWidget *parent = nullptr);

private:
    void addThemes();
    void addLanguages();
    void addPeople();

    console::Desk &m_desk;
    QMenu *m_people = nullptr;
};

} // namespace visavis::ui
