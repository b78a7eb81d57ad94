// SPDX-License-Identifier: GPL-3.0-or-later
//
// The end of the data, walked through by a given clock: thousands of visitors whose conversations end at chosen edges, the job run by hand
// a second before and at the end of some, and ended with SIGKILL in between. Each item must be there until its end and gone from then on;
// what was erased must be nowhere in the folder. The calendar of this exam is its own.
#include "backend/crypto/keyring.h"
#include "backend/journal/datafolder.h"
#include "backend/journal/sqlite.h"
#include "backend/journal/sqlitejournal.h"
#include "integration/backend.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <future>
#include <random>
#include <set>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char **environ; // NOLINT: posix_spawn's

using namespace visavis;
using namespace visavis::backend;
using namespace visavis::protocol;

namespace {

constexpr int fullKills = 1000;
constexpr int manyVisitors = 10'000;

struct Item {
    std::string conversation, visitor; //!< ids as the database has them
    Channel channel = Channel::Chat;
    std::time_t closed = 0;
    bool gone = false;
};

struct Visitor {
    std::string key; //!< wrapped
    bool offered = false;
    std::time_t lastClosed = 0;
    std::vector<std::size_t> items;
    bool gone = false, fileGone = false;
};

struct Policy {
    int chatYears = 3, otherMonths = 12, fileYears = 3;

    [[nodiscard]] std::string text() const
    {
        return "chat=" + std::to_string(chatYears) + "y social=3y call=" + std::to_string(otherMonths) + "m sms=" + std::to_string(otherMonths) + "m file="
            + std::to_string(fileYears) + "y";
    }
};

//! \brief The same date \a months later, else the first moment of the month after.
std::time_t later(std::time_t from, int months)
{
    std::tm date{};
    gmtime_r(&from, &date);
    std::tm wanted = date;
    wanted.tm_mon += months;
    std::tm landed = wanted;
    std::time_t at = timegm(&landed);
    if (landed.tm_mday == date.tm_mday)
        return at;
    wanted.tm_mday = 1;
    wanted.tm_mon += 1;
    wanted.tm_hour = wanted.tm_min = wanted.tm_sec = 0;
    return timegm(&wanted);
}

std::string moment(std::time_t at)
{
    std::tm date{};
    gmtime_r(&at, &date);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &date);
    return text;
}

template <class AnyId>
std::string bytesOf(const AnyId &id)
{
    return {reinterpret_cast<const char *>(id.bytes().data()), id.bytes().size()};
}

class World
{
public:
    World(unsigned seed, int visitors)
        : m_random(seed)
        , m_data((m_folder.path() / "data").string())
    {
        initCrypto();
        if (tests::runBackend({"init", "--data", m_data, "--share", tests::sharedFiles()}).status != 0)
            throw std::runtime_error("no workspace");
        fill(visitors);
    }

