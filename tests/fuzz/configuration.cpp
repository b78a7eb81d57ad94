// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an operator writes: a file for --limits when the input begins with a brace, else a command line, one argument a line.
// Promises: a refusal says what and what to do, limits are never zero, and nobody is exposed without TLS or a proxy.
#include "backend/hub/runtimelimits.h"
#include "backend/options.h"
#include "fuzz/target.h"

#include <boost/asio/ip/address.hpp>
#include <sys/mman.h>
#include <unistd.h>

using namespace visavis::backend;
using visavis::fuzz::promise;

namespace {

void refused(const Error &error)
{
    promise(error.kind == Error::Kind::Usage, "a wrong configuration is a matter of usage");
    promise(!error.what.empty() && !error.hint.empty(), "a refusal says what, and what to do");
}

void limitsFile(std::string_view text)
{
    static const int descriptor = ::memfd_create("limits", MFD_CLOEXEC);
    promise(descriptor >= 0 && ::ftruncate(descriptor, 0) == 0, "a file in memory");
    promise(::pwrite(descriptor, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()), "written");
    const auto limits = RuntimeLimits::load("/proc/self/fd/" + std::to_string(descriptor));
    if (!limits)
        return refused(limits.error());
    promise(limits->messagesPerMinute > 0 && limits->previewsPerSecond > 0 && limits->requestsPerSecond > 0 && limits->presenceLeaseSeconds > 0,
            "limits are from 1");
}

void commandLine(std::string_view text)
{
    std::vector<std::string> arguments;
    while (!text.empty()) {
        const auto end = text.find('\n');
        arguments.emplace_back(text.substr(0, end));
        text = end == text.npos ? std::string_view() : text.substr(end + 1);
    }
    const auto options = parseOptions(arguments, "/share");
    if (!options)
        return refused(options.error());
    const auto *serve = std::get_if<ServeOptions>(&*options);
    if (!serve)
        return;
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(serve->listener.address, error);
    promise(!error, "an address is a literal");
    const bool proxied = serve->listener.publicUrl.starts_with("https://");
    promise(address.is_loopback() || !serve->listener.tlsCertificate.empty() || proxied, "nobody is reached without TLS");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto text = visavis::fuzz::text(data, size);
    if (text.starts_with('{'))
        limitsFile(text);
    else
        commandLine(text);
    return 0;
}
