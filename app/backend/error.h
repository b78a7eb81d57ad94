// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>

namespace visavis::backend {

//! \brief What a disk, a person or a configuration got wrong. \c what names the file, folder or option; \c hint says what
//! to do. Neither ever holds anything that a visitor wrote, typed or is.
struct Error {
    enum class Kind : std::uint8_t {
        Usage,    //!< an option or a configuration
        Io,       //!< a file or folder cannot be read or written
        Locked,   //!< another process works on the folder
        Damaged,  //!< the database is not whole
        Newer,    //!< the database was written by a newer program
        Full,     //!< no space left
        Key,      //!< a key file is missing or wrong
        Listen,   //!< the address cannot be listened on
        NotFound,
        Conflict,
        Unauthenticated,
        RateLimited,
    } kind;
    std::string what, hint;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error::Kind kind, std::string what, std::string hint)
{
    return tl::unexpected(Error{kind, std::move(what), std::move(hint)});
}

} // namespace visavis::backend
