// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/sqlitereading.h"

#include "backend/journal/sqlitesites.h"
#include "protocol/text.h"

#include <algorithm>

namespace visavis::backend {
using Blob = Statement::Blob;

namespace {

constexpr const char *conversationColumns =
    "SELECT id, site, visitor, workgroup, assignee, status, language, openedat, lastat, closedat, waitingsince, lastseq, feed,"
    " seenbyvisitor, seenbyadvisor, chat, preview, mirroring, cobrowsing, type, offer, channel FROM conversation ";

[[nodiscard]] std::string conversationsWhere(const char *condition)
{
    return std::string(conversationColumns) + condition;
}

[[nodiscard]] ConversationRow conversationOf(const Statement &row)
{
    ConversationRow conversation;
    conversation.id = row.id<protocol::ConversationId>(0);
    conversation.site = row.id<protocol::SiteId>(1);
    conversation.visitor = row.id<protocol::VisitorId>(2);
    conversation.group = row.id<protocol::GroupId>(3);
    conversation.assignee = row.id<protocol::PersonId>(4);
    conversation.status = row.value<protocol::Status>(5);
    conversation.language = row.bytes(6);
    conversation.openedAt = row.time(7);
    conversation.lastAt = row.time(8);
    conversation.closedAt = row.time(9);
    conversation.waitingSince = row.time(10);
    conversation.lastSeq = row.count(11);
    conversation.feed = row.count(12);
    conversation.seenByVisitor = row.count(13);
    conversation.seenByAdvisor = row.count(14);
    for (std::size_t i = 0; i < conversation.consent.size(); ++i)
        conversation.consent[i] = row.value<protocol::ConsentStep>(15 + static_cast<int>(i));
    conversation.type = row.value<protocol::ConversationType>(19);
    conversation.offer = row.id<protocol::OfferId>(20);
    conversation.channel = row.value<protocol::Channel>(21);
    return conversation;
}

[[nodiscard]] EventRow eventOf(const Statement &row)
{
    return {row.id<protocol::ConversationId>(0), row.count(1),      row.id<protocol::EventId>(2),
            row.value<protocol::EventKind>(3),   row.value<protocol::Author>(4), row.id<protocol::PersonId>(5),
            row.time(6),                         row.bytes(7)};
}

[[nodiscard]] VisitorRow visitorOf(const Statement &row)
{
    return {row.id<protocol::VisitorId>(0), row.id<protocol::SiteId>(1), row.bytes(2), row.bytes(3), row.id<protocol::RecordId>(4),
            row.bytes(5), row.bytes(6), row.count(7)};
}

} // namespace

SqliteReader::SqliteReader(const std::string &file)
    : m_file(file)
    , m_database(file, true)
    , m_after(m_database, "SELECT * FROM event WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?")
    , m_before(m_database, "SELECT * FROM event WHERE conversation = ? AND seq < ? ORDER BY seq DESC LIMIT ?")
    , m_event(m_database, "SELECT * FROM event WHERE conversation = ? AND id = ?")
    , m_open(m_database, conversationsWhere("WHERE status <> 2 ORDER BY openedat").c_str())
    , m_conversation(m_database, conversationsWhere("WHERE id = ?").c_str())
    , m_changed(m_database, conversationsWhere("WHERE feed > ? ORDER BY feed LIMIT ?").c_str())
    , m_closed(m_database, conversationsWhere("WHERE feed < ? AND status = 2 ORDER BY feed DESC LIMIT ?").c_str())
    , m_visitor(m_database, "SELECT * FROM visitor WHERE id = ?")
    , m_lookup(m_database, "SELECT * FROM visitor WHERE lookup = ?")
    , m_session(m_database, "SELECT * FROM visitorsession WHERE hash = ?")
{
}

std::vector<EventRow> SqliteReader::eventsAfter(protocol::ConversationId conversation, std::uint64_t after, std::uint64_t limit)
{
    return guarded<std::vector<EventRow>>("events", [&] { return all(m_after.bind(conversation, after, limit), eventOf); });
}

std::vector<EventRow> SqliteReader::eventsBefore(protocol::ConversationId conversation, std::uint64_t before, std::uint64_t limit)
{
    return guarded<std::vector<EventRow>>("events", [&] {
        auto rows = all(m_before.bind(conversation, before, limit), eventOf);
        std::reverse(rows.begin(), rows.end());
        return rows;
    });
}

std::optional<EventRow> SqliteReader::event(protocol::ConversationId conversation, protocol::EventId id)
{
    return guarded<std::optional<EventRow>>("an event", [&] { return one(m_event.bind(conversation, id), eventOf); });
}

std::vector<ConversationRow> SqliteReader::openConversations()
{
    return guarded<std::vector<ConversationRow>>("conversations", [&] { return all(m_open.bind(), conversationOf); });
}

std::optional<ConversationRow> SqliteReader::conversation(protocol::ConversationId id)
{
    return guarded<std::optional<ConversationRow>>("a conversation", [&] { return one(m_conversation.bind(id), conversationOf); });
}

std::vector<ConversationRow> SqliteReader::changedAfter(std::uint64_t feed, std::uint64_t limit)
{
    return guarded<std::vector<ConversationRow>>("conversations", [&] { return all(m_changed.bind(feed, limit), conversationOf); });
}

HeadersPage SqliteReader::closedBefore(std::uint64_t before, std::uint64_t limit)
{
    return guarded<HeadersPage>("conversations", [&] {
        HeadersPage page{all(m_closed.bind(before, limit + 1), conversationOf), false};
        page.more = page.conversations.size() > limit;
        if (page.more)
            page.conversations.pop_back();
        return page;
    });
}

std::vector<VisitorRow> SqliteReader::visitorsWithFile(protocol::VisitorId after, std::uint64_t limit)
{
    return guarded<std::vector<VisitorRow>>("visitors", [&] {
        Statement statement(m_database, "SELECT * FROM visitor WHERE id > ? AND length(file) > 0 ORDER BY id LIMIT ?");
        return all(statement.bind(after, limit), visitorOf);
    });
}

std::optional<VisitorRow> SqliteReader::visitor(protocol::VisitorId id)
{
    return guarded<std::optional<VisitorRow>>("a visitor", [&] { return one(m_visitor.bind(id), visitorOf); });
}

std::optional<VisitorRow> SqliteReader::visitorByLookup(std::string_view lookup)
{
    return guarded<std::optional<VisitorRow>>("a visitor", [&] { return one(m_lookup.bind(Blob{lookup}), visitorOf); });
}

std::optional<VisitorSessionRow> SqliteReader::visitorSession(std::string_view hash)
{
    return guarded<std::optional<VisitorSessionRow>>("a session", [&] {
        return one<VisitorSessionRow>(m_session.bind(Blob{hash}), [](const Statement &row) {
            return VisitorSessionRow{row.bytes(0), row.id<protocol::VisitorId>(1), row.id<protocol::ConversationId>(2)};
        });
    });
}

std::vector<SiteRow> SqliteReader::sites()
{
    return guarded<std::vector<SiteRow>>("sites", [&] {
        return readSites(m_database);
    });
}

std::vector<GroupRow> SqliteReader::groups()
{
    return guarded<std::vector<GroupRow>>("groups", [&] {
        Statement statement(m_database, "SELECT id, name FROM workgroup ORDER BY name");
        return all<GroupRow>(statement, [](const Statement &row) { return GroupRow{row.id<protocol::GroupId>(0), row.bytes(1)}; });
    });
}

std::vector<PersonRow> SqliteReader::people()
{
    return guarded<std::vector<PersonRow>>("people", [&] {
        Statement statement(m_database, "SELECT id, surname, firstname, alias, username, position, slots, languages, skills, availability, active,"
                                        " EXISTS (SELECT 1 FROM credential WHERE person = person.id) OR EXISTS (SELECT 1 FROM botsecret WHERE person = person.id),"
                                        " coalesce((SELECT until FROM invitation WHERE person = person.id), 0)"
                                        " FROM person JOIN worksettings ON worksettings.person = person.id ORDER BY username");
        auto people = all<PersonRow>(statement, [](const Statement &row) {
            return PersonRow{row.id<protocol::PersonId>(0), row.bytes(1), row.bytes(2), row.bytes(3), row.bytes(4), row.bytes(5),
                             row.count(6), row.bytes(7), row.bytes(8), row.value<protocol::Availability>(9), {}, {}, row.number(10) != 0, row.number(11) != 0, row.time(12)};
        });
        Statement roles(m_database, "SELECT role FROM personrole WHERE person = ? ORDER BY role");
        Statement groups(m_database, "SELECT workgroup FROM membership WHERE person = ?");
        for (auto &person : people) {
            roles.bind(person.id);
            while (roles.next())
                person.roles.push_back(roles.value<protocol::Role>(0));
            groups.bind(person.id);
            while (groups.next())
                person.groups.push_back(groups.id<protocol::GroupId>(0));
        }
        return people;
    });
}

std::vector<CredentialRow> SqliteReader::credentials()
{
    return guarded<std::vector<CredentialRow>>("credentials", [&] {
        Statement statement(m_database, "SELECT person, hash FROM credential");
        return all<CredentialRow>(statement, [](const Statement &row) { return CredentialRow{row.id<protocol::PersonId>(0), row.bytes(1)}; });
    });
}

std::vector<HeldSecretRow> SqliteReader::invitations()
{
    return guarded<std::vector<HeldSecretRow>>("invitations", [&] {
        Statement statement(m_database, "SELECT person, hash, until FROM invitation");
        return all<HeldSecretRow>(statement, [](const Statement &row) { return HeldSecretRow{row.id<protocol::PersonId>(0), row.bytes(1), row.time(2)}; });
    });
}

std::vector<HeldSecretRow> SqliteReader::botSecrets()
{
    return guarded<std::vector<HeldSecretRow>>("secrets of bots", [&] {
        Statement statement(m_database, "SELECT person, hash FROM botsecret");
        return all<HeldSecretRow>(statement, [](const Statement &row) { return HeldSecretRow{row.id<protocol::PersonId>(0), row.bytes(1), {}}; });
    });
}

std::vector<ReplyRow> SqliteReader::replies()
{
    return guarded<std::vector<ReplyRow>>("replies", [&] {
        Statement statement(m_database, "SELECT id, person, workgroup, shortcut, title, text, language FROM reply");
        return all<ReplyRow>(statement, [](const Statement &row) {
            return ReplyRow{row.id<protocol::ReplyId>(0), row.id<protocol::PersonId>(1), row.id<protocol::GroupId>(2), row.bytes(3), row.bytes(4), row.bytes(5), row.bytes(6)};
        });
    });
}

bool SqliteReader::groupInUse(protocol::GroupId group)
{
    return guarded<bool>("groups", [&] {
        Statement statement(m_database, "SELECT EXISTS (SELECT 1 FROM site WHERE workgroup = ?1) OR EXISTS (SELECT 1 FROM conversation WHERE workgroup = ?1)");
        return statement.bind(group).next() && statement.number(0) != 0;
    });
}

std::vector<AuditRow> SqliteReader::audit(const AuditFilter &filter, std::uint64_t limit)
{
    return guarded<std::vector<AuditRow>>("the audit", [&] {
        std::string sql = "SELECT seq, at, person, username, roles, action, object, reason, allowed FROM audit"
                          " WHERE seq < ?1 AND at >= ?2 AND at < ?3 AND (?4 < 0 OR allowed = ?4)";
        // Spelt out only where asked for, so that the indexes serve them.
        sql += filter.username.empty() ? " AND ?5 = ''" : " AND username = ?5";
        sql += filter.action.empty() ? " AND ?6 = ''" : " AND action = ?6";
        sql += filter.object.empty() ? " AND ?7 = ''" : " AND object = ?7";
        sql += " ORDER BY seq DESC LIMIT ?8";
        Statement statement(m_database, sql.c_str());
        const auto before = filter.before == 0 ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(filter.before);
        const auto until = filter.to == protocol::Time() ? std::numeric_limits<std::int64_t>::max() : std::int64_t{filter.to.time_since_epoch().count()};
        statement.bind(before, filter.from, until, filter.allowed ? int(*filter.allowed) : -1, filter.username, filter.action, filter.object, limit);
        return all<AuditRow>(statement, [](const Statement &row) {
            return AuditRow{row.count(0), row.time(1), row.id<protocol::PersonId>(2), row.bytes(3), row.bytes(4),
                            row.bytes(5), row.bytes(6), row.bytes(7), row.number(8) != 0};
        });
    });
}

std::vector<SignInRow> SqliteReader::signIns()
{
    return guarded<std::vector<SignInRow>>("sign-ins", [&] {
        Statement statement(m_database, "SELECT id, person, platform, createdat, usedat, access, accessuntil, refresh, previous, previousuntil FROM signin");
        return all<SignInRow>(statement, [](const Statement &row) {
            return SignInRow{row.id<protocol::SignInId>(0), row.id<protocol::PersonId>(1), row.bytes(2), row.time(3), row.time(4),
                             row.bytes(5), row.time(6), row.bytes(7), row.bytes(8), row.time(9)};
        });
    });
}

std::optional<protocol::SignInId> SqliteReader::usedRefresh(std::string_view hash)
{
    return guarded<std::optional<protocol::SignInId>>("sign-ins", [&] {
        Statement statement(m_database, "SELECT signin FROM usedrefresh WHERE hash = ?");
        return one<protocol::SignInId>(statement.bind(Blob{hash}), [](const Statement &row) { return row.id<protocol::SignInId>(0); });
    });
}

protocol::Settings SqliteReader::settings()
{
    return guarded<protocol::Settings>("settings", [&] {
        protocol::Settings settings;
        Statement statement(m_database, "SELECT name, value FROM setting");
        while (statement.next()) {
            const auto name = protocol::parse<protocol::SettingName>(statement.bytes(0));
            const auto value = statement.bytes(1);
            if (!name)
                continue;
            switch (*name) {
            case protocol::SettingName::Consent: settings.consent = value == "true"; break;
            case protocol::SettingName::Preview: settings.preview = value == "true"; break;
            case protocol::SettingName::Mirroring: settings.mirroring = value == "true"; break;
            case protocol::SettingName::Cobrowsing: settings.cobrowsing = value == "true"; break;
            case protocol::SettingName::Masking:
                settings.masking = protocol::parse<protocol::MaskingLevel>(value).value_or(protocol::MaskingLevel::Private);
                break;
            case protocol::SettingName::MirrorOffer:
                settings.mirrorOffer = protocol::parse<protocol::MirrorOffer>(value).value_or(protocol::MirrorOffer::Request);
                break;
            case protocol::SettingName::Hide: settings.hide = protocol::selectors(value).value_or(std::vector<std::string>()); break;
            case protocol::SettingName::Retention: break; // its own policy, told to admins alone
            }
        }
        return settings;
    });
}

std::string SqliteReader::settingValue(protocol::SettingName name)
{
    return guarded<std::string>("a setting", [&] {
        Statement statement(m_database, "SELECT value FROM setting WHERE name = ?");
        return statement.bind(std::string(text(name))).next() ? statement.bytes(0) : std::string();
    });
}

std::vector<protocol::SettingsChange> SqliteReader::settingsHistory(std::uint64_t limit)
{
    return guarded<std::vector<protocol::SettingsChange>>("settings", [&] {
        Statement statement(m_database, "SELECT at, username, name, old, new FROM settingchange ORDER BY id DESC LIMIT ?");
        return all<protocol::SettingsChange>(statement.bind(limit), [](const Statement &row) {
            return protocol::SettingsChange{row.time(0), row.bytes(1),
                                            protocol::parse<protocol::SettingName>(row.bytes(2)).value_or(protocol::SettingName::Consent),
                                            row.bytes(3), row.bytes(4)};
        });
    });
}

std::uint64_t SqliteReader::feed()
{
    return counter("feed");
}

std::uint64_t SqliteReader::counter(const std::string &name)
{
    return guarded<std::uint64_t>("a counter", [&] {
        Statement statement(m_database, "SELECT value FROM counter WHERE name = ?");
        return statement.bind(name).next() ? statement.count(0) : 0;
    });
}

std::string SqliteReader::workspaceValue(const std::string &name)
{
    return guarded<std::string>("the workspace", [&] {
        Statement statement(m_database, "SELECT value FROM workspace WHERE name = ?");
        statement.bind(name);
        return statement.next() ? statement.bytes(0) : std::string();
    });
}

} // namespace visavis::backend
