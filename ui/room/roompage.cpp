// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/roompage.h"

#include "ui/commands/commands.h"
#include "ui/look/theme.h"
#include "ui/room/conversationpanel.h"
#include "ui/room/mirrorplace.h"
#include "ui/room/threadpanel.h"
#include "ui/room/visitorcard.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr int widthForAll = 1600; //!< list, thread, page and card side by side

} // namespace

RoomPage::RoomPage(console::Desk &desk, Commands &commands, MirrorFactory mirrors, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_conversations(new ConversationPanel(desk, commands))
    , m_thread(new ThreadPanel(desk, commands))
    , m_mirror(new MirrorPlace(desk, std::move(mirrors)))
    , m_card(new VisitorCard(desk.store()))
{
    setObjectName(QStringLiteral("roomPage"));
    m_conversations->setMinimumWidth(300);
    m_thread->setMinimumWidth(360);
    m_card->setMinimumWidth(200);
    for (auto *pane : {static_cast<QWidget *>(m_conversations), static_cast<QWidget *>(m_thread), static_cast<QWidget *>(m_mirror), static_cast<QWidget *>(m_card)})
        m_splitter->addWidget(pane);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::small);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({348, 650, 620, 262});
    m_splitter->restoreState(desk.settings().value(console::settings::roomSplitter));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::small, space::small, space::small, space::small);
    layout->addWidget(m_splitter);

    connect(m_conversations, &ConversationPanel::currentChanged, this, &RoomPage::currentChanged);
    connect(m_conversations, &ConversationPanel::activated, m_thread, &ThreadPanel::enter);
    connect(m_conversations, &ConversationPanel::countsChanged, this, &RoomPage::waitingChanged);
    connect(m_thread, &ThreadPanel::mirrorRequested, this, [this](const protocol::ConversationId &id) { m_mirror->looksAt() == id ? m_mirror->leave() : m_mirror->look(id); });
    connect(m_mirror, &MirrorPlace::changed, this, &RoomPage::updateMirror);
    connect(&desk.store(), &console::ConversationStore::conversationChanged, this, &RoomPage::updateMirror);
    connect(&desk.session(), &console::Session::settingsChanged, this, &RoomPage::updateMirror);
    commands.bind(CommandId::Mirror, this, [this] {
        if (const auto current = m_conversations->current())
            m_mirror->looksAt() == current ? m_mirror->leave() : m_mirror->look(*current);
    }, [this] { return isVisible() && m_conversations->current() && m_mirror->mayLook(*m_conversations->current()); });
    commands.bind(CommandId::Composer, this, [this] { m_thread->focusComposer(); }, [this] { return isVisible(); });
}

int RoomPage::waitingForMe() const
{
    return m_conversations->waitingForMe();
}

void RoomPage::takeFocus()
{
    m_conversations->takeFocus();
}

void RoomPage::select(protocol::ConversationId conversation)
{
    if (!m_desk.store().header(conversation))
        return m_conversations->takeFocus();
    m_conversations->select(conversation);
    m_thread->focusComposer();
}

void RoomPage::look(protocol::ConversationId conversation)
{
    select(conversation);
    if (m_conversations->current() == conversation)
        m_thread->enter();
}

void RoomPage::keepLayout()
{
    m_desk.settings().set(console::settings::roomSplitter, m_splitter->saveState());
}

void RoomPage::currentChanged()
{
    m_thread->setConversation(m_conversations->current());
    m_card->setConversation(m_conversations->current());
    if (m_mirror->looksAt() != m_conversations->current())
        m_mirror->leave();
    updateMirror();
}

//! Beside a page there is room for the visitor's card only in a wide window.
void RoomPage::updateMirror()
{
    const auto current = m_conversations->current();
    m_thread->offerMirror(current && m_mirror->mayLook(*current), current && m_mirror->looksAt() == current);
    m_card->setVisible(m_mirror->isHidden() || width() >= widthForAll);
}

} // namespace visavis::ui
