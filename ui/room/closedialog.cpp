// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/closedialog.h"

#include "console/desk.h"
#include "ui/look/plainlabel.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace visavis::ui {

CloseDialog::CloseDialog(console::Desk &desk, protocol::ConversationId conversation, QWidget *parent)
    : Dialog(QStringLiteral("closeDialog"), tr("Close the conversation"), tr("Close it"), parent)
    , m_desk(desk)
    , m_conversation(conversation)
    , m_type(new QComboBox)
    , m_note(new QPlainTextEdit)
{
    m_type->setObjectName(QStringLiteral("closeType"));
    m_type->setAccessibleName(tr("Type of the conversation"));
    for (std::size_t i = 0; i < protocol::Names<protocol::ConversationType>.size(); ++i)
        m_type->addItem(words::of(protocol::ConversationType(i)));
    m_note->setObjectName(QStringLiteral("closeNote"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("What was settled. The visitor does not see it."));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(84);
    fields()->addWidget(new PlainLabel(tr("Type of the conversation"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted));
    fields()->addWidget(m_type);
    fields()->addWidget(new PlainLabel(tr("Note"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted));
    fields()->addWidget(m_note);
    m_type->setFocus();
}

void CloseDialog::submit()
{
    closeAfter(m_desk.session().close(m_conversation, protocol::ConversationType(m_type->currentIndex()), m_note->toPlainText().trimmed().toStdString()));
}

} // namespace visavis::ui
