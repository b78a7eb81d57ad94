// SPDX-License-Identifier: GPL-3.0-or-later
// Megabytes a second of the masking filter on the events of a file, one a line. Started by bench.mjs, which measures Node beside it.
#include "masking/filter.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

int main(int count, char **arguments)
{
    if (count != 3)
        return 2;
    std::ifstream file(arguments[1]);
    const double seconds = std::stod(arguments[2]);
    std::vector<std::string> events;
    std::size_t bytes = 0, out = 0;
    for (std::string line; std::getline(file, line); bytes += line.size())
        events.push_back(line);

    double best = 0;
    const auto begin = std::chrono::steady_clock::now();
    do {
        visavis::masking::Filter filter(visavis::masking::Level::Marked);
        const auto start = std::chrono::steady_clock::now();
        for (const auto &event : events)
            out += filter.filter(event).value_or("").size();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        best = std::max(best, static_cast<double>(bytes) / 1e6 / took.count());
    } while (std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < seconds);
    std::printf("%.1f\n", best);
    return out > 0 ? 0 : 1;
}
