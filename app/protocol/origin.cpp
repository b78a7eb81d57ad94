// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/origin.h"

#include <algorithm>
#include <charconv>

namespace visavis::protocol {
namespace {

[[nodiscard]] bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

[[nodiscard]] bool isHost(std::string_view host)
{
    constexpr std::size_t longest = 253, longestLabel = 63; // RFC 1035
    if (host.empty() || host.size() > longest)
        return false;
    for (std::size_t from = 0; from <= host.size();) {
        const auto to = std::min(host.find('.', from), host.size());
        const auto label = host.substr(from, to - from);
        const auto fits = [](char c) { return isLetterOrDigit(c) || c == '-'; };
        if (label.empty() || label.size() > longestLabel || label.front() == '-' || label.back() == '-' || !std::all_of(label.begin(), label.end(), fits))
            return false;
        from = to + 1;
    }
    return true;
}

//! \brief Browsers treat these as secure without TLS (W3C Secure Contexts, section 3.1).
[[nodiscard]] bool isThisComputer(std::string_view host)
{
    return host == "localhost" || host.ends_with(".localhost") || host == "127.0.0.1";
}

} // namespace

OriginFault originFault(std::string_view text)
{
    const bool secure = text.starts_with("https://");
    if (!secure && !text.starts_with("http://"))
        return OriginFault::NoAddress;
    const auto rest = text.substr(secure ? 8 : 7);
    if (rest.empty())
        return OriginFault::NoAddress;
    if (rest.find_first_of("/?#@\\") != rest.npos)
        return OriginFault::More;
    const auto colon = rest.find(':');
    const auto host = rest.substr(0, colon);
    if (!isHost(host))
        return OriginFault::Host;
    if (colon != rest.npos) {
        const auto digits = rest.substr(colon + 1);
        unsigned port = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
        const bool number = error == std::errc() && end == digits.data() + digits.size() && digits.front() != '0';
        if (!number || port > 65535 || port == (secure ? 443U : 80U))
            return OriginFault::Port;
    }
    return secure || isThisComputer(host) ? OriginFault::None : OriginFault::NotSecure;
}

} // namespace visavis::protocol
