// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"

#include <QObject>

namespace visavis::console {

//! \brief Notices that the computer slept: every connection may be dead then, and nothing would say so for 45 s.
//!
//! Two signs: logind's PrepareForSleep, where there is one; and a clock that went on without the alarms. A clock that somebody set
//! forward looks the same, and a question too many costs nothing.
class SleepWatch final : public QObject
{
    Q_OBJECT

public:
    explicit SleepWatch(Clock &clock, QObject *parent = nullptr);

Q_SIGNALS:
    void wokeUp();

private:
    void look();

    Clock &m_clock;
    const std::unique_ptr<Alarm> m_tick;
    protocol::Time m_now;
    std::chrono::milliseconds m_steady;

private Q_SLOTS:
    void preparing(bool toSleep); //!< as logind calls it, by name
};

} // namespace visavis::console
