// SPDX-License-Identifier: GPL-3.0-or-later
//
// What admins ask about the end of the data, and for a person who asks.
#include "backend/hub/advisorconnection.h"
#include "backend/hub/privacy.h"

namespace visavis::backend {
using namespace protocol;

void AdvisorConnection::on(const fromadvisor::RetentionRead &frame)
{
    if (!may(Action::ChangeSettings))
        return refuse(frame.id, ErrorKind::NotPermitted);
    auto &journal = m_hub.parts().journal;
    const auto state = m_hub.retention().state();
    toadvisor::RetentionNow now;
    now.re = frame.id;
    now.policy = text(m_hub.retentionPolicy());
    if (state.lastRun != Time())
        now.lastRun = state.lastRun;
    if (state.oldestEnd != Time())
        now.oldestEnd = state.oldestEnd;
    if (state.brake != RetentionJob::Brake::None)
        now.brake = state.brake == RetentionJob::Brake::TooMuch ? RetentionBrake::TooMuch : RetentionBrake::ClockJumped;
    now.conversations = journal.countConversations();
    now.over = whatIsOver(journal, m_hub.retentionPolicy(), m_hub.parts().clock.now()).allConversations();
    answer(frame.id, std::move(now));
}

void AdvisorConnection::on(const fromadvisor::RetentionSimulate &frame)
{
    if (!may(Action::ChangeSettings))
        return refuse(frame.id, ErrorKind::NotPermitted);
    auto &journal = m_hub.parts().journal;
    const auto over = whatIsOver(journal, parseRetention(frame.policy).value_or(m_hub.retentionPolicy()), m_hub.parts().clock.now());
    answer(frame.id, toadvisor::RetentionOver{frame.id, over.allConversations(), over.visitors, journal.countConversations()});
}

void AdvisorConnection::on(const fromadvisor::RetentionConfirm &frame)
{
    if (!may(Action::ChangeSettings))
        return refuse(frame.id, ErrorKind::NotPermitted);
    afterAudit(frame.id, [this, re = frame.id] {
        m_hub.retention().confirm();
        ok(re);
    });
}

void AdvisorConnection::on(const fromadvisor::PrivacyFind &frame)
{
    if (!may(Action::PrivacyRequests))
        return refuse(frame.id, ErrorKind::NotPermitted);
    const auto found = [this, re = frame.id](const std::vector<VisitorRow> &visitors, bool more) {
        toadvisor::PrivacyFound answered{re, {}, more};
        for (const auto &visitor : visitors)
            answered.visitors.push_back(m_hub.privacy().held(visitor));
        send(encode(ToAdvisor(std::move(answered))));
    };
    afterAudit(frame.id, [this, frame, found] {
        if (frame.email) {
            m_hub.privacy().findByEmail(*frame.email, [this, alive = guard(), found](const std::vector<VisitorRow> &visitors, bool more) {
                if (!alive.expired() && !m_left)
                    found(visitors, more);
            });
            return;
        }
        const auto row = m_hub.rowOf(*frame.conversation);
        const auto visitor = row ? m_hub.parts().journal.visitor(row->visitor) : std::nullopt;
        found(visitor ? std::vector{*visitor} : std::vector<VisitorRow>(), false);
    });
}

void AdvisorConnection::on(const fromadvisor::PrivacyExport &frame)
{
    const auto visitor = may(Action::PrivacyRequests) ? m_hub.parts().journal.visitor(frame.visitor) : std::nullopt;
    if (!visitor)
        return refuse(frame.id, ErrorKind::NotPermitted);
    afterAudit(frame.id, [this, frame, visitor = *visitor] {
        if (frame.part == 0 || m_document.visitor != visitor.id)
            m_document = {visitor.id, m_hub.privacy().document(visitor)};
        const auto parts = m_document.parts.size();
        if (frame.part >= parts)
            return refuse(frame.id, ErrorKind::InvalidFrame);
        send(encode(ToAdvisor(toadvisor::PrivacyPart{frame.id, std::move(m_document.parts[frame.part]), parts})));
        if (frame.part + 1 == parts)
            m_document = {};
    });
}

void AdvisorConnection::on(const fromadvisor::PrivacyErase &frame)
{
    const auto visitor = may(Action::PrivacyRequests) ? m_hub.parts().journal.visitor(frame.visitor) : std::nullopt;
    if (!visitor)
        return refuse(frame.id, ErrorKind::NotPermitted);
    m_document = {};
    m_hub.privacy().erase(*visitor, person().username, [this, alive = guard(), re = frame.id](tl::expected<toadvisor::PrivacyErased, ErrorKind> erased) {
        if (alive.expired() || m_left)
            return;
        if (!erased)
            return refuse(re, erased.error());
        erased->re = re;
        send(encode(ToAdvisor(std::move(*erased))));
    });
}

} // namespace visavis::backend
