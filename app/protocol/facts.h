// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/enums.h"
#include "protocol/id.h"
#include "protocol/limits.h"
#include "protocol/rules.h"
#include "protocol/time.h"

#include <string>
#include <vector>

//! \brief The parts that frames are made of. README.md of this folder says what each means.
//!
//! \c fields() is the one description of a part: the codec reads and writes by it. A member that is
//! \c std::optional may be absent on the wire, every other must be there.
namespace visavis::protocol {

struct Limits {
    std::uint64_t frameBytes = limits::frameBytes, messageText = limits::messageText, previewText = limits::previewText,
                  note = limits::note, name = limits::name, email = limits::email, phone = limits::phone, page = limits::page,
                  messagesPerMinute = limits::messagesPerMinute, previewsPerSecond = limits::previewsPerSecond;

    static void fields(auto &self, auto &v)
    {
        v("frameBytes", self.frameBytes), v("messageText", self.messageText), v("previewText", self.previewText);
        v("note", self.note), v("name", self.name), v("email", self.email), v("phone", self.phone), v("page", self.page);
        v("messagesPerMinute", self.messagesPerMinute), v("previewsPerSecond", self.previewsPerSecond);
    }
    bool operator==(const Limits &) const = default;
};

struct ConsentStates {
    ConsentState chat = ConsentState::None, preview = ConsentState::None, mirroring = ConsentState::None,
                 cobrowsing = ConsentState::None;

    [[nodiscard]] ConsentState &of(Purpose purpose)
    {
        ConsentState *const all[] = {&chat, &preview, &mirroring, &cobrowsing};
        return *all[static_cast<std::size_t>(purpose)];
    }
    [[nodiscard]] ConsentState of(Purpose purpose) const { return ConsentStates(*this).of(purpose); }

    static void fields(auto &self, auto &v)
    {
        v("chat", self.chat), v("preview", self.preview), v("mirroring", self.mirroring), v("cobrowsing", self.cobrowsing);
    }
    bool operator==(const ConsentStates &) const = default;
};

struct NoticePurpose {
    Purpose purpose = Purpose::Chat;
    std::string title, text;

    static void fields(auto &self, auto &v) { v("purpose", self.purpose), v("title", self.title), v("text", self.text); }
    bool operator==(const NoticePurpose &) const = default;
};

//! \brief What the visitor is shown before consenting; the record holds the SHA-256 of its RFC 8785 form.
struct Notice {
    std::string id;
    std::uint64_t version = 1;
    std::string language, controller, title, intro;
    std::vector<NoticePurpose> purposes;
    std::string more, accept, refuse, moreLabel;
    std::optional<std::string> privacyUrl;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("version", self.version), v("language", self.language), v("controller", self.controller);
        v("title", self.title), v("intro", self.intro), v("purposes", self.purposes), v("more", self.more);
        v("accept", self.accept), v("refuse", self.refuse), v("moreLabel", self.moreLabel), v("privacyUrl", self.privacyUrl);
    }
    bool operator==(const Notice &) const = default;
};

struct Ask {
    NonceId nonce;
    Notice notice;

    static void fields(auto &self, auto &v) { v("nonce", self.nonce), v("notice", self.notice); }
    bool operator==(const Ask &) const = default;
};

struct Event {
    std::uint64_t seq = 0; //!< from 1, without gaps in one conversation
    Time at;
    EventId id;
    EventKind kind = EventKind::Internal;
    Author author = Author::System;
    std::optional<std::string> alias, text;
    std::optional<std::vector<Purpose>> purposes;
    std::optional<Cause> by;
    std::optional<std::string> to, note;
    std::optional<TransferOutcome> outcome;
    std::optional<ConversationType> conversationType;
    std::optional<std::vector<Offered>> offered;
    std::optional<std::uint64_t> score; //!< of a survey, 1 to 5
    std::optional<Presence> presence;   //!< what the visitor was told when the conversation began to wait
    std::optional<CobrowseScope> scope;
    std::optional<CobrowseResult> result; //!< of a co-browsing request or session
    PersonId person;                      //!< whose alias it is; the journal's, never on the wire

    static void fields(auto &self, auto &v)
    {
        v("seq", self.seq), v("at", self.at), v("id", self.id), v("kind", self.kind), v("author", self.author);
        v("alias", self.alias), v("text", self.text), v("purposes", self.purposes), v("by", self.by), v("to", self.to);
        v("note", self.note), v("outcome", self.outcome), v("conversationType", self.conversationType);
        v("offered", self.offered), v("score", self.score), v("presence", self.presence);
        v("scope", self.scope), v("result", self.result);
    }
    bool operator==(const Event &) const = default;
};

struct PersonName {
    PersonId id;
    std::string alias;

    static void fields(auto &self, auto &v) { v("id", self.id), v("alias", self.alias); }
    bool operator==(const PersonName &) const = default;
};

struct Offer {
    OfferId id;
    std::string from, to;
    bool toMe = false;
    std::optional<std::string> note;
    Time expiresAt;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("from", self.from), v("to", self.to), v("toMe", self.toMe), v("note", self.note);
        v("expiresAt", self.expiresAt);
    }
    bool operator==(const Offer &) const = default;
};

