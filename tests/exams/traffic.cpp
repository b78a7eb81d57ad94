// SPDX-License-Identifier: GPL-3.0-or-later
#include "exams/traffic.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>

namespace visavis::tests {
using namespace std::chrono_literals;

namespace {

//! \brief One visitor from the first hello to the last acknowledgement, over as many sockets as it takes.
class VisitorLife final
{
public:
    VisitorLife(World &world, std::deque<VisitorStory> &stories, int number)
        : m_world(world)
        , m_stories(stories)
        , m_number(number)
    {
        m_stories.emplace_back();
    }

    void run()
    {
        while (!m_world.ending) {
            try {
                connected();
            } catch (const Disconnected &) {
                std::this_thread::sleep_for(20ms); // a client's backoff
            } catch (const std::exception &error) {
                m_world.faults.add("visitor " + std::to_string(m_number) + ": " + error.what());
                return;
            }
        }
    }

private:
    void connected()
    {
        auto &story = m_stories.back();
        Visitor visitor(m_world.address(), story.vuid);
        const auto welcome = visitor.hello(story.session, m_lastSeq);
        if (textOf(welcome, "error") == "notPermitted")
            throw Disconnected("the shop has moved in between");
        if (visitor.conversation().empty()) {
            if (!story.session.empty())
                m_world.faults.add("visitor " + std::to_string(m_number) + ": an acknowledged session is gone");
            visitor.consent();
            story.session = visitor.session();
            story.conversation = visitor.conversation();
            ++m_world.consents;
            m_world.begun += m_stories.size() == 1 ? 1 : 0;
        } else {
            const auto &resumed = welcome.at("conversation").as_object();
            if (countOf(resumed, "lastSeq") < m_lastSeq)
                m_world.faults.add("visitor " + std::to_string(m_number) + ": the log is shorter than what was acknowledged");
            for (const auto &event : resumed.at("events").as_array())
                take(event.as_object());
        }
        for (const auto &[clientId, text] : m_outbox) {
            visitor.sendMessage(text, clientId);
            ++m_world.resent;
        }
        while (!m_world.ending) {
            if (m_world.messagesPerVisit > 0 && m_world.writing && m_outbox.empty() && story.acknowledged.size() >= m_world.messagesPerVisit)
                return leave(visitor);
            // Up to three under way at once, as from a quick typist.
            const auto visit = m_world.messagesPerVisit;
            while (m_world.writing && m_outbox.size() < 3 && (visit == 0 || story.acknowledged.size() + m_outbox.size() < visit)) {
                auto clientId = newId();
                story.sent.push_back(clientId);
                m_outbox.emplace_back(clientId, "visitor " + std::to_string(m_number) + " message " + std::to_string(story.sent.size()));
                visitor.sendMessage(m_outbox.back().second, clientId);
            }
            m_world.quiet += setQuiet(m_outbox.empty() && !m_world.writing);
            try {
                take(visitor.wait([](const Frame &frame) { return textOf(frame, "type") == "event"; }, "an event", m_world.writing ? 1000ms : 50ms)
                         .at("event")
                         .as_object());
            } catch (const TimedOut &) {
            }
        }
    }

    //! \brief This visitor has heard enough; the next one is somebody else.
    void leave(Visitor &visitor)
    {
        // Closed before, and the answer was lost: that is a conflict.
        const auto outcome = visitor.refusal(visitor.send("conversation.close"));
        if (outcome != "ok" && outcome != "conflict")
            m_world.faults.add("visitor " + std::to_string(m_number) + ": closing was refused with " + outcome);
        m_stories.emplace_back();
        m_lastSeq = 0;
    }

    int setQuiet(bool now)
    {
        const int change = int(now) - int(m_quiet);
        m_quiet = now;
        return change;
    }

    void take(const Frame &event)
    {
        const auto seq = countOf(event, "seq");
        const auto id = textOf(event, "id");
        const auto at = std::find_if(m_outbox.begin(), m_outbox.end(), [&](const auto &entry) { return entry.first == id; });
        if (at != m_outbox.end()) {
            m_outbox.erase(at);
            m_stories.back().acknowledged.push_back({id, seq});
            ++m_world.acknowledged;
        }
        m_lastSeq = std::max(m_lastSeq, seq);
    }

    World &m_world;
    std::deque<VisitorStory> &m_stories;
    const int m_number;
    std::uint64_t m_lastSeq = 0;
    bool m_quiet = false;
    std::deque<std::pair<std::string, std::string>> m_outbox;
};

//! \brief One advisor who answers every message of every conversation that is theirs.
class AdvisorLife final
{
public:
    AdvisorLife(World &world, AdvisorStory &story, TokenPair tokens)
        : m_world(world)
        , m_story(story)
        , m_tokens(std::move(tokens))
    {
    }

    void run()
    {
        while (!m_world.ending) {
            try {
                connected();
            } catch (const Disconnected &) {
                std::this_thread::sleep_for(20ms);
            } catch (const std::exception &error) {
                m_world.faults.add(std::string("advisor: ") + error.what());
                return;
            }
        }
    }

private:
    struct Answer {
        std::string clientId, conversation, text;
    };

