// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace visavis::ui {

class PlainLabel;

//! \brief The fields of a profile. What the person at the desk may not change is a text, not a dead field.
class PersonForm final : public QWidget
{
    Q_OBJECT

public:
    explicit PersonForm(console::Session &session, QWidget *parent = nullptr);

    //! \brief Shows \a person; a new one when \a person has no id. What was typed and not saved is gone.
    void show(const protocol::Profile &person);
    //! \brief A bot has no name of its own, no position, and no other role.
    void showNew(bool bot);
    [[nodiscard]] protocol::ProfileDraft draft() const;
    [[nodiscard]] bool isChanged() const { return draft() != m_shown.is; }
    //! \brief What is to be mended before it can be saved; "" when nothing is.
    [[nodiscard]] QString fault() const;
    void takeFocus();

Q_SIGNALS:
    void edited();

private:
    QLineEdit *addField(const char *objectName, const QString &label, std::size_t most, const QString &hint = {});
    void addRow(const QString &label, QWidget *field, const QString &hint = {});
    void showRoles();
    void showGroups();
    [[nodiscard]] bool isBot() const;
    [[nodiscard]] bool isNew() const { return m_shown.id.isNull(); }
    [[nodiscard]] bool mayMove() const;

    console::Session &m_session;
    protocol::Profile m_shown;
    QGridLayout *m_grid;
    QLineEdit *m_alias, *m_firstname, *m_surname, *m_position, *m_username, *m_languages, *m_skills;
    QSpinBox *m_slots;
    QCheckBox *m_active;
    QVBoxLayout *m_roles, *m_groups;
    std::vector<std::pair<protocol::Role, QCheckBox *>> m_roleBoxes;
    std::vector<std::pair<protocol::GroupId, QCheckBox *>> m_groupBoxes;
    std::vector<QWidget *> m_personal; //!< rows that a bot does not have
    std::vector<QWidget *> m_usernameRow;
};

} // namespace visavis::ui
