// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/whispercomposer.h"

#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/room/composer.h"
#include "ui/words/errorwords.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {

WhisperComposer::WhisperComposer(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clientId(protocol::EventId::random())
    , m_title(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Warning))
    , m_hint(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Danger))
    , m_field(new ComposerField)
    , m_send(new QPushButton(icon(QStringLiteral("whisper"), &Theme::onAccent), tr("Whisper")))
{
    m_title->setObjectName(QStringLiteral("whisperTitle"));
    m_title->setElided(true);
    m_hint->setObjectName(QStringLiteral("whisperHint"));
    m_hint->setWrapped(true);
    m_hint->hide();
    m_field->setObjectName(QStringLiteral("whisperField"));
    m_field->setPlaceholderText(tr("Write to the advisor"));
    m_send->setObjectName(QStringLiteral("whisperSend"));
    m_send->setProperty("primary", true);
    auto *box = new QFrame;
    box->setObjectName(QStringLiteral("whisperBox"));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_field, 1);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto *inner = new QVBoxLayout(box);
    inner->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    inner->setSpacing(space::step);
    inner->addWidget(m_title);
    inner->addLayout(row);
    inner->addWidget(m_hint);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    layout->addWidget(box);

    connect(m_field, &ComposerField::sendRequested, this, &WhisperComposer::send);
    connect(m_send, &QPushButton::clicked, this, &WhisperComposer::send);
    connect(m_field, &QPlainTextEdit::textChanged, this, &WhisperComposer::edited);
    connect(&desk.store(), &console::ConversationStore::conversationRemoved, this, [this](const protocol::ConversationId &id) { m_drafts.clear(id); });
    m_field->fitHeight();
    setAdvisor({});
    updateState();
}

void WhisperComposer::setConversation(std::optional<protocol::ConversationId> conversation)
{
    if (m_conversation == conversation)
        return;
    m_conversation = conversation;
    m_clientId = protocol::EventId::random();
    m_showing = true;
    m_field->setPlainText(conversation ? m_drafts.text(*conversation) : QString());
    m_field->moveCursor(QTextCursor::End);
    m_showing = false;
    m_hint->hide();
    updateState();
}

void WhisperComposer::setAdvisor(const QString &alias)
{
    m_title->setText(tr("Whisper to %1. The visitor does not see it.", "the advisor").arg(alias));
    m_field->setAccessibleName(m_title->wholeText());
}

void WhisperComposer::takeFocus()
{
    m_field->setFocus();
}

void WhisperComposer::edited()
{
    if (!m_showing && m_conversation) {
        m_clientId = protocol::EventId::random();
        m_drafts.set(*m_conversation, m_field->toPlainText());
    }
    updateState();
}

void WhisperComposer::send()
{
    if (!m_conversation || !m_send->isEnabled())
        return;
    m_hint->hide();
    const auto whispered = m_clientId;
    m_desk.session().whisper(*m_conversation, whispered, m_field->toPlainText().toStdString()).then(this, [this, whispered, of = *m_conversation](const console::Result<void> &result) {
        if (result && m_clientId == whispered)
            m_field->clear();
        else if (result && m_conversation != of)
            m_drafts.clear(of);
        if (result || m_clientId != whispered)
            return; // what is in the field now is something else
        m_hint->setText(sentence(result.error()));
        m_hint->show();
    });
}

void WhisperComposer::updateState()
{
    const auto text = m_field->toPlainText();
    const auto over = qsizetype(text.toUcs4().size()) - qsizetype(m_desk.session().limits().note);
    m_send->setEnabled(m_conversation && !text.trimmed().isEmpty() && over <= 0);
    m_hint->setVisible(over > 0);
    if (over > 0)
        m_hint->setText(tr("%n character(s) too long.", nullptr, int(over)));
}

} // namespace visavis::ui
