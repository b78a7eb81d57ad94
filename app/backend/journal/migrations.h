// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/sqlite.h"

namespace visavis::backend {

//! \brief Brings the schema to the newest of \a folder's numbered files (0001-name.sql …), each in its own transaction.
//!
//! PRAGMA user_version holds the number. A database with a higher number was written by a newer program and is refused.
[[nodiscard]] Result<void> migrate(Database &database, const std::string &file, const std::string &folder);

} // namespace visavis::backend
