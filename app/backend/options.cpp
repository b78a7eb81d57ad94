// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <boost/url/parse.hpp>
#include <charconv>
#include <ctime>
#include <sstream>

namespace visavis::backend {
namespace po = boost::program_options;

namespace {

constexpr std::string_view overview =
    "visavis-backend: the chat backend of Visavis\n\n"
    "  visavis-backend serve  --data DIR [--listen 127.0.0.1:0] ...   serves a workspace\n"
    "  visavis-backend init   --data DIR [--sample]                   makes a new workspace\n"
    "  visavis-backend verify --data DIR                              checks the chain of consent records\n"
    "  visavis-backend proof  --data DIR [--conversation ID]          prints records that anybody can verify\n"
    "  visavis-backend rules  --data DIR --site KEY [--set FILE]      prints or replaces whom a site invites\n"
    "  visavis-backend mask   [--level marked]                        masks a page's events from standard input\n"
    "  visavis-backend retention --data DIR [--dry-run]               erases what is over\n"
    "  visavis-backend backup --data DIR --to FILE                    copies the database\n"
    "  visavis-backend restore --data DIR --from FILE                 puts a copy in place\n\n"
    "visavis-backend COMMAND --help says more.\n";

[[nodiscard]] tl::unexpected<Error> usage(std::string what, std::string hint)
{
    return failure(Error::Kind::Usage, std::move(what), std::move(hint));
}

//! \brief "127.0.0.1:8080" or "[::1]:8080"
[[nodiscard]] Result<void> takeAddress(const std::string &text, ListenerOptions &options)
{
    const auto colon = text.rfind(':');
    const auto port = colon == text.npos ? std::string() : text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), options.port);
    if (port.empty() || error != std::errc() || end != port.data() + port.size())
        return usage("--listen " + text, "--listen takes ADDRESS:PORT, for example 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:443; port 0 lets the system choose");
    options.address = text.substr(0, colon);
    if (options.address.size() > 2 && options.address.front() == '[' && options.address.back() == ']')
        options.address = options.address.substr(1, options.address.size() - 2);
    return {};
}

//! \brief Beyond loopback nothing goes without TLS: ours, or that of a proxy that is named.
[[nodiscard]] Result<void> checkExposure(const ListenerOptions &options, bool behindProxy, bool trustsAny)
{
    const bool tls = !options.tlsCertificate.empty();
    if (tls == options.tlsKey.empty())
        return usage("--tls-cert and --tls-key belong together", "give both PEM files, or none");
    if (behindProxy && (!trustsAny || options.publicUrl.empty()))
        return usage("--behind-proxy without --trusted-proxy or --public-url",
                     "name the proxy's address with --trusted-proxy and the address browsers use with --public-url https://…");
    if (!behindProxy && trustsAny)
        return usage("--trusted-proxy without --behind-proxy", "add --behind-proxy, or leave the proxy out");
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(options.address, error);
    if (error)
        return usage("--listen " + options.address, "--listen takes an address literal, such as 127.0.0.1, [::1] or 0.0.0.0");
    if (!address.is_loopback() && !tls && !behindProxy)
        return usage("--listen " + options.address + " is reachable from other machines and has no TLS",
                     "give --tls-cert and --tls-key, or --behind-proxy with --trusted-proxy, or listen on 127.0.0.1");
    if (address.is_unspecified() && options.publicUrl.empty())
        return usage("--listen " + options.address + " needs --public-url", "say which address browsers use, for example --public-url https://chat.example.com");
    if (!options.publicUrl.empty()) {
        const auto url = boost::urls::parse_uri(options.publicUrl);
        const bool https = url && url->scheme() == "https";
        const bool loopback = url && url->scheme() == "http" && address.is_loopback() && !behindProxy;
        if (!url || !url->encoded_path().empty() || url->has_query() || url->has_fragment() || url->has_userinfo() || !(https || loopback))
            return usage("--public-url " + options.publicUrl, "--public-url takes scheme and host only, for example https://chat.example.com");
    }
    return {};
}

[[nodiscard]] std::string shown(const po::options_description &description)
{
    std::ostringstream out;
    out << description;
    return out.str();
}

