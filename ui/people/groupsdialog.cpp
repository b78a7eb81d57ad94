// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/groupsdialog.h"

#include "console/visibletext.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/errorwords.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visavis::ui {

GroupsDialog::GroupsDialog(console::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_list(new QListWidget)
    , m_name(new QLineEdit)
    , m_add(new QPushButton(tr("Add")))
    , m_rename(new QPushButton(tr("Rename")))
    , m_remove(new QPushButton(tr("Delete")))
    , m_trouble(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Danger))
{
    setObjectName(QStringLiteral("groupsDialog"));
    setWindowTitle(tr("Groups"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumSize(460, 420);
    auto *lead = new PlainLabel(tr("A site's conversations go to one group. Managers see their own groups and nothing else."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    lead->setWrapped(true);
    m_list->setObjectName(QStringLiteral("groupsList"));
    m_list->setAccessibleName(tr("Groups"));
    m_name->setObjectName(QStringLiteral("groupName"));
    m_name->setAccessibleName(tr("Name of a group"));
    m_name->setPlaceholderText(tr("Name of a group"));
    m_name->setMaxLength(int(protocol::limits::groupName));
    m_add->setObjectName(QStringLiteral("groupAdd"));
    m_rename->setObjectName(QStringLiteral("groupRename"));
    m_remove->setObjectName(QStringLiteral("groupDelete"));
    m_trouble->setObjectName(QStringLiteral("groupsTrouble"));
    m_trouble->setWrapped(true);
    m_trouble->hide();
    auto *done = new QPushButton(tr("Done"));
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    for (auto *button : {m_add, m_rename, m_remove, done})
        button->setAutoDefault(false);

    auto *edit = new QHBoxLayout;
    edit->addWidget(m_name, 1);
    edit->addWidget(m_add);
    edit->addWidget(m_rename);
    auto *end = new QHBoxLayout;
    end->addWidget(m_remove);
    end->addStretch();
    end->addWidget(done);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new PlainLabel(tr("Groups"), PlainLabel::Scale::Heading));
    layout->addWidget(lead);
    layout->addWidget(m_list, 1);
    layout->addLayout(edit);
    layout->addWidget(m_trouble);
    layout->addLayout(end);

    connect(&session.people(), &console::PeopleStore::changed, this, &GroupsDialog::fill);
    // The right went: so does the dialogue, with what it lists.
    connect(&session, &console::Session::selfChanged, this, [this] {
        if (!m_session.rights().may(protocol::Action::ManageStructure))
            reject();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        const auto *group = chosen();
        m_rename->setEnabled(group);
        m_remove->setEnabled(group);
        if (group)
            m_name->setText(QString::fromStdString(group->name));
    });
    connect(m_name, &QLineEdit::returnPressed, this, [this] { chosen() ? rename() : add(); });
    connect(m_add, &QPushButton::clicked, this, &GroupsDialog::add);
    connect(m_rename, &QPushButton::clicked, this, &GroupsDialog::rename);
    connect(m_remove, &QPushButton::clicked, this, &GroupsDialog::remove);
    fill();
    m_rename->setEnabled(false);
    m_remove->setEnabled(false);
    m_name->setFocus();
}

const protocol::GroupName *GroupsDialog::chosen() const
{
    const auto &groups = m_session.people().groups();
    const int row = m_list->currentRow();
    return row >= 0 && row < int(groups.size()) ? &groups[std::size_t(row)] : nullptr;
}

void GroupsDialog::fill()
{
    const auto &groups = m_session.people().groups();
    QStringList names;
    for (const auto &group : groups)
        names += console::visibleLine(group.name);
    QStringList shown;
    for (int i = 0; i < m_list->count(); ++i)
        shown += m_list->item(i)->text();
    if (names == shown)
        return;
    m_list->clear();
    m_list->addItems(names);
}

void GroupsDialog::say(const console::Result<void> &result, const QString &conflict)
{
    m_trouble->setVisible(!result);
    if (result)
        m_name->clear();
    else
        m_trouble->setText(result.error().kind == console::Error::Kind::Conflict ? conflict : sentence(result.error()));
}

void GroupsDialog::add()
{
    const auto name = m_name->text().trimmed();
    if (!name.isEmpty())
        m_session.createGroup(name.toStdString()).then(this, [this](const console::Result<void> &result) { say(result, tr("There is a group of this name.")); });
}

void GroupsDialog::rename()
{
    const auto name = m_name->text().trimmed();
    const auto *group = chosen();
    if (group && !name.isEmpty())
        m_session.renameGroup(group->id, name.toStdString()).then(this, [this](const console::Result<void> &result) { say(result, tr("There is a group of this name.")); });
}

void GroupsDialog::remove()
{
    if (const auto *group = chosen()) {
        m_session.deleteGroup(group->id).then(this, [this](const console::Result<void> &result) {
            say(result, tr("People, a site or conversations belong to this group. Move the people and the site; a group with conversations stays, and can be renamed."));
        });
    }
}

} // namespace visavis::ui
