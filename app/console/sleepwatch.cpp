// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sleepwatch.h"

#ifdef VISAVIS_DBUS
#include <QDBusConnection>
#endif

namespace visavis::console {

using namespace std::chrono_literals;

namespace {
constexpr auto every = 5s;
constexpr auto sleptFrom = 10s; //!< less than any silence that is doubted, more than a clock is corrected by
} // namespace

SleepWatch::SleepWatch(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_tick(clock.alarm([this] { look(); }))
    , m_now(clock.now())
    , m_steady(clock.steady())
{
    m_tick->start(every);
#ifdef VISAVIS_DBUS
    QDBusConnection::systemBus().connect(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                                         QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
                                         SLOT(preparing(bool)));
#endif
}

void SleepWatch::look()
{
    const auto now = m_clock.now();
    const auto steady = m_clock.steady();
    const auto unaccounted = (now - m_now) - (steady - m_steady);
    m_now = now;
    m_steady = steady;
    m_tick->start(every);
    if (unaccounted >= sleptFrom)
        Q_EMIT wokeUp();
}

void SleepWatch::preparing(bool toSleep)
{
    if (!toSleep)
        Q_EMIT wokeUp();
}

} // namespace visavis::console