[[nodiscard]] Result<Options> serveOptions(const std::vector<std::string> &arguments, const std::string &share)
{
    ServeOptions options;
    options.share = share;
    std::string listen;
    std::vector<std::string> proxies;
    po::options_description description("visavis-backend serve");
    auto add = description.add_options();
    add("data", po::value(&options.data)->required(), "folder of the workspace");
    add("listen", po::value(&listen)->default_value("127.0.0.1:0"), "address and port; port 0: the system chooses");
    add("tls-cert", po::value(&options.listener.tlsCertificate), "PEM file: certificate and chain");
    add("tls-key", po::value(&options.listener.tlsKey), "PEM file: the certificate's key");
    add("behind-proxy", "TLS ends at a reverse proxy in front");
    add("trusted-proxy", po::value(&proxies), "address or network of such a proxy, whose X-Forwarded-For is believed; may be repeated");
    add("public-url", po::value(&options.listener.publicUrl), "scheme and host that browsers use");
    add("limits", po::value(&options.limits), "JSON file with other rates");
    add("share", po::value(&options.share), "folder with the program's shared files");
    add("embedded", "child of a console: ends when standard input ends");
    add("help", "this text");
    po::variables_map map;
    po::store(po::command_line_parser(arguments).options(description).run(), map);
    if (map.contains("help"))
        return HelpOptions{shown(description)};
    po::notify(map);
    options.embedded = map.contains("embedded");
    for (const auto &proxy : proxies) {
        if (!options.listener.proxies.add(proxy))
            return usage("--trusted-proxy " + proxy, "--trusted-proxy takes an address or a network such as 10.0.0.0/8");
    }
    if (auto taken = takeAddress(listen, options.listener); !taken)
        return tl::unexpected(std::move(taken.error()));
    if (auto checked = checkExposure(options.listener, map.contains("behind-proxy"), !proxies.empty()); !checked)
        return tl::unexpected(std::move(checked.error()));
    return options;
}

[[nodiscard]] Result<Options> initOptions(const std::vector<std::string> &arguments, const std::string &share)
{
    InitOptions options;
    options.share = share;
    po::options_description description("visavis-backend init");
    auto add = description.add_options();
    add("data", po::value(&options.data)->required(), "folder of the new workspace");
    add("sample", "with groups, people of every role and a sample shop");
    add("share", po::value(&options.share), "folder with the program's shared files");
    add("help", "this text");
    po::variables_map map;
    po::store(po::command_line_parser(arguments).options(description).run(), map);
    if (map.contains("help"))
        return HelpOptions{shown(description)};
    po::notify(map);
    options.sample = map.contains("sample");
    return options;
}

[[nodiscard]] Result<Options> verifyOptions(const std::vector<std::string> &arguments)
{
    VerifyOptions options;
    po::options_description description("visavis-backend verify");
    auto add = description.add_options();
    add("data", po::value(&options.data)->required(), "folder of the workspace");
    add("help", "this text");
    po::variables_map map;
    po::store(po::command_line_parser(arguments).options(description).run(), map);
    if (map.contains("help"))
        return HelpOptions{shown(description)};
    po::notify(map);
    return options;
}

[[nodiscard]] Result<Options> maskOptions(const std::vector<std::string> &arguments)
{
    MaskOptions options;
    std::string level;
    po::options_description description("visavis-backend mask: rrweb events, one a line, from standard input; what an advisor would get on standard output");
    auto add = description.add_options();
    add("level", po::value(&level)->default_value("marked"), "marked: what idz_hide marks and the always hidden; fields: besides, every form value; private: besides, every text without idz_show");
    add("help", "this text");
    po::variables_map map;
    po::store(po::command_line_parser(arguments).options(description).run(), map);
    if (map.contains("help"))
        return HelpOptions{shown(description)};
    po::notify(map);
    if (level == "marked")
        options.level = masking::Level::Marked;
    else if (level == "private")
        options.level = masking::Level::Private;
    else if (level != "fields")
        return usage("--level " + level, "--level takes marked, fields or private");
    return options;
}

[[nodiscard]] Result<Options> rulesOptions(const std::vector<std::string> &arguments, const std::string &share)
{
    RulesOptions options;
    options.share = share;
    po::options_description description("visavis-backend rules");
    auto add = description.add_options();
    add("data", po::value(&options.data)->required(), "folder of the workspace");
    add("site", po::value(&options.site)->required(), "key of the site, as in data-site=\"KEY\"");
    add("check", po::value(&options.check), "holds a file against the schema; nothing is changed");
    add("set", po::value(&options.set), "replaces the rules by those of a file; they take effect at the next start");
    add("share", po::value(&options.share), "folder with the program's shared files");
    add("help", "this text");
    po::variables_map map;
    po::store(po::command_line_parser(arguments).options(description).run(), map);
    if (map.contains("help"))
        return HelpOptions{shown(description)};
    po::notify(map);
    if (map.contains("check") && map.contains("set"))
        return usage("--check and --set", "give one of them: --set checks too, before it changes anything");
    return options;
}

[[nodiscard]] std::optional<protocol::Time> timeOf(const std::string &text)
{
    std::tm parts{};
    const auto *end = ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    if (!end || *end != '\0')
        return std::nullopt;
    return protocol::Time(std::chrono::seconds(::timegm(&parts)));
}

