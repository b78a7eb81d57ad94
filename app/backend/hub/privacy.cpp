// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/privacy.h"

#include "backend/hub/hub.h"
#include "masking/ascii.h"

namespace visavis::backend {
using namespace protocol;

namespace {

constexpr std::uint64_t searchedAtOnce = 200; // some milliseconds of opening envelopes

} // namespace

//! \brief How far a search has come.
struct Privacy::Search {
    std::string email;
    Found found;
    VisitorId after;
    std::vector<VisitorRow> visitors;
};

Privacy::Privacy(Hub &hub)
    : m_hub(hub)
{
}

HeldVisitor Privacy::held(const VisitorRow &visitor)
{
    auto &journal = m_hub.parts().journal;
    const auto &policy = m_hub.retentionPolicy();
    HeldVisitor held;
    held.visitor = visitor.id;
    held.siteName = m_hub.site(visitor.site).name;
    held.offered = !visitor.file.empty();
    held.address = !journal.addressOf(visitor.id).empty();
    held.consents = journal.consentRecords(visitor.id).size();
    bool open = false;
    Time lastClosed;
    for (const auto &row : journal.conversationsOf(visitor.id)) {
        HeldConversation conversation{row.id, row.status, row.openedAt, {}, {}, row.lastSeq};
        if (row.status == Status::Closed) {
            conversation.closedAt = row.closedAt;
            conversation.endsAt = endOf(row.closedAt, policy.of(row.channel));
            lastClosed = std::max(lastClosed, row.closedAt);
        } else {
            open = true;
        }
        if (held.conversations.size() < limits::heldConversations)
            held.conversations.insert(held.conversations.begin(), conversation);
    }
    if (!open && lastClosed != Time())
        held.fileEndsAt = endOf(lastClosed, policy.file);
    return held;
}

void Privacy::findByEmail(const std::string &email, Found found)
{
    searchOn(std::make_shared<Search>(Search{masking::ascii::lowered(email), std::move(found), {}, {}}));
}

void Privacy::searchOn(std::shared_ptr<Search> search)
{
    const auto some = m_hub.parts().journal.visitorsWithFile(search->after, searchedAtOnce);
    for (const auto &visitor : some) {
        const auto card = m_hub.card(visitor);
        if (!card || !card->email || masking::ascii::lowered(*card->email) != search->email)
            continue;
        if (search->visitors.size() == limits::found)
            return search->found(std::move(search->visitors), true);
        search->visitors.push_back(visitor);
    }
    if (some.size() < searchedAtOnce)
        return search->found(std::move(search->visitors), false);
    search->after = some.back().id;
    m_hub.parts().after(std::chrono::milliseconds(0), [this, search, alive = std::weak_ptr<void>(m_life)] {
        if (!alive.expired())
            searchOn(search);
    });
}

void Privacy::erase(const VisitorRow &visitor, const std::string &username, Erased erased)
{
    for (const auto &row : m_hub.parts().journal.conversationsOf(visitor.id)) {
        auto *const conversation = m_hub.find(row.id);
        if (!conversation || conversation->row.status == Status::Closed)
            continue;
        return m_hub.close(*conversation, Cause::Withdrawal, nullptr, ConversationType::None, std::nullopt, {},
                           [this, visitor, username, erased = std::move(erased), alive = std::weak_ptr<void>(m_life)](const auto &outcome) {
                               if (alive.expired())
                                   return;
                               if (!outcome)
                                   return erased(tl::unexpected(outcome.error()));
                               // Not from within the conversation that goes.
                               m_hub.parts().after(std::chrono::milliseconds(0), [this, visitor, username, erased, alive] {
                                   if (!alive.expired())
                                       erase(visitor, username, erased);
                               });
                           });
    }
    eraseClosed(visitor, username, std::move(erased));
}

void Privacy::eraseClosed(const VisitorRow &visitor, const std::string &username, Erased erased)
{
    ErasureBatch batch;
    for (const auto &row : m_hub.parts().journal.conversationsOf(visitor.id))
        batch.conversations.push_back(row.id);
    batch.visitors.push_back(visitor.id);
    ConsentDraft certificate;
    certificate.record = RecordId::random();
    certificate.subject = visitor.subject;
    certificate.fact = ConsentFact::Erased;
    certificate.controller = m_hub.site(visitor.site).controller;
    certificate.at = m_hub.parts().clock.now();
    certificate.method = "request";
    Unit unit{AppendConsent{{}, std::move(certificate)}};
    m_hub.audit(unit);
    const auto conversations = batch.conversations.size();
    m_hub.parts().eraser.erase(std::move(batch), ErasureCause::Request, username, std::move(unit), [conversations, erased = std::move(erased)](Result<Committed> result) {
        if (!result || result->records.empty())
            return erased(tl::unexpected(ErrorKind::Storage));
        const auto &record = result->records.front();
        erased(toadvisor::PrivacyErased{0, record.json, hex(record.signature), conversations});
    });
}

} // namespace visavis::backend
