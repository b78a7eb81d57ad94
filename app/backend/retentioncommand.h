// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/options.h"

#include <iosfwd>

//! \brief The end of the data by hand, and copies of it. All but the backup need the workspace for themselves.
namespace visavis::backend {

//! \brief Prints what is over; erases it unless it is a dry run. The brake does not hold: whoever types the command has looked.
[[nodiscard]] Result<void> runRetention(const RetentionOptions &options, std::ostream &out);
//! \brief A copy of the database as of this moment, also of one that is served. Keys and the list of erasures stay where they are: the
//! copy opens with them alone.
[[nodiscard]] Result<void> runBackup(const BackupOptions &options, std::ostream &out);
//! \brief Puts a copy in place of the database and erases again what was erased since.
[[nodiscard]] Result<void> runRestore(const RestoreOptions &options, std::ostream &out);

} // namespace visavis::backend
