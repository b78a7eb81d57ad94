// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/hardening.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

namespace visavis::console {

bool hardenProcess()
{
#ifdef Q_OS_LINUX
    const rlimit none{0, 0};
    const bool limited = setrlimit(RLIMIT_CORE, &none) == 0;
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limited;
#else
    return false; // other systems are not proved yet
#endif
}

} // namespace visavis::console
