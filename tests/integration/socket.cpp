// SPDX-License-Identifier: GPL-3.0-or-later
// The only translation unit of these tests that compiles Beast.
#include "integration/client.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <list>

namespace visavis::tests {
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace json = boost::json;
using Tcp = asio::ip::tcp;

namespace {

[[nodiscard]] Tcp::endpoint loopback(std::uint16_t port)
{
    return {asio::ip::make_address("127.0.0.1"), port};
}

[[nodiscard]] HttpAnswer exchange(std::uint16_t port, http::request<http::string_body> request)
{
    asio::io_context io;
    beast::tcp_stream stream(io);
    stream.connect(loopback(port));
    request.set(http::field::host, "127.0.0.1:" + std::to_string(port));
    request.prepare_payload();
    http::write(stream, request);
    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    http::read(stream, buffer, response);
    return {response.result_int(), response.body()};
}

} // namespace

HttpAnswer post(std::uint16_t port, const std::string &target, const std::string &body, const std::string &bearer)
{
    http::request<http::string_body> request(http::verb::post, target, 11, body);
    request.set(http::field::content_type, "application/json");
    if (!bearer.empty())
        request.set(http::field::authorization, "Bearer " + bearer);
    return exchange(port, std::move(request));
}

HttpAnswer get(std::uint16_t port, const std::string &target)
{
    return exchange(port, http::request<http::string_body>(http::verb::get, target, 11));
}

class Client::Impl final
{
public:
    Impl(std::uint16_t port, const std::string &path, const std::string &origin)
        : m_socket(m_io)
    {
        try {
            beast::get_lowest_layer(m_socket).connect(loopback(port));
            beast::get_lowest_layer(m_socket).socket().set_option(Tcp::no_delay(true));
            m_socket.set_option(beast::websocket::stream_base::decorator([&origin](beast::websocket::request_type &request) {
                if (!origin.empty())
                    request.set(http::field::origin, origin);
            }));
            m_socket.read_message_max(16 * 1024 * 1024);
            beast::websocket::response_type response;
            boost::system::error_code error;
            m_socket.handshake(response, "127.0.0.1:" + std::to_string(port), path, error);
            if (error)
                throw Disconnected("HTTP " + std::to_string(response.result_int()) + " " + error.message());
        } catch (const boost::system::system_error &error) {
            throw Disconnected(error.what());
        }
        read();
    }

    void send(std::string bytes, bool text)
    {
        m_outgoing.emplace_back(std::move(bytes), text);
        if (m_outgoing.size() == 1)
            write();
        m_io.restart();
        m_io.poll();
    }

    //! \brief Runs the socket until \a done or the deadline; false at the deadline.
    template <class Done>
    bool run(const Done &done, std::chrono::milliseconds within)
    {
        const auto until = std::chrono::steady_clock::now() + within;
        while (!done()) {
            if (std::chrono::steady_clock::now() >= until)
                return false;
            m_io.restart();
            m_io.run_one_until(until);
        }
        return true;
    }

    std::uint64_t lastId = 0;
    std::list<Frame> waiting; //!< received and not taken
    std::vector<std::string> texts;
    bool closed = false;
    std::uint16_t code = 0;

    void drop()
    {
        boost::system::error_code ignored;
        beast::get_lowest_layer(m_socket).socket().close(ignored);
        closed = true;
        m_io.restart();
        m_io.poll();
    }

private:
    void read()
    {
        m_socket.async_read(m_buffer, [this](const boost::system::error_code &error, std::size_t) {
            if (error) {
                closed = true;
                code = static_cast<std::uint16_t>(m_socket.reason().code);
                return;
            }
            texts.push_back(beast::buffers_to_string(m_buffer.data()));
            if (m_socket.got_text())
                waiting.push_back(json::parse(texts.back()).as_object());
            else
                waiting.push_back({{"type", "binary"}, {"bytes", texts.back()}});
            m_buffer.consume(m_buffer.size());
            read();
        });
    }

