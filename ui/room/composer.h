// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QPlainTextEdit>
#include <QWidget>

class QPushButton;

namespace visavis::ui {

class PlainLabel;
class ReplyCompleter;

//! \brief The field of the composer: as high as its text up to a third of the window, plain text in and out.
class ComposerField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ComposerField(QWidget *parent = nullptr);
    void fitHeight();

Q_SIGNALS:
    void sendRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
};

//! \brief Where the advisor writes: Enter sends, Shift+Enter breaks the line. Text belongs to the conversation that it was
//! begun in, and is kept for it in Drafts.
class Composer final : public QWidget
{
    Q_OBJECT

public:
    explicit Composer(console::Desk &desk, QWidget *parent = nullptr);

    //! \brief Shows the draft of \a conversation; null for none.
    void setConversation(std::optional<protocol::ConversationId> conversation);
    //! \brief Why one cannot write here; "" when one can.
    void setBlockedBy(const QString &reason);
    void takeFocus();

Q_SIGNALS:
    void repliesRequested();

private:
    void send();
    void edited();
    void updateState();

    console::Desk &m_desk;
    std::optional<protocol::ConversationId> m_conversation;
    QString m_blockedBy;
    ComposerField *m_field;
    QPushButton *m_send;
    PlainLabel *m_hint;
    ReplyCompleter *m_replies;
    bool m_showing = false; //!< the field is filled by us, not typed into
};

} // namespace visavis::ui