    std::mt19937 &random() { return m_random; }
    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] std::time_t endOf(const Item &item, const Policy &policy) const
    {
        return later(item.closed, item.channel == Channel::Chat ? 12 * policy.chatYears : item.channel == Channel::Social ? 36 : policy.otherMonths);
    }
    void setPolicy(const Policy &policy)
    {
        Database database(m_data + "/journal.db", false);
        Statement(database, "INSERT OR REPLACE INTO setting VALUES ('retention', ?)").bind(policy.text()).run();
    }

    //! \brief Runs the job as of \a now, first \a kills times to a random moment of it and then to its end.
    [[nodiscard]] bool run(std::time_t now, int kills)
    {
        const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "bin/visavis-backend";
        for (int kill = 0; kill <= kills; ++kill) {
            std::vector<std::string> all{program.string(), "retention", "--data", m_data, "--share", tests::sharedFiles(), "--now", moment(now)};
            std::vector<char *> arguments;
            for (auto &each : all)
                arguments.push_back(each.data());
            arguments.push_back(nullptr);
            posix_spawn_file_actions_t quiet;
            posix_spawn_file_actions_init(&quiet);
            posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
            pid_t child = 0;
            if (posix_spawn(&child, all.front().c_str(), &quiet, nullptr, arguments.data(), environ) != 0)
                return false;
            posix_spawn_file_actions_destroy(&quiet);
            if (kill < kills) {
                std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(0, 60'000)(m_random)));
                ::kill(child, SIGKILL);
            }
            int status = 0;
            waitpid(child, &status, 0);
            if (kill == kills && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
                return false;
        }
        return true;
    }

    //! \brief What must be gone at \a now is gone, and nothing else. Empty: so it is.
    [[nodiscard]] std::string fault(std::time_t now, const Policy &policy)
    {
        for (auto &item : m_items)
            item.gone = item.gone || endOf(item, policy) <= now;
        for (auto &[id, visitor] : m_visitors) {
            const bool alone = std::all_of(visitor.items.begin(), visitor.items.end(), [this](std::size_t at) { return m_items[at].gone; });
            const bool fileOver = later(visitor.lastClosed, 12 * policy.fileYears) <= now;
            visitor.fileGone = visitor.fileGone || !visitor.offered || fileOver;
            visitor.gone = visitor.gone || (alone && visitor.fileGone);
        }
        Database database(m_data + "/journal.db", true);
        std::set<std::string> conversations, visitors, files;
        read(database, "SELECT id FROM conversation", conversations);
        read(database, "SELECT id FROM visitor", visitors);
        read(database, "SELECT id FROM visitor WHERE length(file) > 0", files);
        for (const auto &item : m_items) {
            if (conversations.contains(item.conversation) == item.gone)
                return item.gone ? "a conversation of " + moment(item.closed) + " outlived its end" : "a conversation of " + moment(item.closed) + " went too early";
        }
        for (const auto &[id, visitor] : m_visitors) {
            if (visitors.contains(id) == visitor.gone)
                return visitor.gone ? "a visitor outlived the end" : "a visitor went too early";
            if (files.contains(id) == visitor.fileGone)
                return visitor.fileGone ? "what a visitor said about themselves outlived its end" : "it went too early";
        }
        const auto events = static_cast<std::uint64_t>(database.number("SELECT count(*) FROM event WHERE conversation NOT IN (SELECT id FROM conversation)"));
        return events == 0 ? std::string() : std::to_string(events) + " events without their conversation";
    }

    //! \brief How many keys of erased visitors are still in a file of the folder; \a looked counts those looked for.
    [[nodiscard]] int keysLeft(int &looked)
    {
        std::string all;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(m_data)) {
            std::stringstream bytes;
            if (entry.is_regular_file())
                bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            all += bytes.str();
        }
        int left = 0;
        for (const auto &[id, visitor] : m_visitors) {
            if (!visitor.gone || looked >= 300)
                continue;
            ++looked;
            left += all.find(visitor.key.substr(0, 40)) != std::string::npos ? 1 : 0;
        }
        return left;
    }

private:
    static void read(Database &database, const char *sql, std::set<std::string> &into)
    {
        Statement statement(database, sql);
        while (statement.next())
            into.insert(statement.bytes(0));
    }

    //! \brief Half of the closes are at edges: leap days, ends of months and years, nights when clocks are set.
    [[nodiscard]] std::time_t someClose()
    {
        static constexpr const char *edges[]{"2028-02-29T00:00:00Z", "2028-02-29T23:59:59Z", "2028-02-28T23:59:59Z", "2028-03-01T00:00:00Z", "2027-12-31T23:59:59Z",
                                             "2028-01-31T12:00:00Z", "2028-03-26T01:30:00Z", "2028-10-29T01:30:00Z", "2028-08-31T23:00:00Z"};
        std::tm date{};
        strptime(edges[m_random() % std::size(edges)], "%Y-%m-%dT%H:%M:%SZ", &date);
        const auto edge = timegm(&date);
        return m_random() % 2 ? edge : edge + std::uniform_int_distribution<std::time_t>(-20'000'000, 20'000'000)(m_random);
    }

    void fill(int visitors)
    {
        auto folder = DataFolder::open(m_data);
        auto key = (*folder)->consentKey();
        auto master = (*folder)->masterKey();
        Keyring keyring(std::move(*master));
        const auto journal = std::move(*SqliteJournal::open((*folder)->database(), tests::sharedFiles() + "/migrations", std::move(*key), [](const auto &work) { work(); }));
        // A workspace of one's own has no site yet.
        const auto group = journal->groups().front().id;
        const auto site = SiteId::random();
        (void)journal->fill([&](Database &database) {
            Statement(database, "INSERT INTO site VALUES (?, 'shop', 'Shop', 'Shop', '', ?, 1)").bind(site, group).run();
        });
        std::promise<void> done;
        for (int i = 0; i < visitors; ++i) {
            VisitorRow row;
            row.id = VisitorId::random();
            row.site = site;
            row.lookup = row.id.text();
            row.wrappedKey = keyring.createWrapped(row.id);
            row.subject = RecordId::random();
            Visitor visitor{row.wrappedKey, m_random() % 2 == 0, 0, {}, false, false};
            row.file = visitor.offered ? keyring.seal(row.id, "somebody", "file") : std::string();
            Unit unit{CreateVisitor{row}};
            const auto count = 1 + m_random() % 3;
            for (std::size_t each = 0; each < count; ++each) {
                ConversationRow conversation;
                conversation.id = ConversationId::random();
                conversation.site = site;
                conversation.visitor = row.id;
                conversation.group = group;
                conversation.channel = channels[m_random() % 4 ? 0 : m_random() % channels.size()];
                const auto closed = someClose();
                conversation.openedAt = conversation.lastAt = Time(std::chrono::seconds(closed - 600));
                unit.emplace_back(CreateConversation{conversation});
                EventRow event;
                event.conversation = conversation.id;
                event.id = EventId::random();
                event.at = conversation.openedAt;
                event.body = keyring.seal(row.id, "a word", "event");
                unit.emplace_back(AppendEvent{event});
                conversation.closedAt = Time(std::chrono::seconds(closed));
                conversation.status = Status::Closed;
                unit.emplace_back(UpdateConversation{conversation});
                visitor.items.push_back(m_items.size());
                visitor.lastClosed = std::max(visitor.lastClosed, closed);
                m_items.push_back({bytesOf(conversation.id), bytesOf(row.id), conversation.channel, closed, false});
            }
            m_visitors.emplace(bytesOf(row.id), std::move(visitor));
            journal->submit(std::move(unit), [&done, last = i + 1 == visitors](const Result<Committed> &stored) {
                if (!stored)
                    std::fprintf(stderr, "not stored\n");
                if (last)
                    done.set_value();
            });
        }
        done.get_future().wait();
    }

    std::mt19937 m_random;
    tests::TemporaryFolder m_folder;
    const std::string m_data;
    std::vector<Item> m_items;
    std::map<std::string, Visitor> m_visitors;
};

} // namespace

