// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/rights.h"

#include <QKeySequence>
#include <QString>

#include <optional>
#include <vector>

namespace visavis::ui {

//! \brief What one can tell the program by a key or by name. The order is that of the help.
enum class CommandId : std::uint8_t {
    Palette, Help, NextWaiting, ShowMine, ShowWaiting, ShowAll, Filter, List, Composer, Take, Mirror, Transfer, Close,
    Available, Busy, Unavailable, Overview, Preferences, Replies, Settings, People, Sites, Audit, Privacy, Room, Shop, SignOut, SignOutEverywhere, Quit,
};

//! \brief One row of the only table of commands: Commands makes the shortcuts from it, the palette lists it, the help prints it, so
//! that none of them can say what another does not do. To add one: an enumerator, its row, and bind() where it is done.
struct CommandRow {
    CommandId id;
    const char *objectName;
    const char *text; //!< source text of the context "Commands"
    QKeySequence keys; //!< empty: by name only
    std::optional<protocol::Action> right; //!< without it the person does not hear of the command
};
[[nodiscard]] const std::vector<CommandRow> &commandTable();

//! \brief Keys that mean something in one place alone. Whoever handles them asks this table, and the help prints it.
enum class KeyId : std::uint8_t { Send, NewLine, OpenConversation, OpenLink, CopyMessage, PageNext, PagePrevious, PagePress, PageAttention, PageScroll, PageBack, Leave };
struct KeyRow {
    KeyId id;
    const char *text; //!< source text of the context "Commands"
    std::vector<QKeyCombination> keys; //!< any of them
};
[[nodiscard]] const std::vector<KeyRow> &keyTable();
[[nodiscard]] bool isKey(KeyId id, QKeyCombination pressed);

[[nodiscard]] QString commandText(const char *text);
//! \brief As the system writes it: "Ctrl+K".
[[nodiscard]] QString keysText(const QKeySequence &keys);
[[nodiscard]] QString keysText(const std::vector<QKeyCombination> &keys);

} // namespace visavis::ui