    void connected()
    {
        const auto address = m_world.address();
        Advisor desk(address, m_tokens.access);
        if (textOf(desk.welcome(), "type") == "error")
            return refresh(address);
        m_mine.clear();
        m_requests.clear();
        for (const auto &header : desk.welcome().at("conversations").as_array())
            know(header.as_object(), desk.id());
        desk.send("availability.set", {{"availability", "available"}});
        for (const auto &answer : m_outbox)
            send(desk, answer);
        while (!m_world.ending) {
            m_world.quiet += setQuiet(m_outbox.empty() && !m_world.writing);
            Frame frame;
            try {
                frame = desk.wait([](const Frame &each) { return textOf(each, "type") != "self"; }, "an event", m_world.writing ? 1000ms : 50ms);
            } catch (const TimedOut &) {
                continue;
            }
            if (textOf(frame, "type") == "error") {
                // An answer that crossed the visitor's leaving.
                if (m_world.messagesPerVisit > 0 && textOf(frame, "error") == "notPermitted") {
                    const auto of = m_requests.find(countOf(frame, "re"));
                    std::erase_if(m_outbox, [&](const Answer &entry) { return of != m_requests.end() && entry.clientId == of->second; });
                    continue;
                }
                m_world.faults.add("advisor: refused with " + textOf(frame, "error"));
                continue;
            }
            if (textOf(frame, "type") == "conversation.changed")
                know(frame.at("conversation").as_object(), desk.id());
            if (textOf(frame, "type") != "event")
                continue;
            const auto &event = frame.at("event").as_object();
            const auto id = textOf(event, "id");
            const auto at = std::find_if(m_outbox.begin(), m_outbox.end(), [&](const Answer &entry) { return entry.clientId == id; });
            if (at != m_outbox.end()) {
                m_story.acknowledged[at->conversation].push_back({id, countOf(event, "seq")});
                m_outbox.erase(at);
                ++m_world.acknowledged;
            } else if (textOf(event, "kind") == "message" && textOf(event, "author") == "visitor" && m_world.writing
                       && m_mine.contains(textOf(frame, "conversation"))) {
                m_outbox.push_back({newId(), textOf(frame, "conversation"), "answer to " + id});
                send(desk, m_outbox.back());
            }
        }
    }

    //! \brief An access token lives for five minutes, an exam longer. The refresh token may be used again when its answer was lost.
    void refresh(const Address &address)
    {
        HttpAnswer answer;
        try {
            answer = post(address.port, "/api/v1/token", R"({"grant":"refresh","refreshToken":")" + m_tokens.refresh + "\"}");
        } catch (const std::exception &error) {
            throw Disconnected(error.what());
        }
        if (answer.status != 200)
            throw std::runtime_error("an acknowledged sign-in is gone");
        m_tokens = {textOf(answer.json(), "accessToken"), textOf(answer.json(), "refreshToken")};
    }

    //! \brief A manager and an admin see more than they may answer.
    void know(const Frame &header, const std::string &me)
    {
        const auto *assignee = header.if_contains("assignee");
        if (assignee && textOf(assignee->as_object(), "id") == me)
            m_mine.insert(textOf(header, "id"));
        else
            m_mine.erase(textOf(header, "id"));
    }

    void send(Advisor &desk, const Answer &answer)
    {
        const auto id = desk.send("message.send", {{"conversation", answer.conversation}, {"clientId", answer.clientId}, {"text", answer.text}});
        m_requests[id] = answer.clientId;
    }

    int setQuiet(bool now)
    {
        const int change = int(now) - int(m_quiet);
        m_quiet = now;
        return change;
    }

    World &m_world;
    AdvisorStory &m_story;
    TokenPair m_tokens;
    bool m_quiet = false;
    std::set<std::string> m_mine;
    std::deque<Answer> m_outbox;
    std::map<std::uint64_t, std::string> m_requests; //!< of this socket: which answer each one sent
};

//! \brief The whole log, page by page from the end to the beginning.
std::vector<Frame> wholeLog(Client &client, const std::string &conversation, std::uint64_t lastSeq)
{
    std::deque<Frame> log;
    for (auto before = lastSeq + 1; before > 1;) {
        Frame request{{"before", before}, {"limit", 100}};
        if (!conversation.empty())
            request["conversation"] = conversation;
        const auto page = client.waitAnswer(client.send("history.page", request));
        const auto &events = page.at("events").as_array();
        if (events.empty())
            break;
        for (auto at = events.rbegin(); at != events.rend(); ++at)
            log.push_front(at->as_object());
        before = countOf(events.front().as_object(), "seq");
    }
    return {log.begin(), log.end()};
}

//! \brief Holds \a log against what was acknowledged. \a sent, if any, is the order in which the acknowledged were sent.
void examineLog(World &world, const std::string &side, const std::vector<Frame> &log, const std::vector<Acknowledged> &acknowledged,
             const std::vector<std::string> &sent)
{
    std::map<std::string, std::uint64_t> stored;
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (countOf(log[i], "seq") != i + 1)
            return world.faults.add(side + ": the log has a hole at " + std::to_string(i + 1));
        if (!stored.emplace(textOf(log[i], "id"), i + 1).second)
            world.faults.add(side + ": " + textOf(log[i], "id") + " stands there twice");
    }
    for (const auto &each : acknowledged) {
        const auto at = stored.find(each.clientId);
        if (at == stored.end())
            world.faults.add(side + ": acknowledged and lost: " + each.clientId);
        else if (at->second != each.seq)
            world.faults.add(side + ": acknowledged as " + std::to_string(each.seq) + ", stored as " + std::to_string(at->second));
    }
    std::uint64_t before = 0;
    for (const auto &clientId : sent) {
        const auto at = stored.find(clientId);
        if (at == stored.end()) {
            world.faults.add(side + ": sent, resent and never stored: " + clientId);
            continue;
        }
        if (at->second < before)
            world.faults.add(side + ": out of order at " + std::to_string(at->second));
        before = at->second;
    }
}

} // namespace

