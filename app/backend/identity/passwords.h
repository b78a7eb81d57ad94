// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/clock.h"
#include "backend/crypto/crypto.h"
#include "backend/journal/sqlitejournal.h"

#include <boost/asio/thread_pool.hpp>
#include <deque>
#include <optional>
#include <unordered_map>

namespace visavis::backend {

//! \brief Argon2id with 64 MiB and three passes, in libsodium's text form. Slow on purpose (about 0.1 s).
[[nodiscard]] std::string hashPassword(const Secret &password);

//! \brief Checks passwords on threads of its own, at most four at once, so that a flood of sign-ins eats neither the network
//! thread nor the memory. An unknown user name takes as long as a wrong password. Five failures in 15 minutes pause an account.
class Passwords final
{
public:
    Passwords(const Clock &clock, Poster poster);

    void put(const std::string &username, protocol::PersonId person, std::string hash);
    //! \brief The same password under another user name.
    void rename(const std::string &from, const std::string &to);
    void forget(const std::string &username);
    //! \brief hashPassword() on a thread of ours.
    void hash(Secret password, std::function<void(std::string)> then);

    using Checked = std::function<void(Result<protocol::PersonId>)>;
    //! \brief Errors: Unauthenticated; RateLimited while the account is paused.
    void check(const std::string &username, Secret password, Checked checked);

private:
    struct Account {
        protocol::PersonId person;
        std::string hash;
    };

    const Clock &m_clock;
    const Poster m_poster;
    std::unordered_map<std::string, Account> m_accounts;
    std::unordered_map<std::string, std::deque<std::chrono::steady_clock::time_point>> m_failures; //!< of existing accounts only
    const std::string m_nobody; //!< hash for unknown names
    boost::asio::thread_pool m_threads{4};
};

} // namespace visavis::backend
