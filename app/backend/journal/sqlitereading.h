// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/sqlitereader.h"

#include <spdlog/spdlog.h>

//! \brief What the files of the reader share.
namespace visavis::backend {

template <class T>
[[nodiscard]] std::vector<T> all(Statement &statement, T (*make)(const Statement &))
{
    std::vector<T> rows;
    while (statement.next())
        rows.push_back(make(statement));
    return rows;
}

template <class T>
[[nodiscard]] std::optional<T> one(Statement &statement, T (*make)(const Statement &))
{
    auto rows = all(statement, make);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

template <class T>
T SqliteReader::guarded(const char *what, const std::function<T()> &read)
{
    try {
        return read();
    } catch (const SqliteFailure &failure) {
        spdlog::error("journal: reading {}: {}", what, errorOf(failure.code, m_file).what);
        return {};
    }
}

} // namespace visavis::backend
