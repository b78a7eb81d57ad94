// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace visavis::console {

using namespace std::chrono_literals;

Backoff::Backoff(std::function<double()> random)
    : m_random(random ? std::move(random) : [] { return QRandomGenerator::global()->generateDouble(); })
{
}

std::chrono::milliseconds Backoff::next()
{
    constexpr auto first = 500ms;
    constexpr std::chrono::milliseconds soonMost = 4s, lateMost = 30s;
    constexpr int soonTries = 30;
    constexpr int doublings = 6; // 0.5 s << 6 is over the most

    const auto most = m_attempt < soonTries ? soonMost : lateMost;
    const auto whole = std::min<std::chrono::milliseconds>(first * (1 << std::min(m_attempt, doublings)), most);
    ++m_attempt;
    const auto half = whole / 2;
    return half + std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(half.count()) * m_random()));
}

} // namespace visavis::console
