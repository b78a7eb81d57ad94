// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/server.h"

#include "backend/embedded.h"
#include "backend/hub/advisorconnection.h"
#include "backend/hub/visitorconnection.h"
#include "backend/journal/datafolder.h"
#include "backend/mirror/mirrorconnection.h"
#include "backend/routes.h"
#include "protocol/text.h"

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fstream>
#include <iostream>
#include <spdlog/spdlog.h>

namespace visavis::backend {
namespace asio = boost::asio;

namespace {

//! \brief The sample shop, on a host name of its own: a cookie set on 127.0.0.1 would reach the backend as well.
constexpr std::string_view shopHost = "http://shop.localhost:";

//! \brief The line that says that we are ready, and with \a embedded whom one may be.
void printReady(const Hub &hub, const std::string &url, const std::string &shop, bool embedded)
{
    std::string line = "{\"listening\":";
    protocol::appendJsonString(line, url);
    if (!shop.empty()) {
        line += ",\"shop\":";
        protocol::appendJsonString(line, shop);
    }
    if (embedded) {
        line += ",\"people\":[";
        for (bool first = true; const auto &person : hub.people()) {
            if (!entersByHand(person))
                continue;
            line += first ? "{\"username\":" : ",{\"username\":";
            first = false;
            protocol::appendJsonString(line, person.username);
            line += ",\"alias\":";
            protocol::appendJsonString(line, person.alias);
            line += ",\"roles\":[";
            for (std::size_t i = 0; i < person.roles.size(); ++i) {
                line += i > 0 ? ",\"" : "\"";
                line += text(person.roles[i]);
                line += '"';
            }
            line += "]}";
        }
        line += "]";
    }
    std::cout << line << "}" << std::endl;
}

//! \brief The ports of the last run, so that open pages and the console find an embedded backend again after a crash.
struct LastPorts {
    std::uint16_t backend = 0, shop = 0;

