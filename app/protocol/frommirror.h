// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"

#include <variant>

namespace visavis::protocol {

using TabId = Id<struct TabTag>; //!< one tab of a visitor's browser, random each time that a page is loaded

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

struct Ping {
    static constexpr std::string_view type = "ping";
    std::uint64_t id = 0;

    static void fields(auto &self, auto &v) { v("id", self.id); }
    bool operator==(const Ping &) const = default;
};

} // namespace frommirror

using FromMirror = std::variant<frommirror::Hello, frommirror::Tab, frommirror::Ping>;

} // namespace visavis::protocol
