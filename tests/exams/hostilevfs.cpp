// SPDX-License-Identifier: GPL-3.0-or-later
#include "exams/hostilevfs.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <sqlite3.h>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace visavis::tests {
namespace {

using Offset = sqlite3_int64;
constexpr Offset sector = 512;
constexpr Offset everything = std::numeric_limits<Offset>::max();

//! \brief A write or a truncation that no sync has covered yet.
struct Pending {
    Offset at;         //!< of the write; the new size of a truncation
    std::string bytes; //!< empty: a truncation
};

//! \brief One file: the real one holds what is durable, the rest is here.
class Node final
{
public:
    explicit Node(std::string path)
        : m_path(std::move(path))
    {
    }

    //! \param created the name is in its folder now and was not before
    void open(bool created)
    {
        if (m_descriptor >= 0)
            return;
        // Never closed while the file exists: closing would drop SQLite's locks on it.
        m_descriptor = ::open(m_path.c_str(), O_RDWR | O_CLOEXEC);
        struct stat status{};
        m_size = ::fstat(m_descriptor, &status) == 0 ? status.st_size : 0;
        m_nameIsPending = created;
    }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] Offset size() const { return m_size; }
    //! \brief The number of changes so far: what a sync that begins now will cover.
    [[nodiscard]] std::uint64_t changes() const { return m_synced + m_pending.size(); }

    [[nodiscard]] int read(char *into, Offset count, Offset at) const
    {
        std::memset(into, 0, static_cast<std::size_t>(count));
        const auto end = std::min(at + count, m_size);
        if (at < std::min(end, m_realEnd))
            readReal(into, std::min(end, m_realEnd) - at, at);
        for (auto each = m_sectors.lower_bound(at / sector); each != m_sectors.end() && each->first * sector < end; ++each) {
            const auto from = std::max(at, each->first * sector), to = std::min(end, (each->first + 1) * sector);
            std::memcpy(into + (from - at), each->second.data() + (from - each->first * sector), static_cast<std::size_t>(to - from));
        }
        return end - at < count ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
    }

    void change(Pending change)
    {
        see(change);
        m_pending.push_back(std::move(change));
    }

    //! \brief The first \a changes are on the disk now.
    void sync(std::uint64_t changes)
    {
        const auto count = static_cast<std::size_t>(changes - std::min(changes, m_synced));
        for (std::size_t i = 0; i < count; ++i)
            store(m_pending[i]);
        const std::vector<Pending> rest(m_pending.begin() + static_cast<std::ptrdiff_t>(count), m_pending.end());
        m_sectors.clear();
        m_realEnd = everything;
        m_pending.clear();
        m_synced += count;
        for (const auto &each : rest)
            change(each);
    }
    void syncName() { m_nameIsPending = false; }

    //! \brief Gone by the program's will; what it was durably is kept until its folder is synced.
    void remove(bool folderSynced)
    {
        m_lost.clear();
        if (!folderSynced && !m_nameIsPending && isOpen()) {
            struct stat status{};
            ::fstat(m_descriptor, &status);
            m_lost.resize(static_cast<std::size_t>(status.st_size));
            readReal(m_lost.data(), status.st_size, 0);
            m_wasRemoved = true;
        }
        if (isOpen())
            ::close(m_descriptor);
        m_descriptor = -1;
        m_synced = changes();
        m_sectors.clear();
        m_pending.clear();
        m_realEnd = everything;
        m_size = 0;
    }
    void forgetRemoved() { m_wasRemoved = false; }

    //! \brief Leaves what survives.
    void cut(std::mt19937_64 &random)
    {
        if (!isOpen()) {
            if (m_wasRemoved && random() % 2 == 0) {
                m_descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
                store({0, m_lost});
            }
            return;
        }
        enum Mode { Nothing, All, TornBeginning, Writes, Sectors, Count };
        const auto mode = static_cast<Mode>(random() % Count);
        const double chance = std::array{0.1, 0.5, 0.9}[random() % 3];
        std::bernoulli_distribution survives(chance);
        const auto torn = m_pending.empty() ? 0 : random() % m_pending.size();
        for (std::size_t i = 0; i < m_pending.size() && mode != Nothing; ++i) {
            const auto &each = m_pending[i];
            if (mode == TornBeginning && i >= torn) {
                const auto kept = each.bytes.empty() ? 0 : static_cast<Offset>(random() % each.bytes.size()) / sector * sector;
                if (kept > 0)
                    store({each.at, each.bytes.substr(0, static_cast<std::size_t>(kept))});
                break;
            }
            if (mode != Sectors || each.bytes.empty()) {
                if (mode == All || mode == TornBeginning || survives(random))
                    store(each);
                continue;
            }
            const auto end = each.at + static_cast<Offset>(each.bytes.size());
            for (auto from = each.at; from < end;) {
                const auto to = std::min(end, (from / sector + 1) * sector);
                if (survives(random))
                    store({from, each.bytes.substr(static_cast<std::size_t>(from - each.at), static_cast<std::size_t>(to - from))});
                from = to;
            }
        }
        if (m_nameIsPending && random() % 2 == 0)
            ::unlink(m_path.c_str());
    }

private:
    void readReal(char *into, Offset count, Offset at) const
    {
        for (ssize_t got = 1; count > 0 && got > 0; into += got, at += got, count -= got)
            got = std::max<ssize_t>(0, ::pread(m_descriptor, into, static_cast<std::size_t>(count), at));
    }

