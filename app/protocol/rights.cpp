// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/rights.h"

#include <algorithm>

namespace visavis::protocol {
namespace {

constexpr std::size_t roleCount = Names<Role>.size();
constexpr std::size_t actionCount = Names<Action>.size();

using Row = std::array<Grant, roleCount>;

constexpr Grant o = Grant::Deny;
constexpr Grant A = Grant::Allow;
constexpr Grant r = Grant::Assigned;
constexpr Grant w = Grant::Waiting;
constexpr Grant g = Grant::Group;
constexpr Grant a = Grant::Alias;
constexpr Grant s = Grant::Self;
constexpr Grant t = Grant::Support;
constexpr Grant k = Grant::Quorum;
constexpr Grant p = Grant::Part;

// Columns: Anonymous, Visitor, Bot, Advisor, Expert, Manager, Admin, Support, SupportGranted, ArchiveAdministrator, VicePresident.
constexpr std::array<Row, actionCount> table{{
    {o, s, o, w, w, g, A, o, t, o, o}, // WaitingHeader
    {o, s, r, r, r, g, A, o, t, o, o}, // ReadThread
    {o, s, r, r, r, r, r, o, o, o, o}, // SendMessage
    {o, o, o, w, w, g, A, o, o, o, o}, // Take
    {o, o, r, r, r, g, A, o, o, o, o}, // Transfer
    {o, s, r, r, r, g, A, o, o, o, o}, // Close
    {o, o, o, r, r, r, r, o, o, o, o}, // SeePreview
    {o, o, o, r, r, r, r, o, o, o, o}, // SeeMirror
    {o, o, o, r, r, r, r, o, o, o, o}, // AskCobrowsing
    {o, o, o, r, r, r, r, o, o, o, o}, // DriveCobrowsing
    {o, o, o, r, r, r, r, o, o, o, o}, // EndCobrowsing
    {o, s, o, o, o, o, o, o, o, o, o}, // AnswerCobrowsing
    {o, s, o, o, o, o, o, o, o, o, o}, // DecideConsent
    {o, o, o, o, o, g, A, o, o, o, o}, // LookInto
    {o, o, o, o, o, g, A, o, o, o, o}, // Whisper
    {o, o, o, o, o, g, A, o, o, o, o}, // TakeOver
    {o, o, a, a, a, g, A, o, o, o, o}, // ListTargets
    {o, s, o, r, r, g, A, o, t, o, o}, // ReadCard
    {o, o, o, o, o, o, A, o, o, o, o}, // ReadAddress
    {o, o, s, s, s, s, s, o, o, o, o}, // OwnAvailability
    {o, o, o, o, o, g, A, o, t, o, o}, // LiveOverview
    {o, o, o, s, s, s, s, o, o, o, o}, // OwnFigures
    {o, o, o, o, o, g, A, o, t, o, o}, // GroupReports
    {o, o, o, o, o, o, A, o, t, o, o}, // AllReports
    {o, o, o, o, o, g, A, o, o, o, o}, // Export
    {o, o, o, o, o, o, A, o, o, o, o}, // ManageStructure
    {o, o, o, o, o, g, A, o, o, o, o}, // ManageAdvisors
    {o, o, o, o, o, o, A, o, o, o, o}, // MovePeople
    {o, o, o, o, o, g, A, o, t, o, o}, // ListProfiles
    {o, o, o, s, s, s, s, s, s, s, s}, // OwnProfile
    {o, o, o, o, o, g, A, o, o, o, o}, // RevokeSignIns
    {o, o, o, o, o, o, A, o, o, o, o}, // ChangeSettings
    {o, p, o, p, p, p, A, o, t, o, o}, // ReadSettings
    {o, o, A, A, A, A, A, o, o, o, o}, // UseReplies
    {o, o, o, s, s, s, A, o, o, o, o}, // EditOwnReplies
    {o, o, o, o, o, g, A, o, o, o, o}, // EditSharedReplies
    {o, s, o, o, o, o, A, o, o, o, o}, // PrivacyRequests
    {o, o, o, o, o, o, A, o, o, o, o}, // ReadAudit
    {o, o, o, o, o, o, A, o, o, A, A}, // VerifyAudit
    {o, o, o, o, o, o, o, o, o, k, k}, // Archive
    {o, o, o, o, o, o, A, o, o, o, o}, // GrantSupport
}};

} // namespace

Grant grant(Role role, Action action)
{
    return table[static_cast<std::size_t>(action)][static_cast<std::size_t>(role)];
}

bool allows(Role role, Action action, Relation relation)
{
    switch (grant(role, action)) {
    case Grant::Allow:
    case Grant::Alias:
    case Grant::Part:
        return true;
    case Grant::Assigned:
        return relation.assigned;
    case Grant::Waiting:
        return relation.waiting;
    case Grant::Group:
        return relation.group || relation.assigned; // of another group and given to them: they work in it like an advisor
    case Grant::Self:
        return relation.self;
    case Grant::Deny:
    case Grant::Support:
    case Grant::Quorum:
        return false;
    }
    return false;
}

bool allows(std::span<const Role> roles, Action action, Relation relation)
{
    return std::any_of(roles.begin(), roles.end(), [&](Role role) { return allows(role, action, relation); });
}

std::vector<std::string> actionNames(std::span<const Role> roles)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < actionCount; ++i) {
        const auto action = static_cast<Action>(i);
        if (std::any_of(roles.begin(), roles.end(), [&](Role role) { return grant(role, action) != Grant::Deny; }))
            names.emplace_back(text(action));
    }
    return names;
}

} // namespace visavis::protocol
