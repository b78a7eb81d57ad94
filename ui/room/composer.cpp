// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/composer.h"

#include "ui/commands/commandtable.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/replies/replycompleter.h"
#include "ui/words/errorwords.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {

ComposerField::ComposerField(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("composer"));
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerField::fitHeight);
}

void ComposerField::fitHeight()
{
    const int lines = std::clamp(int(document()->size().height()), 2, 8);
    setFixedHeight(lines * fontMetrics().lineSpacing() + 2 * int(document()->documentMargin()) + 16);
}

void ComposerField::keyPressEvent(QKeyEvent *event)
{
    if (isKey(KeyId::Send, event->keyCombination())) {
        Q_EMIT sendRequested();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ComposerField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void ComposerField::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

Composer::Composer(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_field(new ComposerField)
    , m_send(new QPushButton(tr("Send")))
    , m_hint(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_replies(new ReplyCompleter(desk, *m_field, this))
{
    m_field->setAccessibleName(tr("Message to the visitor"));
    m_hint->setObjectName(QStringLiteral("composerHint"));
    m_hint->setElided(true);
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setProperty("primary", true);
    m_send->setIcon(icon(QStringLiteral("send"), &Theme::onAccent));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_field, 1);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::small, space::large, space::medium);
    layout->setSpacing(space::step);
    layout->addLayout(row);
    layout->addWidget(m_hint);

    connect(m_field, &ComposerField::sendRequested, this, &Composer::send);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_field, &QPlainTextEdit::textChanged, this, &Composer::edited);
    connect(m_replies, &ReplyCompleter::manageRequested, this, &Composer::repliesRequested);
    m_field->fitHeight();
    updateState();
}

void Composer::setConversation(std::optional<protocol::ConversationId> conversation)
{
    if (m_conversation == conversation)
        return;
    if (m_conversation)
        m_desk.session().typing(*m_conversation, false);
    m_conversation = conversation;
    m_showing = true;
    m_field->setPlainText(conversation ? m_desk.drafts().text(*conversation) : QString());
    m_field->moveCursor(QTextCursor::End);
    m_showing = false;
    m_replies->setConversation(conversation);
    updateState();
}

void Composer::setBlockedBy(const QString &reason)
{
    if (m_blockedBy == reason)
        return;
    m_blockedBy = reason;
    updateState();
}

void Composer::takeFocus()
{
    m_field->setFocus();
}

void Composer::edited()
{
    if (!m_showing && m_conversation) {
        const auto text = m_field->toPlainText();
        m_desk.drafts().set(*m_conversation, text);
        m_desk.session().typing(*m_conversation, !text.isEmpty());
    }
    updateState();
}

void Composer::send()
{
    if (!m_conversation || !m_blockedBy.isEmpty())
        return;
    const auto sent = m_desk.session().send(*m_conversation, m_field->toPlainText().toStdString());
    if (sent) {
        m_field->clear();
        m_field->setFocus();
    } else {
        m_hint->setTone(PlainLabel::Tone::Danger);
        m_hint->setText(sentence(sent.error()));
    }
}

void Composer::updateState()
{
    const bool writable = m_conversation && m_blockedBy.isEmpty();
    m_field->setEnabled(writable);
    m_field->setPlaceholderText(writable ? tr("Write a message") : m_blockedBy);
    const auto text = m_field->toPlainText();
    const auto length = qsizetype(text.toUcs4().size());
    const auto most = qsizetype(m_desk.session().limits().messageText);
    m_send->setEnabled(writable && !text.trimmed().isEmpty() && length <= most);
    const bool over = length > most;
    m_hint->setTone(over ? PlainLabel::Tone::Danger : PlainLabel::Tone::Muted);
    if (over)
        m_hint->setText(tr("%n character(s) too long.", nullptr, int(length - most)));
    else if (length > most - 500)
        m_hint->setText(tr("%n character(s) left.", nullptr, int(most - length)));
    else
        m_hint->setText(!writable ? QString()
                        : m_desk.session().rights().may(protocol::Action::UseReplies) ? tr("Enter sends, Shift+Enter begins a new line, / opens the canned replies.")
                                                                                     : tr("Enter sends, Shift+Enter begins a new line."));
}

} // namespace visavis::ui
