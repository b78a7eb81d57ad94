// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "console/replysearch.h"
#include "ui/look/card.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace visavis::ui {

class PlainLabel;

//! \brief The canned replies that a person may use or edit: a list to search, one of them in full, and what may be done with it.
class RepliesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RepliesPage(console::Desk &desk, QWidget *parent = nullptr);

    //! \brief To be called whenever the page comes into view.
    void open();

Q_SIGNALS:
    void backRequested();

private:
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeDetail();
    void fill();
    void select(protocol::ReplyId id);
    void showCurrent();
    [[nodiscard]] const protocol::Reply *current() const;
    void edit(const std::optional<protocol::Reply> &reply);
    void remove();

    console::Desk &m_desk;
    console::ReplySearch m_search;
    std::optional<protocol::ReplyId> m_current; //!< stays chosen while others change the list
    QLineEdit *m_field;
    QListWidget *m_list;
    PlainLabel *m_nothing;
    QPushButton *m_new, *m_edit, *m_delete;
    Card m_card;
    PlainLabel *m_shortcut, *m_facts, *m_text, *m_choose;
};

} // namespace visavis::ui
