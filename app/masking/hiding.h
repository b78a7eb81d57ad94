// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/tags.h"

#include <cstdint>
#include <string_view>

namespace visavis::masking {

//! \brief How much of the page an advisor sees (PRIVACY.md S8.1c). The always hidden is hidden at each.
enum class Level : std::uint8_t {
    Marked,  //!< all but what is marked with idz_hide
    Fields,  //!< besides, no form value: the fields are seen, empty. The default of a new workspace
    Private, //!< besides, no text but under idz_show
};

//! \brief Why a node is hidden; the desk says it in a tooltip.
enum class Reason : std::uint8_t { None, Marked, Password, Hidden, File, Payment, Code, Field };
//! \brief "marked", "password", ...: the value of the placeholder's attribute idz_hide.
[[nodiscard]] std::string_view reasonName(Reason reason);

//! \brief What the attributes of one element say about hiding, collected one by one. The life of a mark is told in filter.h.
//!
//! Feed it every attribute of the element, whatever the allow-list says of it; then ask reason().
class Marks final {
public:
    Marks(const TagRule &tag, Level level) : m_tag(tag), m_level(level) { }

    //! \brief An attribute with its text; numbers, true and null come as "".
    void attribute(std::string_view name, std::string_view value);
    //! \brief An attribute that rrweb would never write so (a list, an object): what decides hiding must not hide behind it.
    void confused(std::string_view name);

    [[nodiscard]] Reason reason() const;
    [[nodiscard]] bool shows() const { return m_shows; } //!< marked with idz_show
    [[nodiscard]] std::string_view type() const { return m_type; } //!< of an input
    [[nodiscard]] std::string_view name() const { return m_name; }
    [[nodiscard]] std::string_view id() const { return m_id; }
    [[nodiscard]] std::string_view isFor() const { return m_for; } //!< of an output: ids, separated by blanks

private:
    void raise(Reason reason) { m_reason = m_reason == Reason::None ? reason : m_reason; }

    const TagRule &m_tag;
    Level m_level;
    Reason m_reason = Reason::None;
    bool m_shows = false;
    std::string_view m_type, m_name, m_id, m_for;
};

} // namespace visavis::masking
