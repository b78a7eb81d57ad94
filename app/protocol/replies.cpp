// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/replies.h"

#include "protocol/codec.h"

#include <algorithm>

namespace visavis::protocol {
namespace {

[[nodiscard]] bool isWord(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size();) {
        const auto one = firstCodePoints(utf8.substr(at), 1);
        if (one == "/" || isBlank(one))
            return false;
        at += one.size();
    }
    return isPlainLine(utf8);
}

[[nodiscard]] bool isTag(std::string_view tag)
{
    return std::all_of(tag.begin(), tag.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace

bool ReplyDraft::valid() const
{
    return group.has_value() == (scope == ReplyScope::Group) && isWord(shortcut) && isPlainLine(title.value_or("")) && isTag(language.value_or(""));
}

} // namespace visavis::protocol
