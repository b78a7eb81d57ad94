// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/identity/signins.h"

#include <algorithm>
#include <spdlog/spdlog.h>

namespace visavis::backend {
namespace {

using namespace std::chrono_literals;

constexpr auto absoluteLife = 30 * 24h;
constexpr auto idleLife = 12h;
constexpr auto graceOfPrevious = 60s;
constexpr auto oneTimeLife = 60s;

[[nodiscard]] tl::unexpected<Error> unauthenticated()
{
    return failure(Error::Kind::Unauthenticated, "the token is unknown, expired or revoked", "sign in again");
}

} // namespace

SignIns::SignIns(Journal &journal, const Clock &clock, Ended ended)
    : m_journal(journal)
    , m_clock(clock)
    , m_ended(std::move(ended))
{
    for (auto &row : journal.signIns()) {
        if (expired(row)) {
            journal.submit({EndSignIn{row.id}}, [](const auto &) {});
            continue;
        }
        index(row);
        m_families.emplace(row.id, std::move(row));
    }
}

bool SignIns::expired(const SignInRow &row) const
{
    const auto now = m_clock.now();
    return now - row.createdAt > absoluteLife || now - row.usedAt > idleLife;
}

void SignIns::begin(protocol::PersonId person, const std::string &platform, Answer answer)
{
    SignInRow row;
    row.id = protocol::SignInId::random();
    row.person = person;
    row.platform = platform;
    row.createdAt = m_clock.now();
    rotate(std::move(row), {}, std::move(answer));
}

void SignIns::refresh(std::string_view token, Answer answer)
{
    const auto hash = sha256(token);
    const auto known = m_byHash.find(hash);
    if (known == m_byHash.end()) {
        const auto retiring = m_retiring.find(hash);
        if (const auto copied = retiring == m_retiring.end() ? m_journal.usedRefresh(hash) : std::optional(retiring->second)) {
            spdlog::warn("sign-in {}: a replaced refresh token came back; the sign-in is ended", copied->text());
            end(*copied);
        }
        return answer(unauthenticated());
    }
    auto row = m_families.at(known->second);
    if (expired(row)) {
        end(row.id);
        return answer(unauthenticated());
    }
    if (equalSecrets(hash, row.refresh)) {
        // The token before this one is dead from now on, and this one becomes the one before.
        auto replaced = row.previous;
        row.previous = row.refresh;
        row.previousUntil = m_clock.now() + graceOfPrevious;
        return rotate(std::move(row), std::move(replaced), std::move(answer));
    }
    if (equalSecrets(hash, row.previous) && m_clock.now() <= row.previousUntil) {
        // The response was lost: its tokens were never used, so they are replaced by new ones.
        auto replaced = row.refresh;
        return rotate(std::move(row), std::move(replaced), std::move(answer));
    }
    if (equalSecrets(hash, row.previous)) {
        spdlog::warn("sign-in {}: a replaced refresh token came back; the sign-in is ended", row.id.text());
        end(row.id);
    }
    answer(unauthenticated());
}

void SignIns::rotate(SignInRow row, std::string replaced, Answer answer)
{
    Tokens tokens{randomToken(), randomToken(), row.person};
    row.access = sha256(tokens.access.reveal());
    row.accessUntil = m_clock.now() + protocol::limits::accessTokenLife;
    row.refresh = sha256(tokens.refresh.reveal());
    row.usedAt = m_clock.now();
    const bool renewed = m_families.contains(row.id);
    auto shared = std::make_shared<Tokens>(std::move(tokens));
    m_journal.submit({PutSignIn{row, std::move(replaced)}}, [this, row, shared, renewed, answer = std::move(answer)](const Result<Committed> &done) {
        if (!done)
            return answer(tl::unexpected(done.error()));
        const auto before = m_families.find(row.id);
        if (renewed && before == m_families.end()) {
            // Signed out while the disk was writing: what was written is taken back.
            m_journal.submit({EndSignIn{row.id}}, [](const auto &) {});
            return answer(unauthenticated());
        }
        if (before != m_families.end())
            unindex(before->second);
        index(row);
        m_families.insert_or_assign(row.id, row);
        answer(std::move(*shared));
    });
}

std::optional<Identity> SignIns::identify(std::string_view accessToken)
{
    const auto hash = sha256(accessToken);
    const auto known = m_byHash.find(hash);
    if (known == m_byHash.end())
        return std::nullopt;
    auto &row = m_families.at(known->second);
    if (!equalSecrets(hash, row.access) || m_clock.now() > row.accessUntil || expired(row))
        return std::nullopt;
    row.usedAt = m_clock.now();
    retirePrevious(row);
    return Identity{row.id, row.person};
}

bool SignIns::live(protocol::SignInId signIn)
{
    const auto at = m_families.find(signIn);
    if (at == m_families.end())
        return false;
    if (expired(at->second)) {
        end(signIn);
        return false;
    }
    at->second.usedAt = m_clock.now();
    return true;
}

void SignIns::retirePrevious(SignInRow &row)
{
    if (row.previous.empty())
        return;
    auto replaced = std::move(row.previous);
    m_byHash.erase(replaced);
    row.previous.clear();
    m_retiring.emplace(replaced, row.id);
    m_journal.submit({PutSignIn{row, replaced}}, [this, replaced](const auto &) { m_retiring.erase(replaced); });
}

void SignIns::end(protocol::SignInId signIn)
{
    const auto at = m_families.find(signIn);
    if (at == m_families.end())
        return;
    unindex(at->second);
    m_families.erase(at);
    m_journal.submit({EndSignIn{signIn}}, [](const auto &) {});
    m_ended(signIn);
}

protocol::PersonId SignIns::owner(protocol::SignInId signIn) const
{
    const auto at = m_families.find(signIn);
    return at == m_families.end() ? protocol::PersonId() : at->second.person;
}

std::vector<SignInRow> SignIns::of(protocol::PersonId person) const
{
    std::vector<SignInRow> rows;
    for (const auto &[id, row] : m_families) {
        if (row.person == person && !expired(row))
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), [](const SignInRow &a, const SignInRow &b) { return a.usedAt > b.usedAt; });
    return rows;
}

void SignIns::endAll(protocol::PersonId person, protocol::SignInId but)
{
    std::vector<protocol::SignInId> families;
    for (const auto &[id, row] : m_families) {
        if (row.person == person && id != but)
            families.push_back(id);
    }
    for (const auto id : families)
        end(id);
}

Secret SignIns::issueOneTime(protocol::PersonId person)
{
    auto token = randomToken();
    std::erase_if(m_oneTime, [this](const auto &entry) { return m_clock.monotonic() > entry.second.until; });
    m_oneTime.emplace(sha256(token.reveal()), OneTime{person, m_clock.monotonic() + oneTimeLife});
    return token;
}

std::optional<protocol::PersonId> SignIns::takeOneTime(std::string_view token)
{
    const auto at = m_oneTime.find(sha256(token));
    if (at == m_oneTime.end())
        return std::nullopt;
    const auto taken = at->second;
    m_oneTime.erase(at);
    return m_clock.monotonic() <= taken.until ? std::optional(taken.person) : std::nullopt;
}

void SignIns::index(const SignInRow &row)
{
    for (const auto *hash : {&row.access, &row.refresh, &row.previous}) {
        if (!hash->empty())
            m_byHash.insert_or_assign(*hash, row.id);
    }
}

void SignIns::unindex(const SignInRow &row)
{
    for (const auto *hash : {&row.access, &row.refresh, &row.previous})
        m_byHash.erase(*hash);
}

} // namespace visavis::backend
