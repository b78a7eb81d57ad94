// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/cobrowsecommand.h"

#include <variant>

namespace visavis::protocol {

//! \brief Text frames to the visitor's second socket.
namespace tomirror {

struct Welcome {
    static constexpr std::string_view type = "mirror.welcome";
    std::uint64_t re = 0;

    static void fields(auto &self, auto &v) { v("re", self.re); }
    bool operator==(const Welcome &) const = default;
};

//! \brief This tab is mirrored from now on: the page's description and all of it, then what changes.
struct Keyframe {
    static constexpr std::string_view type = "mirror.keyframe";

    static void fields(auto &, auto &) {}
    bool operator==(const Keyframe &) const = default;
};

//! \brief This tab is not mirrored any more: another is, or nobody looks.
struct Stop {
    static constexpr std::string_view type = "mirror.stop";

    static void fields(auto &, auto &) {}
    bool operator==(const Stop &) const = default;
};

//! \brief A batch was taken; what is on its way is that much less.
struct Acked {
    static constexpr std::string_view type = "mirror.acked";
    std::uint64_t page = 0, batch = 0;

    static void fields(auto &self, auto &v)
    {
        v("page", self.page), v("batch", self.batch);
    }
    bool operator==(const Acked &) const = default;
};

//! \brief What the advisor does, to the tab that is lent.
struct CobrowseDo {
    static constexpr std::string_view type = "cobrowse.command";
    CobrowseCommand command;

    static void fields(auto &self, auto &v) { v("command", self.command); }
    [[nodiscard]] bool valid() const { return command.valid(); }
    bool operator==(const CobrowseDo &) const = default;
};

struct Ok {
    static constexpr std::string_view type = "ok";
    std::uint64_t re = 0;

    static void fields(auto &self, auto &v) { v("re", self.re); }
    bool operator==(const Ok &) const = default;
};

struct Error {
    static constexpr std::string_view type = "error";
    std::optional<std::uint64_t> re;
    ErrorKind error = ErrorKind::InvalidFrame;
    std::optional<std::uint64_t> retryAfter;

    static void fields(auto &self, auto &v)
    {
        v("re", self.re), v("error", self.error), v("retryAfter", self.retryAfter);
    }
    bool operator==(const Error &) const = default;
};

} // namespace tomirror

using ToMirror = std::variant<tomirror::Welcome, tomirror::Keyframe, tomirror::Stop, tomirror::Acked, tomirror::CobrowseDo, tomirror::Ok, tomirror::Error>;

} // namespace visavis::protocol
