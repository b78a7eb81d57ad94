// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker.h"

namespace visavis::backend {

Worker::Worker(Poster poster)
    : m_poster(std::move(poster))
    , m_thread([this] { loop(); })
{
}

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Worker::run(std::function<void()> work, std::function<void()> then)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back({std::move(work), std::move(then)});
    }
    m_wake.notify_one();
}

void Worker::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
        if (m_ending)
            return;
        auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job.work();
        job.work = nullptr; // what it holds ends here, not on the network thread
        m_poster(std::move(job.then));
        lock.lock();
    }
}

} // namespace visavis::backend
