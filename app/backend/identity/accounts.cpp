// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/identity/accounts.h"

#include "protocol/codec.h"

namespace visavis::backend {
using protocol::PersonId;

namespace {

void eraseOf(std::unordered_map<std::string, HeldSecretRow> &secrets, PersonId person)
{
    std::erase_if(secrets, [person](const auto &entry) { return entry.second.person == person; });
}

} // namespace

bool acceptable(const Secret &password, std::string_view username)
{
    return protocol::codePoints(password.reveal()) >= protocol::limits::passwordLeast && password.reveal() != username;
}

Accounts::Accounts(Journal &journal, const Clock &clock, Passwords &passwords, SignIns &signIns)
    : m_journal(journal)
    , m_clock(clock)
    , m_passwords(passwords)
    , m_signIns(signIns)
{
}

void Accounts::load(NameOf nameOf)
{
    m_nameOf = std::move(nameOf);
    for (const auto &credential : m_journal.credentials()) {
        if (const auto name = m_nameOf(credential.person); !name.empty())
            m_passwords.put(name, credential.person, credential.hash);
    }
    for (auto &row : m_journal.invitations())
        m_invitations.emplace(row.hash, std::move(row));
    for (auto &row : m_journal.botSecrets())
        m_bots.emplace(row.hash, std::move(row));
}

void Accounts::invite(PersonId person, protocol::Time until, Issued issued)
{
    auto token = std::make_shared<Secret>(randomToken());
    HeldSecretRow row{person, sha256(token->reveal()), until};
    m_journal.submit({PutInvitation{row}}, [this, row, token, issued = std::move(issued)](const Result<Committed> &done) {
        if (!done)
            return issued(std::nullopt);
        eraseOf(m_invitations, row.person);
        m_invitations.emplace(row.hash, row);
        issued(std::move(*token));
    });
}

PersonId Accounts::invited(std::string_view token) const
{
    const auto at = m_invitations.find(sha256(token));
    return at != m_invitations.end() && m_clock.now() <= at->second.until ? at->second.person : PersonId();
}

void Accounts::setPassword(PersonId person, Secret password, protocol::SignInId but, std::function<void(bool)> done)
{
    // Spent at once: while the password is hashed, the link is good for nobody else.
    eraseOf(m_invitations, person);
    m_passwords.hash(std::move(password), [this, person, but, done = std::move(done)](const std::string &hash) {
        m_journal.submit({PutCredential{{person, hash}}}, [this, person, but, hash, done](const Result<Committed> &stored) {
            if (const auto username = stored ? m_nameOf(person) : std::string(); !username.empty()) {
                m_passwords.put(username, person, hash);
                m_signIns.endAll(person, but);
            }
            done(stored.has_value());
        });
    });
}

void Accounts::newBotSecret(PersonId bot, Issued issued)
{
    auto secret = std::make_shared<Secret>(randomToken());
    HeldSecretRow row{bot, sha256(secret->reveal()), {}};
    m_journal.submit({PutBotSecret{row}}, [this, row, secret, issued = std::move(issued)](const Result<Committed> &done) {
        if (!done)
            return issued(std::nullopt);
        eraseOf(m_bots, row.person);
        m_bots.emplace(row.hash, row);
        m_signIns.endAll(row.person);
        issued(std::move(*secret));
    });
}

PersonId Accounts::bot(std::string_view secret) const
{
    const auto at = m_bots.find(sha256(secret));
    return at == m_bots.end() ? PersonId() : at->second.person;
}

void Accounts::forget(PersonId person, const std::string &username)
{
    eraseOf(m_invitations, person);
    eraseOf(m_bots, person);
    m_passwords.forget(username);
    m_signIns.endAll(person);
}

} // namespace visavis::backend
