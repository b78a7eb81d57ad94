// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/drafts.h"

namespace visavis::console {

QString Drafts::text(protocol::ConversationId conversation) const
{
    const auto found = m_texts.find(conversation);
    return found == m_texts.end() ? QString() : found->second;
}

void Drafts::set(protocol::ConversationId conversation, const QString &text)
{
    const auto found = m_texts.find(conversation);
    if (text.isEmpty()) {
        if (found == m_texts.end())
            return;
        m_texts.erase(found);
    } else if (found == m_texts.end()) {
        m_texts.emplace(conversation, text);
    } else if (found->second == text) {
        return;
    } else {
        found->second = text;
    }
    Q_EMIT changed(conversation);
}

void Drafts::clearAll()
{
    for (const auto conversation : conversations())
        clear(conversation);
}

std::vector<protocol::ConversationId> Drafts::conversations() const
{
    std::vector<protocol::ConversationId> all;
    for (const auto &[conversation, text] : m_texts)
        all.push_back(conversation);
    return all;
}

} // namespace visavis::console
