// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/assignedfilter.h"
#include "console/desk.h"
#include "console/overviewgroups.h"
#include "console/overviewmodel.h"
#include "console/roomfilter.h"

#include <QTimer>
#include <QWidget>

class QFrame;
class QListView;
class QPushButton;
class QStackedWidget;
class QStyledItemDelegate;

namespace visavis::ui {

class PlainLabel;

//! \brief The live overview of managers and admins: groups, people with their slots, who waits, who is served by whom.
//!
//! It is watched while the page is shown; its figures are the backend's, its conversations those of the room's list.
class OverviewPage final : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(console::Desk &desk, QWidget *parent = nullptr);

    void takeFocus();

Q_SIGNALS:
    void backRequested();
    //! \brief To be read in the room: looked into, where it is another's.
    void conversationChosen(const visavis::protocol::ConversationId &conversation);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    //! \brief A list, or why it is empty.
    struct Pane {
        QFrame *frame = nullptr;
        PlainLabel *title = nullptr, *empty = nullptr;
        QStackedWidget *stack = nullptr;
        QListView *list = nullptr;
    };
    [[nodiscard]] Pane makePane(const char *name, const QString &title, QStyledItemDelegate *delegate, QWidget *beside = nullptr);
    void update();
    void choosePerson();

    console::Desk &m_desk;
    console::OverviewModel m_people;
    console::OverviewGroups m_groups;
    console::RoomFilter m_waiting;
    console::AssignedFilter m_assigned;
    QPushButton *m_everybody;
    QListView *m_tiles;
    Pane m_peoplePane, m_waitingPane, m_assignedPane;
    QTimer m_second; //!< who waits, waits a second longer
    bool m_focusDue = false; //!< once there are people to go to
};

} // namespace visavis::ui
