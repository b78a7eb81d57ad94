// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"

//! \brief Frames about who processes visitors' data on the company's behalf, and under which contract (GDPR, article 28).
namespace visavis::protocol {

//! \brief Where data lies or is read from. Beyond the EEA a transfer needs a ground of its own (GDPR, chapter V).
enum class Region : std::uint8_t { Eu, Eea, Adequate, Third };
template <> inline constexpr std::array Names<Region>{"eu"sv, "eea"sv, "adequate"sv, "third"sv};

//! \brief Who runs this backend for the company that answers for its visitors' data.
enum class Operator : std::uint8_t {
    Own,      //!< the company itself: nobody processes on its behalf, and somebody says so
    Contract, //!< somebody else, under a contract
};
template <> inline constexpr std::array Names<Operator>{"own"sv, "contract"sv};

//! \brief A date of the calendar, "2026-11-27".
[[nodiscard]] bool isDate(std::string_view text);

//! \brief The contract under which visitors' data is processed here, or the word that nobody else does. Of a contract \c sha256 is that of
//! its signed document, lower-case hexadecimal; the document itself stays with the company.
struct AgreementDraft {
    Operator kind = Operator::Contract;
    std::string party;     //!< with whom; of one's own operation nobody
    std::string title;     //!< name and version of the document
    std::string sha256;
    std::string signatory; //!< who signed for the company
    std::string signedOn;  //!< a date

    static void fields(auto &self, auto &v)
    {
        v("kind", self.kind), v("party", self.party, atMost(limits::contractText)), v("title", self.title, atMost(limits::contractText));
        v("sha256", self.sha256, atMost(64)), v("signatory", self.signatory, notBlank(limits::name)), v("signedOn", self.signedOn, notBlank(10));
    }
    [[nodiscard]] bool valid() const;
    bool operator==(const AgreementDraft &) const = default;
};

struct Agreement {
    AgreementDraft is;
    std::uint64_t version = 1;
    Time at;
    std::string by; //!< user name

    static void fields(auto &self, auto &v) { v("is", self.is), v("version", self.version), v("at", self.at), v("by", self.by); }
    bool operator==(const Agreement &) const = default;
};

//! \brief Somebody to whom data of visitors may come. Without a contract nobody is enabled, without safeguards nobody beyond the EEA.
struct ProcessorDraft {
    std::string name, service, country;
    Region region = Region::Eu;
    std::string contract;    //!< reference of the contract under article 28
    std::string safeguards;  //!< adequacy decision, standard contractual clauses and what comes with them
    std::string certificate; //!< what attests its security
    bool enabled = false;

    static void fields(auto &self, auto &v)
    {
        v("name", self.name, notBlank(limits::name)), v("service", self.service, notBlank(limits::contractText));
        v("country", self.country, notBlank(limits::name)), v("region", self.region), v("contract", self.contract, atMost(limits::contractText));
        v("safeguards", self.safeguards, atMost(limits::contractText)), v("certificate", self.certificate, atMost(limits::contractText));
        v("enabled", self.enabled);
    }
    //! \brief What it lacks before it may be enabled: the name of a field, or nothing.
    [[nodiscard]] std::string_view lacks() const;
    bool operator==(const ProcessorDraft &) const = default;
};

struct Processor {
    ProcessorId id;
    std::uint64_t version = 1;
    ProcessorDraft is;

    static void fields(auto &self, auto &v) { v("id", self.id), v("version", self.version), v("is", self.is); }
    bool operator==(const Processor &) const = default;
};

namespace fromadvisor {

struct ContractsList {
    static constexpr std::string_view type = "contracts.list";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const ContractsList &) const = default;
};

//! \brief A new agreement. Those before stay on record.
struct AgreementPut {
    static constexpr std::string_view type = "agreement.put";
    std::uint64_t id = 0;
    AgreementDraft draft;

    static void fields(auto &self, auto &v) { v("id", self.id), v("draft", self.draft); }
    [[nodiscard]] bool valid() const { return draft.valid(); }
    bool operator==(const AgreementPut &) const = default;
};

//! \brief A new processor, or \c processor changed from \c version (\c conflict: it is no longer so).
struct ProcessorPut {
    static constexpr std::string_view type = "processor.put";
    std::uint64_t id = 0;
    std::optional<ProcessorId> processor;
    std::optional<std::uint64_t> version;
    ProcessorDraft draft;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("processor", self.processor), v("version", self.version), v("draft", self.draft);
    }
    [[nodiscard]] bool valid() const { return processor.has_value() == version.has_value() && (!draft.enabled || draft.lacks().empty()); }
    bool operator==(const ProcessorPut &) const = default;
};

struct ProcessorDelete {
    static constexpr std::string_view type = "processor.delete";
    std::uint64_t id = 0;
    ProcessorId processor;

    static void fields(auto &self, auto &v) { v("id", self.id), v("processor", self.processor); }
    bool operator==(const ProcessorDelete &) const = default;
};

} // namespace fromadvisor

namespace toadvisor {

//! \brief Everything there is of them: the answer, and news to all who change settings.
struct Contracts {
    static constexpr std::string_view type = "contracts";
    std::optional<std::uint64_t> re;
    std::vector<Agreement> agreements; //!< newest first
    std::vector<Processor> processors; //!< by name
    bool sample = false;               //!< a sample workspace: no real visitor, no contract needed

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("agreements", self.agreements), v("processors", self.processors), v("sample", self.sample);
    }
    bool operator==(const Contracts &) const = default;
};

} // namespace toadvisor

} // namespace visavis::protocol
