// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/retentioncommand.h"

#include "backend/journal/datafolder.h"
#include "backend/journal/sqlite.h"
#include "backend/journal/sqlitejournal.h"
#include "backend/retention/retentionjob.h"

#include <filesystem>
#include <future>
#include <ostream>

namespace visavis::backend {
namespace fs = std::filesystem;
using namespace protocol;

namespace {

//! \brief A workspace that nobody serves. Answers of the journal come on its writer's thread.
struct Workspace {
    std::unique_ptr<DataFolder> folder;
    std::unique_ptr<Keyring> keyring;
    std::unique_ptr<ErasureList> erasures;
    std::unique_ptr<SqliteJournal> journal; //!< first to go, with its thread
};

[[nodiscard]] Result<Workspace> openWorkspace(const std::string &data, const std::string &share)
{
    auto folder = DataFolder::open(data);
    if (!folder)
        return tl::unexpected(std::move(folder.error()));
    auto masterKey = (*folder)->masterKey();
    auto consentKey = (*folder)->consentKey();
    for (auto *key : {&masterKey, &consentKey}) {
        if (!*key)
            return tl::unexpected(std::move(key->error()));
    }
    auto erasures = ErasureList::open((*folder)->erasures());
    if (!erasures)
        return tl::unexpected(std::move(erasures.error()));
    auto journal = SqliteJournal::open((*folder)->database(), share + "/migrations", std::move(*consentKey), [](const auto &work) { work(); });
    if (!journal)
        return tl::unexpected(std::move(journal.error()));
    return Workspace{std::move(*folder), std::make_unique<Keyring>(std::move(*masterKey)), std::move(*erasures), std::move(*journal)};
}

//! \brief Begins \a work and waits until it says that it is done.
template <class Work>
[[nodiscard]] Result<void> waited(const Work &work)
{
    std::promise<Result<void>> promise;
    work([&promise](const auto &result) { promise.set_value(result ? Result<void>() : tl::unexpected(result.error())); });
    return promise.get_future().get();
}

struct GivenClock final : Clock {
    explicit GivenClock(std::optional<Time> given)
        : at(given)
    {
    }
    [[nodiscard]] Time now() const override { return at.value_or(Clock::now()); }

    std::optional<Time> at;
};

} // namespace

Result<void> runRetention(const RetentionOptions &options, std::ostream &out)
{
    const GivenClock clock(options.now);
    auto workspace = openWorkspace(options.data, options.share);
    if (!workspace)
        return tl::unexpected(std::move(workspace.error()));
    auto &journal = *workspace->journal;
    Eraser eraser(journal, *workspace->erasures, *workspace->keyring, clock);
    if (auto replayed = waited([&](auto done) { eraser.replay(done); }); !replayed)
        return replayed;
    const auto policy = parseRetention(journal.settingValue(SettingName::Retention)).value_or(RetentionPolicy());
    const auto over = whatIsOver(journal, policy, clock.now());
    out << "Kept for: " << text(policy) << ". Over: " << over.allConversations() << " of " << journal.countConversations() << " conversations.\n";
    if (options.dryRun) {
        out << "Nothing was erased: this was a dry run.\n";
        return {};
    }
    RetentionJob job({journal, eraser, clock, [](auto, const auto &) {}, [policy] { return policy; }});
    auto ran = waited([&](auto done) { job.runNow(done); });
    if (ran)
        out << "Erased: " << over.allConversations() << " conversations. Kept: " << journal.countConversations() << ".\n";
    return ran;
}

Result<void> runBackup(const BackupOptions &options, std::ostream &out)
{
    const auto file = options.data + "/journal.db";
    if (fs::exists(options.to))
        return failure(Error::Kind::Usage, options.to + " is there already", "name a file that does not exist yet");
    try {
        Database database(file, true);
        Statement(database, "VACUUM INTO ?").bind(options.to).run();
    } catch (const SqliteFailure &failure) {
        return tl::unexpected(errorOf(failure.code, file));
    }
    std::error_code ignored;
    fs::permissions(options.to, fs::perms::owner_read | fs::perms::owner_write, ignored);
    out << "The database is in " << options.to << ". It opens with the keys in " << options.data << "/keys alone: keep a copy of those apart from it.\n";
    return {};
}

Result<void> runRestore(const RestoreOptions &options, std::ostream &out)
{
    {
        auto folder = DataFolder::open(options.data);
        if (!folder)
            return tl::unexpected(std::move(folder.error()));
        try {
            Database copy(options.from, true);
            Statement check(copy, "PRAGMA integrity_check(1)");
            if (!check.next() || check.bytes(0) != "ok" || copy.number("SELECT count(*) FROM sqlite_master WHERE name = 'workspace'") == 0)
                return failure(Error::Kind::Damaged, options.from + " is no whole copy of a workspace", "name a file that visavis-backend backup made; nothing was changed");
        } catch (const SqliteFailure &failure) {
            return tl::unexpected(errorOf(failure.code, options.from));
        }
        // In place by a rename, so that a crash leaves the one or the other.
        const auto database = (*folder)->database();
        std::error_code error;
        fs::copy_file(options.from, database + ".restored", fs::copy_options::overwrite_existing, error);
        if (!error) {
            fs::remove(database + "-wal", error);
            fs::remove(database + "-shm", error);
            fs::rename(database + ".restored", database, error);
        }
        if (error)
            return failure(Error::Kind::Io, database + ": " + error.message(), "make room or mend the rights of the folder, and restore again");
    }
    const GivenClock clock(std::nullopt);
    auto workspace = openWorkspace(options.data, options.share);
    if (!workspace)
        return tl::unexpected(std::move(workspace.error()));
    Eraser eraser(*workspace->journal, *workspace->erasures, *workspace->keyring, clock);
    const auto since = workspace->erasures->count() - std::min(workspace->erasures->count(), workspace->journal->counter("erasures"));
    if (auto replayed = waited([&](auto done) { eraser.replay(done); }); !replayed)
        return replayed;
    out << "The database is the one of " << options.from << ", without the " << since << " conversations and people that were erased since.\n";
    return {};
}

} // namespace visavis::backend
