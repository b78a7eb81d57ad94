// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/client.h"

#include <atomic>
#include <deque>
#include <mutex>
#include <thread>

//! \brief People who write without a pause over a backend that keeps dying, and the judgement of what was kept.
//!
//! Life of an exam: Traffic starts one thread a visitor and an advisor → the exam ends the backend again and again and tells
//! where the next one listens → like real clients they keep what was not acknowledged, and send it again with the same clientId
//! after the next connection → finish() lets them come to rest → examine() reads every conversation from its beginning on both
//! sides: whatever was acknowledged must stand there once, under the number it was acknowledged with, and in the order in which
//! it was sent.
namespace visavis::tests {

struct Acknowledged {
    std::string clientId;
    std::uint64_t seq;
};

//! \brief What went wrong; the exam goes on so that one run tells everything.
class Faults final
{
public:
    void add(const std::string &what);
    [[nodiscard]] int count() const { return m_count; }

private:
    std::mutex m_mutex;
    std::atomic<int> m_count = 0;
};

struct World {
    std::atomic<bool> writing = true, ending = false;
    std::atomic<std::uint64_t> acknowledged = 0, resent = 0, consents = 0;
    std::atomic<int> begun = 0, quiet = 0;
    Faults faults;
    //! \brief After so many acknowledged messages a visitor closes the conversation, and a new visitor comes; 0: they stay.
    std::size_t messagesPerVisit = 0;

    [[nodiscard]] Address address();
    void move(Address address);

private:
    std::mutex m_mutex;
    Address m_address; //!< the port stays, that of the shop does not
};

//! \brief One visitor and one conversation.
struct VisitorStory {
    std::string vuid = newId(), session, conversation;
    std::vector<Acknowledged> acknowledged;
    std::vector<std::string> sent; //!< clientIds in the order of sending
};

struct AdvisorStory {
    std::map<std::string, std::vector<Acknowledged>> acknowledged; //!< by conversation
};

//! \brief The clients of one workspace.
class Traffic final
{
public:
    //! \param people who answer; \a workspace has their passwords
    Traffic(const Address &address, const Workspace &workspace, int visitors, const std::vector<std::string> &people, std::size_t messagesPerVisit = 0);
    ~Traffic();
    Traffic(const Traffic &) = delete;
    Traffic &operator=(const Traffic &) = delete;

    [[nodiscard]] World &world() { return m_world; }
    //! \brief Waits for \a condition; a fault when it takes longer than a minute.
    void until(const char *what, const std::function<bool()> &condition);
    //! \brief Lets what is under way be acknowledged, then ends every client.
    void finish();
    //! \brief Holds every log against what was acknowledged. \a admin may read everything.
    void examine(const Address &address, Advisor &admin);

private:
    World m_world;
    const int m_visitors;
    std::vector<std::deque<VisitorStory>> m_visitorStories; //!< by thread
    std::vector<AdvisorStory> m_advisorStories;
    std::vector<std::thread> m_threads;
};

//! \brief Where the exam's limits are: clients write faster than people.
[[nodiscard]] Arguments withoutLimits(const TemporaryFolder &folder);

} // namespace visavis::tests
