// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/fuzzymatch.h"

namespace visavis::console {
namespace {

constexpr int whole = 0, beginning = 1, word = 2, anywhere = 3, scattered = 4;

bool beginsWord(const QString &name, qsizetype at)
{
    return at == 0 || !name[at - 1].isLetterOrNumber();
}

} // namespace

std::optional<int> fuzzyRank(const QString &typed, const QString &name)
{
    if (typed.isEmpty())
        return whole;
    if (name == typed)
        return whole;
    if (name.startsWith(typed))
        return beginning;
    const auto first = name.indexOf(typed);
    for (auto at = first; at >= 0; at = name.indexOf(typed, at + 1)) {
        if (beginsWord(name, at))
            return word;
    }
    if (first >= 0)
        return anywhere;
    int gaps = 0;
    qsizetype last = -1;
    for (const auto letter : typed) {
        if (letter.isSpace())
            continue;
        const auto at = name.indexOf(letter, last + 1);
        if (at < 0)
            return std::nullopt;
        // A letter that begins a word is where people jump to: "toc" means "Transfer of conversation".
        if (at != last + 1 && !beginsWord(name, at))
            gaps += int(at - last - 1);
        last = at;
    }
    return scattered + gaps;
}

} // namespace visavis::console