int main(int argc, char *argv[])
{
    const int kills = argc > 1 ? std::atoi(argv[1]) : fullKills;
    const int visitors = argc > 2 ? std::atoi(argv[2]) : manyVisitors;
    const auto seed = argc > 3 ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : std::random_device()();
    std::printf("the end of the data: %d kills, %d visitors, seed %u\n", kills, visitors, seed);
    if (kills < fullKills || visitors < manyVisitors)
        std::printf("REDUCED %d of %d kills, %d of %d visitors\n", kills, fullKills, visitors, manyVisitors);
    std::fflush(stdout);
    World world(seed, visitors);

    // Some ends, in order, with a policy that gets shorter and longer again on the way.
    const int stops = std::max(6, kills / 4);
    std::vector<std::time_t> ends;
    for (int i = 0; i < stops; ++i)
        ends.push_back(world.endOf(world.items()[world.random()() % world.items().size()], Policy()));
    std::sort(ends.begin(), ends.end());
    Policy policy;
    int killed = 0, faults = 0;
    for (int stop = 0; stop < stops && faults == 0; ++stop) {
        if (stop == stops / 3)
            policy = {2, 6, 1};
        if (stop == 2 * stops / 3)
            policy = {};
        world.setPolicy(policy);
        for (const auto now : {ends[std::size_t(stop)] - 1, ends[std::size_t(stop)]}) {
            const int some = std::min(kills - killed, 2);
            killed += some;
            if (!world.run(now, some)) {
                std::printf("FAULT at %s: the job failed\n", moment(now).c_str());
                ++faults;
            } else if (const auto fault = world.fault(now, policy); !fault.empty()) {
                std::printf("FAULT at %s: %s\n", moment(now).c_str(), fault.c_str());
                ++faults;
            }
        }
    }
    int looked = 0;
    const int left = world.keysLeft(looked);
    faults += left;
    std::printf("%d moments, %d kills, %zu conversations, %d of %d keys of erased visitors left, %d faults\n", 2 * stops, killed, world.items().size(), left, looked, faults);
    return faults == 0 && looked > 0 ? 0 : 1;
}