//! \brief A conversation as the room lists it.
struct Header {
    ConversationId id;
    std::string site, siteName, language;
    Status status = Status::Waiting;
    std::string cursor;
    Time openedAt, lastAt;
    std::uint64_t lastSeq = 0;
    std::string group;
    bool visitorOnline = false;
    ConsentStates consent;
    std::string visitorName;
    std::optional<PersonName> assignee;
    std::optional<Time> waitingSince;
    std::optional<std::string> lastText;
    std::optional<Author> lastAuthor;
    std::optional<std::uint64_t> seenByVisitor, seenByAdvisor;
    std::optional<Offer> offer;
    std::optional<bool> looking; //!< of another's live conversation that one may look into: whether this desk does
    std::optional<std::vector<std::string>> lookers; //!< to whom it is assigned: the aliases of who looks

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("site", self.site), v("siteName", self.siteName), v("language", self.language);
        v("status", self.status), v("cursor", self.cursor), v("openedAt", self.openedAt), v("lastAt", self.lastAt);
        v("lastSeq", self.lastSeq), v("group", self.group), v("visitorOnline", self.visitorOnline), v("consent", self.consent);
        v("visitorName", self.visitorName), v("assignee", self.assignee), v("waitingSince", self.waitingSince);
        v("lastText", self.lastText), v("lastAuthor", self.lastAuthor), v("seenByVisitor", self.seenByVisitor);
        v("seenByAdvisor", self.seenByAdvisor), v("offer", self.offer), v("looking", self.looking), v("lookers", self.lookers);
    }
    bool operator==(const Header &) const = default;
};

//! \brief What the visitor offered about themselves.
struct Card {
    std::optional<std::string> name, email, phone;
    std::uint64_t conversations = 0;

    static void fields(auto &self, auto &v)
    {
        v("name", self.name), v("email", self.email), v("phone", self.phone), v("conversations", self.conversations);
    }
    bool operator==(const Card &) const = default;
};

struct Settings {
    bool consent = true, preview = false, mirroring = false, cobrowsing = false;
    MaskingLevel masking = MaskingLevel::Fields;
    MirrorOffer mirrorOffer = MirrorOffer::Always;
    std::vector<std::string> hide; //!< selectors of what is hidden besides, wherever it stands

    static void fields(auto &self, auto &v)
    {
        v("consent", self.consent), v("preview", self.preview), v("mirroring", self.mirroring);
        v("cobrowsing", self.cobrowsing), v("masking", self.masking);
        v("mirrorOffer", self.mirrorOffer), v("hide", self.hide, ListRule{0, limits::hideSelectors, limits::hideSelector});
    }
    bool operator==(const Settings &) const = default;
};

struct SettingsChange {
    Time at;
    std::string by; //!< user name
    SettingName name = SettingName::Consent;
    std::string old, new_;

    static void fields(auto &self, auto &v)
    {
        v("at", self.at), v("by", self.by), v("name", self.name), v("old", self.old), v("new", self.new_);
    }
    bool operator==(const SettingsChange &) const = default;
};

//! \brief The signed-in person, as that person sees it.
struct Self {
    PersonId id;
    std::string username, alias, firstname, surname;
    std::vector<std::string> roles, groups;
    std::uint64_t slots = 0, slotsUsed = 0;
    Availability availability = Availability::Unavailable;
    std::vector<std::string> actions; //!< names of rights.h

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("username", self.username), v("alias", self.alias), v("firstname", self.firstname);
        v("surname", self.surname), v("roles", self.roles), v("groups", self.groups), v("slots", self.slots);
        v("slotsUsed", self.slotsUsed), v("availability", self.availability), v("actions", self.actions);
    }
    bool operator==(const Self &) const = default;
};

struct TargetPerson {
    PersonId id;
    std::string alias;
    Availability availability = Availability::Unavailable;
    std::uint64_t free = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("alias", self.alias), v("availability", self.availability), v("free", self.free);
    }
    bool operator==(const TargetPerson &) const = default;
};

struct TargetGroup {
    GroupId id;
    std::string name;
    std::uint64_t available = 0;

    static void fields(auto &self, auto &v) { v("id", self.id), v("name", self.name), v("available", self.available); }
    bool operator==(const TargetGroup &) const = default;
};

struct OpenedThread {
    ConversationId conversation;
    std::uint64_t after = 0;

    static void fields(auto &self, auto &v) { v("conversation", self.conversation), v("after", self.after); }
    bool operator==(const OpenedThread &) const = default;
};

//! \brief A conversation as its visitor sees it.
struct VisitorConversation {
    ConversationId id;
    Status status = Status::Waiting;
    std::optional<std::string> alias;
    std::uint64_t lastSeq = 0, seenByAdvisor = 0, seenByVisitor = 0;
    std::vector<Event> events;
    bool more = false;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("status", self.status), v("alias", self.alias), v("lastSeq", self.lastSeq);
        v("seenByAdvisor", self.seenByAdvisor), v("seenByVisitor", self.seenByVisitor), v("events", self.events);
        v("more", self.more);
    }
    bool operator==(const VisitorConversation &) const = default;
};

} // namespace visavis::protocol
