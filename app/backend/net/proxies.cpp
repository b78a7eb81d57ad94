// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/net/proxies.h"

#include <algorithm>

namespace visavis::backend {
namespace ip = boost::asio::ip;

namespace {

[[nodiscard]] ip::address plain(const ip::address &address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

[[nodiscard]] std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

bool TrustedProxies::add(std::string_view text)
{
    boost::system::error_code error;
    const std::string network(text);
    if (const auto v4 = ip::make_network_v4(network, error); !error) {
        m_networks.emplace_back(v4.canonical());
        return true;
    }
    if (const auto v6 = ip::make_network_v6(network, error); !error) {
        m_networks.emplace_back(v6.canonical());
        return true;
    }
    const auto address = ip::make_address(network, error);
    if (error)
        return false;
    if (address.is_v4())
        m_networks.emplace_back(ip::network_v4(address.to_v4(), 32));
    else
        m_networks.emplace_back(ip::network_v6(address.to_v6(), 128));
    return true;
}

bool TrustedProxies::trusts(const ip::address &given) const
{
    const auto address = plain(given);
    return std::any_of(m_networks.begin(), m_networks.end(), [&address](const Network &network) {
        if (const auto *v4 = std::get_if<ip::network_v4>(&network))
            return address.is_v4() && ip::network_v4(address.to_v4(), v4->prefix_length()).canonical() == *v4;
        const auto &v6 = std::get<ip::network_v6>(network);
        return address.is_v6() && ip::network_v6(address.to_v6(), v6.prefix_length()).canonical() == v6;
    });
}

std::string TrustedProxies::clientOf(const ip::address &peer, std::string_view forwardedFor) const
{
    auto client = plain(peer);
    while (trusts(client) && !forwardedFor.empty()) {
        const auto comma = forwardedFor.rfind(',');
        const auto last = trimmed(comma == forwardedFor.npos ? forwardedFor : forwardedFor.substr(comma + 1));
        forwardedFor = comma == forwardedFor.npos ? std::string_view() : forwardedFor.substr(0, comma);
        boost::system::error_code error;
        const auto address = ip::make_address(std::string(last), error);
        if (error)
            break;
        client = plain(address);
    }
    return client.to_string();
}

} // namespace visavis::backend
