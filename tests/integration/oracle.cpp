// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/oracle.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace visavis::tests {

std::string cell(const std::string &row, Column column)
{
    std::ifstream file(VISAVIS_SOURCE "/tests/fixtures/rights.tsv");
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(row))
            continue;
        std::stringstream cells(line);
        std::string each;
        for (int at = 0; at <= static_cast<int>(column); ++at)
            std::getline(cells, each, '\t');
        return each;
    }
    throw std::runtime_error("the oracle has no row " + row);
}

} // namespace visavis::tests
