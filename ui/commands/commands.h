// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "ui/commands/commandtable.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>

class QAction;

namespace visavis::ui {

//! \brief The commands of the window at work: a shortcut for each row of the table, and what it does where somebody bound it.
//!
//! A page binds its commands when it is made; a command that nobody bound, or that the person may not do, or that makes no sense
//! just now, does nothing and is not offered.
class Commands final : public QObject
{
    Q_OBJECT

public:
    using Run = std::function<void()>;
    using Possible = std::function<bool()>;

    //! Both outlive the commands; \a window gets the shortcuts.
    Commands(console::Desk &desk, QWidget &window);

    //! \brief \a run while \a context lives; \a possible says whether it makes sense just now.
    void bind(CommandId id, QObject *context, Run run, Possible possible = [] { return true; });
    [[nodiscard]] bool isPermitted(const CommandRow &row) const;
    [[nodiscard]] bool isPossible(CommandId id) const;
    void run(CommandId id);
    //! \brief For menus: the same action that holds the shortcut.
    [[nodiscard]] QAction *action(CommandId id) const { return m_actions.at(id); }

private:
    struct Bound {
        QPointer<QObject> context;
        Run run;
        Possible possible;
    };

    console::Desk &m_desk;
    std::map<CommandId, QAction *> m_actions;
    std::map<CommandId, Bound> m_bound;
};

} // namespace visavis::ui
