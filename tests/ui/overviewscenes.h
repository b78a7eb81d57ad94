// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scenes.h"

namespace visavis::test {

//! \brief The live overview, and a conversation that somebody looks into, from both sides.
[[nodiscard]] std::vector<Scene> overviewScenes();

} // namespace visavis::test
