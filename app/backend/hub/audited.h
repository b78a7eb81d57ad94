// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/rows.h"
#include "protocol/fromadvisor.h"

#include <optional>
#include <string>

namespace visavis::backend {

template <class Frame, class... Others>
inline constexpr bool isOneOf = (std::is_same_v<Frame, Others> || ...);

//! \brief What a frame reads or writes, for the audit; nothing for what touches no personal data or repeats what was recorded
//! when it began.
template <class Frame>
[[nodiscard]] std::optional<std::string> auditedObject(const Frame &frame)
{
    using namespace protocol::fromadvisor;
    if constexpr (isOneOf<Frame, Hello, Ping, TypingUpdate, MirrorKeyframe, MirrorLeave, CobrowseDo, CobrowseRenew, OverviewLeave, ConversationLeave,
                          RepliesList, SitesList, SitePreview>)
        return std::nullopt;
    else if constexpr (std::is_same_v<Frame, PrivacyFind>)
        return frame.conversation ? frame.conversation->text() : std::string(); // never an address
    else if constexpr (requires { frame.conversation; })
        return frame.conversation.text();
    else if constexpr (requires { frame.person; })
        return frame.person.text();
    else if constexpr (requires { frame.visitor; })
        return frame.visitor.text();
    else if constexpr (requires { frame.group; })
        return frame.group.text();
    else if constexpr (std::is_same_v<Frame, SitePut>)
        return frame.site ? frame.site->text() : std::string();
    else if constexpr (requires { frame.site.text(); })
        return frame.site.text();
    else if constexpr (std::is_same_v<Frame, ReplyDelete>)
        return frame.reply.text();
    else if constexpr (std::is_same_v<Frame, ReplyPut>)
        return frame.reply ? frame.reply->text() : std::string();
    else
        return std::string();
}

//! \brief The record of what \a by asks, allowed until it is refused.
[[nodiscard]] AuditRow auditRow(const PersonRow &by, protocol::Time at, std::string_view action, std::string object);

} // namespace visavis::backend
