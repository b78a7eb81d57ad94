// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/error.h"
#include "protocol/id.h"
#include "protocol/time.h"

#include <memory>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace visavis::backend {

//! \brief SQLite said no. Thrown by Statement and Database, caught at the journal's edge and nowhere else: in the middle of a
//! transaction an exception is the one thing that cannot be forgotten.
struct SqliteFailure {
    int code; //!< extended result code
};

//! \brief What an SQLite code means to the person who runs the backend; \a file is named, what to do is said.
[[nodiscard]] Error errorOf(int code, const std::string &file);

//! \brief One connection.
class Database final
{
public:
    //! \param readOnly for readers; the writer creates the file
    Database(const std::string &file, bool readOnly);

    //! \brief Runs one or more statements without results.
    void run(const char *sql);
    [[nodiscard]] std::int64_t number(const char *sql);
    [[nodiscard]] sqlite3 *get() const { return m_handle.get(); }

private:
    struct Close {
        void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

//! \brief A prepared statement, bound and stepped in one expression: \c for (auto row = s.bind(a, b); row.next();)
class Statement final
{
public:
    Statement(Database &database, const char *sql);

    template <class... Values>
    Statement &bind(const Values &...values)
    {
        sqlite3_reset(m_handle.get());
        int at = 0;
        (bindOne(++at, values), ...);
        return *this;
    }
    //! \brief One row further; false at the end, when the statement is reset.
    bool next();
    //! \brief Runs to the end.
    void run()
    {
        while (next()) {
        }
    }

    [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(m_handle.get(), column); }
    [[nodiscard]] std::uint64_t count(int column) const { return static_cast<std::uint64_t>(number(column)); }
    [[nodiscard]] protocol::Time time(int column) const { return protocol::Time(std::chrono::milliseconds(number(column))); }
    [[nodiscard]] std::string bytes(int column) const;
    template <class AnyId>
    [[nodiscard]] AnyId id(int column) const
    {
        const auto text = bytes(column);
        protocol::IdBytes raw{};
        text.copy(reinterpret_cast<char *>(raw.data()), raw.size());
        return AnyId(raw);
    }
    template <class E>
    [[nodiscard]] E value(int column) const
    {
        return static_cast<E>(number(column));
    }

    //! \brief Bound as a BLOB instead of as text.
    struct Blob {
        std::string_view bytes;
    };

private:
    void check(int code) const;
    void bindOne(int at, std::int64_t value) { check(sqlite3_bind_int64(m_handle.get(), at, value)); }
    void bindOne(int at, std::uint64_t value) { bindOne(at, static_cast<std::int64_t>(value)); }
    void bindOne(int at, int value) { bindOne(at, std::int64_t{value}); }
    void bindOne(int at, bool value) { bindOne(at, std::int64_t{value}); }
    void bindOne(int at, protocol::Time value) { bindOne(at, std::int64_t{value.time_since_epoch().count()}); }
    void bindOne(int at, const std::string &value);
    void bindOne(int at, Blob value);
    template <class Tag>
    void bindOne(int at, const protocol::Id<Tag> &value)
    {
        bindOne(at, Blob{{reinterpret_cast<const char *>(value.bytes().data()), value.bytes().size()}});
    }
    template <class E>
        requires std::is_enum_v<E>
    void bindOne(int at, E value)
    {
        bindOne(at, static_cast<std::int64_t>(value));
    }

    struct Finalize {
        void operator()(sqlite3_stmt *handle) const { sqlite3_finalize(handle); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
};

} // namespace visavis::backend
