// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"

#include <variant>

namespace visavis::protocol {

//! \brief Frames of a visitor's chatbox, one struct each, named after its type.
namespace fromvisitor {

struct Hello {
    static constexpr std::string_view type = "visitor.hello";
    std::uint64_t id = 0, version = 0;
    std::string site;
    Vuid vuid;
    std::string origin;
    std::vector<std::string> languages;
    std::optional<std::string> session;
    std::optional<std::uint64_t> after;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("version", self.version), v("site", self.site, notBlank(limits::userName)), v("vuid", self.vuid);
        v("origin", self.origin, notBlank(limits::url));
        v("languages", self.languages, ListRule{1, limits::languages, limits::languageTag});
        v("session", self.session, secret), v("after", self.after);
    }
    bool operator==(const Hello &) const = default;
};

struct ConsentGive {
    static constexpr std::string_view type = "consent.give";
    std::uint64_t id = 0;
    NonceId nonce;
    std::string noticeHash;
    std::vector<Purpose> purposes;
    ConsentMethod method = ConsentMethod::Button;
    std::string boxVersion;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("nonce", self.nonce), v("noticeHash", self.noticeHash, sha256Hex);
        v("purposes", self.purposes, ListRule{1, 4}), v("method", self.method);
        v("boxVersion", self.boxVersion, notBlank(limits::phone));
    }
    bool operator==(const ConsentGive &) const = default;
};

struct ConsentRefuse {
    static constexpr std::string_view type = "consent.refuse";
    std::uint64_t id = 0;
    NonceId nonce;
    std::string noticeHash;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("nonce", self.nonce), v("noticeHash", self.noticeHash, sha256Hex);
    }
    bool operator==(const ConsentRefuse &) const = default;
};

struct ConsentWithdraw {
    static constexpr std::string_view type = "consent.withdraw";
    std::uint64_t id = 0;
    std::vector<Purpose> purposes;

    static void fields(auto &self, auto &v) { v("id", self.id), v("purposes", self.purposes, ListRule{1, 4}); }
    bool operator==(const ConsentWithdraw &) const = default;
};

struct ConversationBegin {
    static constexpr std::string_view type = "conversation.begin";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const ConversationBegin &) const = default;
};

struct MessageSend {
    static constexpr std::string_view type = "message.send";
    std::uint64_t id = 0;
    EventId clientId;
    std::string text;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("clientId", self.clientId), v("text", self.text, notBlank(limits::messageText));
    }
    bool operator==(const MessageSend &) const = default;
};

struct MessageSeen {
    static constexpr std::string_view type = "message.seen";
    std::uint64_t id = 0, seq = 0;

    static void fields(auto &self, auto &v) { v("id", self.id), v("seq", self.seq); }
    bool operator==(const MessageSeen &) const = default;
};

struct PreviewUpdate {
    static constexpr std::string_view type = "preview.update";
    std::uint64_t id = 0;
    std::string text;

    static void fields(auto &self, auto &v) { v("id", self.id), v("text", self.text, atMost(limits::previewText)); }
    bool operator==(const PreviewUpdate &) const = default;
};

struct TypingUpdate {
    static constexpr std::string_view type = "typing.update";
    std::uint64_t id = 0;
    bool active = false;

    static void fields(auto &self, auto &v) { v("id", self.id), v("active", self.active); }
    bool operator==(const TypingUpdate &) const = default;
};

struct VisitorIdentify {
    static constexpr std::string_view type = "visitor.identify";
    std::uint64_t id = 0;
    std::optional<std::string> name, email, phone;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("name", self.name, notBlank(limits::name)), v("email", self.email, notBlank(limits::email));
        v("phone", self.phone, notBlank(limits::phone));
    }
    [[nodiscard]] bool valid() const { return name || email || phone; }
    bool operator==(const VisitorIdentify &) const = default;
};

struct HistoryPage {
    static constexpr std::string_view type = "history.page";
    std::uint64_t id = 0, before = 0, limit = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("before", self.before), v("limit", self.limit, between(1, limits::page));
    }
    bool operator==(const HistoryPage &) const = default;
};

struct ConversationClose {
    static constexpr std::string_view type = "conversation.close";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const ConversationClose &) const = default;
};

struct SurveyAnswer {
    static constexpr std::string_view type = "survey.answer";
    std::uint64_t id = 0, score = 0;
    std::optional<std::string> comment;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("score", self.score, between(1, limits::surveyScore)), v("comment", self.comment, notBlank(limits::note));
    }
    bool operator==(const SurveyAnswer &) const = default;
};

//! \brief The visitor pauses the mirror, or lets it go on.
struct MirrorPause {
    static constexpr std::string_view type = "mirror.pause";
    std::uint64_t id = 0;
    bool paused = false;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("paused", self.paused);
    }
    bool operator==(const MirrorPause &) const = default;
};

//! \brief Answers the request to lend the mouse. The tab in which it was answered is the one that is lent.
struct CobrowseAnswer {
    static constexpr std::string_view type = "cobrowse.answer";
    std::uint64_t id = 0;
    NonceId nonce;
    std::string noticeHash;
    bool accept = false;
    ConsentMethod method = ConsentMethod::Button;
    std::string boxVersion;
    TabId tab;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("nonce", self.nonce), v("noticeHash", self.noticeHash, sha256Hex), v("accept", self.accept);
        v("method", self.method), v("boxVersion", self.boxVersion, notBlank(limits::phone)), v("tab", self.tab);
    }
    bool operator==(const CobrowseAnswer &) const = default;
};

//! \brief The visitor takes the mouse back, from whichever tab.
struct CobrowseStop {
    static constexpr std::string_view type = "cobrowse.stop";
    std::uint64_t id = 0;
    CobrowseResult how = CobrowseResult::Stopped;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("how", self.how);
    }
    [[nodiscard]] bool valid() const
    {
        return how == CobrowseResult::Stopped || how == CobrowseResult::Escape || how == CobrowseResult::BoxClosed;
    }
    bool operator==(const CobrowseStop &) const = default;
};

//! \brief The same tab shows the site's next page: \c token is what its last page was given for that, and good for once.
struct CobrowseResume {
    static constexpr std::string_view type = "cobrowse.resume";
    std::uint64_t id = 0;
    std::string token;
    TabId tab;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("token", self.token, secret), v("tab", self.tab);
    }
    bool operator==(const CobrowseResume &) const = default;
};

struct Ping {
    static constexpr std::string_view type = "ping";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const Ping &) const = default;
};

} // namespace fromvisitor

using FromVisitor = std::variant<fromvisitor::Hello, fromvisitor::ConsentGive, fromvisitor::ConsentRefuse,
                                 fromvisitor::ConsentWithdraw, fromvisitor::ConversationBegin, fromvisitor::MessageSend,
                                 fromvisitor::MessageSeen, fromvisitor::PreviewUpdate, fromvisitor::TypingUpdate,
                                 fromvisitor::VisitorIdentify, fromvisitor::HistoryPage, fromvisitor::ConversationClose,
                                 fromvisitor::SurveyAnswer, fromvisitor::MirrorPause, fromvisitor::CobrowseAnswer,
                                 fromvisitor::CobrowseStop, fromvisitor::CobrowseResume, fromvisitor::Ping>;

} // namespace visavis::protocol
