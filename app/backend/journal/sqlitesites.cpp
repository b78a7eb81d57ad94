// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/sqlitesites.h"

#include "protocol/jsondocument.h"
#include "protocol/reader.h"
#include "protocol/writer.h"

#include <algorithm>

namespace visavis::backend {
namespace {

//! \brief Greeting and what is said when nobody is there, in one column.
struct Texts {
    protocol::SiteTexts greeting, offline;

    static void fields(auto &self, auto &v) { v("greeting", self.greeting), v("offline", self.offline); }
};

template <class T>
[[nodiscard]] std::string written(const T &value)
{
    std::string out;
    protocol::Writer writer(out);
    T::fields(value, writer);
    writer.finish();
    return out;
}

//! \brief Nothing of an empty column.
template <class T>
[[nodiscard]] std::optional<T> read(const std::string &text)
{
    const auto document = protocol::JsonDocument::parse(text);
    const auto *object = document ? document->root.if_object() : nullptr;
    if (!object)
        return std::nullopt;
    T value;
    protocol::Reader reader(*object);
    T::fields(value, reader);
    return reader.finish(0) ? std::nullopt : std::optional(std::move(value));
}

[[nodiscard]] std::vector<protocol::Language> languagesOf(std::string_view words)
{
    std::vector<protocol::Language> all;
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        if (const auto language = protocol::parse<protocol::Language>(words.substr(0, end)))
            all.push_back(*language);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return all;
}

[[nodiscard]] std::string wordsOf(const std::vector<protocol::Language> &languages)
{
    std::string words;
    for (const auto language : languages)
        words.append(words.empty() ? "" : " ").append(text(language));
    return words;
}

} // namespace

std::vector<SiteRow> readSites(Database &database)
{
    Statement sites(database, "SELECT id, key, name, controller, privacyurl, workgroup, memory, rules, languages, offline, texts, hours, sample FROM site"
                              " LEFT JOIN engagement ON engagement.site = id LEFT JOIN sitesettings ON sitesettings.site = id");
    std::vector<SiteRow> all;
    while (sites.next()) {
        SiteRow row;
        row.id = sites.id<protocol::SiteId>(0);
        row.key = sites.bytes(1);
        row.name = sites.bytes(2);
        row.controller = sites.bytes(3);
        row.privacyUrl = sites.bytes(4);
        row.group = sites.id<protocol::GroupId>(5);
        row.memory = sites.number(6) != 0;
        row.engagement = sites.bytes(7);
        if (auto languages = languagesOf(sites.bytes(8)); !languages.empty())
            row.languages = std::move(languages);
        row.offline = sites.number(9) != 0;
        if (auto texts = read<Texts>(sites.bytes(10))) {
            row.greeting = std::move(texts->greeting);
            row.whenOffline = std::move(texts->offline);
        }
        row.hours = read<protocol::SiteHours>(sites.bytes(11));
        row.sample = sites.number(12) != 0;
        all.push_back(std::move(row));
    }
    Statement origins(database, "SELECT origin FROM siteorigin WHERE site = ?");
    for (auto &site : all) {
        origins.bind(site.id);
        while (origins.next())
            site.origins.push_back(origins.bytes(0));
    }
    return all;
}

void storeSite(Database &database, const SiteRow &site)
{
    Statement(database, "INSERT INTO site VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET key = ?2, name = ?3, controller = ?4,"
                        " privacyurl = ?5, workgroup = ?6, memory = ?7")
        .bind(site.id, site.key, site.name, site.controller, site.privacyUrl, site.group, site.memory)
        .run();
    Statement(database, "DELETE FROM siteorigin WHERE site = ?").bind(site.id).run();
    Statement origin(database, "INSERT INTO siteorigin VALUES (?, ?)");
    for (const auto &each : site.origins)
        origin.bind(site.id, each).run();
    if (!site.engagement.empty())
        Statement(database, "INSERT OR REPLACE INTO engagement VALUES (?, ?)").bind(site.id, site.engagement).run();
    Statement(database, "INSERT OR REPLACE INTO sitesettings VALUES (?, ?, ?, ?, ?, ?)")
        .bind(site.id, wordsOf(site.languages), site.offline, written(Texts{site.greeting, site.whenOffline}), site.hours ? written(*site.hours) : std::string(), site.sample)
        .run();
}

} // namespace visavis::backend
