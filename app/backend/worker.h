// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/sqlitejournal.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace visavis::backend {

//! \brief Runs work where it holds up no socket, then something on the network thread. Work that one object of state belongs to is
//! always given to the same runner and runs in the order in which it was given.
using Runner = std::function<void(std::function<void()> work, std::function<void()> then)>;

//! \brief One thread behind a Runner. Ends with what is under way; what waits is dropped.
class Worker final
{
public:
    explicit Worker(Poster poster);
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    void run(std::function<void()> work, std::function<void()> then);

private:
    struct Job {
        std::function<void()> work, then;
    };
    void loop();

    const Poster m_poster;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace visavis::backend
