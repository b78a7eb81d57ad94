// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/routes.h"

#include "backend/engagement/scripttag.h"
#include "backend/engagement/siterules.h"
#include "backend/hub/tokenbucket.h"
#include "protocol/jsondocument.h"
#include "protocol/text.h"

#include <algorithm>
#include <array>

namespace visavis::backend {
namespace json = boost::json;
using namespace std::chrono_literals;

namespace {

constexpr std::array platforms{"linux", "windows", "macos", "other"};

//! \brief The members of a flat JSON object of texts and booleans; nothing when it is anything else.
class Body final
{
public:
    explicit Body(const std::string &text)
        : m_document(protocol::JsonDocument::parse(text))
    {
        m_object = m_document && !m_document->repeated ? m_document->root.if_object() : nullptr;
    }
    //! \brief Empty when it is missing or too long; counts as read.
    [[nodiscard]] std::string text(std::string_view name, std::size_t most)
    {
        const auto *value = m_object ? m_object->if_contains(name) : nullptr;
        const auto *string = value ? value->if_string() : nullptr;
        m_read += string ? 1 : 0;
        return string && string->size() <= most ? std::string(string->data(), string->size()) : std::string();
    }
    [[nodiscard]] std::optional<bool> flag(std::string_view name)
    {
        const auto *value = m_object ? m_object->if_contains(name) : nullptr;
        const auto *flag = value ? value->if_bool() : nullptr;
        m_read += flag ? 1 : 0;
        return flag ? std::optional(*flag) : std::nullopt;
    }
    [[nodiscard]] bool has(std::string_view name) const { return m_object && m_object->contains(name); }
    [[nodiscard]] bool complete() const { return m_object && m_object->size() == m_read; }

private:
    const std::optional<protocol::JsonDocument> m_document;
    const json::object *m_object = nullptr;
    std::size_t m_read = 0;
};

[[nodiscard]] HttpResponse refusal(unsigned status, protocol::ErrorKind kind)
{
    std::string body = "{\"error\":\"";
    body += text(kind);
    body += kind == protocol::ErrorKind::RateLimited ? "\",\"retryAfter\":60000}" : "\"}";
    return HttpResponse::json(status, std::move(body));
}

[[nodiscard]] HttpResponse refusal(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::RateLimited:
        return refusal(429, protocol::ErrorKind::RateLimited);
    case Error::Kind::Unauthenticated:
        return refusal(401, protocol::ErrorKind::Unauthenticated);
    default:
        return refusal(503, protocol::ErrorKind::Storage);
    }
}

[[nodiscard]] HttpResponse served(const StaticFiles::File &file)
{
    return {200, file.contents, {{"Content-Type", file.type}, {"ETag", file.tag}, {"Cache-Control", "no-cache"}}};
}

[[nodiscard]] HttpResponse notFound()
{
    return HttpResponse::text(404, "There is nothing here.");
}

//! \brief Whether somebody could answer now, and nothing more: no name, no number.
[[nodiscard]] std::string presenceFile(const Hub &hub, const SiteRow &site)
{
    std::string body = "{\"site\":";
    protocol::appendJsonString(body, site.key);
    body += ",\"presence\":\"";
    body += text(isPreviewKey(site.key) ? (site.offline ? protocol::Presence::Offline : protocol::Presence::Online) : hub.presence(site));
    return body + "\"}";
}

} // namespace

Routes::Routes(Hub &hub, StaticFiles chatbox, StaticFiles invite, StaticFiles preview)
    : m_hub(hub)
    , m_chatbox(std::move(chatbox))
    , m_invite(std::move(invite))
    , m_preview(std::move(preview))
{
}

std::optional<HttpService::SocketKind> Routes::socketAt(std::string_view path) const
{
    if (path == "/api/v1/visitor")
        return SocketKind::Visitor;
    if (path == "/api/v1/mirror")
        return SocketKind::Mirror;
    if (path == "/api/v1/advisor")
        return SocketKind::Advisor;
    return std::nullopt;
}

void Routes::handle(HttpRequest request, Respond respond)
{
    if (request.method == "GET" || request.method == "HEAD")
        return respond(get(request));
    if (request.method == "POST" && request.path == "/api/v1/token")
        return token(request, std::move(respond));
    if (request.method == "POST" && request.path == "/api/v1/sign-out")
        return signOut(request, std::move(respond));
    if (request.method == "POST" && request.path == "/api/v1/invitation")
        return invitation(request, std::move(respond));
    respond(HttpResponse::text(405, "This method is not served here."));
}