    void write()
    {
        m_socket.text(m_outgoing.front().second);
        m_socket.async_write(asio::buffer(m_outgoing.front().first), [this](const boost::system::error_code &error, std::size_t) {
            if (error)
                return; // the reader finds out
            m_outgoing.pop_front();
            if (!m_outgoing.empty())
                write();
        });
    }

    asio::io_context m_io{1};
    beast::websocket::stream<beast::tcp_stream> m_socket;
    beast::flat_buffer m_buffer;
    std::deque<std::pair<std::string, bool>> m_outgoing;
};

Client::Client(std::uint16_t port, const std::string &path, const std::string &origin)
    : m_impl(std::make_unique<Impl>(port, path, origin))
{
}

Client::~Client() = default;
Client::Client(Client &&) noexcept = default;
Client &Client::operator=(Client &&) noexcept = default;

std::uint64_t Client::send(const std::string &type, Frame fields)
{
    const auto id = ++m_impl->lastId;
    fields["type"] = type;
    fields["id"] = id;
    sendText(json::serialize(fields));
    return id;
}

void Client::sendText(std::string text)
{
    m_impl->send(std::move(text), true);
}

void Client::sendBinary(std::string bytes)
{
    m_impl->send(std::move(bytes), false);
}

void Client::skip()
{
    m_impl->waiting.clear();
}

Frame Client::wait(const Match &match, const std::string &what, std::chrono::milliseconds within)
{
    auto &waiting = m_impl->waiting;
    std::size_t seen = 0;
    auto found = waiting.end();
    const auto look = [&] {
        for (auto at = std::next(waiting.begin(), static_cast<std::ptrdiff_t>(seen)); at != waiting.end(); ++at, ++seen) {
            if (match(*at)) {
                found = at;
                return true;
            }
        }
        return m_impl->closed;
    };
    const bool came = m_impl->run(look, within);
    if (found != waiting.end()) {
        auto frame = std::move(*found);
        waiting.erase(found);
        return frame;
    }
    if (came)
        throw Disconnected("closed with " + std::to_string(m_impl->code) + " while waiting for " + what);
    std::string last;
    for (std::size_t i = m_impl->texts.size() > 5 ? m_impl->texts.size() - 5 : 0; i < m_impl->texts.size(); ++i)
        last += "\n  " + m_impl->texts[i];
    throw TimedOut("nothing came while waiting for " + what + "; last:" + last);
}

Frame Client::waitType(const std::string &type)
{
    return wait([&](const Frame &frame) { return textOf(frame, "type") == type; }, type);
}

Frame Client::waitAnswer(std::uint64_t id)
{
    return wait([&](const Frame &frame) { return countOf(frame, "re") == id; }, "the answer to request " + std::to_string(id));
}

Frame Client::waitEvent(const std::string &kind)
{
    return wait([&](const Frame &frame) { return textOf(frame, "type") == "event" && textOf(frame.at("event").as_object(), "kind") == kind; },
                "event " + kind)
        .at("event")
        .as_object();
}

std::string Client::refusal(std::uint64_t id)
{
    const auto answer = waitAnswer(id);
    return textOf(answer, "type") == "error" ? textOf(answer, "error") : textOf(answer, "type");
}

std::uint16_t Client::waitClose()
{
    if (!m_impl->run([this] { return m_impl->closed; }, patience))
        throw TimedOut("the socket was not closed");
    return m_impl->code;
}

void Client::settle()
{
    (void)waitAnswer(send("ping"));
}

bool Client::received(const std::string &bytes) const
{
    return std::any_of(m_impl->texts.begin(), m_impl->texts.end(), [&](const std::string &text) { return text.find(bytes) != std::string::npos; });
}

int Client::count(const std::string &type) const
{
    const auto member = "\"type\":\"" + type + "\"";
    return static_cast<int>(std::count_if(m_impl->texts.begin(), m_impl->texts.end(), [&](const std::string &text) { return text.find(member) != std::string::npos; }));
}

void Client::drop()
{
    m_impl->drop();
}

} // namespace visavis::tests