    //! \brief Into the real file.
    void store(const Pending &change) const
    {
        if (change.bytes.empty()) {
            if (::ftruncate(m_descriptor, change.at) != 0)
                std::abort();
            return;
        }
        if (::pwrite(m_descriptor, change.bytes.data(), change.bytes.size(), change.at) != static_cast<ssize_t>(change.bytes.size()))
            std::abort();
    }

    //! \brief Into what the program sees.
    void see(const Pending &change)
    {
        if (change.bytes.empty()) {
            const auto last = change.at / sector;
            m_sectors.erase(m_sectors.lower_bound(change.at % sector == 0 ? last : last + 1), m_sectors.end());
            if (const auto cut = m_sectors.find(last); cut != m_sectors.end())
                std::memset(cut->second.data() + change.at % sector, 0, static_cast<std::size_t>(sector - change.at % sector));
            m_realEnd = std::min(m_realEnd, change.at);
            m_size = change.at;
            return;
        }
        const auto end = change.at + static_cast<Offset>(change.bytes.size());
        for (auto number = change.at / sector; number * sector < end; ++number) {
            auto at = m_sectors.find(number);
            if (at == m_sectors.end()) {
                std::array<char, sector> now{};
                (void)read(now.data(), sector, number * sector);
                at = m_sectors.emplace(number, now).first;
            }
            const auto from = std::max(change.at, number * sector), to = std::min(end, (number + 1) * sector);
            std::memcpy(at->second.data() + (from - number * sector), change.bytes.data() + (from - change.at), static_cast<std::size_t>(to - from));
        }
        m_size = std::max(m_size, end);
    }

    const std::string m_path;
    int m_descriptor = -1;
    Offset m_size = 0;            //!< as the program sees it
    Offset m_realEnd = everything; //!< beyond it the real file's bytes were cut off
    std::map<Offset, std::array<char, sector>> m_sectors; //!< as the program sees them, those that changed
    std::vector<Pending> m_pending;
    std::uint64_t m_synced = 0; //!< changes before the pending ones
    bool m_nameIsPending = false, m_wasRemoved = false;
    std::string m_lost;
};

//! \brief The disk of this process.
struct Disk {
    std::mutex mutex;
    std::map<std::string, std::unique_ptr<Node>> nodes;
    std::mt19937_64 random;
    std::uint64_t left = 0; //!< operations before the cut; 0: never
    sqlite3_vfs *real = nullptr;

