// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/crypto/keyring.h"

namespace visavis::backend {
namespace {

[[nodiscard]] std::string_view view(const protocol::IdBytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

[[nodiscard]] std::string wrapBinding(protocol::VisitorId visitor)
{
    return "visitor key " + std::string(view(visitor.bytes()));
}

} // namespace

Keyring::Keyring(Secret masterKey)
    : m_wrapping(keyedHash(masterKey, "visavis wrapping key 1"))
    , m_lookup(keyedHash(masterKey, "visavis lookup key 1"))
{
}

std::string Keyring::createWrapped(protocol::VisitorId visitor)
{
    auto key = randomSecret();
    auto wrapped = backend::seal(m_wrapping, key.reveal(), wrapBinding(visitor));
    insert(visitor, std::move(key));
    return wrapped;
}

bool Keyring::remember(protocol::VisitorId visitor, std::string_view wrapped)
{
    if (use(visitor))
        return true;
    auto key = backend::open(m_wrapping, wrapped, wrapBinding(visitor));
    if (!key)
        return false;
    insert(visitor, Secret(std::move(*key)));
    return true;
}

std::string Keyring::seal(protocol::VisitorId visitor, std::string_view plain, std::string_view bound)
{
    return backend::seal(*use(visitor), plain, bound);
}

std::optional<std::string> Keyring::open(protocol::VisitorId visitor, std::string_view envelope, std::string_view bound)
{
    const auto *key = use(visitor);
    return key ? backend::open(*key, envelope, bound) : std::nullopt;
}

std::string Keyring::lookup(protocol::SiteId site, protocol::Vuid vuid) const
{
    return keyedHash(m_lookup, std::string(view(site.bytes())) + std::string(view(vuid.bytes())));
}

const Secret *Keyring::use(protocol::VisitorId visitor)
{
    const auto at = m_keys.find(visitor);
    if (at == m_keys.end())
        return nullptr;
    m_order.splice(m_order.begin(), m_order, at->second.used);
    return &at->second.key;
}

void Keyring::forget(protocol::VisitorId visitor)
{
    const auto at = m_keys.find(visitor);
    if (at == m_keys.end())
        return;
    m_order.erase(at->second.used);
    m_keys.erase(at);
}

void Keyring::insert(protocol::VisitorId visitor, Secret key)
{
    if (m_keys.size() >= mostKeys) {
        m_keys.erase(m_order.back());
        m_order.pop_back();
    }
    m_order.push_front(visitor);
    m_keys.insert_or_assign(visitor, Entry{std::move(key), m_order.begin()});
}

} // namespace visavis::backend