void Faults::add(const std::string &what)
{
    const std::lock_guard guard(m_mutex);
    ++m_count;
    if (m_count <= 20)
        std::fprintf(stderr, "FAULT %s\n", what.c_str());
}

Address World::address()
{
    const std::lock_guard guard(m_mutex);
    return m_address;
}

void World::move(Address address)
{
    const std::lock_guard guard(m_mutex);
    m_address = std::move(address);
}

Traffic::Traffic(const Address &address, const Workspace &workspace, int visitors, const std::vector<std::string> &people, std::size_t messagesPerVisit)
    : m_visitors(visitors)
    , m_visitorStories(static_cast<std::size_t>(visitors))
    , m_advisorStories(people.size())
{
    m_world.messagesPerVisit = messagesPerVisit;
    m_world.move(address);
    for (std::size_t i = 0; i < people.size(); ++i) {
        auto tokens = signIn(address, people[i], workspace.password(people[i]));
        m_threads.emplace_back([this, i, tokens] { AdvisorLife(m_world, m_advisorStories[i], tokens).run(); });
    }
    for (std::size_t i = 0; i < m_visitorStories.size(); ++i)
        m_threads.emplace_back([this, i] { VisitorLife(m_world, m_visitorStories[i], static_cast<int>(i)).run(); });
}

Traffic::~Traffic()
{
    m_world.ending = true;
    for (auto &thread : m_threads)
        thread.join();
}

void Traffic::until(const char *what, const std::function<bool()> &condition)
{
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline)
            return m_world.faults.add(std::string("not within a minute: ") + what);
        std::this_thread::sleep_for(2ms);
    }
}

void Traffic::finish()
{
    until("every visitor in a conversation", [this] { return m_world.begun >= m_visitors; });
    m_world.writing = false;
    const auto all = static_cast<int>(m_threads.size());
    until("every message acknowledged", [this, all] { return m_world.quiet == all; });
    m_world.ending = true;
    for (auto &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void Traffic::examine(const Address &address, Advisor &admin)
{
    std::uint64_t examined = 0;
    for (std::size_t i = 0; i < m_visitorStories.size(); ++i) {
        for (const auto &story : m_visitorStories[i]) {
            const auto name = "visitor " + std::to_string(i);
            if (story.session.empty() && story.acknowledged.empty() && &story == &m_visitorStories[i].back())
                continue; // came when the exam was over
            Visitor resumed(address, story.vuid);
            const auto welcome = resumed.hello(story.session);
            if (resumed.conversation() != story.conversation || story.conversation.empty()) {
                m_world.faults.add(name + ": cannot resume");
                continue;
            }
            const auto lastSeq = countOf(welcome.at("conversation").as_object(), "lastSeq");
            // Whoever reads outside the own work says why, once: the admin has no part in these conversations.
            admin.waitAnswer(admin.send("conversation.open", {{"conversation", story.conversation}, {"reason", "quality"}}));
            const auto theirs = wholeLog(resumed, {}, lastSeq), desks = wholeLog(admin, story.conversation, lastSeq);
            examineLog(m_world, name + ", own side", theirs, story.acknowledged, story.sent);
            examineLog(m_world, name + ", desk", desks, story.acknowledged, story.sent);
            for (const auto &advisor : m_advisorStories) {
                const auto at = advisor.acknowledged.find(story.conversation);
                if (at == advisor.acknowledged.end())
                    continue;
                examineLog(m_world, name + ", answers, own side", theirs, at->second, {});
                examineLog(m_world, name + ", answers, desk", desks, at->second, {});
                examined += at->second.size();
            }
            examined += story.acknowledged.size();
        }
    }
    if (examined != m_world.acknowledged)
        m_world.faults.add("examined " + std::to_string(examined) + " of " + std::to_string(m_world.acknowledged));
}

Arguments withoutLimits(const TemporaryFolder &folder)
{
    const auto limits = (folder.path() / "limits.json").string();
    std::ofstream(limits) << R"({"messagesPerMinute":1000000,"requestsPerSecond":100000,"previewsPerSecond":100000})";
    return {"--limits", limits};
}

} // namespace visavis::tests
