// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace visavis::console {

//! \brief A token or password: cannot be printed, is wiped when its last copy goes.
//!
//! Copies share one buffer, so that a future's result does not multiply it.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(std::string_view bytes);

    //! \brief The bytes themselves, for the wire or the keychain only; valid as long as this copy.
    [[nodiscard]] std::string_view reveal() const;
    [[nodiscard]] bool isEmpty() const { return reveal().empty(); }

    //! \brief Wipes a buffer that held a secret on its way here.
    static void wipe(std::string &bytes);

    friend bool operator==(const Secret &a, const Secret &b) { return a.reveal() == b.reveal(); }

private:
    struct Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

} // namespace visavis::console
