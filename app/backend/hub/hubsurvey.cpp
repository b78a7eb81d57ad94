// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of a conversation in the reports: the visitor's verdict, and that nobody was there.
#include "backend/hub/hub.h"

namespace visavis::backend {
using namespace protocol;

void Hub::answerSurvey(Conversation &conversation, std::uint64_t score, std::optional<std::string> comment, Answer answer)
{
    const auto &row = conversation.row;
    // Answered before this conversation was read into memory: it stands behind the last close.
    const auto answered = [&] {
        const auto events = m_parts.journal.eventsBefore(row.id, row.lastSeq + 1, limits::page);
        for (auto at = events.rbegin(); at != events.rend() && at->kind != EventKind::ConversationClosed; ++at) {
            if (at->kind == EventKind::SurveyAnswered)
                return true;
        }
        return false;
    };
    if (row.status != Status::Closed || conversation.surveyed || answered())
        return answer(tl::unexpected(ErrorKind::Conflict));
    conversation.surveyed = true;
    auto event = newEvent(EventKind::SurveyAnswered, Author::Visitor);
    event.score = score;
    event.text = std::move(comment);
    commit(conversation, {std::move(event)}, {}, [this, id = row.id, answer = std::move(answer)](auto outcome) {
        if (auto *const still = outcome ? nullptr : find(id))
            still->surveyed = false;
        answer(std::move(outcome));
    });
}

void Hub::nobodyIsThere(GroupId group)
{
    if (presence(group) != Presence::Offline)
        return;
    for (auto *conversation : openConversations()) {
        const auto &row = conversation->row;
        if (row.group == group && row.status == Status::Waiting && !conversation->toldOffline)
            commit(*conversation, {newEvent(EventKind::ConversationQueued)}, {}, [](const auto &) {});
    }
}

} // namespace visavis::backend
