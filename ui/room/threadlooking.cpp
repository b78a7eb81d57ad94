// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another's live conversation in the thread's panel: first a door, and once one looks in the thread with a strip above it and a field to
// whisper in. The advisor's own panel shows the strip alone.
#include "ui/room/threadpanel.h"

#include "console/visibletext.h"
#include "ui/room/composer.h"
#include "ui/room/lookdoor.h"
#include "ui/room/lookstrip.h"
#include "ui/room/timelineview.h"
#include "ui/room/whispercomposer.h"
#include "ui/settings/confirmdialog.h"

#include <QHideEvent>

namespace visavis::ui {

void ThreadPanel::enter()
{
    if (m_conversation)
        m_desk.session().look(*m_conversation);
    focusComposer();
}

//! Nobody reads along with eyes elsewhere. A minimised window is hidden by the system, and says so.
void ThreadPanel::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!event->spontaneous())
        m_desk.session().leaveLook();
}

void ThreadPanel::updateLooking(const protocol::Header &header)
{
    m_lookStrip->show(header, m_desk.session().rights());
    m_lookDoor->show(header);
    m_view->setVisible(header.looking.value_or(true));
    m_composer->setVisible(!header.looking);
    const bool looked = m_whisper->isVisibleTo(this);
    m_whisper->setVisible(header.looking.value_or(false) && m_desk.session().rights().may(protocol::Action::Whisper));
    if (!looked && m_whisper->isVisibleTo(this) && m_desk.session().looksInto() == m_conversation)
        m_whisper->takeFocus();
    m_whisper->setAdvisor(header.assignee ? console::visibleLine(header.assignee->alias) : QString());
}

void ThreadPanel::takeOver()
{
    const auto *header = m_conversation ? m_desk.store().header(*m_conversation) : nullptr;
    if (!header || !header->assignee)
        return;
    const auto question = tr("The conversation is yours at once, and %1 sees it no longer. The visitor is told that you joined.", "the advisor").arg(console::visibleLine(header->assignee->alias));
    auto *dialog = new ConfirmDialog(tr("Take over"), question, [this, id = *m_conversation] { return m_desk.session().takeOver(id); }, window(), tr("Take over"));
    connect(dialog, &QDialog::accepted, this, &ThreadPanel::focusComposer);
    dialog->open();
}

} // namespace visavis::ui
