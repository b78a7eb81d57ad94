// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

//! \brief Every limit of the system, once. What a client must know is sent in \c welcome.limits.
//!
//! Lengths of text are Unicode code points, sizes are bytes.
namespace visavis::protocol::limits {

using namespace std::chrono_literals;

// What a peer may send
inline constexpr std::size_t frameBytes = 64 * 1024;              //!< one message from a client
inline constexpr std::size_t backendFrameBytes = 8 * 1024 * 1024; //!< one message from the backend
inline constexpr std::size_t jsonDepth = 16;
inline constexpr std::size_t messageText = 4000;
inline constexpr std::size_t previewText = 4000;
inline constexpr std::size_t note = 2000; //!< of an advisor, and the comment of a survey
inline constexpr std::uint64_t surveyScore = 5; //!< from 1, the worst
inline constexpr std::size_t name = 200;
inline constexpr std::size_t email = 320; //!< RFC 3696 erratum 1690
inline constexpr std::size_t phone = 40;
inline constexpr std::size_t userName = 64;
inline constexpr std::size_t password = 1024;
inline constexpr std::size_t url = 2048;
inline constexpr std::size_t languages = 8;
inline constexpr std::size_t languageTag = 35; //!< RFC 5646 section 4.4.1
inline constexpr std::size_t httpBodyBytes = 4096;
inline constexpr std::size_t httpHeaderBytes = 8192;
inline constexpr std::size_t openedThreads = 200;

inline constexpr std::size_t hideSelectors = 50; //!< that an admin adds
inline constexpr std::size_t hideSelector = 200; //!< one of them

// Pages
inline constexpr std::uint64_t page = 100;
inline constexpr std::uint64_t headersPage = 500;
inline constexpr std::size_t lastText = 200;

// Rates: token buckets per socket, refilled evenly
inline constexpr std::uint64_t messagesPerMinute = 100;
inline constexpr std::uint64_t previewsPerSecond = 10;
inline constexpr std::uint64_t requestsPerSecond = 50;
inline constexpr std::uint64_t connectionsPerAddress = 200;
inline constexpr std::uint64_t signInsPerMinute = 60; //!< per address, beside the pause of an account
inline constexpr int malformedFrames = 10;            //!< then the socket is closed
inline constexpr int ignoredRateLimits = 100;         //!< then the socket is closed

// Time
inline constexpr auto helloWithin = 10s;
inline constexpr auto pingEvery = 20s;
inline constexpr auto silence = 45s;
inline constexpr auto accessTokenLife = 5min;
inline constexpr auto transferOffer = 30s;
inline constexpr auto previewStale = 2s;
inline constexpr auto deskReturns = 5s; //!< a desk away for less was not away, in the record

// Co-browsing
inline constexpr auto cobrowseAnswer = 60s;   //!< a request that nobody answered is over
inline constexpr auto cobrowseAgain = 30s;    //!< from the end of one request or session to the next
inline constexpr int cobrowseRefusals = 3;    //!< in a row; then this conversation is not asked again
inline constexpr auto cobrowseLease = 120s;   //!< each command, and the advisor's word, begins it anew
inline constexpr auto cobrowseSilence = 3s;   //!< desk or tab not heard for so long is gone
inline constexpr auto cobrowseNextPage = 4s;  //!< for the same site's next page to report
inline constexpr std::size_t cobrowseText = 2000; //!< of one field
inline constexpr std::size_t cobrowseOptions = 64; //!< chosen at once
inline constexpr std::uint64_t cobrowsePlace = 10'000; //!< a place in an element, in ten thousandths of its width and height
inline constexpr std::uint64_t cobrowsePerSecond = 30; //!< commands

// Memory
inline constexpr std::size_t sendQueueBytes = 1024 * 1024;         //!< ephemeral frames are dropped beyond a quarter of it
inline constexpr std::size_t visitorSendQueueBytes = 256 * 1024;
inline constexpr int defaultSlots = 5;

// The end of the data
inline constexpr auto retentionEvery = 1h;
inline constexpr std::uint64_t retentionBatch = 500;    //!< conversations erased as one unit
inline constexpr std::uint64_t retentionShare = 5;      //!< per cent of all conversations that may be over at once; more waits for an admin
inline constexpr std::uint64_t retentionUnbraked = 50;  //!< conversations: so few are no accident of a clock, whatever their share
inline constexpr auto retentionClockStep = 24h;         //!< a wall clock further ahead of the monotonic one than this has jumped
inline constexpr auto retentionPause = 31 * 24h;        //!< a backend that did not run for longer asks whether the clock is right
inline constexpr std::size_t retentionText = 80;        //!< a policy as text
inline constexpr std::size_t exportPart = 256 * 1024;   //!< bytes of an access export in one answer
inline constexpr std::size_t heldConversations = 1000; //!< of one person, listed
inline constexpr std::size_t found = 50;                //!< visitors by one e-mail address

// People
inline constexpr std::size_t people = 10'000; //!< of a workspace, bots among them
inline constexpr std::size_t workgroups = 500;
inline constexpr std::size_t groupName = 60;
inline constexpr std::size_t alias = 60;
inline constexpr std::size_t personName = 100; //!< first name, surname and position, each
inline constexpr std::size_t roles = 4;        //!< of one person
inline constexpr std::size_t groups = 50;      //!< of one person
inline constexpr std::uint64_t slots = 50;
inline constexpr std::size_t skills = 20;
inline constexpr std::size_t skill = 40;
inline constexpr std::size_t passwordLeast = 12; //!< code points of a new password; NIST SP 800-63B asks for 8
inline constexpr auto invitation = 7 * 24h;

// Consent texts and contracts
inline constexpr std::size_t noticeText = 1000; //!< of one part; fourteen of them fit into a frame
inline constexpr std::size_t noticeVersions = 10; //!< in one answer
inline constexpr std::size_t contractText = 300;
inline constexpr std::size_t processors = 100; //!< of a workspace

// Canned replies
inline constexpr std::size_t replies = 200; //!< of one person, one group, the workspace, each
inline constexpr std::size_t replyShortcut = 32;
inline constexpr std::size_t replyTitle = 80;
inline constexpr std::size_t replyText = messageText;
inline constexpr std::size_t repliesPageBytes = 256 * 1024; //!< a page of them ends here, whatever was asked for

} // namespace visavis::protocol::limits
