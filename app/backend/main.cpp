// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consent/ledger.h"
#include "backend/engagement/siterules.h"
#include "backend/identity/workspace.h"
#include "backend/journal/sqlite.h"
#include "backend/journal/datafolder.h"
#include "backend/journal/sqlitejournal.h"
#include "backend/mask.h"
#include "backend/options.h"
#include "backend/proofcommand.h"
#include "backend/retentioncommand.h"
#include "backend/server.h"
#include "protocol/text.h"

#include <boost/dll/runtime_symbol_info.hpp>
#include <csignal>
#include <iostream>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

using namespace visavis::backend;

namespace {

//! \brief What went wrong, for people on standard error and for the console that started us as one line on standard output.
int fail(const Error &error)
{
    static constexpr std::array names{"usage", "io", "locked", "damaged", "newer", "full", "key", "listen", "notFound", "conflict",
                                      "unauthenticated", "rateLimited"};
    std::string line = "{\"error\":\"" + std::string(names[static_cast<std::size_t>(error.kind)]) + "\",\"detail\":";
    visavis::protocol::appendJsonString(line, error.what);
    line += ",\"hint\":";
    visavis::protocol::appendJsonString(line, error.hint);
    std::cout << line << "}" << std::endl;
    std::cerr << "visavis-backend: " << error.what << "\n" << error.hint << ".\n";
    return error.kind == Error::Kind::Usage ? 2 : 1;
}

//! \brief share/visavis, by its path from the folder of the program: in a build as in an installation, wherever it was moved.
std::string sharedFiles()
{
    return (boost::dll::program_location().parent_path() / VISAVIS_SHARE_FROM_BIN).lexically_normal().string();
}

int run(const InitOptions &options)
{
    const auto made = initWorkspace(options.data, options.share, options.sample);
    if (!made)
        return fail(made.error());
    std::cout << "The workspace in " << options.data << " is ready. Sign-in names:";
    for (const auto &name : made->usernames)
        std::cout << " " << name;
    std::cout << "\nTheir passwords are in " << made->passwordFile << ", readable by you alone.\n";
    return 0;
}

int run(const VerifyOptions &options)
{
    const auto file = options.data + "/journal.db";
    auto folder = DataFolder::open(options.data);
    if (!folder)
        return fail(folder.error());
    const auto key = readKeyFile(DataFolder::publicKeyFile(options.data), crypto_sign_PUBLICKEYBYTES);
    if (!key)
        return fail(key.error());
    try {
        ConsentVerifier verifier(key->reveal());
        Database database(file, true);
        Statement records(database, "SELECT seq, record, hash, signature FROM consentrecord ORDER BY seq");
        while (records.next()) {
            const auto fault = verifier.check({records.count(0), records.bytes(1), records.bytes(2), records.bytes(3)});
            if (!fault.empty()) {
                std::cout << "Record " << records.count(0) << " does not hold: " << fault << ".\n";
                return 1;
            }
        }
        std::cout << "The chain of " << verifier.count() << " consent records holds.\n";
        return 0;
    } catch (const SqliteFailure &failure) {
        return fail(errorOf(failure.code, file));
    }
}

//! \brief For people: how many rules, and which of them ask in vain.
void report(const SiteRules &rules)
{
    std::cout << rules.count() << (rules.count() == 1 ? " rule" : " rules") << (rules.memory() ? "" : ", and nothing is remembered") << ".\n";
    for (const auto &id : rules.asleep())
        std::cout << "The rule " << id << " holds for nobody: it asks for what only memory knows.\n";
    if (!rules.memory() && rules.count() > 0)
        std::cout << "Without memory a visitor who closes an invitation may get it again on the next page.\n";
}

int run(const RulesOptions &options)
{
    const auto database = options.data + "/journal.db";
    const auto &file = options.set.empty() ? options.check : options.set;
    const auto rules = file.empty() ? rulesOf(database, options.site) : SiteRules::read(file);
    if (!rules)
        return fail(rules.error());
    if (file.empty()) {
        std::cout << rules->text();
        return 0;
    }
    if (!options.check.empty()) {
        std::cout << options.check << " holds: ";
        report(*rules);
        return 0;
    }
    auto folder = DataFolder::open(options.data);
    if (!folder)
        return fail(folder.error());
    auto consentKey = (*folder)->consentKey();
    if (!consentKey)
        return fail(consentKey.error());
    auto journal = SqliteJournal::open((*folder)->database(), options.share + "/migrations", std::move(*consentKey), [](const auto &) {});
    if (!journal)
        return fail(journal.error());
    Result<void> stored;
    if (auto filled = (*journal)->fill([&](Database &into) { stored = storeRules(into, options.site, *rules); }); !filled)
        return fail(filled.error());
    if (!stored)
        return fail(stored.error());
    std::cout << options.site << " has new rules from the next start on: ";
    report(*rules);
    return 0;
}

int run(const RetentionOptions &options)
{
    const auto done = runRetention(options, std::cout);
    return done ? 0 : fail(done.error());
}

int run(const BackupOptions &options)
{
    const auto done = runBackup(options, std::cout);
    return done ? 0 : fail(done.error());
}

int run(const RestoreOptions &options)
{
    const auto done = runRestore(options, std::cout);
    return done ? 0 : fail(done.error());
}

int run(const ProofOptions &options)
{
    const auto done = runProof(options, std::cout);
    return done ? 0 : fail(done.error());
}

int run(const ServeOptions &options)
{
    const auto served = serve(options);
    return served ? 0 : fail(served.error());
}

int run(const MaskOptions &options)
{
    std::ios::sync_with_stdio(false);
    mask(options.level, std::cin, std::cout, std::cerr);
    return 0;
}

int run(const HelpOptions &options)
{
    std::cout << options.text;
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    // Keys and what visitors write are in this memory: no core file, no debugger of the same user.
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0);
#endif
    std::signal(SIGPIPE, SIG_IGN);
    initCrypto();
    spdlog::set_default_logger(spdlog::stderr_logger_mt("backend"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);

    auto options = parseOptions({argv + 1, argv + argc}, sharedFiles());
    if (!options)
        return fail(options.error());
    return std::visit([](const auto &each) { return run(each); }, *options);
}
