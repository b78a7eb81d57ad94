// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/commandtable.h"

#include <QCoreApplication>

#include <algorithm>

namespace visavis::ui {

const std::vector<CommandRow> &commandTable()
{
    using protocol::Action;
    using Id = CommandId;
    static const std::vector<CommandRow> table{
        {Id::Palette, "commandPalette", QT_TRANSLATE_NOOP("Commands", "Find a conversation or a command"), QKeySequence(Qt::CTRL | Qt::Key_K), {}},
        {Id::Help, "commandHelp", QT_TRANSLATE_NOOP("Commands", "Show the keyboard shortcuts"), QKeySequence(Qt::Key_F1), {}},
        {Id::NextWaiting, "commandNextWaiting", QT_TRANSLATE_NOOP("Commands", "Go to who has waited longest"), QKeySequence(Qt::CTRL | Qt::Key_J), {}},
        {Id::ShowMine, "commandShowMine", QT_TRANSLATE_NOOP("Commands", "Show my conversations"), QKeySequence(Qt::ALT | Qt::Key_1), {}},
        {Id::ShowWaiting, "commandShowWaiting", QT_TRANSLATE_NOOP("Commands", "Show waiting conversations"), QKeySequence(Qt::ALT | Qt::Key_2), {}},
        {Id::ShowAll, "commandShowAll", QT_TRANSLATE_NOOP("Commands", "Show all conversations"), QKeySequence(Qt::ALT | Qt::Key_3), {}},
        {Id::Filter, "commandFilter", QT_TRANSLATE_NOOP("Commands", "Filter the conversations"), QKeySequence(Qt::CTRL | Qt::Key_F), {}},
        {Id::List, "commandList", QT_TRANSLATE_NOOP("Commands", "Go to the list of conversations"), QKeySequence(Qt::CTRL | Qt::Key_L), {}},
        {Id::Composer, "commandComposer", QT_TRANSLATE_NOOP("Commands", "Go to the message field"), QKeySequence(Qt::CTRL | Qt::Key_M), {}},
        {Id::Take, "commandTake", QT_TRANSLATE_NOOP("Commands", "Take the conversation"), QKeySequence(Qt::CTRL | Qt::Key_T), Action::Take},
        {Id::Mirror, "commandMirror", QT_TRANSLATE_NOOP("Commands", "See the visitor's page, or stop"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), Action::SeeMirror},
        {Id::Transfer, "commandTransfer", QT_TRANSLATE_NOOP("Commands", "Transfer the conversation"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), Action::Transfer},
        {Id::Close, "commandClose", QT_TRANSLATE_NOOP("Commands", "Close the conversation"), QKeySequence(Qt::CTRL | Qt::Key_W), Action::Close},
        {Id::Available, "commandAvailable", QT_TRANSLATE_NOOP("Commands", "Be available"), QKeySequence(Qt::CTRL | Qt::Key_1), Action::OwnAvailability},
        {Id::Busy, "commandBusy", QT_TRANSLATE_NOOP("Commands", "Be busy"), QKeySequence(Qt::CTRL | Qt::Key_2), Action::OwnAvailability},
        {Id::Unavailable, "commandUnavailable", QT_TRANSLATE_NOOP("Commands", "Be unavailable"), QKeySequence(Qt::CTRL | Qt::Key_3), Action::OwnAvailability},
        {Id::Overview, "commandOverview", QT_TRANSLATE_NOOP("Commands", "Live overview"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), Action::LiveOverview},
        {Id::Preferences, "commandPreferences", QT_TRANSLATE_NOOP("Commands", "Preferences"), QKeySequence(Qt::CTRL | Qt::Key_Comma), {}},
        {Id::Replies, "commandReplies", QT_TRANSLATE_NOOP("Commands", "Canned replies"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), Action::UseReplies},
        {Id::Settings, "commandSettings", QT_TRANSLATE_NOOP("Commands", "Settings of the workspace"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), Action::ChangeSettings},
        {Id::People, "commandPeople", QT_TRANSLATE_NOOP("Commands", "People and groups"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U), Action::ListProfiles},
        {Id::Sites, "commandSites", QT_TRANSLATE_NOOP("Commands", "Sites that carry the chat"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W), Action::ManageStructure},
        {Id::Audit, "commandAudit", QT_TRANSLATE_NOOP("Commands", "Audit: who read and did what"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), Action::ReadAudit},
        {Id::Privacy, "commandPrivacy", QT_TRANSLATE_NOOP("Commands", "Privacy: what is held, and how long"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y), Action::PrivacyRequests},
        {Id::Room, "commandRoom", QT_TRANSLATE_NOOP("Commands", "Back to the room"), QKeySequence(Qt::ALT | Qt::Key_Left), {}},
        {Id::Shop, "commandShop", QT_TRANSLATE_NOOP("Commands", "Open the sample shop"), {}, {}},
        {Id::SignOut, "commandSignOut", QT_TRANSLATE_NOOP("Commands", "Sign out"), {}, {}},
        {Id::SignOutEverywhere, "commandSignOutEverywhere", QT_TRANSLATE_NOOP("Commands", "Sign out on every device"), {}, {}},
        {Id::Quit, "commandQuit", QT_TRANSLATE_NOOP("Commands", "Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), {}},
    };
    return table;
}

const std::vector<KeyRow> &keyTable()
{
    static const std::vector<KeyRow> table{
        {KeyId::Send, QT_TRANSLATE_NOOP("Commands", "Send the message"), {Qt::Key_Return, Qt::Key_Enter, Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}},
        {KeyId::NewLine, QT_TRANSLATE_NOOP("Commands", "Begin a new line in the message"), {Qt::SHIFT | Qt::Key_Return, Qt::SHIFT | Qt::Key_Enter}},
        {KeyId::OpenConversation, QT_TRANSLATE_NOOP("Commands", "From the list to the message field, or into what somebody else answers"), {Qt::Key_Return, Qt::Key_Enter}},
        {KeyId::OpenLink, QT_TRANSLATE_NOOP("Commands", "Follow the link of the chosen message"), {Qt::Key_Return, Qt::Key_Enter}},
        {KeyId::CopyMessage, QT_TRANSLATE_NOOP("Commands", "Copy the chosen messages"), {Qt::CTRL | Qt::Key_C}},
        {KeyId::PageNext, QT_TRANSLATE_NOOP("Commands", "On the visitor's page: to the next thing"), {Qt::Key_Tab}},
        {KeyId::PagePrevious, QT_TRANSLATE_NOOP("Commands", "On the visitor's page: to the one before"), {Qt::SHIFT | Qt::Key_Tab, Qt::SHIFT | Qt::Key_Backtab, QKeyCombination(Qt::Key_Backtab)}},
        {KeyId::PagePress, QT_TRANSLATE_NOOP("Commands", "On the visitor's page: press it, or write in it"), {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}},
        {KeyId::PageAttention, QT_TRANSLATE_NOOP("Commands", "On the visitor's page: draw attention to it"), {Qt::Key_H}},
        {KeyId::PageScroll, QT_TRANSLATE_NOOP("Commands", "On the visitor's page: scroll"), {Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Home, Qt::Key_End}},
        {KeyId::PageBack, QT_TRANSLATE_NOOP("Commands", "On the visitor's page: give the mouse back"), {Qt::Key_Escape}},
        {KeyId::Leave, QT_TRANSLATE_NOOP("Commands", "Leave a dialogue or a list of suggestions"), {Qt::Key_Escape}},
    };
    return table;
}

bool isKey(KeyId id, QKeyCombination pressed)
{
    const auto plain = QKeyCombination(pressed.keyboardModifiers() & ~Qt::KeypadModifier, pressed.key());
    const auto &table = keyTable();
    const auto row = std::find_if(table.begin(), table.end(), [id](const KeyRow &each) { return each.id == id; });
    return std::find(row->keys.begin(), row->keys.end(), plain) != row->keys.end();
}

QString commandText(const char *text)
{
    return QCoreApplication::translate("Commands", text);
}

QString keysText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

QString keysText(const std::vector<QKeyCombination> &keys)
{
    return keysText(QKeySequence(keys.front()));
}

} // namespace visavis::ui
