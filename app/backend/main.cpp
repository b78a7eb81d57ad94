// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consent/ledger.h"
#include "backend/identity/workspace.h"
#include "backend/journal/sqlite.h"
#include "backend/journal/datafolder.h"
#include "backend/options.h"
#include "backend/server.h"
#include "protocol/text.h"

#include <csignal>
#include <filesystem>
#include <iostream>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/prctl.h>
#include <sys/resource.h>

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

//! \brief share/visavis beside the folder of the program, in a build as in an installation.
std::string sharedFiles()
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return (program.parent_path().parent_path() / "share" / "visavis").string();
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

int run(const ServeOptions &options)
{
    const auto served = serve(options);
    return served ? 0 : fail(served.error());
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
    prctl(PR_SET_DUMPABLE, 0);
    std::signal(SIGPIPE, SIG_IGN);
    initCrypto();
    spdlog::set_default_logger(spdlog::stderr_logger_mt("backend"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);

    auto options = parseOptions({argv + 1, argv + argc}, sharedFiles());
    if (!options)
        return fail(options.error());
    return std::visit([](const auto &each) { return run(each); }, *options);
}
