// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/sites.h"

//! \brief Frames about the consent texts: what a visitor is told before agreeing to anything.
//!
//! A changed text is a new version; versions are never changed or taken away, so that a record of consent, which holds version and hash,
//! can be read with the words that were shown. Questions that are open are asked anew in the new words; answers given stay as they are.
namespace visavis::protocol {

//! \brief Which form: the one before a conversation, or the one with which an advisor asks for the mouse.
enum class NoticeForm : std::uint8_t { Chat, Cobrowsing };
template <> inline constexpr std::array Names<NoticeForm>{"chat"sv, "cobrowsing"sv};

//! \brief The texts of both forms. Chat, preview and mirroring are headings over what each allows; can is the one over point, guide or assist.
enum class NoticePart : std::uint8_t {
    Title, Intro, ChatTitle, Chat, PreviewTitle, Preview, MirroringTitle, Mirroring, CanTitle, Point, Guide, Assist, NeverTitle, Never, EndTitle, End,
    More, Accept, Refuse, MoreLabel,
};
template <> inline constexpr std::array Names<NoticePart>{"title"sv, "intro"sv, "chatTitle"sv, "chat"sv, "previewTitle"sv, "preview"sv, "mirroringTitle"sv,
    "mirroring"sv, "canTitle"sv, "point"sv, "guide"sv, "assist"sv, "neverTitle"sv, "never"sv, "endTitle"sv, "end"sv, "more"sv, "accept"sv, "refuse"sv, "moreLabel"sv};

//! \brief The parts that \a form consists of, in the order in which they are read.
[[nodiscard]] std::span<const NoticePart> partsOf(NoticeForm form);

struct NoticeText {
    NoticePart part = NoticePart::Title;
    std::string text;

    static void fields(auto &self, auto &v) { v("part", self.part), v("text", self.text, atMost(limits::noticeText)); }
    bool operator==(const NoticeText &) const = default;
};

//! \brief All texts of one form in one language. \c {controller} stands for who answers for the site's data, in the co-browsing form
//! \c {alias} for the advisor who asks.
struct NoticeDraft {
    NoticeForm form = NoticeForm::Chat;
    Language language = Language::En;
    std::vector<NoticeText> texts;

    static void fields(auto &self, auto &v)
    {
        v("form", self.form), v("language", self.language), v("texts", self.texts, ListRule{1, Names<NoticePart>.size(), 0});
    }
    [[nodiscard]] std::string in(NoticePart part) const;
    bool operator==(const NoticeDraft &) const = default;
};

//! \brief What keeps a text from being shown to anybody.
enum class NoticeProblem : std::uint8_t {
    Missing,       //!< empty, or not there
    Foreign,       //!< a part of the other form, or there twice
    NoController,  //!< the introduction must say who asks: {controller}
    NoAlias,       //!< the title must say who asks: {alias}
    Unprintable,   //!< line breaks, control characters, characters that turn the direction of what is read
    Placeholder,   //!< braces around anything else
    SameAnswers,   //!< agreeing and refusing read alike
};
template <> inline constexpr std::array Names<NoticeProblem>{"missing"sv, "foreign"sv, "noController"sv, "noAlias"sv, "unprintable"sv, "placeholder"sv, "sameAnswers"sv};

struct NoticeFault {
    NoticePart part = NoticePart::Title;
    NoticeProblem problem = NoticeProblem::Missing;
    bool operator==(const NoticeFault &) const = default;
};

//! \brief The first thing that is wrong with \a draft; nothing: it can be shown.
[[nodiscard]] std::optional<NoticeFault> fault(const NoticeDraft &draft);

struct NoticeVersion {
    NoticeDraft is;
    std::uint64_t version = 1;
    std::optional<Time> at;        //!< none: as it came with the program
    std::optional<std::string> by; //!< user name

    static void fields(auto &self, auto &v) { v("is", self.is), v("version", self.version), v("at", self.at), v("by", self.by); }
    bool operator==(const NoticeVersion &) const = default;
};

namespace fromadvisor {

struct NoticesList {
    static constexpr std::string_view type = "notices.list";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const NoticesList &) const = default;
};

//! \brief A new version on top of \c version (\c conflict: that is no longer the newest).
struct NoticePut {
    static constexpr std::string_view type = "notice.put";
    std::uint64_t id = 0;
    std::uint64_t version = 0;
    NoticeDraft draft;

    static void fields(auto &self, auto &v) { v("id", self.id), v("version", self.version), v("draft", self.draft); }
    bool operator==(const NoticePut &) const = default;
};

//! \brief The versions of one form in one language before \c before, newest first.
struct NoticeVersions {
    static constexpr std::string_view type = "notice.versions";
    std::uint64_t id = 0;
    NoticeForm form = NoticeForm::Chat;
    Language language = Language::En;
    std::optional<std::uint64_t> before;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("form", self.form), v("language", self.language), v("before", self.before);
    }
    bool operator==(const NoticeVersions &) const = default;
};

//! \brief A page of the backend's, for a quarter of an hour, on which \c site's chatbox asks in these words; nothing is kept of it.
struct NoticePreview {
    static constexpr std::string_view type = "notice.preview";
    std::uint64_t id = 0;
    SiteId site;
    NoticeDraft draft;

    static void fields(auto &self, auto &v) { v("id", self.id), v("site", self.site), v("draft", self.draft); }
    bool operator==(const NoticePreview &) const = default;
};

} // namespace fromadvisor

namespace toadvisor {

//! \brief The newest version of each form in each language.
struct Notices {
    static constexpr std::string_view type = "notices";
    std::uint64_t re = 0;
    std::vector<NoticeVersion> notices;

    static void fields(auto &self, auto &v) { v("re", self.re), v("notices", self.notices); }
    bool operator==(const Notices &) const = default;
};

//! \brief A new version: the answer to whoever made it, and news to all who change settings.
struct NoticeNow {
    static constexpr std::string_view type = "notice";
    std::optional<std::uint64_t> re;
    NoticeVersion notice;

    static void fields(auto &self, auto &v) { v("re", self.re), v("notice", self.notice); }
    bool operator==(const NoticeNow &) const = default;
};

struct NoticeVersions {
    static constexpr std::string_view type = "notice.versions.now";
    std::uint64_t re = 0;
    std::vector<NoticeVersion> versions; //!< newest first
    bool more = false;

    static void fields(auto &self, auto &v) { v("re", self.re), v("versions", self.versions), v("more", self.more); }
    bool operator==(const NoticeVersions &) const = default;
};

//! \brief The draft cannot be shown to anybody; nothing was changed.
struct NoticeRefused {
    static constexpr std::string_view type = "notice.refused";
    std::uint64_t re = 0;
    NoticePart part = NoticePart::Title;
    NoticeProblem problem = NoticeProblem::Missing;

    static void fields(auto &self, auto &v) { v("re", self.re), v("part", self.part), v("problem", self.problem); }
    bool operator==(const NoticeRefused &) const = default;
};

} // namespace toadvisor

} // namespace visavis::protocol
