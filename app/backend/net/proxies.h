// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace visavis::backend {

//! \brief Which reverse proxies are believed when they say for whom they speak.
//!
//! X-Forwarded-For is a list that each proxy appends to; anything left of what a trusted proxy wrote can be forged. So it is
//! read from the right, and the first address that is no trusted proxy is the client.
class TrustedProxies final
{
public:
    //! \brief Adds an address or a network such as 10.0.0.0/8; false when it is neither.
    [[nodiscard]] bool add(std::string_view text);
    [[nodiscard]] bool trusts(const boost::asio::ip::address &address) const;
    //! \param forwardedFor the values of X-Forwarded-For joined by commas, perhaps empty
    [[nodiscard]] std::string clientOf(const boost::asio::ip::address &peer, std::string_view forwardedFor) const;

private:
    using Network = std::variant<boost::asio::ip::network_v4, boost::asio::ip::network_v6>;
    std::vector<Network> m_networks;
};

} // namespace visavis::backend
