// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace visavis::ui {

class PlainLabel;

//! \brief Finds a person by what they know of themselves, and shows what is held. Nothing of it stays when the page is left for good.
class PersonFinder final : public QWidget
{
    Q_OBJECT

public:
    explicit PersonFinder(console::Desk &desk, QWidget *parent = nullptr);

    void takeFocus();
    void clear();

Q_SIGNALS:
    //! \brief Less is held than before.
    void erased();

private:
    void find();
    void show(const console::FoundPeople &found);
    void clearFound();
    void say(const QString &text, bool trouble);

    console::Desk &m_desk;
    QLineEdit *m_field;
    QPushButton *m_find;
    PlainLabel *m_state;
    QVBoxLayout *m_found;
    std::uint64_t m_search = 0; //!< counts searches begun, so that the answer to an earlier one is dropped
};

} // namespace visavis::ui
