// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/rights.h"

namespace visavis::console {
namespace {

template <protocol::Named E>
std::uint64_t bitsOf(const std::vector<std::string> &names)
{
    static_assert(protocol::Names<E>.size() <= 64);
    std::uint64_t bits = 0;
    for (const auto &name : names) {
        if (const auto value = protocol::parse<E>(name)) // a newer backend may know more
            bits |= std::uint64_t{1} << static_cast<unsigned>(*value);
    }
    return bits;
}

} // namespace

Rights::Rights(const protocol::Self &self)
    : m_actions(bitsOf<protocol::Action>(self.actions))
    , m_roles(bitsOf<protocol::Role>(self.roles))
{
}

bool Rights::may(protocol::Action action) const
{
    return (m_actions >> static_cast<unsigned>(action) & 1U) != 0;
}

bool Rights::has(protocol::Role role) const
{
    return (m_roles >> static_cast<unsigned>(role) & 1U) != 0;
}

} // namespace visavis::console
