// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/retention/eraser.h"
#include "protocol/retention.h"

namespace visavis::backend {

//! \brief What is over at one moment.
struct Over {
    std::array<std::uint64_t, protocol::channels.size()> conversations{}; //!< by Channel
    std::uint64_t visitors = 0; //!< of whom the file, or with their last conversation everything, goes

    [[nodiscard]] std::uint64_t allConversations() const;
};
[[nodiscard]] Over whatIsOver(Journal &journal, const protocol::RetentionPolicy &policy, protocol::Time now);

//! \brief The storage limitation: erases what is over, once an hour, with the policy of that moment.
//!
//! Life of a run: what is over is counted → too much at once, or a clock that jumped, stops it until somebody confirms → batch after
//! batch is erased, each one unit, so that a kill leaves whole batches only → the end notes when it was. Network thread only.
class RetentionJob final
{
public:
    enum class Brake : std::uint8_t { None, TooMuch, ClockJumped };
    struct Parts {
        Journal &journal;
        Eraser &eraser;
        const Clock &clock;
        std::function<void(std::chrono::milliseconds, std::function<void()>)> after;
        std::function<protocol::RetentionPolicy()> policy;
        //! Whether nobody is about to reopen it.
        std::function<bool(protocol::ConversationId)> rests = [](protocol::ConversationId) { return true; };
    };
    struct State {
        Brake brake = Brake::None;
        protocol::Time lastRun;   //!< zero: never
        protocol::Time oldestEnd; //!< of what is kept; zero: nothing is. In the past by more than an interval, the job does not do its work.
        bool running = false;
    };

    explicit RetentionJob(Parts parts);

    //! \brief Runs now and every hour from now on.
    void start();
    //! \brief One run; \a done when it ended or was stopped by the brake.
    void run(std::function<void(Result<void>)> done);
    //! \brief One run that no brake holds.
    void runNow(std::function<void(Result<void>)> done);
    //! \brief Somebody looked: the run that the brake stopped goes on.
    void confirm();
    [[nodiscard]] State state() const;
    //! \brief Something is kept two runs beyond its end: the job does not do its work, or waits for somebody who does not come.
    [[nodiscard]] bool isLate() const;

private:
    [[nodiscard]] Brake brake(protocol::Time now);
    void step(protocol::Time now);
    [[nodiscard]] ErasureBatch next(protocol::Time now);
    void finish(Result<void> result);

    const Parts m_parts;
    Brake m_brake = Brake::None;
    bool m_confirmed = false, m_running = false;
    protocol::Time m_lastRun, m_lastLook; //!< wall times; the look zero: none in this process
    std::chrono::steady_clock::time_point m_lastLookMonotonic;
    std::function<void(Result<void>)> m_done;
    const std::shared_ptr<void> m_life = std::make_shared<int>();
};

} // namespace visavis::backend
