// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace visavis::ui {

class PlainLabel;

//! \brief The sign-ins of one person, each with its end.
class SignInList final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInList(console::Session &session, QWidget *parent = nullptr);

    //! \brief Asks for those of \a person; null forgets what is shown.
    void show(protocol::PersonId person);

private:
    void load();
    void fill(const std::vector<protocol::SignInFact> &signIns);
    void end(std::optional<protocol::SignInId> signIn);

    console::Session &m_session;
    protocol::PersonId m_person;
    PlainLabel *m_state;
    QVBoxLayout *m_rows;
    QPushButton *m_endAll;
};

} // namespace visavis::ui
