// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"

#include <QString>

#include <array>
#include <vector>

//! \brief Placeholders in the text of a canned reply, and what stands in their place when it is used.
//!
//! A visitor offers one name, and which part of it is the first differs by language and by person: that is why there is no
//! placeholder for a first name. Whatever stands in braces and is none of these stays as it was written.
namespace visavis::console {

inline constexpr std::array replyPlaceholders{"visitor", "alias", "site"};

//! \brief One "{…}" in a text.
struct Placeholder {
    qsizetype at = 0, length = 0;
    bool known = false;
};
[[nodiscard]] std::vector<Placeholder> placeholders(const QString &text);

//! \brief What the placeholders stand for.
struct ReplyFacts {
    QString visitor; //!< the name that the visitor offered; "" without one
    QString alias, site;
};
//! \brief One line each, without what has no shape of its own, since the visitor and the site's owner write them.
[[nodiscard]] ReplyFacts replyFacts(const protocol::Header &conversation, const std::optional<protocol::Card> &card, const protocol::Self &self);

//! \brief The text with its placeholders filled. What is filled in is not looked into again. A visitor without a name is not called
//! anything: the placeholder goes with the blank or comma that belongs to it, and what then begins a line begins with a capital.
[[nodiscard]] QString filled(const QString &text, const ReplyFacts &facts);

} // namespace visavis::console
