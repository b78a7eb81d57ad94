// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/time.h"

#include <chrono>
#include <functional>
#include <memory>

namespace visavis::console {

//! \brief Rings once, some time after start(); start() again puts it off. Its end silences it.
class Alarm
{
public:
    Alarm() = default;
    virtual ~Alarm() = default;
    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;

    virtual void start(std::chrono::milliseconds in) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isActive() const = 0;
};

//! \brief The time and every timer of the console, replaceable so that tests move it by hand.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

    [[nodiscard]] virtual protocol::Time now() const = 0;
    //! \brief Time since some moment, which no setting of the clock moves: for durations. It may stand still while the computer sleeps.
    [[nodiscard]] virtual std::chrono::milliseconds steady() const = 0;
    //! \brief Alarms go by steady().
    [[nodiscard]] virtual std::unique_ptr<Alarm> alarm(std::function<void()> ring) = 0;
};

//! \brief The computer's clock and Qt's timers.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] protocol::Time now() const override;
    [[nodiscard]] std::chrono::milliseconds steady() const override;
    [[nodiscard]] std::unique_ptr<Alarm> alarm(std::function<void()> ring) override;
};

} // namespace visavis::console
