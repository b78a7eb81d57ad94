// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "console/timelinemodel.h"

#include <QFrame>

class QPushButton;
class QStackedWidget;

namespace visavis::ui {

class Commands;
class Composer;
class LookDoor;
class LookStrip;
class PlainLabel;
class TimelineView;
class WhisperComposer;

//! \brief One conversation: its head with what can be done, the thread, what the visitor types now, the composer.
class ThreadPanel final : public QFrame
{
    Q_OBJECT

public:
    ThreadPanel(console::Desk &desk, Commands &commands, QWidget *parent = nullptr);

    void setConversation(std::optional<protocol::ConversationId> conversation);
    void focusComposer();
    //! \brief Looks into what is shown, if it is another's; else on to the composer.
    void enter();
    //! \brief Whether the visitor's page may be looked at, and is.
    void offerMirror(bool possible, bool on);

Q_SIGNALS:
    void mirrorRequested(const visavis::protocol::ConversationId &conversation);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeOffer();
    [[nodiscard]] QWidget *makePreview();
    [[nodiscard]] QWidget *makeEmpty();
    void update();
    void updateEmpty();
    void updateHead(const protocol::Header &header);
    void updateOffer(const protocol::Header &header);
    void updateLooking(const protocol::Header &header);
    void updatePreview();
    void markSeen();
    void take();
    void transfer();
    void close();
    void takeOver();
    void answer(bool accept);
    void report(const console::Result<void> &result);
    void openLink(const console::Link &link);
    [[nodiscard]] bool isMine(const protocol::Header &header) const;
    [[nodiscard]] QString blockedBy(const protocol::Header &header) const;

    console::Desk &m_desk;
    std::optional<protocol::ConversationId> m_conversation;
    console::TimelineModel m_model;
    QStackedWidget *m_stack;
    QWidget *m_body, *m_empty;
    PlainLabel *m_name, *m_facts, *m_trouble, *m_loading;
    QPushButton *m_take, *m_mirror, *m_transfer, *m_close, *m_shop;
    QFrame *m_offer, *m_preview;
    PlainLabel *m_offerText, *m_previewText, *m_emptyText;
    TimelineView *m_view;
    Composer *m_composer;
    LookStrip *m_lookStrip;
    LookDoor *m_lookDoor;
    WhisperComposer *m_whisper;
};

} // namespace visavis::ui
