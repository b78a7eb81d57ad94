// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/runtimelimits.h"

#include "protocol/jsondocument.h"

#include <array>
#include <fstream>
#include <sstream>

namespace visavis::backend {

Result<RuntimeLimits> RuntimeLimits::load(const std::string &file)
{
    RuntimeLimits limits;
    const std::array<std::pair<std::string_view, std::uint64_t *>, 7> known{{
        {"messagesPerMinute", &limits.messagesPerMinute},
        {"previewsPerSecond", &limits.previewsPerSecond},
        {"requestsPerSecond", &limits.requestsPerSecond},
        {"presenceLeaseSeconds", &limits.presenceLeaseSeconds},
        {"cobrowseAnswerSeconds", &limits.cobrowseAnswerSeconds},
        {"cobrowseAgainSeconds", &limits.cobrowseAgainSeconds},
        {"cobrowseLeaseSeconds", &limits.cobrowseLeaseSeconds},
    }};
    const auto wrong = [&file](const std::string &what) {
        return failure(Error::Kind::Usage, "--limits " + file + ": " + what,
                       "it takes a JSON object with messagesPerMinute, previewsPerSecond, requestsPerSecond, presenceLeaseSeconds, cobrowseAnswerSeconds, cobrowseAgainSeconds and cobrowseLeaseSeconds, whole numbers from 1");
    };
    std::ifstream in(file);
    std::stringstream contents;
    contents << in.rdbuf();
    const auto document = in ? protocol::JsonDocument::parse(contents.str()) : std::nullopt;
    const auto *object = document ? document->root.if_object() : nullptr;
    if (!object)
        return wrong("it cannot be read as a JSON object");
    for (const auto &member : *object) {
        const auto *number = member.value().if_int64();
        bool taken = false;
        for (const auto &[name, value] : known) {
            if (std::string_view(member.key().data(), member.key().size()) == name && number && *number > 0) {
                *value = static_cast<std::uint64_t>(*number);
                taken = true;
            }
        }
        if (!taken)
            return wrong("a member is unknown or no whole number from 1");
    }
    return limits;
}

} // namespace visavis::backend
