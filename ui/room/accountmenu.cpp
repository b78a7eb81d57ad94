// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/accountmenu.h"

#include "ui/commands/commands.h"
#include "ui/startup.h"

#include <QActionGroup>
#include <QApplication>
#include <QLocale>

namespace visavis::ui {

AccountMenu::AccountMenu(console::Desk &desk, Commands &commands, QWidget *parent)
    : QMenu(parent)
    , m_desk(desk)
{
    setObjectName(QStringLiteral("accountMenu"));
    // The window's own actions, so that the menu shows their shortcuts and there are no two of one key.
    const auto add = [&](CommandId id) { addAction(commands.action(id)); };
    add(CommandId::Shop);
    addPeople();
    addSeparator();
    addThemes();
    addLanguages();
    add(CommandId::Preferences);
    add(CommandId::Replies);
    add(CommandId::Help);
    addSeparator();
    for (const auto id : {CommandId::SignOut, CommandId::SignOutEverywhere, CommandId::Quit})
        add(id);
    connect(this, &QMenu::aboutToShow, this, [this, &commands] {
        commands.action(CommandId::Shop)->setVisible(commands.isPossible(CommandId::Shop));
        commands.action(CommandId::Replies)->setVisible(m_desk.session().rights().may(protocol::Action::UseReplies));
        m_people->menuAction()->setVisible(m_desk.isLocal());
    });
}

void AccountMenu::addPeople()
{
    m_people = addMenu(tr("Be somebody else"));
    connect(m_people, &QMenu::aboutToShow, this, [this] {
        m_people->clear();
        for (const auto &person : m_desk.backend().people())
            m_people->addAction(QString(person.alias).replace(QLatin1Char('&'), QLatin1String("&&")), this, [this, username = person.username] { m_desk.enterAs(username); });
    });
}

void AccountMenu::addThemes()
{
    auto *menu = addMenu(tr("Appearance"));
    auto *group = new QActionGroup(menu);
    const auto now = m_desk.settings().value(console::settings::theme);
    const std::pair<QString, QString> themes[] = {{QString(), tr("As the desktop")}, {QStringLiteral("light"), tr("Light")}, {QStringLiteral("dark"), tr("Dark")}};
    for (const auto &[name, text] : themes) {
        auto *action = menu->addAction(text, this, [this, theme = name] {
            m_desk.settings().set(console::settings::theme, theme);
            applyTheme(*qApp, theme);
        });
        action->setCheckable(true);
        action->setChecked(name == now);
        group->addAction(action);
        // The preferences have the same choice.
        connect(&m_desk.settings(), &console::Settings::changed, action, [this, action, theme = name] {
            action->setChecked(m_desk.settings().value(console::settings::theme) == theme);
        });
    }
}

void AccountMenu::addLanguages()
{
    auto *menu = addMenu(tr("Language (after a restart)"));
    auto *group = new QActionGroup(menu);
    const auto now = m_desk.settings().value(console::settings::language);
    const auto add = [&](const QString &code, const QString &text) {
        auto *action = menu->addAction(text, this, [this, code] { m_desk.settings().set(console::settings::language, code); });
        action->setCheckable(true);
        action->setChecked(code == now);
        group->addAction(action);
        connect(&m_desk.settings(), &console::Settings::changed, action, [this, action, code] {
            action->setChecked(m_desk.settings().value(console::settings::language) == code);
        });
    };
    add({}, tr("As the desktop"));
    for (const auto &code : languages())
        add(code, QLocale(code).nativeLanguageName());
}

} // namespace visavis::ui
