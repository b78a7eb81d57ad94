// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/migrations.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace visavis::backend {
namespace fs = std::filesystem;

Result<void> migrate(Database &database, const std::string &file, const std::string &folder)
{
    std::map<int, fs::path> steps;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const auto name = at->path().filename().string();
        int number = 0;
        if (at->path().extension() == ".sql" && std::from_chars(name.data(), name.data() + name.size(), number).ec == std::errc())
            steps.emplace(number, at->path());
    }
    if (error || steps.empty())
        return failure(Error::Kind::Io, folder + " holds no migrations", "reinstall the program's shared files, or name their folder with --share");

    const auto version = static_cast<int>(database.number("PRAGMA user_version"));
    if (version > steps.rbegin()->first)
        return failure(Error::Kind::Newer, file + " was written by a newer version of this program", "update the program; nothing was changed");
    for (const auto &[number, path] : steps) {
        if (number <= version)
            continue;
        std::stringstream sql;
        sql << std::ifstream(path).rdbuf();
        database.run("BEGIN IMMEDIATE");
        database.run(sql.str().c_str());
        database.run(("PRAGMA user_version = " + std::to_string(number)).c_str());
        database.run("COMMIT");
    }
    return {};
}

} // namespace visavis::backend
