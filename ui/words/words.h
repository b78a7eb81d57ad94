// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/timelinemodel.h"
#include "protocol/facts.h"

//! \brief What the wire's closed lists are called on the screen, and the sentences that are made of them.
namespace visavis::ui::words {

[[nodiscard]] QString of(protocol::Availability availability);
[[nodiscard]] QString of(protocol::ConversationType type);
[[nodiscard]] QString of(protocol::Purpose purpose);      //!< the badge: Text, Typing, Page, Control
[[nodiscard]] QString of(protocol::ConsentState state);
[[nodiscard]] QString of(protocol::Status status);
[[nodiscard]] QString of(console::Delivery delivery);
[[nodiscard]] QString of(protocol::SettingName name);
[[nodiscard]] QString of(protocol::MaskingLevel level);
[[nodiscard]] QString of(protocol::CobrowseScope scope);
//! \brief What a scope allows, as a sentence.
[[nodiscard]] QString explained(protocol::CobrowseScope scope);
//! \brief How a request to lend the mouse was answered, or why a session ended, as the desk hears of it.
[[nodiscard]] QString of(protocol::CobrowseResult result);
//! \brief Why a command did nothing; "" when it did what it was to do.
[[nodiscard]] QString of(protocol::CobrowseVerdict verdict);
//! \brief A language tag in its own language: "français".
[[nodiscard]] QString language(const std::string &tag);
[[nodiscard]] QString role(const QString &name);

//! \brief "just now", "4 min", "2 h 05", for who waits; never negative.
[[nodiscard]] QString duration(std::chrono::seconds time);
//! \brief "Today", "Yesterday", or the day in the language's long form.
[[nodiscard]] QString day(const QDate &date, const QDate &today);
//! \brief The time of a list's row: the clock of today, else the date.
[[nodiscard]] QString moment(const QDateTime &at, const QDateTime &now);
//! \brief The visitor as the room names one who offered no name.
//! \brief Of the local calendar.
[[nodiscard]] QString date(protocol::Time at);
[[nodiscard]] QString dateTime(protocol::Time at);
[[nodiscard]] QString visitor(const QString &name);
//! \brief Above a whisper: whose it is, and who does not see it.
[[nodiscard]] QString whisperFrom(const QString &alias);
//! \brief What happened, as a sentence in the thread; "" for what nobody need read.
[[nodiscard]] QString fact(const console::TimelineRow &row);

} // namespace visavis::ui::words
