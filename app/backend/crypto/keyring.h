// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/crypto/crypto.h"
#include "protocol/id.h"

#include <list>
#include <unordered_map>

namespace visavis::backend {

//! \brief The keys of the workspace: a master key outside the database wraps one key a visitor.
//!
//! Death of a wrapped key is the erasure of everything sealed under it. Unwrapped keys are kept for the visitors seen last.
//! Network thread only.
class Keyring final
{
public:
    explicit Keyring(Secret masterKey);

    //! \brief A new visitor's key, and its wrapped form for the database.
    [[nodiscard]] std::string createWrapped(protocol::VisitorId visitor);
    //! \brief False when \a wrapped was not made by this master key for this visitor.
    [[nodiscard]] bool remember(protocol::VisitorId visitor, std::string_view wrapped);
    //! \brief Its wrapped form is erased with the visitor; this is the copy in memory.
    void forget(protocol::VisitorId visitor);
    [[nodiscard]] bool knows(protocol::VisitorId visitor) const { return m_keys.contains(visitor); }

    //! \brief Both need a remembered key.
    [[nodiscard]] std::string seal(protocol::VisitorId visitor, std::string_view plain, std::string_view bound);
    [[nodiscard]] std::optional<std::string> open(protocol::VisitorId visitor, std::string_view envelope, std::string_view bound);

    //! \brief What finds a visitor by site and VUID without keeping the VUID: a keyed hash.
    [[nodiscard]] std::string lookup(protocol::SiteId site, protocol::Vuid vuid) const;

private:
    struct Entry {
        Secret key;
        std::list<protocol::VisitorId>::iterator used;
    };
    [[nodiscard]] const Secret *use(protocol::VisitorId visitor);
    void insert(protocol::VisitorId visitor, Secret key);

    static constexpr std::size_t mostKeys = 20000;

    const Secret m_wrapping, m_lookup;
    std::unordered_map<protocol::VisitorId, Entry> m_keys;
    std::list<protocol::VisitorId> m_order; //!< most recently used first
};

} // namespace visavis::backend