HttpResponse Routes::get(const HttpRequest &request) const
{
    if (request.path == "/healthz")
        return m_hub.retention().isLate() ? HttpResponse::json(503, R"({"status":"retentionLate"})") : HttpResponse::json(200, R"({"status":"ok"})");
    if (request.path == "/box")
        return box(request);
    if (request.path.starts_with("/rules/") || request.path.starts_with("/presence/"))
        return siteFile(request);
    if (request.path == "/invite" || request.path.starts_with("/invite/"))
        return inviteFile(request);
    if (request.path.starts_with("/preview/"))
        return previewPage(request);
    const bool boxFile = request.path.starts_with("/box/") && request.path != "/box/index.html";
    const auto *file = boxFile || request.path == "/chatbox.js" || request.path == "/recorder.js" ? m_chatbox.find(request.path.substr(1)) : nullptr;
    if (!file)
        return notFound();
    auto response = served(*file);
    if (!boxFile) // the script tag of a site with subresource integrity needs it
        response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", boxFile ? "same-origin" : "cross-origin");
    return response;
}

HttpResponse Routes::box(const HttpRequest &request) const
{
    const auto *site = request.query.starts_with("site=") ? m_hub.site(request.query.substr(5)) : nullptr;
    const auto *file = m_chatbox.find("box/index.html");
    if (!site || !file)
        return notFound();
    std::string ancestors = isPreviewKey(site->key) ? " 'self'" : "";
    for (const auto &origin : site->origins)
        ancestors += " " + origin;
    if (!site->lentOrigin.empty())
        ancestors += " " + site->lentOrigin;
    const auto socket = (m_url.starts_with("https") ? "wss" : "ws") + m_url.substr(m_url.find(':'));
    auto response = served(*file);
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src " + socket
                                      + "; frame-ancestors" + (ancestors.empty() ? " 'none'" : ancestors)
                                      + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'");
    response.headers.emplace_back("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    return response;
}

HttpResponse Routes::inviteFile(const HttpRequest &request) const
{
    const auto *file = m_invite.find(request.path == "/invite" ? "index.html" : request.path.substr(std::string_view("/invite/").size()));
    if (!file)
        return notFound();
    auto response = served(*file);
    response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                                                             " frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    return response;
}

HttpResponse Routes::previewPage(const HttpRequest &request) const
{
    constexpr std::string_view folder = "/preview/";
    const auto name = std::string_view(request.path).substr(folder.size());
    const auto *file = m_preview.find(isPreviewKey(name) ? std::string_view("index.html") : name);
    if (!file || (isPreviewKey(name) ? !m_hub.site(name) : name == "index.html"))
        return notFound();
    auto response = served(*file);
    if (isPreviewKey(name)) {
        constexpr std::string_view placeholder = "{{CHATBOX}}";
        if (const auto at = response.body.find(placeholder); at != response.body.npos)
            response.body.replace(at, placeholder.size(), scriptTag({}, std::string(name)));
        response.headers = {{"Content-Type", file->type}, {"Cache-Control", "no-store"}};
    }
    response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self';"
                                                             " frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    return response;
}

HttpResponse Routes::siteFile(const HttpRequest &request) const
{
    constexpr std::string_view suffix = ".json";
    const bool rules = request.path.starts_with("/rules/");
    std::string_view key = request.path;
    key.remove_prefix(key.find('/', 1) + 1);
    if (!key.ends_with(suffix) || !request.query.empty())
        return notFound();
    key.remove_suffix(suffix.size());
    const auto *site = m_hub.site(key);
    if (!site)
        return notFound();
    const auto open = rules && !isPreviewKey(key) ? m_hub.sites().openSpans(*site, m_hub.parts().clock.now()) : std::nullopt;
    auto response = HttpResponse::json(200, rules ? ruleFile(*site, open) : presenceFile(m_hub, *site));
    // A shared cache may answer for us: then not even the request reaches this process.
    response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", rules ? "public, max-age=60" : "public, max-age=15"}, {"Vary", "Origin"}};
    if (Sites::mayStandOn(*site, request.origin))
        response.headers.emplace_back("Access-Control-Allow-Origin", request.origin);
    return response;
}

bool Routes::floods(const HttpRequest &request)
{
    auto &bucket = m_signIns.try_emplace(request.address, static_cast<double>(protocol::limits::signInsPerMinute), 60s).first->second;
    if (m_signIns.size() <= 10000)
        return bucket.take(m_hub.parts().clock.monotonic()) > 0ms;
    m_signIns.clear();
    return false;
}

void Routes::invitation(const HttpRequest &request, Respond respond)
{
    if (floods(request))
        return respond(refusal(429, protocol::ErrorKind::RateLimited));
    Body body(request.body);
    const auto token = body.text("token", 64);
    // Without one, the page only asks whether the link is good, and whose it is.
    const bool asks = !body.has("password");
    Secret password(asks ? std::string() : body.text("password", protocol::limits::password));
    if (!body.complete())
        return respond(refusal(400, protocol::ErrorKind::InvalidFrame));
    const auto *person = m_hub.person(m_hub.parts().accounts.invited(token));
    if (!works(person))
        return respond(refusal(401, protocol::ErrorKind::Unauthenticated));
    std::string text = "{\"username\":";
    protocol::appendJsonString(text, person->username);
    text += '}';
    if (asks)
        return respond(HttpResponse::json(200, std::move(text)));
    if (!acceptable(password, person->username))
        return respond(refusal(400, protocol::ErrorKind::InvalidFrame));
    m_hub.parts().accounts.setPassword(person->id, std::move(password), {}, [this, respond, text, id = person->id](bool stored) {
        if (!stored)
            return respond(refusal(503, protocol::ErrorKind::Storage));
        m_hub.entrance(id, true, {});
        respond(HttpResponse::json(200, text));
    });
}

void Routes::token(const HttpRequest &request, Respond respond)
{
    // A flood of sign-ins from one address waits here, before any password is hashed.
    if (floods(request))
        return respond(refusal(429, protocol::ErrorKind::RateLimited));

    Body body(request.body);
    const auto grant = body.text("grant", 16);
    auto &signIns = m_hub.parts().signIns;
    const auto answer = [this, respond](Result<Tokens> tokens) {
        const auto *person = tokens ? m_hub.person(tokens->person) : nullptr;
        if (!tokens)
            return respond(refusal(tokens.error()));
        // An account that rests is told what a wrong password is told.
        if (!works(person))
            return respond(refusal(401, protocol::ErrorKind::Unauthenticated));
        std::string text = "{\"accessToken\":\"" + tokens->access.reveal() + "\",\"expiresIn\":"
            + std::to_string(std::chrono::seconds(protocol::limits::accessTokenLife).count()) + ",\"refreshToken\":\"" + tokens->refresh.reveal()
            + "\",\"person\":\"" + tokens->person.text() + "\",\"username\":";
        protocol::appendJsonString(text, person->username);
        text += '}';
        respond(HttpResponse::json(200, std::move(text)));
    };
    if (grant == "refresh") {
        const auto refresh = body.text("refreshToken", 64);
        return body.complete() && !refresh.empty() ? signIns.refresh(refresh, answer) : respond(refusal(400, protocol::ErrorKind::InvalidFrame));
    }
    const auto platform = body.text("platform", 16);
    const bool knownPlatform = std::find(platforms.begin(), platforms.end(), platform) != platforms.end();
    if (grant == "oneTime") {
        const auto oneTime = body.text("token", 64);
        if (!body.complete() || !knownPlatform)
            return respond(refusal(400, protocol::ErrorKind::InvalidFrame));
        const auto person = signIns.takeOneTime(oneTime);
        return person ? signIns.begin(*person, platform, answer) : respond(refusal(401, protocol::ErrorKind::Unauthenticated));
    }
    if (grant == "bot") {
        const auto secret = body.text("secret", 64);
        if (!body.complete() || !knownPlatform)
            return respond(refusal(400, protocol::ErrorKind::InvalidFrame));
        const auto bot = m_hub.parts().accounts.bot(secret);
        return works(m_hub.person(bot)) ? signIns.begin(bot, platform, answer) : respond(refusal(401, protocol::ErrorKind::Unauthenticated));
    }
    const auto username = body.text("username", protocol::limits::userName * 4);
    Secret password(body.text("password", protocol::limits::password));
    if (grant != "password" || !body.complete() || !knownPlatform || username.empty() || password.empty())
        return respond(refusal(400, protocol::ErrorKind::InvalidFrame));
    m_hub.parts().accounts.check(username, std::move(password), [&signIns, platform, answer](const Result<protocol::PersonId> &person) {
        if (person)
            signIns.begin(*person, platform, answer);
        else
            answer(tl::unexpected(person.error()));
    });
}

void Routes::signOut(const HttpRequest &request, Respond respond)
{
    constexpr std::string_view bearer = "Bearer ";
    Body body(request.body);
    const auto everywhere = body.flag("everywhere");
    if (!everywhere || !body.complete())
        return respond(refusal(400, protocol::ErrorKind::InvalidFrame));
    auto &signIns = m_hub.parts().signIns;
    const auto identity = request.authorization.starts_with(bearer) ? signIns.identify(std::string_view(request.authorization).substr(bearer.size())) : std::nullopt;
    if (!identity)
        return respond(refusal(401, protocol::ErrorKind::Unauthenticated));
    if (*everywhere)
        signIns.endAll(identity->person);
    else
        signIns.end(identity->signIn);
    respond(HttpResponse::json(200, "{}"));
}

ShopRoutes::ShopRoutes(const Hub &hub, StaticFiles shop)
    : m_hub(hub)
    , m_written(std::move(shop))
{
}

void ShopRoutes::handle(HttpRequest request, Respond respond)
{
    // The key may be another by now.
    const auto *site = m_hub.sites().sample();
    const auto tag = site ? scriptTag(m_hub.sites().url(), site->key) : std::string();
    if (m_tag != tag) {
        m_tag = tag;
        m_shop = m_written;
        m_shop.fill("{{CHATBOX}}", tag);
    }
    auto path = request.path.substr(1);
    if (path.empty())
        path = "index.html";
    const auto *file = m_shop.find(path);
    if (!file)
        file = m_shop.find(path + ".html");
    respond(file ? served(*file) : notFound());
}

} // namespace visavis::backend
