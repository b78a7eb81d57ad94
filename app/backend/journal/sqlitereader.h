// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/journal.h"
#include "backend/journal/sqlite.h"

namespace visavis::backend {

//! \brief The reading half of the journal on its own connection. Network thread only.
class SqliteReader : public Journal
{
public:
    explicit SqliteReader(const std::string &file);

    [[nodiscard]] std::vector<EventRow> eventsAfter(protocol::ConversationId conversation, std::uint64_t after, std::uint64_t limit) override;
    [[nodiscard]] std::vector<EventRow> eventsBefore(protocol::ConversationId conversation, std::uint64_t before, std::uint64_t limit) override;
    [[nodiscard]] std::optional<EventRow> event(protocol::ConversationId conversation, protocol::EventId id) override;
    [[nodiscard]] std::vector<ConversationRow> openConversations() override;
    [[nodiscard]] std::optional<ConversationRow> conversation(protocol::ConversationId id) override;
    [[nodiscard]] std::vector<ConversationRow> changedAfter(std::uint64_t feed, std::uint64_t limit) override;
    [[nodiscard]] HeadersPage closedBefore(std::uint64_t before, std::uint64_t limit) override;
    [[nodiscard]] std::vector<protocol::ConversationId> closedUpTo(protocol::Channel channel, protocol::Time last, std::uint64_t limit) override;
    [[nodiscard]] std::uint64_t countClosedUpTo(protocol::Channel channel, protocol::Time last) override;
    [[nodiscard]] std::optional<protocol::Time> oldestClosed(protocol::Channel channel) override;
    [[nodiscard]] std::uint64_t countConversations() override;
    [[nodiscard]] std::vector<ConversationRow> conversationsOf(protocol::VisitorId visitor) override;
    [[nodiscard]] std::vector<RestingVisitor> visitorsUpTo(protocol::Time last, std::uint64_t limit) override;
    [[nodiscard]] std::uint64_t countVisitorsUpTo(protocol::Time last) override;
    [[nodiscard]] std::vector<VisitorRow> visitorsWithFile(protocol::VisitorId after, std::uint64_t limit) override;
    [[nodiscard]] std::string addressOf(protocol::VisitorId visitor) override;
    [[nodiscard]] std::vector<std::string> consentRecords(protocol::VisitorId visitor) override;
    [[nodiscard]] std::optional<VisitorRow> visitor(protocol::VisitorId id) override;
    [[nodiscard]] std::optional<VisitorRow> visitorByLookup(std::string_view lookup) override;
    [[nodiscard]] std::optional<VisitorSessionRow> visitorSession(std::string_view hash) override;
    [[nodiscard]] std::vector<SiteRow> sites() override;
    [[nodiscard]] std::vector<GroupRow> groups() override;
    [[nodiscard]] std::vector<PersonRow> people() override;
    [[nodiscard]] std::vector<CredentialRow> credentials() override;
    [[nodiscard]] std::vector<HeldSecretRow> invitations() override;
    [[nodiscard]] std::vector<HeldSecretRow> botSecrets() override;
    [[nodiscard]] std::vector<ReplyRow> replies() override;
    [[nodiscard]] bool groupInUse(protocol::GroupId group) override;
    [[nodiscard]] std::vector<AuditRow> audit(const AuditFilter &filter, std::uint64_t limit) override;
    [[nodiscard]] std::vector<SignInRow> signIns() override;
    [[nodiscard]] std::optional<protocol::SignInId> usedRefresh(std::string_view hash) override;
    [[nodiscard]] protocol::Settings settings() override;
    [[nodiscard]] std::string settingValue(protocol::SettingName name) override;
    [[nodiscard]] std::vector<protocol::SettingsChange> settingsHistory(std::uint64_t limit) override;
    [[nodiscard]] std::uint64_t feed() override;
    [[nodiscard]] std::uint64_t counter(const std::string &name) override;
    [[nodiscard]] std::string workspaceValue(const std::string &name) override;

private:
    //! \brief Runs \a read; a failure is logged and yields what was read of nothing.
    template <class T>
    [[nodiscard]] T guarded(const char *what, const std::function<T()> &read);

    const std::string m_file;
    Database m_database;
    Statement m_after, m_before, m_event, m_open, m_conversation, m_changed, m_closed, m_visitor, m_lookup, m_session;
};

} // namespace visavis::backend
