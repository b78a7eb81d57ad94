// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace visavis::ui {

class PlainLabel;

//! \brief From nothing to signed in: a server, a local workspace, and who to be in it.
class SignInPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(console::Desk &desk, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeChoice();
    [[nodiscard]] QWidget *makeLocalCard();
    [[nodiscard]] QWidget *makeServerCard();
    [[nodiscard]] QWidget *makeProgress();
    [[nodiscard]] QWidget *makePeople();
    void stageChanged(console::Desk::Stage stage);
    void errorChanged();
    void listPeople();
    void signIn();
    void enter();
    void chooseFolder();
    void setFolder(const QString &folder);

    console::Desk &m_desk;
    QStackedWidget *m_steps;
    QWidget *m_choice, *m_progress, *m_people;
    PlainLabel *m_error, *m_progressText, *m_folderLabel;
    QPushButton *m_resume, *m_signIn, *m_enter;
    QLineEdit *m_server, *m_user, *m_password;
    QListWidget *m_list;
    QString m_folder;
};

} // namespace visavis::ui
