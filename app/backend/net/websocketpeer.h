// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/net/peer.h"
#include "protocol/limits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <deque>

namespace visavis::backend {

//! \brief A Peer on a Beast stream: one read loop, one writer that lives while something is queued.
//!
//! The read loop owns the handler; a reference to the peer itself keeps the stream alive until both are done.
template <class Stream>
class WebSocketPeer final : public Peer, public std::enable_shared_from_this<WebSocketPeer<Stream>>
{
public:
    WebSocketPeer(Stream stream, std::size_t queueBytes)
        : m_socket(std::move(stream))
        , m_queueBytes(queueBytes)
    {
        namespace ws = boost::beast::websocket;
        ws::stream_base::timeout timeout{};
        timeout.handshake_timeout = protocol::limits::helloWithin;
        timeout.idle_timeout = protocol::limits::silence;
        timeout.keep_alive_pings = true; // at half of the idle time
        m_socket.set_option(timeout);
        m_socket.read_message_max(4 * protocol::limits::frameBytes);
        m_socket.auto_fragment(false);
    }

    using Peer::send;
    void send(std::shared_ptr<const std::string> text, Weight weight) override
    {
        if (m_closing)
            return;
        if (weight == Weight::Ephemeral && m_queued + text->size() > m_queueBytes / 4)
            return;
        if (m_queued + text->size() > m_queueBytes && !m_queue.empty())
            return close(CloseCode::TooSlow);
        m_queued += text->size();
        m_queue.push_back(std::move(text));
        startWriting();
    }

    void close(CloseCode code) override
    {
        if (m_closing)
            return;
        m_closing = code;
        if (code == CloseCode::TooSlow) {
            // Nobody reads: what is queued would never leave. The message being written stays.
            m_queue.resize(std::min<std::size_t>(m_queue.size(), 1));
            boost::beast::get_lowest_layer(m_socket).expires_after(std::chrono::seconds(2));
        }
        startWriting();
    }

    //! \brief Answers the upgrade and reads until the end. \a make makes the handler once the handshake is done.
    template <class Request, class Make>
    boost::asio::awaitable<void> run(Request request, Make make)
    {
        const auto self = this->shared_from_this();
        const auto [refused] = co_await m_socket.async_accept(request, token());
        if (refused)
            co_return;
        m_open = true;
        const auto handler = make(std::static_pointer_cast<Peer>(self));
        boost::beast::flat_buffer buffer;
        for (;;) {
            const auto [error, bytes] = co_await m_socket.async_read(buffer, token());
            if (error)
                break;
            if (m_closing) {
                // Read on until the other side answers the close frame; nobody listens any more.
            } else if (m_socket.got_text()) {
                handler->received({static_cast<const char *>(buffer.data().data()), bytes});
            } else {
                handler->receivedBinary();
            }
            buffer.consume(buffer.size());
            if (buffer.capacity() > keptBytes)
                buffer.shrink_to_fit();
        }
        m_closing = m_closing.value_or(CloseCode::GoingAway);
        m_over = true;
    }

private:
    static constexpr std::size_t keptBytes = 4096;

    static auto token() { return boost::asio::as_tuple(boost::asio::use_awaitable); }

    void startWriting()
    {
        if (m_writing || !m_open)
            return;
        m_writing = true;
        boost::asio::co_spawn(m_socket.get_executor(), [self = this->shared_from_this()] { return self->write(); },
                              boost::asio::detached);
    }

    boost::asio::awaitable<void> write()
    {
        while (!m_queue.empty() && !m_over) {
            const auto text = m_queue.front();
            m_socket.text(true);
            const auto [error, bytes] = co_await m_socket.async_write(boost::asio::buffer(*text), token());
            m_queued -= std::min(m_queued, text->size());
            m_queue.pop_front();
            if (error)
                m_over = true;
        }
        if (m_closing && !m_over) {
            m_over = true;
            co_await m_socket.async_close(boost::beast::websocket::close_code(static_cast<std::uint16_t>(*m_closing)), token());
        }
        m_writing = false;
    }

    boost::beast::websocket::stream<Stream> m_socket;
    const std::size_t m_queueBytes;
    std::deque<std::shared_ptr<const std::string>> m_queue;
    std::size_t m_queued = 0;
    std::optional<CloseCode> m_closing;
    bool m_open = false, m_writing = false, m_over = false;
};

} // namespace visavis::backend
