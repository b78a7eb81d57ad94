// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"
#include "protocol/people.h"

//! \brief Frames about canned replies: texts that a desk keeps ready, by a shortcut.
//!
//! The backend keeps the text as it was written; whoever shows it fills its placeholders (README.md, "Canned replies").
namespace visavis::protocol {

//! \brief Whose reply it is.
enum class ReplyScope : std::uint8_t {
    Own,       //!< one person's; nobody else hears of it
    Group,
    Workspace, //!< everybody's
};
template <> inline constexpr std::array Names<ReplyScope>{"own"sv, "group"sv, "workspace"sv};

struct ReplyDraft {
    ReplyScope scope = ReplyScope::Own;
    std::optional<GroupId> group; //!< of the scope \c Group alone
    std::string shortcut;         //!< unique within its owner, letters of ASCII compared without case
    std::optional<std::string> title;
    std::string text;
    std::optional<std::string> language; //!< BCP 47; none: it fits any

    static void fields(auto &self, auto &v)
    {
        v("scope", self.scope), v("group", self.group), v("shortcut", self.shortcut, notBlank(limits::replyShortcut));
        v("title", self.title, notBlank(limits::replyTitle)), v("text", self.text, notBlank(limits::replyText));
        v("language", self.language, notBlank(limits::languageTag));
    }
    //! \brief A group where there must be one; a shortcut of one word without a slash; a title of one line; a language tag.
    [[nodiscard]] bool valid() const;
    bool operator==(const ReplyDraft &) const = default;
};

//! \brief A reply as one person sees it.
struct Reply {
    ReplyId id;
    ReplyDraft is;
    std::optional<std::string> groupName;
    std::string stamp;      //!< of this state: a change names the state that it was made from
    bool mayUse = false;    //!< their own, of a group of theirs, or the workspace's; else it is there to be edited alone
    bool mayChange = false;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("reply", self.is), v("groupName", self.groupName), v("stamp", self.stamp);
        v("mayUse", self.mayUse), v("mayChange", self.mayChange);
    }
    bool operator==(const Reply &) const = default;
};

namespace fromadvisor {

struct RepliesList {
    static constexpr std::string_view type = "replies.list";
    std::uint64_t id = 0;
    std::optional<ReplyId> after; //!< the last one known, in the order of the answers
    std::uint64_t limit = 0;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("after", self.after), v("limit", self.limit, between(1, limits::page));
    }
    bool operator==(const RepliesList &) const = default;
};

//! \brief The reply as it shall be: a new one, or \c reply changed from the state \c stamp. \c conflict: it is no longer so, or
//! its owner has another one of this shortcut. \c tooLarge: its owner has as many as there can be.
struct ReplyPut {
    static constexpr std::string_view type = "reply.put";
    std::uint64_t id = 0;
    std::optional<ReplyId> reply;
    std::optional<std::string> stamp;
    ReplyDraft draft;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("reply", self.reply), v("stamp", self.stamp, notBlank(limits::phone)), v("draft", self.draft);
    }
    [[nodiscard]] bool valid() const { return reply.has_value() == stamp.has_value() && draft.valid(); }
    bool operator==(const ReplyPut &) const = default;
};

struct ReplyDelete {
    static constexpr std::string_view type = "reply.delete";
    std::uint64_t id = 0;
    ReplyId reply;

    static void fields(auto &self, auto &v) { v("id", self.id), v("reply", self.reply); }
    bool operator==(const ReplyDelete &) const = default;
};

} // namespace fromadvisor

namespace toadvisor {

struct Replies {
    static constexpr std::string_view type = "replies";
    std::uint64_t re = 0;
    std::vector<Reply> replies;
    std::vector<GroupName> groups; //!< whose replies the asker may edit; on the first page alone
    bool workspace = false;        //!< and the workspace's
    bool more = false;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("replies", self.replies), v("groups", self.groups), v("workspace", self.workspace), v("more", self.more);
    }
    bool operator==(const Replies &) const = default;
};

//! \brief A reply is new or changed, or gone: the answer to whoever put it, and news to all who may see it. With neither, what one
//! may see has changed as a whole: forget the list and ask for it again.
struct RepliesChanged {
    static constexpr std::string_view type = "replies.changed";
    std::optional<std::uint64_t> re;
    std::optional<Reply> reply;
    std::optional<ReplyId> gone;

    static void fields(auto &self, auto &v) { v("re", self.re), v("reply", self.reply), v("gone", self.gone); }
    bool operator==(const RepliesChanged &) const = default;
};

} // namespace toadvisor

} // namespace visavis::protocol
