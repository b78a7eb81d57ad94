// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scenes.h"

namespace visavis::test {

//! \brief The page of sites: none, one with all that can be set, fifty with long names.
[[nodiscard]] std::vector<Scene> siteScenes();

} // namespace visavis::test
