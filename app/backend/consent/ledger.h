// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/crypto/crypto.h"
#include "protocol/facts.h"

#include <functional>
#include <map>

//! \brief The chain of consent records: each signed (Ed25519), each bound to the one before by its SHA-256.
//!
//! Life of a record: the hub fills a draft with what was shown and decided → the journal's writer, which alone knows the
//! order, completes it inside the transaction that creates what the consent allows → only when that is durable does the
//! visitor hear of it. A record holds no personal data: \c subject is random and its link to the visitor is stored apart,
//! sealed with the visitor's key. `visavis-backend verify` walks the chain with the public key alone.
namespace visavis::backend {

enum class ConsentFact : std::uint8_t {
    Given, Withdrawn,
    Erased, //!< everything else about the subject is gone
    Ended, //!< what was given for one session only is over; the method says why
};

//! \brief Fields as in ISO/IEC TS 27560 where it names them; sequence, link and signature are the writer's.
struct ConsentDraft {
    protocol::RecordId record;
    protocol::RecordId subject; //!< random, the same for all records of one visitor
    ConsentFact fact = ConsentFact::Given;
    std::string controller, noticeId, noticeHash, language;
    std::uint64_t noticeVersion = 0;
    std::map<protocol::Purpose, bool> decisions; //!< each purpose of the notice, or each withdrawn one as false
    protocol::Time at;
    std::string method, boxVersion, origin;
    protocol::NonceId nonce;
};

struct ConsentRecord {
    std::uint64_t seq = 0;
    std::string json; //!< RFC 8785, without the signature
    std::string hash; //!< SHA-256 of 0x02, the hash before and the JSON; the next record's link
    std::string signature;
};

//! \brief Signs with the workspace's Ed25519 key. The journal's writer thread only.
class ConsentSigner final
{
public:
    //! \param secretKey 64 bytes as libsodium keeps them
    explicit ConsentSigner(Secret secretKey);

    [[nodiscard]] ConsentRecord complete(const ConsentDraft &draft, std::uint64_t seq, std::string_view previousHash) const;
    //! \brief Ed25519, 64 bytes.
    [[nodiscard]] std::string sign(std::string_view text) const;
    [[nodiscard]] std::string publicKey() const;

private:
    const Secret m_key;
};

//! \brief What links the first record: 32 zero bytes.
[[nodiscard]] std::string firstLink();

//! \brief Walks records in order of their number; says the first that does not hold.
class ConsentVerifier final
{
public:
    explicit ConsentVerifier(std::string publicKey);

    //! \brief Empty when \a record follows the ones before it, else why not.
    [[nodiscard]] std::string check(const ConsentRecord &record);
    [[nodiscard]] std::uint64_t count() const { return m_seq; }

private:
    const std::string m_publicKey;
    std::uint64_t m_seq = 0;
    std::string m_previous;
};

} // namespace visavis::backend
