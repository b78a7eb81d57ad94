// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QWidget>

class QComboBox;
class QFrame;
class QLineEdit;
class QListView;
class QPushButton;
class QScrollArea;

namespace visavis::ui {

class PeopleModel;
class PersonForm;
class PlainLabel;
class SignInList;

//! \brief The people of one's groups, or all: who they are, how they come in, and what a manager or admin may change of it.
class PeoplePage final : public QWidget
{
    Q_OBJECT

public:
    explicit PeoplePage(console::Desk &desk, QWidget *parent = nullptr);

    //! \brief To be called whenever the page comes into view.
    void open();

private:
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeDetail();
    void rightsChanged();
    void peopleChanged();
    //! \brief Shows \a person's profile; null shows that nobody is chosen.
    void show(protocol::PersonId person);
    //! \brief Does \a then, but asks first when something typed would be lost; \a stay when it shall not be.
    void leave(const std::function<void()> &then, const std::function<void()> &stay);
    void choose(protocol::PersonId person);
    //! \brief Marks the row of \a person in the list, without choosing it.
    void mark(protocol::PersonId person);
    void begin(bool bot);
    void updateState();
    void save();
    void saved(const console::Result<protocol::Profile> &result);
    void giveWayIn();
    void remove();
    void say(const QString &trouble);

    console::Desk &m_desk;
    PeopleModel *m_model;
    QListView *m_list;
    QLineEdit *m_search;
    QComboBox *m_role;
    PlainLabel *m_count, *m_nothing;
    QPushButton *m_new, *m_newBot, *m_groups;
    QScrollArea *m_scroll;
    PlainLabel *m_empty, *m_title, *m_subtitle, *m_trouble, *m_entrance;
    PersonForm *m_form;
    QPushButton *m_save, *m_discard, *m_wayIn, *m_delete;
    QFrame *m_entranceCard, *m_signInCard;
    SignInList *m_signIns;
    protocol::PersonId m_shown; //!< null: nobody, or somebody new
    protocol::Profile m_profile;
    bool m_beginning = false;   //!< somebody new is being written
    bool m_saving = false;
};

} // namespace visavis::ui
