// SPDX-License-Identifier: GPL-3.0-or-later
//
// A client's HTTP, as far as it is ours: the input is a whole request, Beast splits it as in the listener, the real routes answer on a
// real workspace in memory. Promises: each request is answered exactly once, with a status that we serve; nobody is signed in by
// accident; a forged X-Forwarded-For never passes an untrusted peer; what is served never comes from outside.
#include "backend/net/proxies.h"
#include "backend/routes.h"
#include "fuzz/target.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <spdlog/spdlog.h>

using namespace visavis::backend;
using visavis::fuzz::promise;
namespace http = boost::beast::http;

namespace {

//! \brief Time goes on by a second an input, so that no rate limit hides what is behind it.
struct RunningClock final : Clock {
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return m_now; }
    void pass() { m_now += std::chrono::seconds(1); }

private:
    std::chrono::steady_clock::time_point m_now{std::chrono::hours(1)};
};

class World final
{
public:
    World()
    {
        initCrypto();
        spdlog::set_level(spdlog::level::off);
        m_folder = (std::filesystem::temp_directory_path() / "visavis-fuzz-XXXXXX").string();
        promise(::mkdtemp(m_folder.data()) != nullptr, "a temporary folder");
        std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0'), secretKey(crypto_sign_SECRETKEYBYTES, '\0');
        crypto_sign_keypair(reinterpret_cast<unsigned char *>(publicKey.data()), reinterpret_cast<unsigned char *>(secretKey.data()));
        const Poster poster = [this](std::function<void()> work) {
            const std::lock_guard guard(m_mutex);
            m_posted.push_back(std::move(work));
            m_wake.notify_all();
        };
        auto journal = SqliteJournal::open(m_folder + "/journal.db", VISAVIS_SOURCE "/resources/migrations", Secret(std::move(secretKey)), poster);
        promise(journal.has_value(), "a journal");
        m_journal = std::move(*journal);
        const auto filled = m_journal->fill([](Database &database) {
            const auto group = visavis::protocol::GroupId::random();
            Statement(database, "INSERT INTO workgroup VALUES (?, 'Sales')").bind(group).run();
            Statement(database, "INSERT INTO site VALUES (?, 'shop', 'Shop', 'Shop', '', ?, 1)").bind(visavis::protocol::SiteId::random(), group).run();
        });
        promise(filled.has_value(), "a site");
        m_signIns = std::make_unique<SignIns>(*m_journal, m_clock, [](auto) {});
        m_passwords = std::make_unique<Passwords>(m_clock, poster);
        m_accounts = std::make_unique<Accounts>(*m_journal, m_clock, *m_passwords, *m_signIns);
        auto erasures = ErasureList::open(m_folder + "/erasures");
        promise(erasures.has_value(), "a list of erasures");
        m_erasures = std::move(*erasures);
        m_eraser = std::make_unique<Eraser>(*m_journal, *m_erasures, m_keyring, m_clock);
        m_hub = std::make_unique<Hub>(HubParts{*m_journal, m_keyring, *m_eraser, *m_signIns, *m_accounts, m_notices, m_clock, [](auto, auto) {}, RuntimeLimits{}});
        auto files = StaticFiles::load(VISAVIS_SOURCE "/resources/shop");
        auto invite = StaticFiles::load(VISAVIS_SOURCE "/resources/invite");
        auto preview = StaticFiles::load(VISAVIS_SOURCE "/resources/preview");
        promise(files.has_value() && invite.has_value() && preview.has_value(), "files");
        m_routes = std::make_unique<Routes>(*m_hub, std::move(*files), std::move(*invite), std::move(*preview));
        m_routes->setUrl("http://127.0.0.1:80");
        promise(m_proxies.add("10.0.0.0/8"), "a proxy");
        // The process ends without destructors.
        std::atexit([] { std::filesystem::remove_all(world().m_folder); });
    }

    static World &world()
    {
        static World *const world = new World;
        return *world;
    }

    void ask(const http::request<http::string_body> &request)
    {
        m_clock.pass();
        std::string forwarded;
        const auto [first, last] = request.equal_range("X-Forwarded-For");
        for (auto field = first; field != last; ++field)
            forwarded += (forwarded.empty() ? "" : ",") + std::string(field->value());
        const auto stranger = boost::asio::ip::make_address("192.0.2.1"), proxy = boost::asio::ip::make_address("10.0.0.1");
        promise(m_proxies.clientOf(stranger, forwarded) == "192.0.2.1", "a stranger speaks for nobody");
        const auto client = m_proxies.clientOf(proxy, forwarded);
        boost::system::error_code error;
        (void)boost::asio::ip::make_address(client, error);
        promise(!error, "a client is an address");

        const std::string target(request.target());
        (void)m_routes->socketAt(target);
        const auto mark = target.find('?');
        int answers = 0;
        HttpResponse answer;
        m_routes->handle({std::string(request.method_string()), target.substr(0, mark), mark == target.npos ? std::string() : target.substr(mark + 1),
                          request.body(), std::string(request[http::field::origin]), std::string(request[http::field::authorization]), client},
                         [&](HttpResponse response) {
                             ++answers;
                             answer = std::move(response);
                         });
        while (answers == 0)
            promise(runOne(), "a request is answered within 20 s");
        while (pending())
            (void)runOne();
        promise(answers == 1, "a request is answered once");
        static constexpr std::array served{200u, 304u, 400u, 401u, 404u, 405u, 429u};
        promise(std::find(served.begin(), served.end(), answer.status) != served.end(), "a status that we serve");
        promise(answer.body.find("accessToken") == std::string::npos, "nobody is signed in by accident");
    }

private:
    [[nodiscard]] bool pending()
    {
        const std::lock_guard guard(m_mutex);
        return !m_posted.empty();
    }
    [[nodiscard]] bool runOne()
    {
        std::function<void()> work;
        {
            std::unique_lock guard(m_mutex);
            if (!m_wake.wait_for(guard, std::chrono::seconds(20), [this] { return !m_posted.empty(); }))
                return false;
            work = std::move(m_posted.front());
            m_posted.pop_front();
        }
        work();
        return true;
    }

    std::string m_folder;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_posted;
    RunningClock m_clock;
    Keyring m_keyring{Secret(std::string(32, 'k'))};
    std::unique_ptr<ErasureList> m_erasures;
    std::unique_ptr<Eraser> m_eraser;
    const Notices m_notices = *Notices::load(VISAVIS_SOURCE "/resources/notices");
    TrustedProxies m_proxies;
    std::unique_ptr<SqliteJournal> m_journal;
    std::unique_ptr<SignIns> m_signIns;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<Passwords> m_passwords;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<Routes> m_routes;
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    http::request_parser<http::string_body> parser;
    parser.header_limit(visavis::protocol::limits::httpHeaderBytes);
    parser.body_limit(visavis::protocol::limits::httpBodyBytes);
    parser.eager(true);
    boost::system::error_code error;
    for (auto rest = visavis::fuzz::text(data, size); !error && !rest.empty() && !parser.is_done();) {
        const auto used = parser.put(boost::asio::const_buffer(rest.data(), rest.size()), error);
        if (used == 0)
            break;
        rest.remove_prefix(used);
    }
    if (!error && parser.is_done())
        World::world().ask(parser.get());
    return 0;
}
