// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/net/peer.h"
#include "protocol/limits.h"
#include "protocol/mirrorlimits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
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
    //! \param silence after which a peer that says nothing, not even a pong, is gone
    WebSocketPeer(Stream stream, std::size_t queueBytes, std::chrono::seconds silence)
        : m_socket(std::move(stream))
        , m_queueBytes(queueBytes)
    {
        namespace ws = boost::beast::websocket;
        ws::stream_base::timeout timeout{};
        timeout.handshake_timeout = protocol::limits::helloWithin;
        timeout.idle_timeout = silence;
        timeout.keep_alive_pings = true; // at half of the idle time
        m_socket.set_option(timeout);
        m_socket.read_message_max(protocol::limits::mirrorChunk);
        m_socket.auto_fragment(false);
        m_socket.control_callback([this](ws::frame_type, boost::beast::string_view) { heard(); });
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

    bool sendBulk(std::vector<std::string> messages) override
    {
        std::size_t bytes = 0;
        for (const auto &message : messages)
            bytes += message.size();
        if (m_closing || (m_bulkQueued > 0 && m_bulkQueued + bytes > protocol::limits::mirrorDeskQueue))
            return false;
        m_bulkQueued += bytes;
        for (auto &message : messages)
            m_bulk.push_back(std::make_shared<const std::string>(std::move(message)));
        startWriting();
        return true;
    }

    void dropBulk() override
    {
        m_bulk.clear();
        m_bulkQueued = 0;
    }

    void close(CloseCode code) override
    {
        if (m_closing)
            return;
        m_closing = code;
        dropBulk();
        if (code == CloseCode::TooSlow) {
            // Nobody reads: what is queued would never leave. The message being written stays.
            m_queue.resize(std::min<std::size_t>(m_queue.size(), 1));
            endWithin(std::chrono::seconds(2));
        }
        startWriting();
    }

    void drop() override { boost::beast::get_lowest_layer(m_socket).close(); }
    [[nodiscard]] std::chrono::steady_clock::time_point lastHeard() const override { return m_heard; }

    //! \brief Answers the upgrade and reads until the end. \a make makes the handler once the handshake is done.
    template <class Request, class Make>
    boost::asio::awaitable<void> run(Request request, Make make)
    {
        const auto self = this->shared_from_this();
        const auto [refused] = co_await m_socket.async_accept(request, token());
        if (refused)
            co_return;
        m_open = true;
        const std::shared_ptr<Peer> made = self;
        const auto handler = make(made);
        boost::beast::flat_buffer buffer;
        for (;;) {
            const auto [error, bytes] = co_await m_socket.async_read(buffer, token());
            if (error)
                break;
            heard();
            if (m_closing) {
                // Read on until the other side answers the close frame; nobody listens any more.
            } else if (m_socket.got_text()) {
                handler->received({static_cast<const char *>(buffer.data().data()), bytes});
            } else {
                handler->receivedBinary({static_cast<const char *>(buffer.data().data()), bytes});
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

    void heard() { m_heard = std::chrono::steady_clock::now(); }

    //! \brief A timer of its own: the stream's cannot be set while a read and a write are under way.
    void endWithin(std::chrono::seconds delay)
    {
        const auto timer = std::make_shared<boost::asio::steady_timer>(m_socket.get_executor(), delay);
        timer->async_wait([timer, weak = this->weak_from_this()](const boost::system::error_code &) {
            if (const auto self = weak.lock())
                boost::beast::get_lowest_layer(self->m_socket).close();
        });
    }

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
        while ((!m_queue.empty() || !m_bulk.empty()) && !m_over) {
            const bool isText = !m_queue.empty();
            const auto message = isText ? m_queue.front() : m_bulk.front();
            if (!isText) {
                m_bulk.pop_front(); // now: it may be cleared while it is written
                m_bulkQueued -= std::min(m_bulkQueued, message->size());
            }
            m_socket.text(isText);
            const auto [error, bytes] = co_await m_socket.async_write(boost::asio::buffer(*message), token());
            if (isText) {
                m_queued -= std::min(m_queued, message->size());
                m_queue.pop_front();
            }
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
    std::deque<std::shared_ptr<const std::string>> m_bulk;
    std::size_t m_bulkQueued = 0;
    std::optional<CloseCode> m_closing;
    std::chrono::steady_clock::time_point m_heard = std::chrono::steady_clock::now();
    bool m_open = false, m_writing = false, m_over = false;
};

} // namespace visavis::backend
