// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/personform.h"

#include "console/visibletext.h"
#include "protocol/text.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

#include <algorithm>

namespace visavis::ui {
namespace {

using protocol::Action;
using protocol::Role;

constexpr int labelWidth = 128;
constexpr int numberWidth = 96;

std::vector<std::string> items(const QString &text)
{
    std::vector<std::string> all;
    static const QRegularExpression separators(QStringLiteral("[,;\n]"));
    for (const auto &each : text.split(separators, Qt::SkipEmptyParts)) {
        if (const auto item = each.trimmed(); !item.isEmpty() && std::find(all.begin(), all.end(), item.toStdString()) == all.end())
            all.push_back(item.toStdString());
    }
    return all;
}

QString joined(const std::vector<std::string> &list)
{
    QStringList texts;
    for (const auto &each : list)
        texts += QString::fromStdString(each);
    return texts.join(QStringLiteral(", "));
}

void clear(QLayout &layout)
{
    while (auto *item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QString roleText(Role role)
{
    return words::role(QString::fromStdString(std::string(protocol::text(role))));
}

} // namespace

PersonForm::PersonForm(console::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_grid(new QGridLayout(this))
    , m_slots(new QSpinBox)
    , m_active(new QCheckBox(tr("The account is in use")))
    , m_roles(new QVBoxLayout)
    , m_groups(new QVBoxLayout)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::large);
    m_grid->setVerticalSpacing(space::small);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);

