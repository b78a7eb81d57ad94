// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/journal.h"
#include "backend/journal/sqlite.h"

namespace visavis::backend {

//! \brief Turns units into SQL on one connection, inside a transaction that its owner begins and ends. Throws SqliteFailure.
class SqliteWriter final
{
public:
    SqliteWriter(Database &database, const ConsentSigner &signer);

    //! \brief Reads counters and the head of the consent chain again: after opening, and after a rollback.
    void reload();
    //! \brief Applies one unit under its own savepoint. A duplicate or a failure leaves nothing of it.
    [[nodiscard]] Committed apply(const Unit &unit);
    //! \brief To be called before the commit of a batch.
    void finishBatch();
    //! \brief Whether something was erased since the last call: then the write-ahead log must not keep it either.
    [[nodiscard]] bool takeErased() { return std::exchange(m_erased, false); }

private:
    //! \brief Leaves the unit: the event is known under this number.
    struct Duplicate {
        std::uint64_t seq;
    };

    void apply(const CreateVisitor &op, Committed &result);
    void apply(const SetVisitorFile &op, Committed &result);
    void apply(const SetVisitorAddress &op, Committed &result);
    void apply(const CreateConversation &op, Committed &result);
    void apply(const UpdateConversation &op, Committed &result);
    void apply(const AppendEvent &op, Committed &result);
    void apply(const AppendConsent &op, Committed &result);
    void apply(const CountOne &op, Committed &result);
    void apply(const PutVisitorSession &op, Committed &result);
    void apply(const EndVisitorSessions &op, Committed &result);
    void apply(const ChangeSetting &op, Committed &result);
    void apply(const SetAvailability &op, Committed &result);
    void apply(const PutSignIn &op, Committed &result);
    void apply(const EndSignIn &op, Committed &result);
    void apply(const PutPerson &op, Committed &result);
    void apply(const DeletePerson &op, Committed &result);
    void apply(const PutCredential &op, Committed &result);
    void apply(const PutInvitation &op, Committed &result);
    void apply(const PutBotSecret &op, Committed &result);
    void apply(const PutGroup &op, Committed &result);
    void apply(const DeleteGroup &op, Committed &result);
    void apply(const AppendAudit &op, Committed &result);
    void apply(const PutReply &op, Committed &result);
    void apply(const DeleteReply &op, Committed &result);
    void apply(const PutSite &op, Committed &result);
    void apply(const Erase &op, Committed &result);
    void apply(const SetCounter &op, Committed &result);

    Database &m_database;
    const ConsentSigner &m_signer;
    std::uint64_t m_feed = 0, m_consentSeq = 0, m_auditSeq = 0;
    std::string m_consentHash, m_auditHash;
    bool m_erased = false;

    Statement m_savepoint, m_release, m_rollback, m_feedWrite;
    Statement m_visitor, m_visitorCount, m_file, m_address, m_conversation, m_update, m_lastClosed, m_number, m_event, m_known, m_consent, m_count,
        m_session, m_endSessions, m_setting, m_settingChange, m_availability, m_signIn, m_usedRefresh, m_endSignIn, m_audit;
};

} // namespace visavis::backend
