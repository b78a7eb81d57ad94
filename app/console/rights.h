// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"
#include "protocol/rights.h"

namespace visavis::console {

//! \brief What the signed-in person may ever do, as \c self.actions says: ui hides by it, the backend enforces.
class Rights final
{
public:
    Rights() = default;
    explicit Rights(const protocol::Self &self);

    [[nodiscard]] bool may(protocol::Action action) const;
    [[nodiscard]] bool has(protocol::Role role) const;

private:
    std::uint64_t m_actions = 0;
    std::uint64_t m_roles = 0;
};

} // namespace visavis::console
