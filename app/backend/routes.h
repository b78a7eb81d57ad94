// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/hub/hub.h"
#include "backend/hub/tokenbucket.h"
#include "backend/identity/passwords.h"
#include "backend/net/httpservice.h"
#include "backend/net/staticfiles.h"

namespace visavis::backend {

//! \brief The backend's own HTTP: the chatbox's files with their policies, sign-in, health.
class Routes final : public HttpService
{
public:
    //! \param invite the page on which an invited person sets a password
    //! \param preview the page on which an admin sees a look before it is kept
    Routes(Hub &hub, StaticFiles chatbox, StaticFiles invite, StaticFiles preview);

    //! \brief Scheme and authority of the listener, once it is known: the policies are made from it.
    void setUrl(const std::string &url) { m_url = url; }

    void handle(HttpRequest request, Respond respond) override;
    [[nodiscard]] std::optional<SocketKind> socketAt(std::string_view path) const override;

private:
    [[nodiscard]] HttpResponse get(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse box(const HttpRequest &request) const;
    //! \brief /rules/KEY.json and /presence/KEY.json: the same for everybody, without a cookie.
    [[nodiscard]] HttpResponse siteFile(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse inviteFile(const HttpRequest &request) const;
    [[nodiscard]] HttpResponse previewPage(const HttpRequest &request) const;
    //! \brief Whether this address asks too often.
    [[nodiscard]] bool floods(const HttpRequest &request);
    void invitation(const HttpRequest &request, Respond respond);
    void token(const HttpRequest &request, Respond respond);
    void signOut(const HttpRequest &request, Respond respond);

    Hub &m_hub;
    const StaticFiles m_chatbox, m_invite, m_preview;
    std::string m_url;
    std::unordered_map<std::string, TokenBucket> m_signIns; //!< per address, memory only
};

//! \brief The sample shop: static files on a listener of its own, with the script tag of its site in them.
class ShopRoutes final : public HttpService
{
public:
    ShopRoutes(const Hub &hub, StaticFiles shop);

    void handle(HttpRequest request, Respond respond) override;
    [[nodiscard]] std::optional<SocketKind> socketAt(std::string_view) const override { return std::nullopt; }

private:
    const Hub &m_hub;
    const StaticFiles m_written; //!< without the tag
    StaticFiles m_shop;
    std::optional<std::string> m_tag; //!< that is in them
};

} // namespace visavis::backend
