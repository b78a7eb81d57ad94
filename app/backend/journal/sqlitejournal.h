// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/sqlitereader.h"

#include <memory>

namespace visavis::backend {

//! \brief Runs something on the network thread; may be called from any thread.
using Poster = std::function<void(std::function<void()>)>;

//! \brief The journal of the embedded default: SQLite in WAL mode, synchronous=FULL, one writer thread, checkpoints on another.
class SqliteJournal final : public SqliteReader
{
public:
    //! \param file journal.db; created when it is missing
    //! \param migrations folder of the numbered SQL files
    //! Errors: Damaged, Newer, Io, Full; each names the file and says what to do.
    [[nodiscard]] static Result<std::unique_ptr<SqliteJournal>> open(const std::string &file, const std::string &migrations,
                                                                     Secret consentKey, Poster poster);
    //! \brief Commits what was submitted, then ends. No Done is called any more.
    ~SqliteJournal() override;

    void submit(Unit unit, Done done) override;

    //! \brief For init alone, before anybody else writes: statements with values, in one transaction.
    [[nodiscard]] Result<void> fill(const std::function<void(Database &)> &work);

private:
    class Writer;
    SqliteJournal(const std::string &file, std::unique_ptr<Writer> writer);

    const std::unique_ptr<Writer> m_writer;
};

} // namespace visavis::backend
