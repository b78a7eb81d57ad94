// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consent/ledger.h"

#include "backend/consent/canonicaljson.h"
#include "protocol/jsondocument.h"

namespace visavis::backend {
namespace json = boost::json;

namespace {

[[nodiscard]] std::string chainHash(std::string_view previous, std::string_view text)
{
    std::string input = "\x02";
    input += previous;
    input += text;
    return sha256(input);
}

[[nodiscard]] std::string keyId(std::string_view publicKey)
{
    return hex(sha256(publicKey)).substr(0, 16);
}

[[nodiscard]] const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

[[nodiscard]] std::string_view factName(ConsentFact fact)
{
    switch (fact) {
    case ConsentFact::Given: return "given";
    case ConsentFact::Withdrawn: return "withdrawn";
    case ConsentFact::Erased: return "erased";
    case ConsentFact::Ended: break;
    }
    return "ended";
}

} // namespace

std::string firstLink()
{
    return std::string(32, '\0');
}

ConsentSigner::ConsentSigner(Secret secretKey)
    : m_key(std::move(secretKey))
{
}

std::string ConsentSigner::publicKey() const
{
    return m_key.reveal().substr(crypto_sign_SECRETKEYBYTES - crypto_sign_PUBLICKEYBYTES);
}

ConsentRecord ConsentSigner::complete(const ConsentDraft &draft, std::uint64_t seq, std::string_view previousHash) const
{
    json::array purposes;
    for (const auto &[purpose, given] : draft.decisions) {
        purposes.push_back({{"id", text(purpose)},
                            {"basis", "consent"},
                            {"decision", given ? "given" : draft.fact == ConsentFact::Given ? "declined" : factName(draft.fact)}});
    }
    const json::value record{
        {"rec_id", draft.record.text()},
        {"schema", "visavis-consent-1"},
        {"subject_ref", draft.subject.text()},
        {"event", factName(draft.fact)},
        {"controller", draft.controller},
        {"notice_id", draft.noticeId},
        {"notice_version", draft.noticeVersion},
        {"notice_sha256", draft.noticeHash},
        {"lang", draft.language},
        {"purposes", purposes},
        {"t_server_utc", draft.at.time_since_epoch().count()},
        {"method", draft.method},
        {"widget_ver", draft.boxVersion},
        {"origin", draft.origin},
        {"nonce", draft.nonce.text()},
        {"seq", seq},
        {"prev", hex(previousHash)},
        {"key_id", keyId(publicKey())},
    };
    ConsentRecord completed;
    completed.seq = seq;
    completed.json = canonicalJson(record);
    completed.hash = chainHash(previousHash, completed.json);
    completed.signature = sign(completed.hash);
    return completed;
}

std::string ConsentSigner::sign(std::string_view text) const
{
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, bytesOf(text), text.size(), bytesOf(m_key.reveal()));
    return signature;
}

ConsentVerifier::ConsentVerifier(std::string publicKey)
    : m_publicKey(std::move(publicKey))
    , m_previous(firstLink())
{
}

std::string ConsentVerifier::check(const ConsentRecord &record)
{
    if (record.seq != m_seq + 1)
        return "a record is missing before this one";
    const auto document = protocol::JsonDocument::parse(record.json);
    const auto *object = document ? document->root.if_object() : nullptr;
    if (!object || canonicalJson(document->root) != record.json)
        return "it is not canonical JSON";
    const auto *seq = object->if_contains("seq");
    if (!seq || !seq->is_int64() || static_cast<std::uint64_t>(seq->get_int64()) != record.seq)
        return "its number is not the one it was signed with";
    const auto *prev = object->if_contains("prev");
    if (!prev || !prev->is_string() || std::string_view(prev->get_string().data(), prev->get_string().size()) != hex(m_previous))
        return "it does not continue the record before it";
    if (chainHash(m_previous, record.json) != record.hash)
        return "its hash is not that of its text";
    if (m_publicKey.size() != crypto_sign_PUBLICKEYBYTES || record.signature.size() != crypto_sign_BYTES
        || crypto_sign_verify_detached(bytesOf(record.signature), bytesOf(record.hash), record.hash.size(), bytesOf(m_publicKey)) != 0)
        return "its signature does not hold";
    m_seq = record.seq;
    m_previous = record.hash;
    return {};
}

} // namespace visavis::backend
