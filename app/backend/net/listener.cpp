// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/net/listener.h"

#include "backend/net/websocketpeer.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <filesystem>
#include <spdlog/spdlog.h>
#include <unordered_map>
#include <unordered_set>

namespace visavis::backend {
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;
using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
namespace limits = protocol::limits;

namespace {

auto token()
{
    return asio::as_tuple(asio::use_awaitable);
}

[[nodiscard]] std::string text(beast::string_view view)
{
    return {view.data(), view.size()};
}

[[nodiscard]] std::string listenerUrl(bool tls, const Tcp::endpoint &endpoint)
{
    const auto address = endpoint.address();
    const auto host = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
    return std::string(tls ? "https://" : "http://") + host + ":" + std::to_string(endpoint.port());
}

} // namespace

class Listener::Impl final : public std::enable_shared_from_this<Impl>
{
public:
    Impl(asio::io_context &io, ListenerOptions options, Handlers handlers)
        : m_options(std::move(options))
        , m_handlers(std::move(handlers))
        , m_acceptor(io)
    {
    }

    [[nodiscard]] Result<void> open();
    void start()
    {
        asio::co_spawn(m_acceptor.get_executor(), accept(shared_from_this()), asio::detached);
    }
    void stop();
    void drop();
    [[nodiscard]] const std::string &url() const { return m_options.publicUrl; }
    [[nodiscard]] std::uint16_t port() const { return m_acceptor.local_endpoint().port(); }

private:
    using Request = http::request<http::string_body>;

    static asio::awaitable<void> accept(std::shared_ptr<Impl> self);
    asio::awaitable<void> serve(Tcp::socket socket, std::string address);
    template <class Stream>
    asio::awaitable<void> serveHttp(Stream &stream, const asio::ip::address &address);
    template <class Stream>
    asio::awaitable<void> upgrade(Stream &stream, Request request, std::string address);
    template <class Stream>
    asio::awaitable<bool> respond(Stream &stream, const Request &request, HttpResponse response);
    asio::awaitable<HttpResponse> answer(const Request &request, std::string address);
    [[nodiscard]] std::string clientOf(const Request &request, const asio::ip::address &address) const;
    //! \brief Counts a connection of \a address for as long as the result lives; nothing when there are too many.
    [[nodiscard]] std::shared_ptr<void> admit(const std::string &address);

    ListenerOptions m_options;
    const Handlers m_handlers;
    Tcp::acceptor m_acceptor;
    std::optional<asio::ssl::context> m_tls;
    std::unordered_map<std::string, std::size_t> m_connections; //!< per address, memory only
    std::unordered_map<Peer *, std::weak_ptr<Peer>> m_peers;
};

Result<void> Listener::Impl::open()
{
    boost::system::error_code error;
    const auto address = asio::ip::make_address(m_options.address, error);
    if (error)
        return failure(Error::Kind::Usage, "listen address " + m_options.address, "give a literal such as 127.0.0.1:8080 or [::1]:8080");
    const Tcp::endpoint endpoint(address, m_options.port);
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return failure(Error::Kind::Listen, m_options.address + ":" + std::to_string(m_options.port) + ": " + error.message(),
                       "choose another --listen address or end the program that holds it");

    if (!m_options.tlsCertificate.empty()) {
        m_tls.emplace(asio::ssl::context::tls_server);
        m_tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1
                           | asio::ssl::context::single_dh_use);
        m_tls->use_certificate_chain_file(m_options.tlsCertificate, error);
        if (error)
            return failure(Error::Kind::Usage, "certificate " + m_options.tlsCertificate + ": " + error.message(),
                           "--tls-cert takes a PEM file with the whole chain, readable by this user");
        m_tls->use_private_key_file(m_options.tlsKey, asio::ssl::context::pem, error);
        if (error)
            return failure(Error::Kind::Usage, "key " + m_options.tlsKey + ": " + error.message(),
                           "--tls-key takes the PEM file of the certificate's key, readable by this user");
    }
    if (m_options.publicUrl.empty())
        m_options.publicUrl = listenerUrl(m_tls.has_value(), m_acceptor.local_endpoint());
    return {};
}

