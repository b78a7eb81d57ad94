// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kill exam: exam_kill KILLS [VISITORS [SEED]].
//
// The backend is ended with SIGKILL at random moments under the traffic of visitors and advisors, and started again on its port.
// It shows that clients resume and that nothing is acknowledged too early or stored twice. It does not show durability: what a
// killed process wrote is still with the operating system. For that there is the exam of cuts.
#include "exams/traffic.h"

#include <csignal>
#include <cstdio>
#include <random>

using namespace visavis::tests;

namespace {

constexpr int fullKills = 50;

} // namespace

int main(int argc, char *argv[])
{
    const int kills = argc > 1 ? std::atoi(argv[1]) : fullKills;
    const int visitors = argc > 2 ? std::atoi(argv[2]) : 20;
    const auto seed = argc > 3 ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : std::random_device()();
    std::printf("kill exam: %d kills, %d visitors, seed %u\n", kills, visitors, seed);
    if (kills < fullKills)
        std::printf("REDUCED %d of %d\n", kills, fullKills);
    std::mt19937 random(seed);

    const Workspace workspace;
    const TemporaryFolder folder;
    auto arguments = withoutLimits(folder);
    auto backend = std::make_unique<Backend>(workspace.path(), arguments);
    arguments.insert(arguments.end(), {"--listen", "127.0.0.1:" + std::to_string(backend->port())});
    const std::vector<std::string> people{"anna", "ben", "emil", "mara", "olga"};
    Traffic traffic(*backend, workspace, visitors, people);
    auto &world = traffic.world();

    std::uniform_int_distribution<int> moment(0, 250);
    for (int kill = 1; kill <= kills && world.faults.count() == 0; ++kill) {
        // Traffic first: a backend that nobody has reached yet has nothing to lose.
        traffic.until("traffic", [&world, before = world.acknowledged.load()] { return world.acknowledged > before; });
        std::this_thread::sleep_for(std::chrono::milliseconds(moment(random)));
        if (const auto status = backend->kill(); status != 128 + SIGKILL)
            world.faults.add("the backend had ended by itself with status " + std::to_string(status));
        backend = std::make_unique<Backend>(workspace.path(), arguments);
        world.move(*backend);
        if (kill % 10 == 0)
            std::printf("%d kills, %llu acknowledged\n", kill, static_cast<unsigned long long>(world.acknowledged));
        std::fflush(stdout);
    }
    traffic.finish();
    Advisor admin(*backend, workspace, "olga");
    traffic.examine(*backend, admin);
    std::printf("%d kills, %d visitors, %zu advisors: %llu messages acknowledged, %llu sent again, %d faults\n", kills, visitors, people.size(),
                static_cast<unsigned long long>(world.acknowledged), static_cast<unsigned long long>(world.resent), world.faults.count());
    return world.faults.count() == 0 ? 0 : 1;
}
