// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/clock.h"
#include "backend/crypto/keyring.h"
#include "backend/journal/journal.h"
#include "backend/retention/erasurelist.h"

namespace visavis::backend {

//! \brief Erases in the one order that any crash leaves whole.
//!
//! Life of an erasure: whoever holds the data in memory lets go → the ids go on the list, durably → one unit deletes the rows with
//! the visitors' keys and writes down up to which line of the list the database is clean → the journal empties its write-ahead log.
//! A crash in between is finished by replay() at the next start, before anybody is served.
class Eraser final
{
public:
    using LetGo = std::function<void(const ErasureBatch &)>;
    using Done = std::function<void(Result<Committed>)>;

    Eraser(Journal &journal, ErasureList &list, Keyring &keyring, const Clock &clock)
        : m_journal(journal)
        , m_list(list)
        , m_keyring(keyring)
        , m_clock(clock)
    {
    }

    //! \brief Called before each erasure.
    void setLetGo(LetGo letGo) { m_letGo = std::move(letGo); }
    //! \param username who asked; empty: nobody, its time was over
    //! \param more done in the same unit, such as its record
    void erase(ErasureBatch batch, ErasureCause cause, const std::string &username, Unit more, Done done);
    //! \brief Erases what the list names and the database holds again: it came back from a backup, or a crash came first.
    void replay(Done done);

private:
    void submit(ErasureBatch batch, std::uint64_t listed, ErasureCause cause, const std::string &username, Unit more, Done done);
    void replayFrom(std::uint64_t clean, Done done);

    Journal &m_journal;
    ErasureList &m_list;
    Keyring &m_keyring;
    const Clock &m_clock;
    LetGo m_letGo;
};

} // namespace visavis::backend
