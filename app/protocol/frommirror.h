// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"

#include <variant>

namespace visavis::protocol {

//! \brief Text frames of the visitor's second socket, which carries the mirror. Batches come beside them, see mirrorframe.h.
namespace frommirror {

struct Hello {
    static constexpr std::string_view type = "mirror.hello";
    std::uint64_t id = 0, version = 0;
    std::string site, session;
    TabId tab;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("version", self.version), v("site", self.site, notBlank(limits::userName));
        v("session", self.session, secret), v("tab", self.tab);
    }
    bool operator==(const Hello &) const = default;
};

struct Tab {
    static constexpr std::string_view type = "mirror.tab";
    std::uint64_t id = 0;
    bool visible = false;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("visible", self.visible);
    }
    bool operator==(const Tab &) const = default;
};

//! \brief The page of this tab goes; another of the same site may follow.
struct Leaving {
    static constexpr std::string_view type = "mirror.leaving";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const Leaving &) const = default;
};

//! \brief What the page did with a command.
struct CobrowseDone {
    static constexpr std::string_view type = "cobrowse.done";
    std::uint64_t id = 0, number = 0;
    CobrowseVerdict verdict = CobrowseVerdict::Done;

    static void fields(auto &self, auto &v)
    {
        v("id", self.id), v("number", self.number), v("verdict", self.verdict);
    }
    bool operator==(const CobrowseDone &) const = default;
};

struct Ping {
    static constexpr std::string_view type = "ping";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const Ping &) const = default;
};

} // namespace frommirror

using FromMirror = std::variant<frommirror::Hello, frommirror::Tab, frommirror::Leaving, frommirror::CobrowseDone, frommirror::Ping>;

} // namespace visavis::protocol
