// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace visavis::ui {

class PlainLabel;

//! \brief The groups of the workspace: new, another name, deleted when nothing belongs to it. Deletes itself when closed.
class GroupsDialog final : public QDialog
{
    Q_OBJECT

public:
    GroupsDialog(console::Session &session, QWidget *parent);

private:
    void fill();
    void add();
    void rename();
    void remove();
    void say(const console::Result<void> &result, const QString &conflict);
    [[nodiscard]] const protocol::GroupName *chosen() const;

    console::Session &m_session;
    QListWidget *m_list;
    QLineEdit *m_name;
    QPushButton *m_add, *m_rename, *m_remove;
    PlainLabel *m_trouble;
};

} // namespace visavis::ui
