// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/client.h"

#include <algorithm>
#include <sodium.h>

namespace visavis::tests {
namespace json = boost::json;

std::string newId()
{
    unsigned char bytes[16];
    randombytes_buf(bytes, sizeof bytes);
    char text[32];
    sodium_bin2base64(text, sizeof text, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text;
}

std::string sha256Hex(const std::string &text)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char *>(text.data()), text.size());
    char hex[sizeof hash * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    return hex;
}

std::string canonical(const json::value &value)
{
    if (const auto *object = value.if_object()) {
        std::map<std::string, const json::value *> sorted; // all keys of a notice are ASCII
        for (const auto &member : *object)
            sorted.emplace(member.key(), &member.value());
        std::string out;
        for (const auto &[key, member] : sorted)
            out += (out.empty() ? "" : ",") + json::serialize(json::string(key)) + ":" + canonical(*member);
        return "{" + out + "}";
    }
    if (const auto *array = value.if_array()) {
        std::string out;
        for (const auto &each : *array)
            out += (out.empty() ? "" : ",") + canonical(each);
        return "[" + out + "]";
    }
    return json::serialize(value);
}

std::string textOf(const Frame &frame, const char *member)
{
    const auto *value = frame.if_contains(member);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::uint64_t countOf(const Frame &frame, const char *member)
{
    const auto *value = frame.if_contains(member);
    return value && value->is_number() ? value->to_number<std::uint64_t>() : 0;
}

Visitor::Visitor(const Address &backend, std::string vuid)
    : Client(backend.port, "/api/v1/visitor", backend.url)
    , m_shop(backend.shop)
    , m_vuid(std::move(vuid))
{
}

Frame Visitor::hello(const std::string &session, std::uint64_t after)
{
    Frame fields{{"version", 1}, {"site", "shop"}, {"vuid", m_vuid}, {"origin", m_shop}, {"languages", json::array{"en"}}};
    if (!session.empty())
        fields["session"] = session;
    if (after > 0)
        fields["after"] = after;
    const auto welcome = waitAnswer(send("visitor.hello", fields));
    if (const auto *ask = welcome.if_contains("ask"))
        m_ask = ask->as_object();
    if (const auto *conversation = welcome.if_contains("conversation"); conversation) {
        m_conversation = textOf(conversation->as_object(), "id");
        m_session = session;
    }
    return welcome;
}

std::uint64_t Visitor::sendConsent(const std::vector<std::string> &purposes)
{
    return send("consent.give", {{"nonce", m_ask.at("nonce")}, {"noticeHash", sha256Hex(canonical(m_ask.at("notice")))},
                                 {"purposes", json::value_from(purposes)}, {"method", "button"}, {"boxVersion", "1"}});
}

Frame Visitor::consent(const std::vector<std::string> &purposes)
{
    const auto given = waitAnswer(sendConsent(purposes));
    if (textOf(given, "type") != "consent.given")
        throw std::runtime_error("consent was answered by " + json::serialize(given));
    m_session = textOf(given, "session");
    m_conversation = textOf(given.at("conversation").as_object(), "id");
    return given;
}

std::uint64_t Visitor::sendMessage(const std::string &text, const std::string &clientId)
{
    return send("message.send", {{"clientId", clientId}, {"text", text}});
}

namespace {

[[nodiscard]] Match echoOf(const std::string &clientId, std::uint64_t request)
{
    return [=](const Frame &frame) {
        if (textOf(frame, "type") == "error" && countOf(frame, "re") == request)
            throw std::runtime_error("refused: " + json::serialize(frame));
        return textOf(frame, "type") == "event" && textOf(frame.at("event").as_object(), "id") == clientId;
    };
}

} // namespace

Frame Visitor::say(const std::string &text, const std::string &clientId)
{
    const auto request = sendMessage(text, clientId);
    return wait(echoOf(clientId, request), "the echo of a message").at("event").as_object();
}

TokenPair signIn(const Address &backend, const std::string &username, const std::string &password)
{
    const auto answer = post(backend.port, "/api/v1/token",
                             json::serialize(Frame{{"grant", "password"}, {"username", username}, {"password", password}, {"platform", "linux"}}));
    if (answer.status != 200)
        throw std::runtime_error("sign-in of " + username + ": " + answer.body);
    const auto tokens = answer.json();
    return {textOf(tokens, "accessToken"), textOf(tokens, "refreshToken")};
}

Advisor::Advisor(const Address &backend, const Workspace &workspace, const std::string &username, const std::string &availability)
    : Client(backend.port, "/api/v1/advisor", "")
    , m_tokens(signIn(backend, username, workspace.password(username)))
{
    m_welcome = waitAnswer(send("advisor.hello", {{"version", 1}, {"accessToken", m_tokens.access}}));
    if (!availability.empty() && setAvailability(availability) != "ok")
        throw std::runtime_error("availability was refused to " + username);
}

Advisor::Advisor(const Address &backend, const std::string &accessToken, Frame more)
    : Client(backend.port, "/api/v1/advisor", "")
{
    more["version"] = 1;
    more["accessToken"] = accessToken;
    m_welcome = waitAnswer(send("advisor.hello", more));
}

std::string Advisor::setAvailability(const std::string &availability)
{
    return refusal(send("availability.set", {{"availability", availability}}));
}

Frame Advisor::say(const std::string &conversation, const std::string &text, const std::string &clientId)
{
    const auto request = send("message.send", {{"conversation", conversation}, {"clientId", clientId}, {"text", text}});
    return wait(echoOf(clientId, request), "the echo of an answer").at("event").as_object();
}

Frame Advisor::open(const std::string &conversation)
{
    return waitAnswer(send("conversation.open", {{"conversation", conversation}}));
}

void Advisor::waitAssigned(const std::string &conversation)
{
    wait(
        [&, me = id()](const Frame &frame) {
            if (textOf(frame, "type") != "conversation.changed")
                return false;
            const auto &header = frame.at("conversation").as_object();
            const auto *assignee = header.if_contains("assignee");
            return textOf(header, "id") == conversation && assignee && textOf(assignee->as_object(), "id") == me;
        },
        "an assignment");
}

} // namespace visavis::tests
