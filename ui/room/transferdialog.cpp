// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/transferdialog.h"

#include "console/desk.h"
#include "console/visibletext.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {

TransferDialog::TransferDialog(console::Desk &desk, protocol::ConversationId conversation, QWidget *parent)
    : Dialog(QStringLiteral("transferDialog"), tr("Transfer the conversation"), tr("Transfer"), parent)
    , m_desk(desk)
    , m_conversation(conversation)
    , m_list(new QListWidget)
    , m_note(new QPlainTextEdit)
{
    m_list->setObjectName(QStringLiteral("transferTargets"));
    m_list->setAccessibleName(tr("To whom"));
    m_list->setMinimumHeight(200);
    m_note->setObjectName(QStringLiteral("transferNote"));
    m_note->setAccessibleName(tr("Note for the colleague"));
    m_note->setPlaceholderText(tr("What the colleague should know. The visitor does not see it."));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(84);
    fields()->addWidget(m_list, 1);
    fields()->addWidget(new PlainLabel(tr("Note for the colleague"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted));
    fields()->addWidget(m_note);
    acceptButton()->setEnabled(false);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { acceptButton()->setEnabled(row >= 0); });
    connect(m_list, &QListWidget::itemActivated, this, &TransferDialog::submit);
    m_desk.session().targets(conversation).then(this, [this](const console::Result<console::TransferTargets> &targets) {
        if (targets)
            fill(*targets);
        else
            showTrouble(sentence(targets.error()));
    });
}

void TransferDialog::fill(const console::TransferTargets &targets)
{
    m_targets = targets;
    for (const auto &person : targets.people) {
        const auto free = person.free > 0 ? tr("%n free slot(s)", nullptr, int(person.free)) : tr("no free slot");
        new QListWidgetItem(dot(lightOf(person.availability)),
                            QStringList{console::visibleLine(person.alias), words::of(person.availability), free}.join(QStringLiteral(" · ")), m_list);
    }
    for (const auto &group : targets.groups) {
        new QListWidgetItem(dot(group.available > 0 ? &Theme::good : &Theme::muted),
                            tr("Group %1 · %n available", nullptr, int(group.available)).arg(console::visibleLine(group.name)), m_list);
    }
    if (m_list->count() == 0)
        showTrouble(tr("There is nobody to transfer to."));
    else
        m_list->setCurrentRow(0);
    m_list->setFocus();
}

void TransferDialog::submit()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const auto note = m_note->toPlainText().trimmed().toStdString();
    const auto people = int(m_targets.people.size());
    if (row < people)
        closeAfter(m_desk.session().transferTo(m_conversation, m_targets.people[std::size_t(row)].id, note));
    else
        closeAfter(m_desk.session().transferTo(m_conversation, m_targets.groups[std::size_t(row - people)].id, note));
}

} // namespace visavis::ui
