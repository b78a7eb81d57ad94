// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/id.h"

//! \brief The binary messages of mirroring: a header of constant length, big endian, and a part of a batch behind it.
//!
//! A batch is JSON Lines, one rrweb event a line. It travels in chunks of at most \c limits::mirrorChunk, so that what is said
//! in the chat comes between them. The chunks of one batch follow each other.
namespace visavis::protocol {

//! \brief From the visitor's box.
struct VisitorChunk {
    static constexpr std::size_t headerBytes = 16;

    bool deflated = false;      //!< the whole batch is one zlib stream (RFC 1950)
    bool last = false;          //!< of its batch
    std::uint32_t page = 0;     //!< random for each document: ids of nodes start again with it
    std::uint32_t batch = 0;    //!< counts from 1 on each page
    std::uint32_t rawBytes = 0; //!< of the whole batch, not deflated
    std::string_view part;

    //! \brief Nothing when it is no such message. \c part lives as long as \a message.
    [[nodiscard]] static std::optional<VisitorChunk> read(std::string_view message);
    [[nodiscard]] std::string write() const;
};

//! \brief From the box: a picture of the page, which its events name by the hash.
struct VisitorPicture {
    static constexpr std::size_t headerBytes = 40;

    std::uint32_t page = 0;
    IdBytes hash[2] = {}; //!< SHA-256 of the bytes
    std::string_view bytes;

    [[nodiscard]] static std::optional<VisitorPicture> read(std::string_view message);
    [[nodiscard]] std::string write() const;
};

//! \brief The same to the desk.
struct DeskPicture {
    static constexpr std::size_t headerBytes = 56;

    ConversationId conversation;
    std::uint32_t page = 0;
    IdBytes hash[2] = {};
    std::string_view bytes;

    [[nodiscard]] static std::optional<DeskPicture> read(std::string_view message);
    [[nodiscard]] std::string write() const;
};

//! \brief To the desk: filtered, not deflated.
struct DeskChunk {
    static constexpr std::size_t headerBytes = 28;

    bool last = false;
    ConversationId conversation;
    std::uint32_t page = 0;
    std::uint32_t batch = 0; //!< counts from 1 on each page of this desk; a number left out was dropped
    std::string_view part;

    [[nodiscard]] static std::optional<DeskChunk> read(std::string_view message);
    [[nodiscard]] std::string write() const;
};

} // namespace visavis::protocol
