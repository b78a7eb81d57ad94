// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace visavis::console {

//! \brief How long to wait before the next attempt: 0.5 s doubled up to 4 s for the first minutes, so that everybody is back soon
//! after a backend or a network that was away, later up to 30 s; each time a random part between half and all of it, so that a
//! thousand desks do not come back in the same moment.
class Backoff final
{
public:
    //! \param random 0 to 1; the default is the process's own generator
    explicit Backoff(std::function<double()> random = {});

    [[nodiscard]] std::chrono::milliseconds next();
    void reset() { m_attempt = 0; }

private:
    std::function<double()> m_random;
    int m_attempt = 0;
};

} // namespace visavis::console
