// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/embedded.h"

#include "protocol/jsondocument.h"

#include <boost/asio/read_until.hpp>
#include <iostream>
#include <unistd.h>

namespace visavis::backend {

EmbeddedPipe::EmbeddedPipe(boost::asio::io_context &io, Hub &hub, std::function<void()> ended)
    : m_hub(hub)
    , m_ended(std::move(ended))
    , m_input(io, ::dup(STDIN_FILENO))
{
}

void EmbeddedPipe::start()
{
    read();
}

void EmbeddedPipe::read()
{
    boost::asio::async_read_until(m_input, m_buffer, '\n', [this](const boost::system::error_code &error, std::size_t) {
        if (error)
            return m_ended();
        std::istream in(&m_buffer);
        std::string line;
        std::getline(in, line);
        answer(line);
        read();
    });
}

void EmbeddedPipe::answer(const std::string &line)
{
    const auto document = protocol::JsonDocument::parse(line);
    const auto *object = document ? document->root.if_object() : nullptr;
    const auto *value = object ? object->if_contains("oneTimeToken") : nullptr;
    const auto *name = value ? value->if_string() : nullptr;
    for (const auto &person : m_hub.people()) {
        if (name && entersByHand(person) && person.username == std::string_view(name->data(), name->size())) {
            std::cout << R"({"oneTimeToken":")" << m_hub.parts().signIns.issueOneTime(person.id).reveal() << R"(","username":")"
                      << person.username << "\"}" << std::endl;
            return;
        }
    }
    std::cout << R"({"error":"notPermitted"})" << std::endl;
}

} // namespace visavis::backend
