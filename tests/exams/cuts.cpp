// SPDX-License-Identifier: GPL-3.0-or-later
//
// The exam of cuts: exam_cuts CUTS [SEED]; exam_cuts_normal and exam_cuts_early CUTS [SEED], which must lose something.
//
// This program is also the backend that it examines: as "serve …" it registers the hostile VFS and serves like visavis-backend.
// Under the traffic of visitors and advisors the power fails at a random operation on a file, every eighth time while the
// backend is ending or has just ended; what was not synced is dropped, torn and reordered. The next backend goes on with what is
// left. At the end every log is held against what was acknowledged, and the chain of consent records is verified. The two others
// are the same program with one line of the journal changed (CMakeLists.txt): synchronous=NORMAL, and results posted before the
// commit. They show that the exam can see what it looks for.
#include "backend/crypto/crypto.h"
#include "backend/server.h"
#include "exams/hostilevfs.h"
#include "exams/traffic.h"

#include <csignal>
#include <cstdio>
#include <random>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/wait.h>

using namespace visavis::tests;
using namespace std::chrono_literals;

namespace {

constexpr int fullCuts = 1000;
constexpr int cutsInWorkspace = 50; //!< then a fresh one: reading a long history over and over shows nothing new
constexpr int visitors = 12;

//! \brief The backend's side; the last four arguments are the plan of the cut.
int serve(std::vector<std::string> arguments)
{
    CutPlan plan;
    plan.seed = std::stoull(arguments.back());
    plan.after = std::stoull(arguments[arguments.size() - 3]);
    arguments.resize(arguments.size() - 4);
    std::signal(SIGPIPE, SIG_IGN);
    spdlog::set_default_logger(spdlog::stderr_logger_mt("backend"));
    spdlog::set_level(spdlog::level::warn);
    visavis::backend::initCrypto();
    registerHostileVfs(plan);
    auto options = visavis::backend::parseOptions(arguments, {});
    if (!options)
        return 2;
    const auto served = visavis::backend::serve(std::get<visavis::backend::ServeOptions>(*options));
    if (!served) {
        std::fprintf(stderr, "%s\n", served.error().what.c_str());
        return 1;
    }
    cutThePower();
}

//! \brief Whether the process ended within \a patience; it stays to be waited for.
[[nodiscard]] bool ends(int process, std::chrono::seconds patience)
{
    for (const auto until = std::chrono::steady_clock::now() + patience;;) {
        siginfo_t info{};
        if (::waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0)
            return true;
        if (std::chrono::steady_clock::now() >= until) // with no patience it is looked at once all the same
            return false;
        std::this_thread::sleep_for(1ms);
    }
}

struct Sums {
    unsigned long long acknowledged = 0, resent = 0, consents = 0;
    int cuts = 0, faults = 0;
};

//! \brief One workspace: so many cuts, then the judgement.
void examine(int cuts, std::mt19937_64 &random, Sums &sums)
{
    const Workspace workspace;
    const TemporaryFolder folder;
    auto arguments = withoutLimits(folder);
    auto backend = std::make_unique<Backend>(workspace.path(), arguments);
    arguments.insert(arguments.end(), {"--listen", "127.0.0.1:" + std::to_string(backend->port())});
    Traffic traffic(*backend, workspace, visitors, {"anna", "ben", "mara"}, 12);
    auto &world = traffic.world();
    const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
    backend->terminate();

    for (int cut = 1; cut <= cuts && world.faults.count() == 0; ++cut) {
        const bool whileEnding = random() % 8 == 0;
        auto hostile = arguments;
        hostile.insert(hostile.end(), {"--cut-after", std::to_string(40 + random() % 1500), "--cut-seed", std::to_string(random())});
        try {
            backend = std::make_unique<Backend>(workspace.path(), hostile, std::function<void()>{}, self);
        } catch (const std::exception &error) {
            world.faults.add(std::string("after cut ") + std::to_string(cut - 1) + ": " + error.what());
            break;
        }
        world.move(*backend);
        if (whileEnding) {
            traffic.until("traffic", [&] { return ends(backend->process(), 0s) || world.acknowledged % 7 == 0; });
            ::kill(backend->process(), SIGTERM);
        }
        if (!ends(backend->process(), 60s))
            world.faults.add("no cut within a minute");
        if (const auto status = backend->kill(); status != cutStatus)
            world.faults.add("the backend ended by itself with status " + std::to_string(status));
        ++sums.cuts;
        if (cut % 10 != 0)
            continue;
        const auto verified = runBackend({"verify", "--data", workspace.path()});
        if (verified.status != 0)
            world.faults.add("the chain of consent records: " + verified.out + verified.err);
    }
    backend = std::make_unique<Backend>(workspace.path(), arguments);
    world.move(*backend);
    traffic.finish();
    {
        Advisor admin(*backend, workspace, "olga");
        traffic.examine(*backend, admin);
    }
    backend->terminate();
    const auto verified = runBackend({"verify", "--data", workspace.path()});
    if (verified.status != 0 || std::stoull(verified.out.substr(verified.out.find("of ") + 3)) < world.consents)
        world.faults.add("the chain of consent records: " + verified.out + verified.err);
    sums.acknowledged += world.acknowledged;
    sums.resent += world.resent;
    sums.consents += world.consents;
    sums.faults += world.faults.count();
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc > 1 && std::string(argv[1]) == "serve")
        return serve({argv + 1, argv + argc});
    const bool mustLose = std::filesystem::path(argv[0]).filename().string().starts_with("exam_cuts_");
    const int cuts = argc > 1 ? std::atoi(argv[1]) : fullCuts;
    const auto seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : std::random_device()();
    std::printf("exam of cuts%s: %d cuts, %d visitors, seed %llu\n", mustLose ? " on a journal that must lose something" : "", cuts, visitors,
                static_cast<unsigned long long>(seed));
    if (!mustLose && cuts < fullCuts)
        std::printf("REDUCED %d of %d\n", cuts, fullCuts);
    std::fflush(stdout);
    std::mt19937_64 random(seed);
    Sums sums;
    while (sums.cuts < cuts && sums.faults == 0) {
        examine(std::min(cutsInWorkspace, cuts - sums.cuts), random, sums);
        std::printf("%d cuts, %llu messages acknowledged, %llu sent again, %llu consents, %d faults\n", sums.cuts, sums.acknowledged, sums.resent,
                    sums.consents, sums.faults);
        std::fflush(stdout);
    }
    if (mustLose)
        std::printf(sums.faults > 0 ? "RED after %d cuts, as it must be\n" : "GREEN after %d cuts: the exam is blind\n", sums.cuts);
    return (sums.faults > 0) == mustLose ? 0 : 1;
}
