// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/commands.h"

#include <QAction>
#include <QWidget>

namespace visavis::ui {

Commands::Commands(console::Desk &desk, QWidget &window)
    : QObject(&window)
    , m_desk(desk)
{
    for (const auto &row : commandTable()) {
        auto *action = new QAction(commandText(row.text), &window);
        action->setObjectName(QLatin1String(row.objectName));
        action->setShortcut(row.keys);
        connect(action, &QAction::triggered, this, [this, id = row.id] { run(id); });
        window.addAction(action);
        m_actions[row.id] = action;
    }
}

void Commands::bind(CommandId id, QObject *context, Run run, Possible possible)
{
    m_bound[id] = {context, std::move(run), std::move(possible)};
}

bool Commands::isPermitted(const CommandRow &row) const
{
    return !row.right || m_desk.session().rights().may(*row.right);
}

bool Commands::isPossible(CommandId id) const
{
    const auto &row = commandTable()[std::size_t(id)];
    Q_ASSERT(row.id == id);
    const auto bound = m_bound.find(id);
    return bound != m_bound.end() && bound->second.context && isPermitted(row) && bound->second.possible();
}

void Commands::run(CommandId id)
{
    if (isPossible(id))
        m_bound.at(id).run();
}

} // namespace visavis::ui
