// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is over, found by index; what is held of one visitor.
#include "backend/journal/sqlitereading.h"

namespace visavis::backend {
namespace {

//! Two ways to the end: the time of the file is over, or nothing was offered and no conversation is left.
constexpr auto restingVisitors = " FROM visitor WHERE lastclosedat > 0 AND NOT EXISTS (SELECT 1 FROM conversation WHERE visitor = visitor.id AND status <> 2)"
                                 " AND (lastclosedat <= ?1 AND (length(file) > 0 OR EXISTS (SELECT 1 FROM visitoraddress WHERE visitor = visitor.id)"
                                 " OR NOT EXISTS (SELECT 1 FROM conversation WHERE visitor = visitor.id))"
                                 " OR length(file) = 0 AND NOT EXISTS (SELECT 1 FROM conversation WHERE visitor = visitor.id))";

} // namespace

std::vector<protocol::ConversationId> SqliteReader::closedUpTo(protocol::Channel channel, protocol::Time last, std::uint64_t limit)
{
    return guarded<std::vector<protocol::ConversationId>>("what is over", [&] {
        Statement statement(m_database, "SELECT id FROM conversation WHERE status = 2 AND channel = ? AND closedat <= ? ORDER BY closedat LIMIT ?");
        return all<protocol::ConversationId>(statement.bind(channel, last, limit), [](const Statement &row) { return row.id<protocol::ConversationId>(0); });
    });
}

std::uint64_t SqliteReader::countClosedUpTo(protocol::Channel channel, protocol::Time last)
{
    return guarded<std::uint64_t>("what is over", [&] {
        Statement statement(m_database, "SELECT count(*) FROM conversation WHERE status = 2 AND channel = ? AND closedat <= ?");
        return statement.bind(channel, last).next() ? statement.count(0) : 0;
    });
}

std::optional<protocol::Time> SqliteReader::oldestClosed(protocol::Channel channel)
{
    return guarded<std::optional<protocol::Time>>("what is over", [&] {
        Statement statement(m_database, "SELECT closedat FROM conversation WHERE status = 2 AND channel = ? ORDER BY closedat LIMIT 1");
        return one<protocol::Time>(statement.bind(channel), [](const Statement &row) { return row.time(0); });
    });
}

std::uint64_t SqliteReader::countConversations()
{
    return guarded<std::uint64_t>("conversations", [&] { return static_cast<std::uint64_t>(m_database.number("SELECT count(*) FROM conversation")); });
}

std::vector<ConversationRow> SqliteReader::conversationsOf(protocol::VisitorId visitor)
{
    return guarded<std::vector<ConversationRow>>("conversations", [&] {
        Statement statement(m_database, "SELECT id FROM conversation WHERE visitor = ? ORDER BY openedat");
        std::vector<ConversationRow> rows;
        for (statement.bind(visitor); statement.next();) {
            if (auto row = conversation(statement.id<protocol::ConversationId>(0)))
                rows.push_back(std::move(*row));
        }
        return rows;
    });
}

std::string SqliteReader::addressOf(protocol::VisitorId visitor)
{
    return guarded<std::string>("an address", [&] {
        Statement statement(m_database, "SELECT address FROM visitoraddress WHERE visitor = ?");
        return statement.bind(visitor).next() ? statement.bytes(0) : std::string();
    });
}

std::vector<std::string> SqliteReader::consentRecords(protocol::VisitorId visitor)
{
    return guarded<std::vector<std::string>>("consents", [&] {
        Statement statement(m_database, "SELECT record FROM consentrecord WHERE conversation IN (SELECT id FROM conversation WHERE visitor = ?) ORDER BY seq");
        return all<std::string>(statement.bind(visitor), [](const Statement &row) { return row.bytes(0); });
    });
}

std::vector<RestingVisitor> SqliteReader::visitorsUpTo(protocol::Time last, std::uint64_t limit)
{
    return guarded<std::vector<RestingVisitor>>("what is over", [&] {
        const auto sql = "SELECT id, NOT EXISTS (SELECT 1 FROM conversation WHERE visitor = visitor.id)" + std::string(restingVisitors) + " ORDER BY lastclosedat LIMIT ?2";
        Statement statement(m_database, sql.c_str());
        return all<RestingVisitor>(statement.bind(last, limit), [](const Statement &row) {
            return RestingVisitor{row.id<protocol::VisitorId>(0), row.number(1) != 0};
        });
    });
}

std::uint64_t SqliteReader::countVisitorsUpTo(protocol::Time last)
{
    return guarded<std::uint64_t>("what is over", [&] {
        Statement statement(m_database, ("SELECT count(*)" + std::string(restingVisitors)).c_str());
        return statement.bind(last).next() ? statement.count(0) : 0;
    });
}

} // namespace visavis::backend
