// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "console/roomfilter.h"

#include <QFrame>
#include <QTimer>

#include <array>

class QComboBox;
class QLineEdit;
class QListView;
class QStackedWidget;
class QToolButton;

namespace visavis::ui {

class Commands;
class PlainLabel;

//! \brief The room's list: mine, waiting, all; filtered as one types; with my availability above.
class ConversationPanel final : public QFrame
{
    Q_OBJECT

public:
    ConversationPanel(console::Desk &desk, Commands &commands, QWidget *parent = nullptr);

    [[nodiscard]] std::optional<protocol::ConversationId> current() const { return m_current; }
    //! \brief Shows and selects \a conversation where it is listed.
    void select(protocol::ConversationId conversation);
    //! \brief Visitors of mine who wait for an answer.
    [[nodiscard]] int waitingForMe() const;
    void takeFocus();
    void focusFilter();

Q_SIGNALS:
    void currentChanged();
    void activated(); //!< Enter or a double click: on to the composer
    void countsChanged();

private:
    using Part = console::RoomFilter::Part;

    [[nodiscard]] QWidget *makeHeader(Commands &commands);
    [[nodiscard]] QWidget *makeTabs();
    [[nodiscard]] console::RoomFilter &filter(Part part) { return *m_filters[std::size_t(part)]; }
    void setPart(Part part);
    void selfChanged();
    void countChanged();
    void selectionChanged();
    void restoreSelection();
    void setAvailability(int row);
    void bindCommands(Commands &commands);
    //! \brief The conversation of mine, else the waiting one, whose visitor has waited longest.
    [[nodiscard]] std::optional<protocol::ConversationId> longestWaiting() const;

    console::Desk &m_desk;
    std::array<console::RoomFilter *, 3> m_filters{};
    std::array<QToolButton *, 3> m_tabs{};
    Part m_part = Part::Mine;
    std::optional<protocol::ConversationId> m_current;
    PlainLabel *m_alias, *m_slots, *m_empty;
    QComboBox *m_availability;
    QToolButton *m_menu;
    QLineEdit *m_search;
    QListView *m_list;
    QStackedWidget *m_stack; //!< the list, or why it is empty
    QTimer m_second; //!< who waits, waits a second longer
    bool m_restoring = false;
};

} // namespace visavis::ui