    [[nodiscard]] static LastPorts read(const std::string &file)
    {
        LastPorts ports;
        std::ifstream(file) >> ports.backend >> ports.shop;
        return ports;
    }
    //! \brief A comfort: a folder that cannot be written was refused before.
    void write(const std::string &file) const { std::ofstream(file, std::ios::trunc) << backend << ' ' << shop << '\n'; }
};

//! \brief Listens on the port of the last run if \a options leave the choice to us, else on any.
[[nodiscard]] Result<std::unique_ptr<Listener>> listenAgain(asio::io_context &io, ListenerOptions options, std::uint16_t last,
                                                            const Listener::Handlers &handlers)
{
    if (options.port == 0 && last != 0) {
        auto again = options;
        again.port = last;
        if (auto listener = Listener::create(io, std::move(again), handlers))
            return listener;
    }
    return Listener::create(io, std::move(options), handlers);
}

//! \brief Finishes the erasures that a crash or a backup left unfinished.
[[nodiscard]] Result<void> replay(Eraser &eraser, asio::io_context &io)
{
    std::optional<Result<void>> replayed;
    eraser.replay([&replayed](const Result<Committed> &result) { replayed = result ? Result<void>() : tl::unexpected(result.error()); });
    {
        const auto busy = asio::make_work_guard(io);
        while (!replayed)
            io.run_one();
    }
    io.restart(); // the end of the last work stopped it
    return *replayed;
}

} // namespace

Result<void> serve(ServeOptions options)
{
    auto folder = DataFolder::open(options.data);
    if (!folder)
        return tl::unexpected(std::move(folder.error()));
    auto masterKey = (*folder)->masterKey();
    auto consentKey = (*folder)->consentKey();
    for (auto *key : {&masterKey, &consentKey}) {
        if (!*key)
            return tl::unexpected(std::move(key->error()));
    }
    auto runtimeLimits = options.limits.empty() ? Result<RuntimeLimits>(RuntimeLimits()) : RuntimeLimits::load(options.limits);
    if (!runtimeLimits)
        return tl::unexpected(std::move(runtimeLimits.error()));
    auto notices = Notices::load(options.share + "/notices");
    if (!notices)
        return tl::unexpected(std::move(notices.error()));
    auto chatbox = StaticFiles::load(options.share + "/chatbox");
    if (!chatbox)
        return tl::unexpected(std::move(chatbox.error()));

    auto invite = StaticFiles::load(options.share + "/invite");
    if (!invite)
        return tl::unexpected(std::move(invite.error()));

    auto preview = StaticFiles::load(options.share + "/preview");
    if (!preview)
        return tl::unexpected(std::move(preview.error()));

    asio::io_context io(1);
    const Clock clock;
    const Poster poster = [&io](std::function<void()> work) { asio::post(io, std::move(work)); };
    const After after = [&io](std::chrono::milliseconds delay, std::function<void()> work) {
        auto timer = std::make_shared<asio::steady_timer>(io, delay);
        timer->async_wait([timer, work = std::move(work)](const boost::system::error_code &error) {
            if (!error)
                work();
        });
    };
    auto journal = SqliteJournal::open((*folder)->database(), options.share + "/migrations", std::move(*consentKey), poster);
    if (!journal)
        return tl::unexpected(std::move(journal.error()));
    Keyring keyring(std::move(*masterKey));
    auto erasures = ErasureList::open((*folder)->erasures());
    if (!erasures)
        return tl::unexpected(std::move(erasures.error()));
    Eraser eraser(**journal, **erasures, keyring, clock);
    // Before anybody is served, and before the hub reads what there is.
    if (auto replayed = replay(eraser, io); !replayed)
        return tl::unexpected(std::move(replayed.error()));
    Hub *hubOfSignIns = nullptr;
    SignIns signIns(**journal, clock, [&hubOfSignIns](protocol::SignInId ended) {
        if (hubOfSignIns)
            hubOfSignIns->signInEnded(ended);
    });
    Worker worker(poster);
    const Runner runner = [&worker](std::function<void()> work, std::function<void()> then) { worker.run(std::move(work), std::move(then)); };
    Passwords passwords(clock, poster);
    Accounts accounts(**journal, clock, passwords, signIns);
    Hub hub({**journal, keyring, eraser, signIns, accounts, *notices, clock, after, *runtimeLimits, runner});
    hubOfSignIns = &hub;
    eraser.setLetGo([&hub](const ErasureBatch &batch) { hub.letGo(batch); });
    accounts.load([&hub](protocol::PersonId id) {
        const auto *person = hub.person(id);
        return person ? person->username : std::string();
    });

    Routes routes(hub, std::move(*chatbox), std::move(*invite), std::move(*preview));
    const auto portsFile = options.data + "/ports";
    const auto last = options.embedded ? LastPorts::read(portsFile) : LastPorts();
    const Listener::Handlers handlers{routes,
                                      [&hub](std::shared_ptr<Peer> peer, const ConnectionInfo &info) -> std::unique_ptr<PeerHandler> {
                                          return std::make_unique<VisitorConnection>(hub, std::move(peer), info);
                                      },
                                      [&hub](std::shared_ptr<Peer> peer, const ConnectionInfo &) -> std::unique_ptr<PeerHandler> {
                                          return std::make_unique<MirrorConnection>(hub, std::move(peer));
                                      },
                                      [&hub](std::shared_ptr<Peer> peer, const ConnectionInfo &) -> std::unique_ptr<PeerHandler> {
                                          return std::make_unique<AdvisorConnection>(hub, std::move(peer));
                                      }};
    options.listener.silence = std::chrono::seconds(runtimeLimits->presenceLeaseSeconds);
    auto listener = listenAgain(io, std::move(options.listener), last.backend, handlers);
    if (!listener)
        return tl::unexpected(std::move(listener.error()));
    routes.setUrl((*listener)->url());
    hub.setUrl((*listener)->url());

    std::optional<ShopRoutes> shop;
    std::unique_ptr<Listener> shopListener;
    std::string shopUrl;
    if ((*journal)->workspaceValue("sample") == "yes") {
        auto files = StaticFiles::load(options.share + "/shop");
        if (!files)
            return tl::unexpected(std::move(files.error()));
        shop.emplace(hub, std::move(*files));
        auto made = listenAgain(io, {}, last.shop, {*shop, {}, {}, {}});
        if (!made)
            return tl::unexpected(std::move(made.error()));
        shopListener = std::move(*made);
        shopUrl = std::string(shopHost) + std::to_string(shopListener->port());
        hub.lendSampleOrigin(shopUrl);
        shopListener->start();
        if (options.embedded)
            LastPorts{(*listener)->port(), shopListener->port()}.write(portsFile);
    }

    // A second of grace, in which the sockets say goodbye; then whoever is left finds out by itself.
    asio::steady_timer grace(io);
    const auto stop = [&] {
        (*listener)->stop();
        grace.expires_after(std::chrono::seconds(1));
        grace.async_wait([&io](const boost::system::error_code &error) {
            if (!error) // else it was begun anew
                io.stop();
        });
    };
    asio::signal_set signals(io, SIGTERM, SIGINT);
    signals.async_wait([&stop](const boost::system::error_code &error, int) {
        if (!error)
            stop();
    });
    std::optional<EmbeddedPipe> pipe;
    if (options.embedded) {
        pipe.emplace(io, hub, stop);
        pipe->start();
    }
    hub.retention().start();
    (*listener)->start();
    printReady(hub, (*listener)->url(), shopUrl, options.embedded);
    io.run();
    // Whoever did not answer is let go while the hub is still there to hear of it.
    (*listener)->drop();
    io.restart();
    io.poll();
    return {};
}

} // namespace visavis::backend
