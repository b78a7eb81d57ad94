// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

//! \brief A disk that keeps no more than it promised: SQLite's default VFS of this process once it is registered.
//!
//! What a program writes is seen by the program at once, and kept in memory until the file is synced; only then does it reach the
//! real file. At the cut each file gets what a power failure leaves of its unsynced writes: nothing, everything, a beginning that
//! ends in a torn write, or any subset of writes or of their 512-byte sectors, later ones without earlier ones among them.
//! Truncations are writes like others; a file that was created or deleted while its folder was not synced may be there or not; the
//! shared-memory index is lost or noise. Within a sector nothing but the bytes written changes, as SQLite expects of disks
//! (SQLITE_IOCAP_POWERSAFE_OVERWRITE), and what was synced is never lost: such a disk is broken, not hostile.
namespace visavis::tests {

//! \brief The exit status of a process whose power was cut.
inline constexpr int cutStatus = 86;

//! \brief When the power fails, and what then survives; the same plan and the same operations leave the same files.
struct CutPlan {
    std::uint64_t after = 0; //!< writes, truncations, syncs and deletions before the cut; 0: only cutThePower() cuts
    std::uint64_t seed = 0;
};

//! \brief To be called once, before the first database is opened.
void registerHostileVfs(const CutPlan &plan);

//! \brief Leaves of every file what survives, and ends the process with cutStatus. Nothing is flushed, no destructor runs.
[[noreturn]] void cutThePower();

} // namespace visavis::tests
