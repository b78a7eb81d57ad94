// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/rows.h"
#include "backend/journal/sqlite.h"

namespace visavis::backend {

[[nodiscard]] std::vector<SiteRow> readSites(Database &database);
//! \brief A new site, or all of one that is there.
void storeSite(Database &database, const SiteRow &site);

} // namespace visavis::backend
