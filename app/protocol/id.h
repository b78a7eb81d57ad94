// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace visavis::protocol {

using IdBytes = std::array<std::uint8_t, 16>;

//! \brief 22 characters of base64url (RFC 4648 section 5) without padding; the unused low bits of the last are zero.
[[nodiscard]] std::string idText(const IdBytes &bytes);
[[nodiscard]] std::optional<IdBytes> parseId(std::string_view text);
//! \brief 128 bits of the operating system's generator. Ends the program when it fails: nothing safe could follow.
[[nodiscard]] IdBytes randomId();

//! \brief 128 random bits that name one thing of kind \a Tag; ids of different kinds do not mix.
template <class Tag>
class Id final
{
public:
    constexpr Id() = default;
    constexpr explicit Id(const IdBytes &bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] static Id random() { return Id(randomId()); }
    [[nodiscard]] static std::optional<Id> parse(std::string_view text)
    {
        const auto bytes = parseId(text);
        return bytes ? std::optional(Id(*bytes)) : std::nullopt;
    }

    [[nodiscard]] std::string text() const { return idText(m_bytes); }
    [[nodiscard]] constexpr const IdBytes &bytes() const { return m_bytes; }
    //! \brief All bits zero: "nobody", never given out.
    [[nodiscard]] constexpr bool isNull() const { return *this == Id(); }

    friend constexpr auto operator<=>(const Id &, const Id &) = default;

private:
    IdBytes m_bytes{};
};

using ConversationId = Id<struct ConversationTag>;
using EventId = Id<struct EventTag>; //!< also the client id of what caused the event
using PersonId = Id<struct PersonTag>;
using GroupId = Id<struct GroupTag>;
using SiteId = Id<struct SiteTag>;
using OfferId = Id<struct OfferTag>;
using NonceId = Id<struct NonceTag>;
using RecordId = Id<struct RecordTag>;
using SignInId = Id<struct SignInTag>;
using ProcessorId = Id<struct ProcessorTag>;
using ReplyId = Id<struct ReplyTag>;
using VisitorId = Id<struct VisitorTag>; //!< the backend's own name for a visitor; never the VUID
using Vuid = Id<struct VuidTag>;
using TabId = Id<struct TabTag>;     //!< one tab of a visitor's browser, random each time that a page is loaded
using GrantId = Id<struct GrantTag>; //!< of one visitor's mouse, for one desk and one tab

} // namespace visavis::protocol

template <class Tag>
struct std::hash<visavis::protocol::Id<Tag>> {
    std::size_t operator()(const visavis::protocol::Id<Tag> &id) const noexcept
    {
        std::size_t value = 0; // the bits are random already
        std::memcpy(&value, id.bytes().data(), sizeof value);
        return value;
    }
};
