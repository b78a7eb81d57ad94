// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/advisorconnection.h"

namespace visavis::backend {
using namespace protocol;

void AdvisorConnection::ok(std::uint64_t re)
{
    answer(re, toadvisor::Ok{re});
}

void AdvisorConnection::refuse(std::optional<std::uint64_t> re, ErrorKind kind, std::optional<std::uint64_t> retryAfter)
{
    auto text = encode(ToAdvisor(toadvisor::Error{re, kind, retryAfter}));
    auto record = m_hub.takeAudit();
    if (!record)
        return send(std::move(text));
    record->allowed = false;
    hold(re, std::move(*record), std::move(text));
}

void AdvisorConnection::answer(std::uint64_t re, const ToAdvisor &frame)
{
    if (auto record = m_hub.takeAudit())
        hold(re, std::move(*record), encode(frame));
    else
        send(encode(frame));
}

void AdvisorConnection::afterAudit(std::uint64_t re, std::function<void()> then)
{
    auto record = m_hub.takeAudit();
    if (!record)
        return then();
    m_hub.parts().journal.submit({AppendAudit{std::move(*record)}}, [this, alive = guard(), re, then = std::move(then)](const Result<Committed> &written) {
        if (alive.expired() || m_left)
            return;
        if (written)
            then();
        else
            refuse(re, ErrorKind::Storage);
    });
}

void AdvisorConnection::hold(std::optional<std::uint64_t> re, AuditRow record, std::string text)
{
    m_held.push_back(std::make_shared<Held>(Held{std::move(text), Weight::Durable, false}));
    write(re, std::move(record), m_held.back());
}

void AdvisorConnection::write(std::optional<std::uint64_t> re, AuditRow record, std::shared_ptr<Held> held)
{
    m_hub.parts().journal.submit({AppendAudit{std::move(record)}}, [this, alive = guard(), re, held = std::move(held)](const Result<Committed> &written) {
        if (alive.expired())
            return;
        if (!written)
            held->text = encode(ToAdvisor(toadvisor::Error{re, ErrorKind::Storage, std::nullopt}));
        held->ready = true;
        for (; !m_held.empty() && m_held.front()->ready; m_held.pop_front())
            peer().send(std::move(m_held.front()->text), m_held.front()->weight);
    });
}

void AdvisorConnection::send(std::string text, Weight weight)
{
    if (m_held.empty())
        peer().send(std::move(text), weight);
    else
        m_held.push_back(std::make_shared<Held>(Held{std::move(text), weight, true}));
}

Hub::Stored AdvisorConnection::storing(std::uint64_t re)
{
    return [this, alive = guard(), re](bool stored) {
        if (alive.expired())
            return;
        if (stored)
            ok(re);
        else
            refuse(re, ErrorKind::Storage);
    };
}

Hub::Answer AdvisorConnection::answering(std::uint64_t re)
{
    return [this, alive = guard(), re](const tl::expected<Hub::Outcome, ErrorKind> &outcome) {
        if (alive.expired())
            return;
        if (outcome)
            ok(re);
        else
            refuse(re, outcome.error());
    };
}

} // namespace visavis::backend
