// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QFrame>

class QGridLayout;
class QPushButton;

namespace visavis::ui {

class PlainLabel;

//! \brief What is held of one person, where it ends, and what can be done about it.
class HeldCard final : public QFrame
{
    Q_OBJECT

public:
    HeldCard(console::Desk &desk, const protocol::HeldVisitor &held, QWidget *parent = nullptr);

    //! \brief Asks for everything and writes it to \a path, whole or not at all.
    void exportTo(const QString &path);

Q_SIGNALS:
    //! \brief Nothing is held any more; \a outcome says so.
    void erased(const QString &outcome);

private:
    void addRow(const QString &what, const QString &howMuch, const QString &until);
    void erase();
    void say(const QString &text, bool trouble);

    console::Desk &m_desk;
    const protocol::HeldVisitor m_held;
    QGridLayout *m_rows;
    QPushButton *m_export, *m_erase;
    PlainLabel *m_state;
};

} // namespace visavis::ui