[[nodiscard]] Result<Options> retentionOptions(const std::vector<std::string> &arguments, const std::string &share)
{
    RetentionOptions options;
    options.share = share;
    std::string now;
    po::options_description description("visavis-backend retention: erases what is over");
    auto add = description.add_options();
    add("data", po::value(&options.data)->required(), "folder of the workspace");
    add("now", po::value(&now), "as if it were this moment, such as 2031-02-28T12:00:00Z");
    add("dry-run", po::bool_switch(&options.dryRun), "only says how much is over");
    add("share", po::value(&options.share), "folder with the program's shared files");
    add("help", "this text");
    po::variables_map map;
    po::store(po::command_line_parser(arguments).options(description).run(), map);
    if (map.contains("help"))
        return HelpOptions{shown(description)};
    po::notify(map);
    if (map.contains("now") && !(options.now = timeOf(now)))
        return usage("--now " + now, "--now takes a moment such as 2031-02-28T12:00:00Z");
    return options;
}

[[nodiscard]] Result<Options> backupOptions(const std::vector<std::string> &arguments)
{
    BackupOptions options;
    po::options_description description("visavis-backend backup: copies the database, also of a workspace that is served");
    auto add = description.add_options();
    add("data", po::value(&options.data)->required(), "folder of the workspace");
    add("to", po::value(&options.to)->required(), "the new file");
    add("help", "this text");
    po::variables_map map;
    po::store(po::command_line_parser(arguments).options(description).run(), map);
    if (map.contains("help"))
        return HelpOptions{shown(description)};
    po::notify(map);
    return options;
}

[[nodiscard]] Result<Options> restoreOptions(const std::vector<std::string> &arguments, const std::string &share)
{
    RestoreOptions options;
    options.share = share;
    po::options_description description("visavis-backend restore: puts a copy in place and erases again what was erased since");
    auto add = description.add_options();
    add("data", po::value(&options.data)->required(), "folder of the workspace");
    add("from", po::value(&options.from)->required(), "a file that backup made");
    add("share", po::value(&options.share), "folder with the program's shared files");
    add("help", "this text");
    po::variables_map map;
    po::store(po::command_line_parser(arguments).options(description).run(), map);
    if (map.contains("help"))
        return HelpOptions{shown(description)};
    po::notify(map);
    return options;
}

[[nodiscard]] Result<Options> proofOptions(const std::vector<std::string> &arguments)
{
    ProofOptions options;
    std::string conversation;
    po::options_description description("visavis-backend proof: what anybody verifies with the public key alone");
    auto add = description.add_options();
    add("data", po::value(&options.data)->required(), "folder of the workspace");
    add("conversation", po::value(&conversation), "id of a conversation: the records of its person");
    add("subject", po::value(&options.subject), "subject_ref of a record: the records of that person, also after an erasure");
    add("help", "this text");
    po::variables_map map;
    po::store(po::command_line_parser(arguments).options(description).run(), map);
    if (map.contains("help"))
        return HelpOptions{shown(description)};
    po::notify(map);
    if (map.contains("conversation") && map.contains("subject"))
        return usage("--conversation and --subject", "give one of them, or none for the whole chain");
    if (map.contains("conversation") && !(options.conversation = protocol::ConversationId::parse(conversation)))
        return usage("--conversation " + conversation, "--conversation takes an id of 22 letters and digits, as in the audit");
    return options;
}

} // namespace

Result<Options> parseOptions(const std::vector<std::string> &arguments, const std::string &share)
{
    // Boost 1.81 writes an error by replacing such words in it, and never ends when the argument that it quotes holds one itself.
    for (const char *word : {"%canonical_option%", "%option%", "%prefix%", "%value%", "%original_token%", "%invalid_line%"}) {
        if (std::any_of(arguments.begin(), arguments.end(), [word](const std::string &each) { return each.find(word) != std::string::npos; }))
            return usage(std::string("an argument holds ") + word, "leave it out");
    }
    const auto command = arguments.empty() ? std::string() : arguments.front();
    const std::vector<std::string> rest(arguments.begin() + (arguments.empty() ? 0 : 1), arguments.end());
    try {
        if (command == "serve")
            return serveOptions(rest, share);
        if (command == "init")
            return initOptions(rest, share);
        if (command == "verify")
            return verifyOptions(rest);
        if (command == "mask")
            return maskOptions(rest);
        if (command == "rules")
            return rulesOptions(rest, share);
        if (command == "retention")
            return retentionOptions(rest, share);
        if (command == "proof")
            return proofOptions(rest);
        if (command == "backup")
            return backupOptions(rest);
        if (command == "restore")
            return restoreOptions(rest, share);
    } catch (const po::error &error) {
        return usage(error.what(), "visavis-backend " + command + " --help says what there is");
    }
    if (command.empty() || command == "help" || command == "--help")
        return HelpOptions{std::string(overview)};
    return usage("unknown command " + command, "visavis-backend help says what there is");
}

} // namespace visavis::backend
