// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/engagement/siterules.h"

#include "protocol/jsondocument.h"
#include "protocol/rulelimits.h"
#include "protocol/rulescheck.h"
#include "protocol/text.h"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/parser.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>

namespace visavis::backend {
namespace json = boost::json;

namespace {

constexpr std::string_view nobodyInvited = R"({"presence":false,"pause":30,"rules":[]})";
constexpr std::string_view hint = "app/protocol/README.md describes the rule file; nothing was changed";

//! \brief Where \a text stops being JSON, for people.
[[nodiscard]] std::string placeOfSyntaxError(std::string_view text)
{
    json::parser parser;
    boost::system::error_code error;
    const auto read = text.substr(0, parser.write_some(text.data(), text.size(), error));
    const auto line = std::count(read.begin(), read.end(), '\n') + 1;
    return "line " + std::to_string(line) + " is not JSON";
}

//! \brief Whether the condition can hold only for who is remembered.
[[nodiscard]] bool needsMemory(const json::value &condition)
{
    const auto &[name, value] = *condition.get_object().begin();
    const auto of = [](const json::value &each) { return needsMemory(each); };
    if (name == "all")
        return std::any_of(value.get_array().begin(), value.get_array().end(), of);
    if (name == "any")
        return std::all_of(value.get_array().begin(), value.get_array().end(), of);
    return name == "pagesViewed" || name == "connectionTime" || name == "timeOnSite";
}

//! \brief Short values on one line, everything else member by member.
void appendIndented(std::string &out, const json::value &value, std::size_t indent)
{
    constexpr std::size_t oneLine = 100;
    const auto flat = json::serialize(value);
    const bool object = value.is_object();
    if ((!object && !value.is_array()) || (indent > 0 && indent + flat.size() <= oneLine)) {
        out += flat;
        return;
    }
    out += object ? '{' : '[';
    const std::string line = "\n" + std::string(indent + 2, ' ');
    bool first = true;
    const auto next = [&] {
        out += first ? line : "," + line;
        first = false;
    };
    if (object) {
        for (const auto &member : value.get_object()) {
            next();
            protocol::appendJsonString(out, member.key());
            out += ": ";
            appendIndented(out, member.value(), indent + 2);
        }
    } else {
        for (const auto &each : value.get_array()) {
            next();
            appendIndented(out, each, indent + 2);
        }
    }
    out += "\n" + std::string(indent, ' ') + (object ? '}' : ']');
}

} // namespace

Result<SiteRules> SiteRules::parse(std::string_view text, const std::string &source)
{
    if (text.size() > protocol::limits::rulesFileBytes)
        return failure(Error::Kind::Usage, source + " is larger than " + std::to_string(protocol::limits::rulesFileBytes) + " bytes", std::string(hint));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
        text.remove_suffix(1);
    const auto document = protocol::JsonDocument::parse(text);
    if (!document)
        return failure(Error::Kind::Usage, source + ": " + placeOfSyntaxError(text), std::string(hint));
    if (document->repeated)
        return failure(Error::Kind::Usage, source + ": a name stands twice in one object", std::string(hint));
    protocol::RulesCheck check;
    if (!check.holds(document->root))
        return failure(Error::Kind::Usage, source + ": " + check.fault(), std::string(hint));
    SiteRules rules;
    rules.take(document->root.get_object());
    return rules;
}

Result<SiteRules> SiteRules::read(const std::string &file)
{
    std::ifstream in(file, std::ios::binary);
    std::string text(protocol::limits::rulesFileBytes + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad() || (text.empty() && !in.eof()))
        return failure(Error::Kind::Io, file + " cannot be read", "name a file that this user may read");
    return parse(text, file);
}

SiteRules::SiteRules(const SiteRow &site)
{
    // What is in the database was checked before it came there.
    auto file = json::object{{"memory", site.memory}};
    const auto engagement = json::parse(site.engagement.empty() ? nobodyInvited : std::string_view(site.engagement));
    for (const auto &member : engagement.get_object())
        file.emplace(member.key(), member.value());
    take(file);
}

void SiteRules::take(const json::object &file)
{
    m_memory = file.at("memory").get_bool();
    const auto &rules = file.at("rules").get_array();
    m_count = rules.size();
    for (const auto &rule : rules) {
        if (!m_memory && needsMemory(rule.at("when")))
            m_asleep.emplace_back(rule.at("id").get_string());
    }
    json::object rest;
    for (const auto *name : {"presence", "pause", "look", "rules"}) {
        if (const auto *value = file.if_contains(name))
            rest.emplace(name, *value);
    }
    m_engagement = json::serialize(rest);
}

std::string SiteRules::text() const
{
    auto whole = json::object{{"memory", m_memory}};
    const auto engagement = json::parse(m_engagement);
    for (const auto &member : engagement.get_object())
        whole.emplace(member.key(), member.value());
    std::string out;
    appendIndented(out, whole, 0);
    return out + "\n";
}

std::string ruleFile(const SiteRow &site, const std::optional<std::vector<OpenHours::Span>> &open)
{
    std::string body = "{\"site\":";
    protocol::appendJsonString(body, site.key);
    body += ",\"name\":";
    protocol::appendJsonString(body, site.name);
    body += site.memory ? ",\"memory\":true," : ",\"memory\":false,";
    if (site.languages.size() < protocol::Names<protocol::Language>.size()) {
        body += "\"languages\":[";
        for (std::size_t i = 0; i < site.languages.size(); ++i)
            body.append(i > 0 ? ",\"" : "\"").append(text(site.languages[i])) += '"';
        body += "],";
    }
    if (open) {
        body += "\"open\":[";
        for (std::size_t i = 0; i < open->size(); ++i) {
            const auto milliseconds = [](protocol::Time at) { return std::to_string(at.time_since_epoch().count()); };
            body += (i > 0 ? ",[" : "[") + milliseconds((*open)[i].from) + "," + milliseconds((*open)[i].to) + "]";
        }
        body += "],";
    }
    const auto engagement = site.engagement.empty() ? nobodyInvited : std::string_view(site.engagement);
    body += engagement.substr(1); // behind its brace
    return body;
}

namespace {

[[nodiscard]] tl::unexpected<Error> noSuchSite(Database &database, const std::string &key)
{
    std::string known;
    Statement sites(database, "SELECT key FROM site ORDER BY key");
    while (sites.next())
        known += (known.empty() ? "" : ", ") + sites.bytes(0);
    return failure(Error::Kind::NotFound, "there is no site " + key, known.empty() ? "this workspace has no site" : "--site takes one of " + known);
}

} // namespace

Result<SiteRules> rulesOf(const std::string &file, const std::string &key)
{
    try {
        Database database(file, true);
        SiteRow row;
        Statement site(database, "SELECT id, memory FROM site WHERE key = ?");
        if (!site.bind(key).next())
            return noSuchSite(database, key);
        row.id = site.id<protocol::SiteId>(0);
        row.memory = site.number(1) != 0;
        // A workspace of an older program has no table yet: it gets one when it is served next.
        if (database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'engagement'") > 0) {
            Statement rules(database, "SELECT rules FROM engagement WHERE site = ?");
            if (rules.bind(row.id).next())
                row.engagement = rules.bytes(0);
        }
        return SiteRules(row);
    } catch (const SqliteFailure &failed) {
        return tl::unexpected(errorOf(failed.code, file));
    }
}

Result<void> storeRules(Database &database, const std::string &key, const SiteRules &rules)
{
    Statement site(database, "SELECT id FROM site WHERE key = ?");
    if (!site.bind(key).next())
        return noSuchSite(database, key);
    const auto id = site.id<protocol::SiteId>(0);
    Statement(database, "UPDATE site SET memory = ? WHERE id = ?").bind(rules.memory(), id).run();
    Statement(database, "INSERT OR REPLACE INTO engagement VALUES (?, ?)").bind(id, rules.engagement()).run();
    return {};
}

} // namespace visavis::backend
