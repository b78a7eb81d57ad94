// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/mask.h"

#include "masking/filter.h"

#include <string>

namespace visavis::backend {

void mask(masking::Level level, std::istream &in, std::ostream &out, std::ostream &report)
{
    masking::Filter filter(level);
    std::uint64_t events = 0, passed = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.find_first_not_of(" \t\r") == line.npos)
            continue;
        if (line == R"({"page":"next"})") {
            filter.newPage();
            continue;
        }
        ++events;
        if (const auto event = filter.filter(line)) {
            ++passed;
            out << *event << '\n';
        }
    }
    out.flush();
    report << "{\"events\":" << events << ",\"passed\":" << passed << ",\"dropped\":" << filter.dropped().json() << "}" << std::endl;
}

} // namespace visavis::backend
