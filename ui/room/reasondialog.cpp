// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/reasondialog.h"

#include "ui/audit/auditmodel.h"
#include "ui/look/plainlabel.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace visavis::ui {

ReasonDialog::ReasonDialog(console::Session &session, protocol::ConversationId conversation, QWidget *parent)
    : Dialog(QStringLiteral("reasonDialog"), tr("Why do you read this conversation?"), tr("Read it"), parent)
    , m_session(session)
    , m_conversation(conversation)
    , m_reasons(new QButtonGroup(this))
{
    auto *lead = new PlainLabel(tr("It is closed and was not yours. The reason is recorded with your name; you are asked once."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    lead->setWrapped(true);
    fields()->addWidget(lead);
    for (std::size_t i = 0; i < protocol::Names<protocol::ReadReason>.size(); ++i) {
        const auto text = reasonWords(protocol::ReadReason(i));
        auto *button = new QRadioButton(text);
        button->setObjectName(QStringLiteral("reason%1").arg(i));
        m_reasons->addButton(button, int(i));
        fields()->addWidget(button);
    }
    acceptButton()->setEnabled(false);
    connect(m_reasons, &QButtonGroup::idClicked, this, [this] { acceptButton()->setEnabled(true); });
}

void ReasonDialog::submit()
{
    closeAfter(m_session.giveReason(m_conversation, protocol::ReadReason(m_reasons->checkedId())));
}

} // namespace visavis::ui
