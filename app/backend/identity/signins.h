// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/clock.h"
#include "backend/crypto/crypto.h"
#include "backend/journal/journal.h"

namespace visavis::backend {

//! \brief What a person is handed at sign-in and renewal. Never logged, never stored here but as SHA-256.
struct Tokens {
    Secret access, refresh;
    protocol::PersonId person;
};

//! \brief Who an access token speaks for.
struct Identity {
    protocol::SignInId signIn;
    protocol::PersonId person;
};

//! \brief The sign-ins of all people: opaque rotating tokens (RFC 9700 section 4.14).
//!
//! A sign-in is a family: an access token for 5 minutes and a refresh token that is replaced at each use. The replaced one
//! stays good until its successor is first used, as refresh token or by its access token, at most 60 s, so that a lost
//! response costs nothing. One that was replaced for good and comes back was copied: the family ends. It ends as well
//! 12 h after its last use and 30 days after its beginning. Network thread only.
class SignIns final
{
public:
    using Answer = std::function<void(Result<Tokens>)>;
    //! \brief Told of each family that ended, so that its sockets can be closed.
    using Ended = std::function<void(protocol::SignInId)>;

    SignIns(Journal &journal, const Clock &clock, Ended ended);

    //! \brief Answers when the family is durable.
    void begin(protocol::PersonId person, const std::string &platform, Answer answer);
    void refresh(std::string_view token, Answer answer);
    [[nodiscard]] std::optional<Identity> identify(std::string_view accessToken);
    //! \brief Whether a socket of this family may go on; counts as use.
    [[nodiscard]] bool live(protocol::SignInId signIn);
    void end(protocol::SignInId signIn);
    //! \param but stays; null: none does
    void endAll(protocol::PersonId person, protocol::SignInId but = {});
    //! \brief Whose sign-in it is; null: nobody's.
    [[nodiscard]] protocol::PersonId owner(protocol::SignInId signIn) const;
    //! \brief Those that live, newest use first.
    [[nodiscard]] std::vector<SignInRow> of(protocol::PersonId person) const;

    //! \brief A token for one sign-in within 60 s, kept in memory only.
    [[nodiscard]] Secret issueOneTime(protocol::PersonId person);
    [[nodiscard]] std::optional<protocol::PersonId> takeOneTime(std::string_view token);

private:
    [[nodiscard]] bool expired(const SignInRow &row) const;
    void rotate(SignInRow row, std::string replaced, Answer answer);
    //! \brief The successor is in use: the token before it is dead for good.
    void retirePrevious(SignInRow &row);
    void index(const SignInRow &row);
    void unindex(const SignInRow &row);

    struct OneTime {
        protocol::PersonId person;
        std::chrono::steady_clock::time_point until;
    };

    Journal &m_journal;
    const Clock &m_clock;
    const Ended m_ended;
    std::unordered_map<protocol::SignInId, SignInRow> m_families;
    std::unordered_map<std::string, protocol::SignInId> m_byHash; //!< access, refresh and previous hashes
    std::unordered_map<std::string, protocol::SignInId> m_retiring; //!< replaced for good, on their way into the journal
    std::unordered_map<std::string, OneTime> m_oneTime;
};

} // namespace visavis::backend