    m_alias = addField("personAlias", tr("Alias"), protocol::limits::alias, tr("The name that visitors see."));
    auto before = m_grid->rowCount();
    m_firstname = addField("personFirstname", tr("First name"), protocol::limits::personName);
    m_surname = addField("personSurname", tr("Surname"), protocol::limits::personName);
    m_position = addField("personPosition", tr("Position"), protocol::limits::personName);
    const auto rows = [this](int from) {
        std::vector<QWidget *> widgets;
        for (int i = 0; i < m_grid->count(); ++i) {
            int row = 0, column = 0, rowSpan = 0, columnSpan = 0;
            m_grid->getItemPosition(i, &row, &column, &rowSpan, &columnSpan);
            if (auto *widget = row >= from ? m_grid->itemAt(i)->widget() : nullptr)
                widgets.push_back(widget);
        }
        return widgets;
    };
    m_personal = rows(before);
    before = m_grid->rowCount();
    m_username = addField("personUsername", tr("User name"), protocol::limits::userName, tr("For signing in. No spaces."));
    m_usernameRow = rows(before);
    auto *roles = new QWidget;
    roles->setLayout(m_roles);
    m_roles->setContentsMargins(0, 0, 0, 0);
    m_roles->setSpacing(0);
    addRow(tr("Roles"), roles);
    auto *groups = new QWidget;
    groups->setLayout(m_groups);
    m_groups->setContentsMargins(0, 0, 0, 0);
    m_groups->setSpacing(0);
    addRow(tr("Groups"), groups);
    m_slots->setObjectName(QStringLiteral("personSlots"));
    m_slots->setRange(1, int(protocol::limits::slots));
    m_slots->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_slots->setFixedWidth(numberWidth);
    m_slots->setAccessibleName(tr("Slots"));
    addRow(tr("Slots"), m_slots, tr("Conversations at a time."));
    m_languages = addField("personLanguages", tr("Languages"), protocol::limits::languages * (protocol::limits::languageTag + 2), tr("Such as en, fr, de-AT."));
    m_skills = addField("personSkills", tr("Skills"), protocol::limits::skills * (protocol::limits::skill + 2), tr("Words of your own, with commas between them."));
    m_active->setObjectName(QStringLiteral("personActive"));
    addRow(tr("Account"), m_active, tr("At rest, nobody signs in with it and its conversations go to others. The profile stays."));
    connect(m_slots, &QSpinBox::valueChanged, this, &PersonForm::edited);
    connect(m_active, &QCheckBox::toggled, this, &PersonForm::edited);
}

void PersonForm::addRow(const QString &label, QWidget *field, const QString &hint)
{
    const int row = m_grid->rowCount();
    auto *name = new PlainLabel(label, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    name->setContentsMargins(0, space::small, 0, 0);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    const bool narrow = qobject_cast<QSpinBox *>(field) != nullptr;
    m_grid->addWidget(field, row, 1, narrow ? Qt::AlignLeft : Qt::Alignment());
    if (hint.isEmpty())
        return;
    field->setAccessibleDescription(hint);
    auto *text = new PlainLabel(hint, PlainLabel::Scale::Small, PlainLabel::Tone::Muted);
    text->setWrapped(true);
    text->setContentsMargins(0, 0, 0, space::step);
    m_grid->addWidget(text, row + 1, 1);
}

QLineEdit *PersonForm::addField(const char *objectName, const QString &label, std::size_t most, const QString &hint)
{
    auto *field = new QLineEdit;
    field->setObjectName(QLatin1String(objectName));
    field->setMaxLength(int(most));
    field->setAccessibleName(label);
    addRow(label, field, hint);
    connect(field, &QLineEdit::textChanged, this, &PersonForm::edited);
    return field;
}

bool PersonForm::isBot() const
{
    const auto &roles = m_shown.is.roles;
    return std::find(roles.begin(), roles.end(), Role::Bot) != roles.end();
}

bool PersonForm::mayMove() const
{
    return m_session.rights().may(isNew() ? Action::ManageAdvisors : Action::MovePeople);
}

void PersonForm::showNew(bool bot)
{
    protocol::Profile blank;
    blank.mayChange = true;
    blank.is.roles = {bot ? Role::Bot : Role::Advisor};
    const auto &groups = m_session.people().groups();
    if (groups.size() == 1)
        blank.is.groups = {groups.front().id};
    show(blank);
}

void PersonForm::show(const protocol::Profile &person)
{
    const QSignalBlocker quiet(this);
    m_shown = person;
    const auto &is = person.is;
    const std::pair<QLineEdit *, const std::string *> texts[] = {{m_alias, &is.alias}, {m_firstname, &is.firstname}, {m_surname, &is.surname},
                                                                 {m_position, &is.position}, {m_username, &is.username}};
    for (const auto &[field, text] : texts)
        field->setText(QString::fromStdString(*text));
    m_languages->setText(joined(is.languages));
    m_skills->setText(joined(is.skills));
    m_slots->setValue(int(is.slots));
    m_active->setChecked(is.active);
    showRoles();
    showGroups();
    for (auto *widget : m_personal)
        widget->setVisible(!isBot());
    // A manager proposes a user name; afterwards it is not a manager's to change.
    const bool named = isNew() || m_session.rights().may(Action::ManageStructure);
    for (auto *widget : m_usernameRow)
        widget->setVisible(named || widget != m_usernameRow.back());
    m_username->setReadOnly(!named);
    m_username->setFrame(named);
    for (auto *field : {m_alias, m_firstname, m_surname, m_position, m_languages, m_skills})
        field->setReadOnly(!person.mayChange);
    m_slots->setEnabled(person.mayChange);
    m_active->setEnabled(person.mayChange);
    if (!person.mayChange)
        m_username->setReadOnly(true);
}

void PersonForm::showRoles()
{
    clear(*m_roles);
    m_roleBoxes.clear();
    std::vector<Role> offered;
    if (m_shown.mayChange && mayMove() && !isBot()) {
        offered = {Role::Advisor, Role::Expert};
        if (m_session.rights().may(Action::ManageStructure))
            offered.insert(offered.end(), {Role::Manager, Role::Admin});
    }
    if (offered.empty()) {
        QStringList names;
        for (const auto role : m_shown.is.roles)
            names += roleText(role);
        auto *text = new PlainLabel(names.join(QStringLiteral(", ")));
        text->setContentsMargins(0, space::small, 0, space::small);
        m_roles->addWidget(text);
        return;
    }
    for (const auto role : offered) {
        const auto &roles = m_shown.is.roles;
        const auto text = roleText(role);
        auto *box = new QCheckBox(text);
        box->setObjectName(QStringLiteral("personRole_") + QString::fromStdString(std::string(protocol::text(role))));
        box->setChecked(std::find(roles.begin(), roles.end(), role) != roles.end());
        connect(box, &QCheckBox::toggled, this, &PersonForm::edited);
        m_roles->addWidget(box);
        m_roleBoxes.emplace_back(role, box);
    }
}

void PersonForm::showGroups()
{
    clear(*m_groups);
    m_groupBoxes.clear();
    const auto &people = m_session.people();
    if (!m_shown.mayChange || !mayMove()) {
        QStringList names;
        for (const auto id : m_shown.is.groups)
            names += console::visibleLine(people.groupName(id).toStdString());
        auto *text = new PlainLabel(names.isEmpty() ? tr("none") : names.join(QStringLiteral(", ")));
        text->setWrapped(true);
        text->setContentsMargins(0, space::small, 0, space::small);
        m_groups->addWidget(text);
        return;
    }
    for (const auto &group : people.groups()) {
        const auto text = console::visibleLine(group.name).replace(QLatin1Char('&'), QLatin1String("&&"));
        auto *box = new QCheckBox(text);
        box->setObjectName(QStringLiteral("personGroup_") + QString::fromStdString(group.name));
        box->setChecked(std::find(m_shown.is.groups.begin(), m_shown.is.groups.end(), group.id) != m_shown.is.groups.end());
        connect(box, &QCheckBox::toggled, this, &PersonForm::edited);
        m_groups->addWidget(box);
        m_groupBoxes.emplace_back(group.id, box);
    }
}

protocol::ProfileDraft PersonForm::draft() const
{
    auto draft = m_shown.is;
    draft.alias = m_alias->text().trimmed().toStdString();
    draft.firstname = m_firstname->text().trimmed().toStdString();
    draft.surname = m_surname->text().trimmed().toStdString();
    draft.position = m_position->text().trimmed().toStdString();
    draft.username = m_username->text().trimmed().toStdString();
    draft.slots = std::uint64_t(m_slots->value());
    draft.languages = items(m_languages->text());
    draft.skills = items(m_skills->text());
    draft.active = m_active->isChecked();
    // In the order that was shown, so that what was not touched is not a change.
    const auto choose = [](auto &list, const auto &boxes) {
        for (const auto &[value, box] : boxes) {
            const auto at = std::find(list.begin(), list.end(), value);
            if (box->isChecked() && at == list.end())
                list.push_back(value);
            else if (!box->isChecked() && at != list.end())
                list.erase(at);
        }
    };
    choose(draft.roles, m_roleBoxes);
    choose(draft.groups, m_groupBoxes);
    return draft;
}

QString PersonForm::fault() const
{
    const auto draft = this->draft();
    const auto plain = [](const std::string &text) { return protocol::isPlainLine(text); };
    if (protocol::isBlank(draft.alias))
        return tr("An alias is needed: visitors see it.");
    if (draft.username.empty())
        return tr("A user name is needed, for signing in.");
    if (draft.username.find(' ') != std::string::npos)
        return tr("A user name has no spaces.");
    if (draft.roles.empty())
        return tr("Choose a role.");
    if (draft.groups.empty() && draft.roles != std::vector<Role>{Role::Admin})
        return tr("Choose a group: conversations are given to groups.");
    if (!plain(draft.alias) || !plain(draft.firstname) || !plain(draft.surname) || !plain(draft.position) || !plain(draft.username))
        return tr("A name holds a character that cannot be shown, or turns the direction of writing. Type it anew.");
    if (draft.languages.size() > protocol::limits::languages)
        return tr("%n language(s) at most.", nullptr, int(protocol::limits::languages));
    if (draft.skills.size() > protocol::limits::skills)
        return tr("%n skill(s) at most.", nullptr, int(protocol::limits::skills));
    if (!draft.valid())
        return tr("A language is named by its tag, such as en or de-AT; a skill is a short word.");
    return {};
}

void PersonForm::takeFocus()
{
    m_alias->setFocus();
}

} // namespace visavis::ui