void Listener::Impl::stop()
{
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    for (const auto &[address, weak] : m_peers) {
        if (const auto peer = weak.lock())
            peer->close(CloseCode::GoingAway);
    }
}

void Listener::Impl::drop()
{
    for (const auto &[address, weak] : m_peers) {
        if (const auto peer = weak.lock())
            peer->drop();
    }
}

asio::awaitable<void> Listener::Impl::accept(std::shared_ptr<Impl> self)
{
    while (self->m_acceptor.is_open()) {
        auto [error, socket] = co_await self->m_acceptor.async_accept(token());
        if (error == asio::error::operation_aborted)
            break;
        if (error) {
            // Out of descriptors, mostly: wait until some connection has ended instead of spinning.
            spdlog::warn("accept: {}", error.message());
            asio::steady_timer pause(self->m_acceptor.get_executor(), std::chrono::milliseconds(100));
            co_await pause.async_wait(token());
            continue;
        }
        boost::system::error_code ignored;
        socket.set_option(Tcp::no_delay(true), ignored);
        const auto remote = socket.remote_endpoint(ignored);
        asio::co_spawn(self->m_acceptor.get_executor(),
                       [self, moved = std::move(socket), address = remote.address().to_string()]() mutable {
                           return self->serve(std::move(moved), std::move(address));
                       },
                       asio::detached);
    }
}

asio::awaitable<void> Listener::Impl::serve(Tcp::socket socket, std::string address)
{
    const auto self = shared_from_this();
    boost::system::error_code ignored;
    const auto remote = asio::ip::make_address(address, ignored);
    // Behind a proxy every visitor shares its address: there the proxy limits.
    const auto admission = m_options.proxies.trusts(remote) ? std::make_shared<int>() : admit(address);
    if (!admission)
        co_return;
    if (!m_tls) {
        PlainStream stream(std::move(socket));
        co_await serveHttp(stream, remote);
        co_return;
    }
    TlsStream stream(beast::tcp_stream(std::move(socket)), *m_tls);
    beast::get_lowest_layer(stream).expires_after(limits::helloWithin);
    const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, token());
    if (!error)
        co_await serveHttp(stream, remote);
}

template <class Stream>
asio::awaitable<void> Listener::Impl::serveHttp(Stream &stream, const asio::ip::address &address)
{
    beast::flat_buffer buffer(limits::httpHeaderBytes + limits::httpBodyBytes);
    for (bool alive = true; alive;) {
        http::request_parser<http::string_body> parser;
        parser.header_limit(limits::httpHeaderBytes);
        parser.body_limit(limits::httpBodyBytes);
        beast::get_lowest_layer(stream).expires_after(limits::helloWithin);
        const auto [error, bytes] = co_await http::async_read(stream, buffer, parser, token());
        if (error == http::error::body_limit || error == http::error::header_limit) {
            const Request unread;
            auto refusal = HttpResponse::text(413, "The request is too large.");
            co_await respond(stream, unread, std::move(refusal));
            break;
        }
        if (error)
            break;
        auto request = parser.release();
        if (beast::websocket::is_upgrade(request)) {
            beast::get_lowest_layer(stream).expires_never();
            auto client = clientOf(request, address);
            co_await upgrade(stream, std::move(request), std::move(client));
            co_return;
        }
        auto response = co_await answer(request, clientOf(request, address));
        beast::get_lowest_layer(stream).expires_after(limits::helloWithin);
        alive = co_await respond(stream, request, std::move(response)) && request.keep_alive();
    }
    boost::system::error_code ignored;
    beast::get_lowest_layer(stream).socket().shutdown(Tcp::socket::shutdown_send, ignored);
}

