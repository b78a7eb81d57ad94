// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/enums.h"

#include <span>
#include <string>
#include <vector>

//! \brief Who may do what: one table, role × action, with the scope in which the right holds (PRIVACY.md section 2).
//!
//! The backend asks it for every frame on the live identity, the console only hides by it. tests/fixtures/rights.tsv is the
//! oracle that the table is held to. To add an action: an enumerator, its name, its row, its line in the oracle.
namespace visavis::protocol {

enum class Role : std::uint8_t {
    Anonymous, Visitor, Bot, Advisor, Expert, Manager, Admin, Support, SupportGranted, ArchiveAdministrator, VicePresident,
};
template <> inline constexpr std::array Names<Role>{"anonymous"sv, "visitor"sv, "bot"sv, "advisor"sv, "expert"sv, "manager"sv,
    "admin"sv, "support"sv, "supportGranted"sv, "archiveAdministrator"sv, "vicePresident"sv};

enum class Action : std::uint8_t {
    WaitingHeader, ReadThread, SendMessage, Take, Transfer, Close, SeePreview, SeeMirror, AskCobrowsing, DriveCobrowsing,
    EndCobrowsing, AnswerCobrowsing, DecideConsent, LookInto, Whisper, TakeOver, ListTargets, ReadCard, ReadAddress, OwnAvailability,
    LiveOverview, OwnFigures, GroupReports, AllReports, Export, ManageStructure, ManageAdvisors, MovePeople, ListProfiles, OwnProfile,
    RevokeSignIns, ChangeSettings, ReadSettings, UseReplies, EditOwnReplies, EditSharedReplies, PrivacyRequests, ReadAudit,
    VerifyAudit, Archive, GrantSupport,
};
template <> inline constexpr std::array Names<Action>{"waitingHeader"sv, "readThread"sv, "sendMessage"sv, "take"sv, "transfer"sv,
    "close"sv, "seePreview"sv, "seeMirror"sv, "askCobrowsing"sv, "driveCobrowsing"sv, "endCobrowsing"sv, "answerCobrowsing"sv,
    "decideConsent"sv, "lookInto"sv, "whisper"sv, "takeOver"sv, "listTargets"sv, "readCard"sv, "readAddress"sv, "ownAvailability"sv,
    "liveOverview"sv, "ownFigures"sv, "groupReports"sv, "allReports"sv, "export"sv, "manageStructure"sv, "manageAdvisors"sv,
    "movePeople"sv, "listProfiles"sv, "ownProfile"sv, "revokeSignIns"sv, "changeSettings"sv, "readSettings"sv, "useReplies"sv,
    "editOwnReplies"sv, "editSharedReplies"sv, "privacyRequests"sv, "readAudit"sv, "verifyAudit"sv, "archive"sv, "grantSupport"sv};

//! \brief In which scope a role holds an action.
enum class Grant : std::uint8_t {
    Deny,
    Allow,    //!< A: everywhere
    Assigned, //!< r: only while the conversation is assigned to them
    Waiting,  //!< w: waiting conversations of their groups, header only
    Group,    //!< g: own group only
    Alias,    //!< a: alias and availability only
    Self,     //!< s: themselves only
    Support,  //!< t: within the support grant, read-only
    Quorum,   //!< k: quorum and reason
    Part,     //!< the part that the role needs: the public part for a visitor, what the desk needs for the desk
};
template <> inline constexpr std::array Names<Grant>{"deny"sv, "allow"sv, "assigned"sv, "waiting"sv, "group"sv, "alias"sv, "self"sv,
    "support"sv, "quorum"sv, "part"sv};

//! \brief How the thing asked about stands to who asks.
struct Relation {
    bool self = false;     //!< it is their own: conversation of this visitor, own profile
    bool assigned = false; //!< the conversation is assigned to them now
    bool waiting = false;  //!< the conversation waits in one of their groups
    bool group = false;    //!< it belongs to one of their groups
};

[[nodiscard]] Grant grant(Role role, Action action);
//! \brief Whether \a role may do \a action to a thing that stands to them as \a relation says. Quorum and support grants
//! are decided by their own services and are refused here.
[[nodiscard]] bool allows(Role role, Action action, Relation relation);
//! \brief The same for a person with several roles: any of them suffices.
[[nodiscard]] bool allows(std::span<const Role> roles, Action action, Relation relation);
//! \brief What people of these roles may ever do, in any scope: the names sent as \c self.actions.
[[nodiscard]] std::vector<std::string> actionNames(std::span<const Role> roles);

} // namespace visavis::protocol
