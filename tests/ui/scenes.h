// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage.h"

//! \brief What the window looks like on good days and bad ones: the scenes that tests measure and people look at.
namespace visavis::test {

struct Scene {
    const char *name;
    std::function<QWidget *(Stage &)> play; //!< gives the window that shows it
};

[[nodiscard]] const std::vector<Scene> &scenes();

} // namespace visavis::test
