// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace visavis::backend {

//! \brief One HTTP request as the routes see it; header names are not kept beyond what they need.
struct HttpRequest {
    std::string method;
    std::string path;  //!< without the query, percent-decoding not applied
    std::string query; //!< what follows the question mark
    std::string body;
    std::string origin;
    std::string authorization;
    std::string address; //!< of the client, behind trusted proxies as they tell it
};

struct HttpResponse {
    unsigned status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;

    [[nodiscard]] static HttpResponse text(unsigned status, std::string_view sentence);
    [[nodiscard]] static HttpResponse json(unsigned status, std::string body);
};

using Respond = std::function<void(HttpResponse)>;

//! \brief Answers the requests of one listener. \c handle calls \a respond exactly once, now or later on the network thread.
class HttpService
{
public:
    virtual ~HttpService() = default;

    virtual void handle(HttpRequest request, Respond respond) = 0;
    //! \brief The role of a WebSocket path, or nothing when there is none.
    enum class SocketKind { Visitor, Mirror, Advisor };
    [[nodiscard]] virtual std::optional<SocketKind> socketAt(std::string_view path) const = 0;
};

} // namespace visavis::backend
