// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/identity/passwords.h"

#include <boost/asio/post.hpp>
#include <cstdlib>

namespace visavis::backend {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t memory = 64 * 1024 * 1024;
constexpr unsigned long long passes = 3;
constexpr std::size_t mostFailures = 5;
constexpr auto failureWindow = 15min;

} // namespace

std::string hashPassword(const Secret &password)
{
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    const auto &text = password.reveal();
    if (crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        std::abort(); // no 64 MiB left: going on would store a password that nobody can enter
    hash.resize(std::char_traits<char>::length(hash.c_str()));
    return hash;
}

Passwords::Passwords(const Clock &clock, Poster poster)
    : m_clock(clock)
    , m_poster(std::move(poster))
    , m_nobody(hashPassword(randomToken()))
{
}

void Passwords::put(const std::string &username, protocol::PersonId person, std::string hash)
{
    m_accounts.insert_or_assign(username, Account{person, std::move(hash)});
}

void Passwords::rename(const std::string &from, const std::string &to)
{
    auto account = m_accounts.extract(from);
    if (account.empty())
        return;
    account.key() = to;
    m_accounts.insert(std::move(account));
    m_failures.erase(from);
}

void Passwords::forget(const std::string &username)
{
    m_accounts.erase(username);
    m_failures.erase(username);
}

void Passwords::hash(Secret password, std::function<void(std::string)> then)
{
    auto secret = std::make_shared<Secret>(std::move(password));
    boost::asio::post(m_threads, [this, secret, then = std::move(then)] {
        m_poster([then, hash = hashPassword(*secret)] { then(hash); });
    });
}

void Passwords::check(const std::string &username, Secret password, Checked checked)
{
    const auto account = m_accounts.find(username);
    const bool known = account != m_accounts.end();
    if (known) {
        auto &failures = m_failures[username];
        while (!failures.empty() && m_clock.monotonic() - failures.front() > failureWindow)
            failures.pop_front();
        if (failures.size() >= mostFailures)
            return checked(failure(Error::Kind::RateLimited, "the account is paused", "wait 15 minutes"));
    }
    auto secret = std::make_shared<Secret>(std::move(password));
    boost::asio::post(m_threads, [this, username, secret, checked = std::move(checked), hash = known ? account->second.hash : m_nobody,
                                  person = known ? account->second.person : protocol::PersonId()] {
        const auto &text = secret->reveal();
        const bool right = crypto_pwhash_str_verify(hash.c_str(), text.data(), text.size()) == 0 && !person.isNull();
        m_poster([this, username, checked, right, person] {
            if (right) {
                m_failures.erase(username);
                return checked(person);
            }
            if (!person.isNull())
                m_failures[username].push_back(m_clock.monotonic());
            checked(failure(Error::Kind::Unauthenticated, "user name or password is wrong", "try again"));
        });
    });
}

} // namespace visavis::backend
