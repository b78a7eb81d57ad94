// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/error.h"
#include "backend/journal/rows.h"

#include <memory>
#include <string>

namespace visavis::backend {

//! \brief The ids of what was erased, in a file beside the database and outside every backup of it: a database that comes back
//! from a backup is held against it before anybody is served. Random ids, nothing of a person.
class ErasureList final
{
public:
    //! \brief Makes the file when it is not there. A last line that a power cut tore is dropped: its erasure was never acknowledged.
    [[nodiscard]] static Result<std::unique_ptr<ErasureList>> open(const std::string &file);
    ~ErasureList();

    //! \brief Durable when it returns; before the unit that erases, so that an erasure once begun is finished after any crash.
    [[nodiscard]] Result<void> append(const ErasureBatch &batch);
    //! \brief How many lines there are; a database remembers up to which one it is clean.
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    //! \brief What the lines after the first \a clean ones name, at most \a limit of them.
    [[nodiscard]] Result<ErasureBatch> after(std::uint64_t clean, std::uint64_t limit) const;

private:
    ErasureList(std::string file, int handle, std::uint64_t count)
        : m_file(std::move(file))
        , m_handle(handle)
        , m_count(count)
    {
    }

    const std::string m_file;
    const int m_handle;
    std::uint64_t m_count;
};

} // namespace visavis::backend
