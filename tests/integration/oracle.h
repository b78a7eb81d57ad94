// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

//! \brief The rights as they were typed in by hand, tests/fixtures/rights.tsv; never what the programs think of them.
namespace visavis::tests {

//! \brief Columns of the oracle.
enum class Column { Bot = 3, Advisor = 4, Expert = 5, Manager = 6, Admin = 7 };

//! \brief The cell of the row that begins with \a row; throws when there is none.
[[nodiscard]] std::string cell(const std::string &row, Column column);

} // namespace visavis::tests
