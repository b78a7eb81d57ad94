// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/attention.h"

namespace visavis::console {

Attention::Attention(Session &session, const ConversationStore &store, const Settings &settings, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_store(store)
    , m_settings(settings)
    , m_clock(clock)
{
    connect(&store, &ConversationStore::conversationsReset, this, &Attention::lookAtAll);
    connect(&store, &ConversationStore::conversationAdded, this, &Attention::look);
    connect(&store, &ConversationStore::conversationChanged, this, &Attention::look);
    connect(&store, &ConversationStore::conversationRemoved, this, &Attention::look);
    connect(&session, &Session::selfChanged, this, &Attention::lookAtAll);
    connect(&session, &Session::ready, this, [this] {
        lookAtAll();
        m_greeted = true;
    });
    connect(&session, &Session::stateChanged, this, [this](ConnectionState state) {
        if (state == ConnectionState::SignedOut)
            m_greeted = false;
    });
    connect(&session, &Session::visitorWrote, this, [this](const Id &conversation) {
        m_new.erase(conversation);
        look(conversation);
        const auto found = m_calling.find(conversation);
        const auto *header = m_store.header(conversation);
        if (found != m_calling.end() && header && found->second.seq != header->lastSeq)
            call(conversation, false); // else the message itself began it
    });
    connect(&settings, &Settings::changed, this, [this](const QString &name) {
        if (name != QLatin1String(settings::repeatCalls.name))
            return;
        for (auto &[conversation, calling] : m_calling)
            wait(calling);
    });
}

Attention::~Attention() = default;

void Attention::setInFront(bool inFront)
{
    if (std::exchange(m_inFront, inFront) == inFront)
        return;
    for (auto &[conversation, calling] : m_calling) {
        if (inFront)
            Q_EMIT ended(conversation);
        else
            wait(calling); // whoever just looked is not called at once
    }
}

bool Attention::isMine(const protocol::Header &header) const
{
    return header.status == protocol::Status::Assigned && header.assignee && header.assignee->id == m_session.self().id;
}

std::optional<Attention::Reason> Attention::reasonOf(Id conversation)
{
    const auto *header = m_store.header(conversation);
    const bool mine = header && isMine(*header);
    if (!mine) {
        m_mine.erase(conversation);
        m_new.erase(conversation);
    } else if (m_mine.insert(conversation).second && m_greeted) {
        m_new.insert(conversation);
    }
    if (!header)
        return std::nullopt;
    if (header->offer && header->offer->toMe)
        return Reason::Offered;
    const auto &self = m_session.self();
    if (header->status == protocol::Status::Waiting && m_session.rights().may(protocol::Action::Take)
        && self.availability != protocol::Availability::Unavailable)
        return Reason::Waiting;
    if (!mine)
        return std::nullopt;
    // Seen, or answered from another console of mine.
    if (header->seenByAdvisor.value_or(0) >= header->lastSeq || header->lastAuthor == protocol::Author::Advisor)
        m_new.erase(conversation);
    if (m_new.contains(conversation))
        return Reason::Assigned;
    return header->waitingSince ? std::optional(Reason::Message) : std::nullopt;
}

void Attention::lookAtAll()
{
    std::vector<Id> all = m_store.conversations();
    for (const auto &[conversation, calling] : m_calling)
        all.push_back(conversation);
    for (const auto &conversation : all)
        look(conversation);
}

void Attention::look(Id conversation)
{
    const auto reason = reasonOf(conversation);
    const auto found = m_calling.find(conversation);
    if (!reason)
        return drop(conversation);
    if (found != m_calling.end() && found->second.reason == *reason)
        return;
    // Taken or accepted here, or read a moment ago: the same visitor is no news.
    const bool known = found != m_calling.end() && *reason == Reason::Message;
    auto &calling = m_calling[conversation];
    calling.reason = *reason;
    if (!calling.again) {
        calling.again = m_clock.alarm([this, conversation] { call(conversation, true); });
        Q_EMIT countChanged();
    }
    known ? wait(calling) : call(conversation, false);
}

void Attention::call(Id conversation, bool again)
{
    const auto found = m_calling.find(conversation);
    if (found == m_calling.end())
        return;
    const auto reason = found->second.reason;
    if (const auto *header = m_store.header(conversation))
        found->second.seq = header->lastSeq;
    wait(found->second);
    if (!m_inFront && m_greeted)
        Q_EMIT called({conversation, reason, again});
}

void Attention::drop(Id conversation)
{
    if (m_calling.erase(conversation) == 0)
        return;
    Q_EMIT ended(conversation);
    Q_EMIT countChanged();
}

void Attention::wait(Calling &calling)
{
    const auto every = std::chrono::seconds(m_settings.value(settings::repeatCalls));
    if (every.count() > 0)
        calling.again->start(every);
    else
        calling.again->stop();
}

} // namespace visavis::console