    [[nodiscard]] Node &node(const std::string &path)
    {
        auto &node = nodes[path];
        if (!node)
            node = std::make_unique<Node>(path);
        return *node;
    }
    [[noreturn]] void cut()
    {
        for (const auto &[path, node] : nodes) {
            node->cut(random);
            // A new file under the name: this process has the old one mapped and still runs.
            const auto index = path + "-shm";
            if (::access(index.c_str(), F_OK) != 0)
                continue;
            ::unlink(index.c_str());
            if (random() % 2 == 0)
                continue;
            std::string noise(32768, '\0');
            std::generate(noise.begin(), noise.end(), [this] { return static_cast<char>(random()); });
            const int descriptor = ::open(index.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
            if (::write(descriptor, noise.data(), noise.size()) < 0)
                std::abort();
        }
        ::_exit(cutStatus);
    }
    //! \brief One operation more; with the mutex held.
    void count()
    {
        if (left > 0 && --left == 0)
            cut();
    }
};

Disk &disk()
{
    static Disk *const disk = new Disk; // outlives every thread
    return *disk;
}

struct File {
    sqlite3_file base;
    Node *node;
    bool syncsFolder;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

File *of(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

int changeFile(sqlite3_file *file, Pending change)
{
    const std::lock_guard guard(disk().mutex);
    of(file)->node->change(std::move(change));
    disk().count();
    return SQLITE_OK;
}

int syncFile(sqlite3_file *file, int)
{
    std::chrono::microseconds takes;
    std::uint64_t covered = 0;
    {
        const std::lock_guard guard(disk().mutex);
        covered = of(file)->node->changes();
        takes = std::chrono::microseconds(disk().random() % 2000);
    }
    // A disk takes its time: others write meanwhile, and the power may fail.
    std::this_thread::sleep_for(takes);
    const std::lock_guard guard(disk().mutex);
    disk().count();
    auto &node = *of(file)->node;
    node.sync(covered);
    if (of(file)->syncsFolder) {
        // As unixSync does for logs, once: it makes every name in the folder durable.
        of(file)->syncsFolder = false;
        for (const auto &[path, each] : disk().nodes) {
            each->syncName();
            each->forgetRemoved();
        }
    }
    return SQLITE_OK;
}

const sqlite3_io_methods methods{
    2,
    [](sqlite3_file *file) { return of(file)->real()->pMethods->xClose(of(file)->real()); },
    [](sqlite3_file *file, void *into, int count, Offset at) {
        const std::lock_guard guard(disk().mutex);
        return of(file)->node->read(static_cast<char *>(into), count, at);
    },
    [](sqlite3_file *file, const void *from, int count, Offset at) {
        return changeFile(file, {at, std::string(static_cast<const char *>(from), static_cast<std::size_t>(count))});
    },
    [](sqlite3_file *file, Offset size) { return changeFile(file, {size, {}}); },
    syncFile,
    [](sqlite3_file *file, Offset *size) {
        const std::lock_guard guard(disk().mutex);
        *size = of(file)->node->size();
        return SQLITE_OK;
    },
    [](sqlite3_file *file, int kind) { return of(file)->real()->pMethods->xLock(of(file)->real(), kind); },
    [](sqlite3_file *file, int kind) { return of(file)->real()->pMethods->xUnlock(of(file)->real(), kind); },
    [](sqlite3_file *file, int *held) { return of(file)->real()->pMethods->xCheckReservedLock(of(file)->real(), held); },
    [](sqlite3_file *file, int what, void *argument) { return of(file)->real()->pMethods->xFileControl(of(file)->real(), what, argument); },
    [](sqlite3_file *file) { return of(file)->real()->pMethods->xSectorSize(of(file)->real()); },
    [](sqlite3_file *file) { return of(file)->real()->pMethods->xDeviceCharacteristics(of(file)->real()); },
    [](sqlite3_file *file, int page, int size, int extend, void volatile **into) {
        return of(file)->real()->pMethods->xShmMap(of(file)->real(), page, size, extend, into);
    },
    [](sqlite3_file *file, int offset, int count, int flags) {
        return of(file)->real()->pMethods->xShmLock(of(file)->real(), offset, count, flags);
    },
    [](sqlite3_file *file) { of(file)->real()->pMethods->xShmBarrier(of(file)->real()); },
    [](sqlite3_file *file, int erase) { return of(file)->real()->pMethods->xShmUnmap(of(file)->real(), erase); },
    nullptr,
    nullptr,
};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    auto &real = *disk().real;
    if (!name) // a temporary file: nothing of it is meant to last
        return real.xOpen(&real, name, file, flags, outFlags);
    const std::lock_guard guard(disk().mutex);
    of(file)->base.pMethods = nullptr;
    const bool created = ::access(name, F_OK) != 0;
    const int code = real.xOpen(&real, name, of(file)->real(), flags, outFlags);
    if (code != SQLITE_OK)
        return code;
    of(file)->node = &disk().node(name);
    of(file)->node->open(created);
    of(file)->syncsFolder = created && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
    of(file)->base.pMethods = &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    const std::lock_guard guard(disk().mutex);
    disk().node(name).remove(syncFolder != 0);
    const int code = disk().real->xDelete(disk().real, name, syncFolder);
    disk().count();
    return code;
}

int accessFile(sqlite3_vfs *, const char *name, int flags, int *yes)
{
    const int code = disk().real->xAccess(disk().real, name, flags, yes);
    const std::lock_guard guard(disk().mutex);
    const auto node = disk().nodes.find(name);
    // SQLite's own takes an empty file for none, and ours are empty until they are synced.
    if (code == SQLITE_OK && flags == SQLITE_ACCESS_EXISTS && node != disk().nodes.end() && node->second->isOpen())
        *yes = node->second->size() > 0 ? 1 : 0;
    return code;
}

} // namespace

void registerHostileVfs(const CutPlan &plan)
{
    disk().random.seed(plan.seed);
    disk().left = plan.after;
    disk().real = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = *disk().real;
    vfs.zName = "hostile";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + disk().real->szOsFile;
    vfs.pNext = nullptr;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = accessFile;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
        std::abort();
}

void cutThePower()
{
    disk().mutex.lock(); // for good
    disk().cut();
}

} // namespace visavis::tests
