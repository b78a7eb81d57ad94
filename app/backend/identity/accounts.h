// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/identity/passwords.h"
#include "backend/identity/signins.h"

namespace visavis::backend {

//! \brief How people and bots come in: passwords, the one-time links that set them, and the secrets of bots.
//!
//! Links and secrets are 256 random bits; only their SHA-256 is kept. Network thread only.
class Accounts final
{
public:
    Accounts(Journal &journal, const Clock &clock, Passwords &passwords, SignIns &signIns);

    //! \brief The user name of a person now; empty: there is no such person.
    using NameOf = std::function<std::string(protocol::PersonId)>;
    //! \brief Reads what the journal knows.
    void load(NameOf nameOf);

    //! \brief A secret that was just made; nothing when the journal could not keep it.
    using Issued = std::function<void(std::optional<Secret>)>;
    void invite(protocol::PersonId person, protocol::Time until, Issued issued);
    //! \brief The person whom an invitation is for; null when it is unknown, used or too old.
    [[nodiscard]] protocol::PersonId invited(std::string_view token) const;
    //! \brief Ends every sign-in but \a but once the password is durable, and with it the open invitation.
    void setPassword(protocol::PersonId person, Secret password, protocol::SignInId but, std::function<void(bool)> done);

    void check(const std::string &username, Secret password, Passwords::Checked checked) { m_passwords.check(username, std::move(password), std::move(checked)); }

    void newBotSecret(protocol::PersonId bot, Issued issued);
    //! \brief Whose secret it is; null: nobody's.
    [[nodiscard]] protocol::PersonId bot(std::string_view secret) const;

    void renamed(const std::string &from, const std::string &to) { m_passwords.rename(from, to); }
    void forget(protocol::PersonId person, const std::string &username);

private:
    Journal &m_journal;
    const Clock &m_clock;
    Passwords &m_passwords;
    SignIns &m_signIns;
    NameOf m_nameOf;
    std::unordered_map<std::string, HeldSecretRow> m_invitations, m_bots; //!< by hash
};

//! \brief Whether \a password is one that a person may choose: long enough, and not the user name.
[[nodiscard]] bool acceptable(const Secret &password, std::string_view username);

} // namespace visavis::backend
