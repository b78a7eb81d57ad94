// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "console/replysearch.h"

#include <QFrame>
#include <QPlainTextEdit>
#include <QPointer>

class QKeyEvent;
class QListWidget;
class QPushButton;

namespace visavis::ui {

//! \brief The canned replies over the composer: a slash at the beginning or after a blank opens them, what is typed behind it
//! narrows them, and the one that is chosen takes the place of both.
//!
//! The field keeps the focus and every key that means nothing here. Enter takes what is marked, and marked by itself is only what
//! was named by its shortcut or title, so that a slash that is meant as one goes out with the message.
class ReplyCompleter final : public QFrame
{
    Q_OBJECT

public:
    //! \a field outlives this, which becomes a child of its window when it first shows.
    ReplyCompleter(console::Desk &desk, QPlainTextEdit &field, QWidget *parent);

    void setConversation(std::optional<protocol::ConversationId> conversation);

Q_SIGNALS:
    void manageRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    //! \brief Where the slash stands that the cursor writes behind; -1 without one.
    [[nodiscard]] int slash() const;
    void update();
    void fill();
    void repliesChanged();
    void place();
    void dismiss();
    [[nodiscard]] bool handle(const QKeyEvent &key);
    void step(int by);
    //! \brief Marks a row, the one behind the last stands for managing; -1 none.
    void mark(int row);
    void choose();
    void tellMarked();

    console::Desk &m_desk;
    QPlainTextEdit &m_field;
    const QPointer<QPlainTextEdit> m_lives; //!< the field hides this once more while it is destroyed
    console::ReplySearch m_search;
    std::optional<protocol::ConversationId> m_conversation;
    QListWidget *m_list;
    QPushButton *m_manage;
    QString m_typed;       //!< what the list was filled for
    int m_marked = -1;
    int m_dismissed = -1;  //!< the slash that was sent away
};

} // namespace visavis::ui
