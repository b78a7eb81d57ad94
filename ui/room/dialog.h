// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/error.h"

#include <QDialog>
#include <QFuture>

class QPushButton;
class QVBoxLayout;

namespace visavis::ui {

class PlainLabel;

//! \brief What the program's dialogues share: a title, room for fields, a place for trouble, two buttons. Deletes itself when closed.
//!
//! A command that fails keeps the dialogue open with what was typed, and says why.
class Dialog : public QDialog
{
    Q_OBJECT

public:
    Dialog(const QString &objectName, const QString &title, const QString &acceptText, QWidget *parent);

protected:
    [[nodiscard]] QVBoxLayout *fields() const { return m_fields; }
    [[nodiscard]] QPushButton *acceptButton() const { return m_accept; }
    //! \brief Closes when \a command succeeds, else says why it did not.
    void closeAfter(QFuture<console::Result<void>> command);
    void showTrouble(const QString &text);
    //! \brief What the accepting button does.
    virtual void submit() = 0;

private:
    QVBoxLayout *m_fields;
    PlainLabel *m_trouble;
    QPushButton *m_accept;
};

} // namespace visavis::ui
