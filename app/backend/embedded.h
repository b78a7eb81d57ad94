// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/hub/hub.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/streambuf.hpp>

namespace visavis::backend {

//! \brief The pipe between a console and the backend that it started.
//!
//! The console asks with a line {"oneTimeToken":"USERNAME"} on standard input and is answered with
//! {"oneTimeToken":"TOKEN","username":"USERNAME"} on standard output. Whoever holds the pipe started the process, so
//! nothing more is asked. The end of standard input is the end of the program.
class EmbeddedPipe final
{
public:
    EmbeddedPipe(boost::asio::io_context &io, Hub &hub, std::function<void()> ended);

    void start();

private:
    void read();
    void answer(const std::string &line);

    Hub &m_hub;
    const std::function<void()> m_ended;
    boost::asio::posix::stream_descriptor m_input;
    boost::asio::streambuf m_buffer{1024};
};

} // namespace visavis::backend
