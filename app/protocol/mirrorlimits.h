// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

//! \brief The limits of limits.h that only mirroring reads: what the masking filter takes of one page.
//!
//! What is above is dropped, never cut.
namespace visavis::protocol::limits {

inline constexpr std::size_t mirrorChunk = 256 * 1024;            //!< one binary message, header included
inline constexpr std::size_t mirrorBatchBytes = 8 * 1024 * 1024;  //!< one batch, as it travels and inflated
inline constexpr std::size_t mirrorPicture = 96 * 1024;           //!< one picture
inline constexpr std::size_t mirrorPictures = 4 * 1024 * 1024;    //!< pictures of one page, together
inline constexpr int mirrorPicturePixels = 1024;                  //!< a picture's longer side
inline constexpr std::size_t mirrorBurst = 32 * 1024 * 1024;      //!< inflated, that one tab may send at once; more closes its socket
inline constexpr std::size_t mirrorPerSecond = 4 * 1024 * 1024;   //!< by which that is filled up again
inline constexpr std::size_t mirrorUnacked = 2 * mirrorBatchBytes; //!< of one tab, taken and not yet filtered; beyond, its socket is closed
inline constexpr std::size_t mirrorDeskQueue = 2 * mirrorBatchBytes; //!< waiting for one desk; beyond, batches are dropped
inline constexpr std::chrono::milliseconds mirrorKeyframeEvery{1000}; //!< and no oftener is a tab asked for one
inline constexpr std::size_t mirrorEventBytes = 16 * 1024 * 1024; //!< one rrweb event
inline constexpr std::size_t mirrorNodes = 100'000;               //!< nodes of a page at one time
inline constexpr std::size_t mirrorHiddenIds = 262'144;           //!< hidden ids remembered of one page; beyond, the page is dark
inline constexpr std::size_t mirrorDepth = 400;                   //!< elements inside each other
inline constexpr std::size_t mirrorText = 256 * 1024;             //!< one text node
inline constexpr std::size_t mirrorAttribute = 64 * 1024;         //!< one attribute's value that is not a style sheet
inline constexpr std::size_t mirrorAttributes = 128;              //!< attributes of one element
inline constexpr std::size_t mirrorSheet = 4 * 1024 * 1024;       //!< one style sheet
inline constexpr std::size_t mirrorPositions = 500;               //!< pointer positions of one event
inline constexpr std::int64_t mirrorPixels = 10'000'000;          //!< the largest coordinate

} // namespace visavis::protocol::limits
