// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/sqlite.h"

namespace visavis::backend {

Error errorOf(int code, const std::string &file)
{
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return {Error::Kind::Full, file + ": no space is left on its disk", "make room; nothing acknowledged was lost, and writing goes on by itself"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {Error::Kind::Damaged, file + " is damaged", "stop the backend, keep a copy of the folder and restore the last backup"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Error::Kind::Locked, file + " is held by another program", "end the other program that has it open"};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return {Error::Kind::Io, file + " cannot be written", "give this user the right to read and write the workspace's folder"};
    default:
        return {Error::Kind::Io, file + ": " + sqlite3_errstr(code), "check the disk and the system's log"};
    }
}

Database::Database(const std::string &file, bool readOnly)
{
    sqlite3 *handle = nullptr;
    const int flags = (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK)
        throw SqliteFailure{handle ? sqlite3_extended_errcode(handle) : code};
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 5000);
}

void Database::run(const char *sql)
{
    const int code = sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw SqliteFailure{code};
}

std::int64_t Database::number(const char *sql)
{
    Statement statement(*this, sql);
    return statement.next() ? statement.number(0) : 0;
}

Statement::Statement(Database &database, const char *sql)
{
    sqlite3_stmt *handle = nullptr;
    const int code = sqlite3_prepare_v3(database.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK)
        throw SqliteFailure{code};
}

bool Statement::next()
{
    const int code = sqlite3_step(m_handle.get());
    if (code == SQLITE_ROW)
        return true;
    sqlite3_reset(m_handle.get());
    if (code != SQLITE_DONE)
        throw SqliteFailure{code};
    return false;
}

std::string Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_handle.get(), column));
    return data ? std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column))) : std::string();
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw SqliteFailure{code};
}

// Transient: a statement that ends early keeps its bindings longer than its arguments live.
void Statement::bindOne(int at, const std::string &value)
{
    check(sqlite3_bind_text64(m_handle.get(), at, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bindOne(int at, Blob value)
{
    // A null pointer would bind NULL; an empty blob is a value.
    check(sqlite3_bind_blob64(m_handle.get(), at, value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size(), SQLITE_TRANSIENT));
}

} // namespace visavis::backend
