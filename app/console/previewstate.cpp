// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/previewstate.h"

#include "console/visibletext.h"
#include "masking/cardnumbers.h"
#include "protocol/limits.h"

namespace visavis::console {

PreviewState::PreviewState(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_stale(clock.alarm([this] { clearAll(); }))
{
}

QString PreviewState::text(protocol::ConversationId conversation) const
{
    const auto found = m_texts.find(conversation);
    return found == m_texts.end() ? QString() : found->second;
}

void PreviewState::set(protocol::ConversationId conversation, std::string_view utf8)
{
    if (utf8.empty()) {
        if (m_texts.erase(conversation) == 0)
            return;
        if (m_texts.empty())
            m_stale->stop();
    } else {
        m_texts[conversation] = visibleText(masking::maskCardNumbers(utf8));
        refresh();
    }
    Q_EMIT changed(conversation);
}

void PreviewState::clearAll()
{
    const auto gone = std::exchange(m_texts, {});
    m_stale->stop();
    for (const auto &[conversation, text] : gone)
        Q_EMIT changed(conversation);
}

void PreviewState::refresh()
{
    if (!m_texts.empty())
        m_stale->start(protocol::limits::previewStale);
}

} // namespace visavis::console
