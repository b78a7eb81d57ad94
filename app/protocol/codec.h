// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/frames.h"

#include <tl/expected.hpp>

//! \brief The only place that doubts the wire: text comes in, valid frames or a refusal go on.
//!
//! One \c fields() description a struct serves reading, writing and the refusal of everything else, so that the two
//! directions cannot drift. Names of members, never their values, appear in a refusal.
namespace visavis::protocol {

//! \brief Why a frame was refused; \c re is the request's number where it could be read.
struct Refusal {
    ErrorKind kind = ErrorKind::InvalidFrame;
    std::optional<std::uint64_t> re;
    std::string field; //!< the member at fault, for the log

    bool operator==(const Refusal &) const = default;
};

template <class T>
using Decoded = tl::expected<T, Refusal>;

//! \param text UTF-8 of one WebSocket message. Over \c limits::frameBytes (\c backendFrameBytes for frames of the
//! backend) it is \c tooLarge.
[[nodiscard]] Decoded<FromVisitor> decodeFromVisitor(std::string_view text);
[[nodiscard]] Decoded<FromAdvisor> decodeFromAdvisor(std::string_view text);
[[nodiscard]] Decoded<FromMirror> decodeFromMirror(std::string_view text);
[[nodiscard]] Decoded<ToVisitor> decodeToVisitor(std::string_view text);
[[nodiscard]] Decoded<ToAdvisor> decodeToAdvisor(std::string_view text);
[[nodiscard]] Decoded<ToMirror> decodeToMirror(std::string_view text);

[[nodiscard]] std::string encode(const FromVisitor &frame);
[[nodiscard]] std::string encode(const FromAdvisor &frame);
[[nodiscard]] std::string encode(const FromMirror &frame);
[[nodiscard]] std::string encode(const ToVisitor &frame);
[[nodiscard]] std::string encode(const ToAdvisor &frame);
[[nodiscard]] std::string encode(const ToMirror &frame);

//! \brief The JSON of a notice as it is sent, the input of its RFC 8785 form and hash.
[[nodiscard]] std::string encode(const Notice &notice);
//! \brief The JSON of an event without its envelope.
[[nodiscard]] std::string encode(const Event &event);
[[nodiscard]] Decoded<Event> decodeEvent(std::string_view text);

//! \brief Number of Unicode code points of valid UTF-8.
[[nodiscard]] std::size_t codePoints(std::string_view utf8);
//! \brief The first \a most code points of valid UTF-8.
[[nodiscard]] std::string_view firstCodePoints(std::string_view utf8, std::size_t most);

} // namespace visavis::protocol
