// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consent/merkle.h"

#include "backend/crypto/crypto.h"

#include <bit>
#include <span>

namespace visavis::backend {
namespace {

using Leaves = std::span<const std::string>;

[[nodiscard]] std::string node(std::string_view left, std::string_view right)
{
    std::string bytes = "\x01";
    bytes.append(left).append(right);
    return sha256(bytes);
}

//! \brief The largest power of two below \a count, which is more than one.
[[nodiscard]] std::size_t split(std::size_t count)
{
    return std::bit_floor(count - 1);
}

[[nodiscard]] std::string rootOf(Leaves leaves)
{
    if (leaves.size() == 1)
        return leaves.front();
    const auto at = split(leaves.size());
    return node(rootOf(leaves.first(at)), rootOf(leaves.subspan(at)));
}

void addPath(std::vector<std::string> &path, Leaves leaves, std::size_t index)
{
    if (leaves.size() == 1)
        return;
    const auto at = split(leaves.size());
    addPath(path, index < at ? leaves.first(at) : leaves.subspan(at), index < at ? index : index - at);
    path.push_back(rootOf(index < at ? leaves.subspan(at) : leaves.first(at)));
}

} // namespace

std::string merkleLeaf(std::string_view record, std::string_view signature)
{
    std::string bytes(1, '\0');
    bytes.append(record).append(signature);
    return sha256(bytes);
}

std::string merkleRoot(const std::vector<std::string> &leaves)
{
    return leaves.empty() ? sha256({}) : rootOf(leaves);
}

std::vector<std::string> merklePath(const std::vector<std::string> &leaves, std::size_t index)
{
    std::vector<std::string> path;
    addPath(path, leaves, index);
    return path;
}

} // namespace visavis::backend
