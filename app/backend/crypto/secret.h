// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sodium.h>
#include <string>
#include <string_view>

namespace visavis::backend {

//! \brief Bytes that must not be logged and do not outlive their use: no stream operator, no formatter, wiped at the end.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(std::string bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Secret(Secret &&other) noexcept
        : m_bytes(std::move(other.m_bytes))
    {
        other.wipe();
    }
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            wipe();
            m_bytes = std::move(other.m_bytes);
            other.wipe();
        }
        return *this;
    }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret() { wipe(); }

    [[nodiscard]] Secret copy() const { return Secret(std::string(m_bytes)); }
    [[nodiscard]] const std::string &reveal() const { return m_bytes; }
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }

private:
    void wipe()
    {
        if (!m_bytes.empty())
            sodium_memzero(m_bytes.data(), m_bytes.size());
        m_bytes.clear();
    }

    std::string m_bytes;
};

} // namespace visavis::backend
