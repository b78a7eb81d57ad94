// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forbidden and non-existent are one answer (PRIVACY.md S5.7): the same words, the same size, and the same time. Times are taken in turns,
// so that whatever else the machine does falls on both.
#include "integration/client.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace visavis::tests;

namespace {

constexpr int fullRounds = 2000;
constexpr double bound = 0.05; //!< by which the medians may differ

struct Case {
    const char *name, *type;
    Advisor &desk;
    Frame forbidden, nothing;
};

double median(std::vector<double> times)
{
    std::nth_element(times.begin(), times.begin() + std::ptrdiff_t(times.size() / 2), times.end());
    return times[times.size() / 2];
}

//! \brief One request, its time in microseconds and its answer without the number that it answers.
double timed(Advisor &desk, const char *type, const Frame &fields, std::string &answer)
{
    const auto begin = std::chrono::steady_clock::now();
    auto frame = desk.waitAnswer(desk.send(type, fields));
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    frame.erase("re");
    answer = boost::json::serialize(frame);
    return took.count();
}

} // namespace

int main(int argc, char *argv[])
{
    const int rounds = argc > 1 ? std::atoi(argv[1]) : fullRounds;
    std::printf("forbidden and non-existent: %d rounds\n", rounds);
    if (rounds < fullRounds)
        std::printf("REDUCED %d of %d rounds: the medians are printed and not held to their bound\n", rounds, fullRounds);
    const TemporaryFolder folder;
    const auto limits = (folder.path() / "limits.json").string();
    std::ofstream(limits) << R"({"messagesPerMinute":1000000,"requestsPerSecond":100000,"previewsPerSecond":100000})";
    const Workspace workspace;
    const Backend backend(workspace.path(), {"--limits", limits});
    Advisor olga(backend, workspace, "olga"), anna(backend, workspace, "anna", "available"), emil(backend, workspace, "emil"), carla(backend, workspace, "carla"),
        mara(backend, workspace, "mara");
    Visitor visitor(backend);
    visitor.hello();
    visitor.consent();
    visitor.say("hello");
    anna.waitAssigned(visitor.conversation());
    std::string site = textOf(olga.waitAnswer(olga.send("sites.list")).at("sites").as_array().front().as_object(), "id");

    Case cases[]{
        {"another's conversation, an expert", "conversation.open", emil, {{"conversation", visitor.conversation()}}, {{"conversation", newId()}}},
        {"another group's conversation, an advisor", "conversation.open", carla, {{"conversation", visitor.conversation()}}, {{"conversation", newId()}}},
        {"another's history, an expert", "history.page", emil, {{"conversation", visitor.conversation()}, {"before", 9}, {"limit", 5}}, {{"conversation", newId()}, {"before", 9}, {"limit", 5}}},
        {"a message to another's, an advisor", "message.send", carla, {{"conversation", visitor.conversation()}, {"clientId", newId()}, {"text", "x"}}, {{"conversation", newId()}, {"clientId", newId()}, {"text", "x"}}},
        {"another's page, an expert", "mirror.watch", emil, {{"conversation", visitor.conversation()}}, {{"conversation", newId()}}},
        {"sign-ins of the admin, a manager", "signins.list", mara, {{"person", olga.id()}}, {{"person", newId()}}},
        {"sign-ins of another group's, a manager", "signins.list", mara, {{"person", carla.id()}}, {{"person", newId()}}},
        {"a person of another group, a manager", "person.delete", mara, {{"person", carla.id()}}, {{"person", newId()}}},
        {"a site, a manager", "site.rules", mara, {{"site", site}}, {{"site", newId()}}},
    };
    int faults = 0;
    for (auto &each : cases) {
        std::vector<double> forbidden, nothing;
        for (int round = 0; round < rounds; ++round) {
            std::string one, other;
            // Who goes first changes, too.
            for (int turn = 0; turn < 2; ++turn) {
                const bool first = (round + turn) % 2 == 0;
                (first ? forbidden : nothing).push_back(timed(each.desk, each.type, first ? each.forbidden : each.nothing, first ? one : other));
            }
            if (one != other || one.find("notPermitted") == std::string::npos) {
                std::printf("FAULT %s: %s and %s\n", each.name, one.c_str(), other.c_str());
                ++faults;
                break;
            }
        }
        const auto one = median(forbidden), other = median(nothing), apart = std::abs(one - other) / std::min(one, other);
        std::printf("%-45s forbidden %7.0f us, non-existent %7.0f us, %4.1f %% apart\n", each.name, one, other, 100 * apart);
        if (rounds >= fullRounds && apart > bound)
            ++faults;
    }
    std::printf("%d faults\n", faults);
    return faults == 0 ? 0 : 1;
}
