// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/sqlitejournal.h"

#include "backend/journal/migrations.h"
#include "backend/journal/sqlitewriter.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <thread>

namespace visavis::backend {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostInBatch = 2000;
constexpr auto checkpointEvery = 200ms;
constexpr std::int64_t longestWal = 64 * 1024 * 1024;

void configure(Database &database)
{
    database.run("PRAGMA journal_mode = WAL");
    // FULL: the WAL is synced at each commit. NORMAL loses acknowledged rows at a power cut.
    database.run("PRAGMA synchronous = FULL");
    database.run("PRAGMA wal_autocheckpoint = 0");
    database.run("PRAGMA foreign_keys = ON");
    database.run("PRAGMA secure_delete = ON");
    database.run("PRAGMA temp_store = MEMORY");
}

} // namespace

//! \brief The writer thread, its queue and its connection, and the checkpoint thread beside it.
class SqliteJournal::Writer final
{
public:
    Writer(std::string file, Secret consentKey, Poster poster)
        : m_file(std::move(file))
        , m_signer(std::move(consentKey))
        , m_poster(std::move(poster))
        , m_database(m_file, false)
    {
    }

    ~Writer()
    {
        {
            const std::lock_guard guard(m_mutex);
            m_ending = true;
        }
        m_wake.notify_all();
        if (m_writing.joinable())
            m_writing.join();
        if (m_checkpointing.joinable())
            m_checkpointing.join();
        // Readers may outlive us, and the last to close would leave the log, with what was erased, where it is.
        sqlite3_wal_checkpoint_v2(m_database.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    }

    [[nodiscard]] Result<void> prepare(const std::string &migrations)
    {
        configure(m_database);
        Statement check(m_database, "PRAGMA quick_check(1)");
        if (!check.next() || check.bytes(0) != "ok")
            throw SqliteFailure{SQLITE_CORRUPT};
        check.run();
        if (auto done = migrate(m_database, m_file, migrations); !done)
            return done;
        m_apply.emplace(m_database, m_signer);
        return {};
    }

    void start()
    {
        m_writing = std::thread([this] { write(); });
        m_checkpointing = std::thread([this] { checkpoint(); });
    }

    void submit(Unit unit, Done done)
    {
        {
            const std::lock_guard guard(m_mutex);
            m_queue.push_back({std::move(unit), std::move(done)});
        }
        m_wake.notify_all();
    }

    [[nodiscard]] Database &database() { return m_database; }
    [[nodiscard]] const std::string &file() const { return m_file; }

private:
    struct Work {
        Unit unit;
        Done done;
    };
    using Results = std::vector<std::pair<Done, Result<Committed>>>;

    void write()
    {
        for (;;) {
            std::vector<Work> batch;
            {
                std::unique_lock guard(m_mutex);
                m_wake.wait(guard, [this] { return m_ending || !m_queue.empty(); });
                if (m_queue.empty())
                    return;
                if (m_queue.size() <= mostInBatch) {
                    batch.swap(m_queue);
                } else {
                    const auto cut = m_queue.begin() + mostInBatch;
                    batch.assign(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(cut));
                    m_queue.erase(m_queue.begin(), cut);
                }
            }
            auto results = commit(std::move(batch));
            m_poster([results = std::make_shared<Results>(std::move(results))] {
                for (auto &[done, result] : *results)
                    done(std::move(result));
            });
        }
    }

    [[nodiscard]] Results commit(std::vector<Work> batch)
    {
        Results results;
        results.reserve(batch.size());
        int failed = SQLITE_OK;
        try {
            m_database.run("BEGIN IMMEDIATE");
            for (auto &work : batch) {
                try {
                    results.emplace_back(std::move(work.done), m_apply->apply(work.unit));
                } catch (const SqliteFailure &failure) {
                    results.emplace_back(std::move(work.done), tl::unexpected(errorOf(failure.code, m_file)));
                    if (sqlite3_get_autocommit(m_database.get()) != 0)
                        throw;
                }
            }
            m_apply->finishBatch();
            m_database.run("COMMIT");
            m_dirty = true;
            if (m_apply->takeErased())
                m_mustEmpty = true;
        } catch (const SqliteFailure &failure) {
            failed = failure.code;
        }
        if (failed == SQLITE_OK)
            return results;

        // Nothing of the batch is durable, so nothing of it may be acknowledged.
        const auto error = errorOf(failed, m_file);
        spdlog::error("journal: {} ({})", error.what, failed);
        try {
            if (sqlite3_get_autocommit(m_database.get()) == 0)
                m_database.run("ROLLBACK");
            m_apply->reload();
        } catch (const SqliteFailure &again) {
            spdlog::error("journal: rolling back: {}", sqlite3_errstr(again.code));
        }
        for (auto &[done, result] : results)
            result = tl::unexpected(error);
        for (auto at = results.size(); at < batch.size(); ++at)
            results.emplace_back(std::move(batch[at].done), tl::unexpected(error));
        return results;
    }

    void checkpoint()
    {
        try {
            Database database(m_file, false);
            database.run("PRAGMA wal_autocheckpoint = 0");
            std::unique_lock guard(m_mutex);
            while (!m_wake.wait_for(guard, checkpointEvery, [this] { return m_ending; })) {
                if (!m_dirty.exchange(false) && !m_mustEmpty)
                    continue;
                guard.unlock();
                int walPages = 0, moved = 0;
                // Restart only when the log has grown: it makes writers wait for a moment. What was erased stands in the pages of the
                // log until it is emptied; a reader in its middle is waited for till the next round.
                const bool empties = m_mustEmpty.exchange(false), restart = walBytes() > longestWal;
                const int mode = empties ? SQLITE_CHECKPOINT_TRUNCATE : restart ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
                if (sqlite3_wal_checkpoint_v2(database.get(), nullptr, mode, &walPages, &moved) != SQLITE_OK && empties)
                    m_mustEmpty = true;
                guard.lock();
            }
        } catch (const SqliteFailure &failure) {
            spdlog::error("journal: checkpoints: {}", sqlite3_errstr(failure.code));
        }
    }

    [[nodiscard]] std::int64_t walBytes() const
    {
        struct stat status{};
        return ::stat((m_file + "-wal").c_str(), &status) == 0 ? status.st_size : 0;
    }

    const std::string m_file;
    const ConsentSigner m_signer;
    const Poster m_poster;
    Database m_database;
    std::optional<SqliteWriter> m_apply;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Work> m_queue;
    bool m_ending = false;
    std::atomic<bool> m_dirty = false, m_mustEmpty = false;
    std::thread m_writing, m_checkpointing;
};

SqliteJournal::SqliteJournal(const std::string &file, std::unique_ptr<Writer> writer)
    : SqliteReader(file)
    , m_writer(std::move(writer))
{
}

SqliteJournal::~SqliteJournal() = default;

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const std::string &file, const std::string &migrations, Secret consentKey,
                                                           Poster poster)
{
    try {
        // SQLite makes its files by the umask: nobody else may read them.
        const auto before = ::umask(0077);
        auto writer = std::make_unique<Writer>(file, std::move(consentKey), std::move(poster));
        auto prepared = writer->prepare(migrations);
        ::umask(before);
        if (!prepared)
            return tl::unexpected(std::move(prepared.error()));
        auto *const started = writer.get();
        std::unique_ptr<SqliteJournal> journal(new SqliteJournal(file, std::move(writer)));
        started->start();
        return journal;
    } catch (const SqliteFailure &failure) {
        return tl::unexpected(errorOf(failure.code, file));
    }
}

void SqliteJournal::submit(Unit unit, Done done)
{
    m_writer->submit(std::move(unit), std::move(done));
}

Result<void> SqliteJournal::fill(const std::function<void(Database &)> &work)
{
    try {
        auto &database = m_writer->database();
        database.run("BEGIN IMMEDIATE");
        work(database);
        database.run("COMMIT");
        // Into the file itself, which init renames: its log would stay behind.
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
        return {};
    } catch (const SqliteFailure &failure) {
        return tl::unexpected(errorOf(failure.code, m_writer->file()));
    }
}

} // namespace visavis::backend
