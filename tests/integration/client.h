// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/backend.h"

#include <boost/json.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>

//! \brief Raw clients of the wire, as a stranger would write them from app/protocol/README.md: they share no code with the programs.
namespace visavis::tests {

using Frame = boost::json::object;
using Match = std::function<bool(const Frame &)>;

//! \brief The socket ended while something was waited for.
struct Disconnected : std::runtime_error {
    using std::runtime_error::runtime_error;
};

//! \brief What was waited for did not come.
struct TimedOut : std::runtime_error {
    using std::runtime_error::runtime_error;
};

//! \brief One HTTP answer.
struct HttpAnswer {
    unsigned status = 0;
    std::string body;

    [[nodiscard]] Frame json() const { return boost::json::parse(body).as_object(); }
};
[[nodiscard]] HttpAnswer post(std::uint16_t port, const std::string &target, const std::string &body, const std::string &bearer = {});
[[nodiscard]] HttpAnswer get(std::uint16_t port, const std::string &target);

//! \brief 128 random bits as the wire spells an id.
[[nodiscard]] std::string newId();
[[nodiscard]] std::string sha256Hex(const std::string &text);
//! \brief RFC 8785 for what notices hold: text, whole numbers, lists and objects.
[[nodiscard]] std::string canonical(const boost::json::value &value);

[[nodiscard]] std::string textOf(const Frame &frame, const char *member);
[[nodiscard]] std::uint64_t countOf(const Frame &frame, const char *member);

//! \brief One WebSocket; blocking, with a deadline on every wait.
class Client
{
public:
    static constexpr auto patience = std::chrono::seconds(15);

    //! \param origin empty: none is sent
    //! Throws Disconnected when the upgrade is refused; the HTTP status is in its text.
    Client(std::uint16_t port, const std::string &path, const std::string &origin);
    ~Client();
    Client(Client &&) noexcept;
    Client &operator=(Client &&) noexcept;

    //! \brief Sends {"type", "id", fields…} and returns the id.
    std::uint64_t send(const std::string &type, Frame fields = {});
    void sendText(std::string text);
    void sendBinary(std::string bytes);

    //! \brief The first frame not yet taken that matches; it is taken.
    Frame wait(const Match &match, const std::string &what, std::chrono::milliseconds within = patience);
    //! \brief A binary message counts as a frame {"type":"binary","bytes":…}.
    Frame waitType(const std::string &type);
    //! \brief The answer to a request, whatever it is.
    Frame waitAnswer(std::uint64_t id);
    Frame waitEvent(const std::string &kind);
    //! \brief The kind of the error that answers \a id; the answer's type when it is no error.
    std::string refusal(std::uint64_t id);
    //! \brief Waits until the other side closed, and the code of it.
    std::uint16_t waitClose();
    //! \brief Asks and waits for the answer: what was sent to us before it has arrived then.
    void settle();

    //! \brief Whether anything ever received holds \a bytes.
    [[nodiscard]] bool received(const std::string &bytes) const;
    //! \brief How many frames of a type were received so far.
    [[nodiscard]] int count(const std::string &type) const;
    //! \brief Lets go of what came and was not waited for: in a long run it is what every wait looks through.
    void skip();
    //! \brief Ends the socket without a goodbye.
    void drop();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

//! \brief A visitor of the sample shop.
class Visitor final : public Client
{
public:
    explicit Visitor(const Address &backend, std::string vuid = newId());

    [[nodiscard]] const std::string &vuid() const { return m_vuid; }
    [[nodiscard]] const std::string &session() const { return m_session; }
    [[nodiscard]] const std::string &conversation() const { return m_conversation; }
    [[nodiscard]] const Frame &ask() const { return m_ask; }

    //! \brief Says hello and waits for the welcome.
    Frame hello(const std::string &session = {}, std::uint64_t after = 0);
    //! \brief Consents to \a purposes of the notice that was asked.
    std::uint64_t sendConsent(const std::vector<std::string> &purposes);
    Frame consent(const std::vector<std::string> &purposes = {"chat", "preview", "mirroring"});
    std::uint64_t sendMessage(const std::string &text, const std::string &clientId);
    //! \brief Sends and waits for the acknowledgement: the event.
    Frame say(const std::string &text, const std::string &clientId = newId());

private:
    std::string m_shop, m_vuid, m_session, m_conversation;
    Frame m_ask;
};

struct TokenPair {
    std::string access, refresh;
};
[[nodiscard]] TokenPair signIn(const Address &backend, const std::string &username, const std::string &password);

//! \brief A desk.
class Advisor final : public Client
{
public:
    //! \brief Signs in, says hello; \a availability empty: left as it is.
    Advisor(const Address &backend, const Workspace &workspace, const std::string &username, const std::string &availability = {});
    //! \brief Says hello with a token that is held already.
    Advisor(const Address &backend, const std::string &accessToken, Frame more = {});

    [[nodiscard]] const Frame &welcome() const { return m_welcome; }
    [[nodiscard]] const TokenPair &tokens() const { return m_tokens; }
    [[nodiscard]] std::string id() const { return textOf(m_welcome.at("self").as_object(), "id"); }
    std::string setAvailability(const std::string &availability);
    Frame say(const std::string &conversation, const std::string &text, const std::string &clientId = newId());
    Frame open(const std::string &conversation);
    //! \brief Waits until a conversation is one's own.
    void waitAssigned(const std::string &conversation);

private:
    TokenPair m_tokens;
    Frame m_welcome;
};

} // namespace visavis::tests
