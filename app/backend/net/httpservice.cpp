// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/net/httpservice.h"

namespace visavis::backend {

HttpResponse HttpResponse::text(unsigned status, std::string_view sentence)
{
    return {status, std::string(sentence) + "\n", {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}}};
}

HttpResponse HttpResponse::json(unsigned status, std::string body)
{
    return {status, std::move(body), {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}};
}

} // namespace visavis::backend
