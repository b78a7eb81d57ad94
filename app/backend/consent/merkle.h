// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

//! \brief The Merkle tree of RFC 6962, section 2.1, over the chain of consents: a few hashes prove that a record is among all of them.
namespace visavis::backend {

//! \brief SHA-256 of 0x00, the record's canonical JSON and its signature.
[[nodiscard]] std::string merkleLeaf(std::string_view record, std::string_view signature);
//! \brief Of no leaves: SHA-256 of nothing.
[[nodiscard]] std::string merkleRoot(const std::vector<std::string> &leaves);
//! \brief The hashes beside the way from leaf \a index, counted from 0, to the root, from below.
[[nodiscard]] std::vector<std::string> merklePath(const std::vector<std::string> &leaves, std::size_t index);

} // namespace visavis::backend
