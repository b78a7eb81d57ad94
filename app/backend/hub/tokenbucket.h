// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace visavis::backend {

//! \brief So many frames in so much time, refilled evenly; a burst may use the whole bucket.
class TokenBucket final
{
public:
    using Moment = std::chrono::steady_clock::time_point;
    using Milliseconds = std::chrono::milliseconds;

    TokenBucket(double most, Milliseconds per)
        : m_most(most)
        , m_perMillisecond(most / static_cast<double>(per.count()))
        , m_left(most)
    {
    }

    //! \brief Zero when the frame may pass, else how long to wait.
    [[nodiscard]] Milliseconds take(Moment now)
    {
        const auto passed = std::chrono::duration<double, std::milli>(now - m_at).count();
        if (m_at != Moment())
            m_left = std::min(m_most, m_left + std::max(0.0, passed) * m_perMillisecond);
        m_at = now;
        if (m_left >= 1) {
            m_left -= 1;
            return Milliseconds(0);
        }
        return Milliseconds(static_cast<Milliseconds::rep>((1 - m_left) / m_perMillisecond) + 1);
    }

private:
    double m_most, m_perMillisecond, m_left;
    Moment m_at;
};

} // namespace visavis::backend
