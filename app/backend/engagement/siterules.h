// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/engagement/openhours.h"
#include "backend/journal/rows.h"
#include "backend/journal/sqlite.h"

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace visavis::backend {

//! \brief The rules of one site as people write them: whether the loader may remember, whom it invites, when and in which look.
//!
//! Life of a rule: written by hand or by init's sample → checked here → kept in the workspace (site.memory, engagement.rules) →
//! sent to everybody alike in GET /rules/KEY.json → evaluated in the page alone. The backend never learns which rule held.
class SiteRules final
{
public:
    //! \brief Errors are of kind Usage and name \a source and the place in it as a JSON pointer.
    [[nodiscard]] static Result<SiteRules> parse(std::string_view json, const std::string &source);
    [[nodiscard]] static Result<SiteRules> read(const std::string &file);
    //! \brief Of a site of the workspace.
    explicit SiteRules(const SiteRow &site);

    [[nodiscard]] bool memory() const { return m_memory; }
    //! \brief All but \c memory, as the database keeps it: a JSON object on one line.
    [[nodiscard]] const std::string &engagement() const { return m_engagement; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    //! \brief The ids of rules that hold for nobody, because they ask for what only memory knows and memory is off.
    [[nodiscard]] const std::vector<std::string> &asleep() const { return m_asleep; }
    //! \brief As \c parse takes it, indented for people.
    [[nodiscard]] std::string text() const;

private:
    SiteRules() = default;
    void take(const boost::json::object &file);

    bool m_memory = false;
    std::string m_engagement;
    std::size_t m_count = 0;
    std::vector<std::string> m_asleep;
};

//! \brief The body of GET /rules/KEY.json. \a open: when the site is, if it is not always.
[[nodiscard]] std::string ruleFile(const SiteRow &site, const std::optional<std::vector<OpenHours::Span>> &open = std::nullopt);

//! \brief The rules of the site \a key in the workspace's \a database, which may be served meanwhile.
//! Errors: NotFound names the sites that there are.
[[nodiscard]] Result<SiteRules> rulesOf(const std::string &database, const std::string &key);
//! \brief Replaces the rules of the site \a key; for a workspace that nobody serves, after its migrations.
[[nodiscard]] Result<void> storeRules(Database &database, const std::string &key, const SiteRules &rules);

} // namespace visavis::backend
