// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "ui/commands/commandtable.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QListWidget;

namespace visavis::ui {

class Commands;

//! \brief Finds a conversation by its visitor and a command by its name, by the keyboard alone. Deletes itself when closed.
//!
//! What is offered is what the person may do just now. Ranking is console::fuzzyRank(); among equals conversations come in the
//! order of the room, commands in that of their table.
class Palette final : public QDialog
{
    Q_OBJECT

public:
    Palette(console::Desk &desk, Commands &commands, QWidget *parent);

Q_SIGNALS:
    void conversationChosen(const visavis::protocol::ConversationId &conversation);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry {
        QString text, detail, folded;
        std::optional<CommandId> command;
        protocol::ConversationId conversation;
    };

    [[nodiscard]] std::vector<Entry> collect() const;
    void show(const QString &typed);
    void choose();

    console::Desk &m_desk;
    Commands &m_commands;
    const std::vector<Entry> m_entries; //!< as of when it was opened
    std::vector<std::size_t> m_shown;   //!< places in \c m_entries
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace visavis::ui