template <class Stream>
asio::awaitable<void> Listener::Impl::upgrade(Stream &stream, Request request, std::string address)
{
    const auto target = text(request.target());
    const auto kind = m_handlers.http.socketAt(target);
    const auto origin = text(request[http::field::origin]);
    if (!kind) {
        auto refusal = HttpResponse::text(404, "There is no socket here.");
        co_await respond(stream, request, std::move(refusal));
        co_return;
    }
    // The iframe's page is ours, so its Origin is; a browser cannot leave Origin out, so the console's socket has none.
    const bool visitor = *kind != HttpService::SocketKind::Advisor;
    if (visitor ? origin != m_options.publicUrl : !origin.empty()) {
        auto refusal = HttpResponse::text(403, "This origin may not open this socket.");
        co_await respond(stream, request, std::move(refusal));
        co_return;
    }
    const auto peer = std::make_shared<WebSocketPeer<Stream>>(std::move(stream),
                                                              visitor ? limits::visitorSendQueueBytes : limits::sendQueueBytes,
                                                              m_options.silence);
    const auto *key = peer.get();
    m_peers[peer.get()] = peer;
    const auto &factory = !visitor ? m_handlers.advisor : *kind == HttpService::SocketKind::Mirror ? m_handlers.mirror : m_handlers.visitor;
    const auto make = [&](std::shared_ptr<Peer> made) { return factory(std::move(made), ConnectionInfo{address}); };
    co_await peer->run(std::move(request), make);
    std::erase_if(m_peers, [key](const auto &entry) { return entry.first == key; });
}

template <class Stream>
asio::awaitable<bool> Listener::Impl::respond(Stream &stream, const Request &request, HttpResponse response)
{
    http::response<http::string_body> message(http::int_to_status(response.status), request.version() ? request.version() : 11);
    for (const auto &[name, value] : response.headers)
        message.set(name, value);
    message.set("X-Content-Type-Options", "nosniff");
    message.set("Referrer-Policy", "no-referrer");
    if (m_tls)
        message.set("Strict-Transport-Security", "max-age=31536000");
    message.keep_alive(request.keep_alive() && response.status != 413);
    const bool head = request.method() == http::verb::head;
    const auto length = response.body.size();
    if (!head)
        message.body() = std::move(response.body);
    message.prepare_payload();
    if (head)
        message.content_length(length);
    const auto [error, bytes] = co_await http::async_write(stream, message, token());
    co_return !error;
}

asio::awaitable<HttpResponse> Listener::Impl::answer(const Request &request, std::string address)
{
    const auto target = text(request.target());
    const auto mark = target.find('?');
    HttpRequest asked{text(request.method_string()), target.substr(0, mark),
                      mark == target.npos ? std::string() : target.substr(mark + 1), request.body(),
                      text(request[http::field::origin]), text(request[http::field::authorization]), std::move(address)};
    // Named, and moved from inside: GCC 12 destroys a temporary closure of a co_await expression twice.
    auto initiate = [this, &asked](auto handler) {
        const auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        m_handlers.http.handle(std::move(asked), [kept](HttpResponse response) { (*kept)(std::move(response)); });
    };
    auto response = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(HttpResponse)>(initiate, asio::use_awaitable);
    co_return response;
}

std::string Listener::Impl::clientOf(const Request &request, const asio::ip::address &address) const
{
    std::string forwarded;
    const auto [first, last] = request.equal_range("X-Forwarded-For");
    for (auto field = first; field != last; ++field)
        forwarded += (forwarded.empty() ? "" : ",") + text(field->value());
    return m_options.proxies.clientOf(address, forwarded);
}

std::shared_ptr<void> Listener::Impl::admit(const std::string &address)
{
    auto &count = m_connections[address];
    if (count >= limits::connectionsPerAddress)
        return nullptr;
    ++count;
    return {&count, [self = shared_from_this(), address](void *) {
                const auto at = self->m_connections.find(address);
                if (at != self->m_connections.end() && --at->second == 0)
                    self->m_connections.erase(at);
            }};
}

Listener::Listener(std::shared_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Listener::~Listener()
{
    m_impl->stop();
}

Result<std::unique_ptr<Listener>> Listener::create(asio::io_context &io, ListenerOptions options, Handlers handlers)
{
    auto impl = std::make_shared<Impl>(io, std::move(options), std::move(handlers));
    if (auto opened = impl->open(); !opened)
        return tl::unexpected(std::move(opened.error()));
    return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

const std::string &Listener::url() const
{
    return m_impl->url();
}

std::uint16_t Listener::port() const
{
    return m_impl->port();
}

void Listener::start()
{
    m_impl->start();
}

void Listener::stop()
{
    m_impl->stop();
}

void Listener::drop()
{
    m_impl->drop();
}

} // namespace visavis::backend
