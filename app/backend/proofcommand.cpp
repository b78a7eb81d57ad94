// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/proofcommand.h"

#include "backend/consent/canonicaljson.h"
#include "backend/consent/ledger.h"
#include "backend/consent/merkle.h"
#include "backend/journal/datafolder.h"
#include "backend/journal/sqlite.h"
#include "protocol/jsondocument.h"

#include <boost/json.hpp>
#include <ostream>

namespace visavis::backend {
namespace json = boost::json;

namespace {

//! \brief The whole chain, and which of its records were asked for.
struct Chain {
    std::vector<std::string> leaves;
    std::vector<ConsentRecord> asked;
};

[[nodiscard]] std::string subjectOf(const std::string &record)
{
    const auto document = protocol::JsonDocument::parse(record);
    const auto *object = document ? document->root.if_object() : nullptr;
    const auto *subject = object ? object->if_contains("subject_ref") : nullptr;
    return subject && subject->is_string() ? std::string(subject->get_string().data(), subject->get_string().size()) : std::string();
}

//! \brief What was given in a conversation belongs to its person: all records of that person are the proof.
[[nodiscard]] std::string subjectOf(Database &database, protocol::ConversationId conversation)
{
    Statement statement(database, "SELECT record FROM consentrecord WHERE conversation = ? LIMIT 1");
    return statement.bind(conversation).next() ? subjectOf(statement.bytes(0)) : std::string();
}

[[nodiscard]] Result<Chain> readChain(Database &database, const std::string &publicKey, const std::string &subject)
{
    Chain chain;
    ConsentVerifier verifier(publicKey);
    Statement records(database, "SELECT seq, record, hash, signature FROM consentrecord ORDER BY seq");
    while (records.next()) {
        ConsentRecord record{records.count(0), records.bytes(1), records.bytes(2), records.bytes(3)};
        if (const auto fault = verifier.check(record); !fault.empty())
            return failure(Error::Kind::Damaged, "record " + std::to_string(record.seq) + " does not hold: " + fault, "nothing is proved by a chain that was changed; look for a backup of before");
        chain.leaves.push_back(merkleLeaf(record.json, record.signature));
        if (subject.empty() || subjectOf(record.json) == subject)
            chain.asked.push_back(std::move(record));
    }
    return chain;
}

} // namespace

Result<void> runProof(const ProofOptions &options, std::ostream &out)
{
    auto folder = DataFolder::open(options.data);
    if (!folder)
        return tl::unexpected(std::move(folder.error()));
    auto key = (*folder)->consentKey();
    if (!key)
        return tl::unexpected(std::move(key.error()));
    const ConsentSigner signer(std::move(*key));
    Result<Chain> chain;
    try {
        Database database((*folder)->database(), true);
        std::string subject = options.subject;
        if (options.conversation) {
            subject = subjectOf(database, *options.conversation);
            if (subject.empty())
                return failure(Error::Kind::NotFound, "no consent was given in this conversation", "name another, or leave --conversation out for the whole chain");
        }
        chain = readChain(database, signer.publicKey(), subject);
    } catch (const SqliteFailure &failure) {
        return tl::unexpected(errorOf(failure.code, (*folder)->database()));
    }
    if (!chain)
        return tl::unexpected(std::move(chain.error()));
    const auto checkpoint = canonicalJson({{"schema", "visavis-checkpoint-1"}, {"size", chain->leaves.size()}, {"root", hex(merkleRoot(chain->leaves))}});
    json::array records;
    for (const auto &record : chain->asked) {
        json::array path;
        for (const auto &hash : merklePath(chain->leaves, static_cast<std::size_t>(record.seq - 1)))
            path.emplace_back(hex(hash));
        records.push_back({{"record", record.json}, {"signature", hex(record.signature)}, {"path", std::move(path)}});
    }
    out << canonicalJson({{"schema", "visavis-proof-1"}, {"public_key", hex(signer.publicKey())}, {"checkpoint", checkpoint},
                          {"checkpoint_signature", hex(signer.sign(checkpoint))}, {"records", std::move(records)}})
        << "\n";
    return {};
}

} // namespace visavis::backend
