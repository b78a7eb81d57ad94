// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

//! \brief The closed lists of the wire. \c text and \c parse know each by its enumerator's place in \c Names<E>.
namespace visavis::protocol {

enum class ErrorKind : std::uint8_t {
    NotJson, InvalidFrame, UnknownType, TooLarge, Unauthenticated, NotPermitted, ConsentRequired, NoticeChanged,
    Conflict, RateLimited, Storage, Unavailable, VersionMismatch,
    ReasonRequired, //!< data outside one's live work: asked again with a reason
};
enum class Purpose : std::uint8_t { Chat, Preview, Mirroring, Cobrowsing };
enum class ConsentState : std::uint8_t { None, Given, Refused, Withdrawn, NotRequired };
enum class ConsentMethod : std::uint8_t { Button, Keyboard };
enum class Status : std::uint8_t { Waiting, Assigned, Closed };
enum class Author : std::uint8_t { Visitor, Advisor, Bot, System };
enum class Side : std::uint8_t { Visitor, Advisor };
enum class Presence : std::uint8_t { Online, Busy, Offline };
enum class Availability : std::uint8_t { Available, Busy, Unavailable };
enum class ConversationType : std::uint8_t { None, Sale, Question, Complaint, Technical, Other };
enum class MaskingLevel : std::uint8_t { Marked, Fields, Private };
//! \brief Whether consent to mirroring is asked for with the chat, or when the advisor wants to see the page.
enum class MirrorOffer : std::uint8_t { Always, Request };
//! \brief Why the retention job waits for an admin.
enum class RetentionBrake : std::uint8_t { TooMuch, ClockJumped };
enum class SettingName : std::uint8_t { Consent, Preview, Mirroring, Cobrowsing, Masking, MirrorOffer, Hide, Retention };
//! \brief What the desk is told of a mirror; of an ended one with the reason.
enum class MirrorState : std::uint8_t {
    Waiting, //!< no page yet
    Live,
    Paused, //!< by the visitor
    Hidden, //!< the visitor looks at another tab or program
    Ended,
};
enum class MirrorEnd : std::uint8_t { Closed, Withdrawn, SwitchedOff, Reassigned };
//! \brief What the advisor may do with the mouse that the visitor lends.
enum class CobrowseScope : std::uint8_t {
    Point,  //!< a second pointer, highlights
    Guide,  //!< besides: scroll, follow links inside the site
    Assist, //!< besides: fill ordinary fields, choose, press ordinary buttons
};
enum class CobrowseAction : std::uint8_t { Pointer, Highlight, Scroll, Click, Fill, Check, Choose };
//! \brief How a request was answered, or why a session ended.
enum class CobrowseResult : std::uint8_t {
    Accepted, Refused, Expired, Cancelled,
    Stopped, Escape, BoxClosed, Advisor, LeaseRanOut, LeftSite, TabGone, DeskGone, Reassigned, Closed, Withdrawn, SwitchedOff,
    Restarted, //!< the backend ended in the middle of it
};
//! \brief What became of one command in the visitor's page.
enum class CobrowseVerdict : std::uint8_t {
    Done,
    Asked,          //!< the visitor is asked whether to send the form
    Sent, Declined, //!< and answered
    Gone,        //!< the page has no such element any more
    Unseen,      //!< it has no place on the page, or something covers it
    Hidden,      //!< masked, for whatever reason
    Disabled,
    Consent,     //!< a consent dialog or a box to tick for one
    Chat,        //!< our own
    Script,      //!< a javascript: link
    OtherSite, Download, Frame,
    Form,        //!< it would send a form that holds something hidden
    Unsuitable,  //!< no element for this action
    TooLong,
    VisitorActs, //!< the visitor's own mouse and keyboard win
    Scope,       //!< the visitor did not agree to that
};
//! \brief Why somebody reads what is not part of their live work; kept in the audit.
enum class ReadReason : std::uint8_t { Quality, Complaint, PrivacyRequest, Security };
enum class WelcomeMode : std::uint8_t { Snapshot, Delta };
enum class Offered : std::uint8_t { Name, Email, Phone };
enum class TransferOutcome : std::uint8_t { Accepted, Declined, Expired, Cancelled };
//! \brief Who or what assigned or closed a conversation.
enum class Cause : std::uint8_t { Routing, Take, Transfer, Visitor, Advisor, Withdrawal, TakeOver };
enum class EventKind : std::uint8_t {
    Message, ConsentGiven, ConsentWithdrawn, ConversationOpened, ConversationReopened, ConversationAssigned,
    ConversationQueued, TransferOffered, TransferEnded, ConversationClosed, VisitorIdentified, Internal,
    SurveyAnswered, //!< at the end: the journal keeps the number of a kind
    CobrowsingAsked, CobrowsingAnswered, CobrowsingStarted, CobrowsingEnded,
    Whisper, //!< of a manager to the advisor; no visitor ever hears of it
};

template <class E>
inline constexpr auto Names = nullptr;

using namespace std::string_view_literals;
template <> inline constexpr std::array Names<ErrorKind>{"notJson"sv, "invalidFrame"sv, "unknownType"sv, "tooLarge"sv,
    "unauthenticated"sv, "notPermitted"sv, "consentRequired"sv, "noticeChanged"sv, "conflict"sv, "rateLimited"sv,
    "storage"sv, "unavailable"sv, "versionMismatch"sv, "reasonRequired"sv};
template <> inline constexpr std::array Names<Purpose>{"chat"sv, "preview"sv, "mirroring"sv, "cobrowsing"sv};
template <> inline constexpr std::array Names<ConsentState>{"none"sv, "given"sv, "refused"sv, "withdrawn"sv, "notRequired"sv};
template <> inline constexpr std::array Names<ConsentMethod>{"button"sv, "keyboard"sv};
template <> inline constexpr std::array Names<Status>{"waiting"sv, "assigned"sv, "closed"sv};
template <> inline constexpr std::array Names<Author>{"visitor"sv, "advisor"sv, "bot"sv, "system"sv};
template <> inline constexpr std::array Names<Side>{"visitor"sv, "advisor"sv};
template <> inline constexpr std::array Names<Presence>{"online"sv, "busy"sv, "offline"sv};
template <> inline constexpr std::array Names<Availability>{"available"sv, "busy"sv, "unavailable"sv};
template <> inline constexpr std::array Names<ConversationType>{"none"sv, "sale"sv, "question"sv, "complaint"sv,
    "technical"sv, "other"sv};
template <> inline constexpr std::array Names<MaskingLevel>{"marked"sv, "fields"sv, "private"sv};
template <> inline constexpr std::array Names<SettingName>{"consent"sv, "preview"sv, "mirroring"sv, "cobrowsing"sv, "masking"sv,
    "mirrorOffer"sv, "hide"sv, "retention"sv};
template <> inline constexpr std::array Names<RetentionBrake>{"tooMuch"sv, "clockJumped"sv};
template <> inline constexpr std::array Names<MirrorOffer>{"always"sv, "request"sv};
template <> inline constexpr std::array Names<MirrorState>{"waiting"sv, "live"sv, "paused"sv, "hidden"sv, "ended"sv};
template <> inline constexpr std::array Names<MirrorEnd>{"closed"sv, "withdrawn"sv, "switchedOff"sv, "reassigned"sv};
template <> inline constexpr std::array Names<CobrowseScope>{"point"sv, "guide"sv, "assist"sv};
template <> inline constexpr std::array Names<CobrowseAction>{"pointer"sv, "highlight"sv, "scroll"sv, "click"sv, "fill"sv, "check"sv, "choose"sv};
template <> inline constexpr std::array Names<CobrowseResult>{"accepted"sv, "refused"sv, "expired"sv, "cancelled"sv, "stopped"sv, "escape"sv,
    "boxClosed"sv, "advisor"sv, "leaseRanOut"sv, "leftSite"sv, "tabGone"sv, "deskGone"sv, "reassigned"sv, "closed"sv, "withdrawn"sv,
    "switchedOff"sv, "restarted"sv};
template <> inline constexpr std::array Names<CobrowseVerdict>{"done"sv, "asked"sv, "sent"sv, "declined"sv, "gone"sv, "unseen"sv, "hidden"sv,
    "disabled"sv, "consent"sv, "chat"sv, "script"sv, "otherSite"sv, "download"sv, "frame"sv, "form"sv, "unsuitable"sv, "tooLong"sv,
    "visitorActs"sv, "scope"sv};
template <> inline constexpr std::array Names<ReadReason>{"quality"sv, "complaint"sv, "privacyRequest"sv, "security"sv};
template <> inline constexpr std::array Names<WelcomeMode>{"snapshot"sv, "delta"sv};
template <> inline constexpr std::array Names<Offered>{"name"sv, "email"sv, "phone"sv};
template <> inline constexpr std::array Names<TransferOutcome>{"accepted"sv, "declined"sv, "expired"sv, "cancelled"sv};
template <> inline constexpr std::array Names<Cause>{"routing"sv, "take"sv, "transfer"sv, "visitor"sv, "advisor"sv, "withdrawal"sv, "takeOver"sv};
template <> inline constexpr std::array Names<EventKind>{"message"sv, "consent.given"sv, "consent.withdrawn"sv,
    "conversation.opened"sv, "conversation.reopened"sv, "conversation.assigned"sv, "conversation.queued"sv,
    "transfer.offered"sv, "transfer.ended"sv, "conversation.closed"sv, "visitor.identified"sv, "internal"sv,
    "survey.answered"sv, "cobrowsing.asked"sv, "cobrowsing.answered"sv, "cobrowsing.started"sv, "cobrowsing.ended"sv, "whisper"sv};

template <class E>
concept Named = requires { Names<E>.size(); };

template <Named E>
[[nodiscard]] constexpr std::string_view text(E value)
{
    return Names<E>[static_cast<std::size_t>(value)];
}

template <Named E>
[[nodiscard]] constexpr std::optional<E> parse(std::string_view name)
{
    for (std::size_t i = 0; i < Names<E>.size(); ++i) {
        if (Names<E>[i] == name)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

} // namespace visavis::protocol
