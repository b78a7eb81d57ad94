// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sites: what a desk that manages them asks and is told.
#include "backend/engagement/siterules.h"
#include "backend/hub/advisorconnection.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

void AdvisorConnection::on(const fromadvisor::SitesList &frame)
{
    if (!may(Action::ManageStructure))
        return refuse(frame.id, ErrorKind::NotPermitted);
    toadvisor::Sites all;
    all.re = frame.id;
    for (const auto &[id, row] : m_hub.sites().all())
        all.sites.push_back(m_hub.sites().facts(row));
    std::sort(all.sites.begin(), all.sites.end(), [](const SiteFacts &a, const SiteFacts &b) { return std::tie(a.is.name, a.key) < std::tie(b.is.name, b.key); });
    all.groups = m_hub.directory().groupsFor(person());
    answer(frame.id, std::move(all));
}

void AdvisorConnection::refuse(std::uint64_t re, const Sites::Fault &fault)
{
    if (fault.where.empty())
        return refuse(re, fault.kind);
    auto text = encode(ToAdvisor(toadvisor::SiteRefused{re, fault.where}));
    auto record = m_hub.takeAudit();
    if (!record)
        return send(std::move(text));
    record->allowed = false;
    hold(re, std::move(*record), std::move(text));
}

template <class Answer>
void AdvisorConnection::putSite(Sites::Decided decided, std::uint64_t re, Answer answer)
{
    if (!decided)
        return refuse(re, decided.error());
    const auto id = decided->id;
    m_hub.putSite(std::move(*decided), [this, alive = guard(), re, id, answer](bool stored) {
        if (alive.expired() || m_left)
            return;
        const auto *row = m_hub.sites().find(id);
        if (!stored || !row)
            return refuse(re, ErrorKind::Storage);
        send(encode(ToAdvisor(answer(*row))));
    });
}

void AdvisorConnection::putSite(Sites::Decided decided, std::uint64_t re)
{
    putSite(std::move(decided), re, [this, re](const SiteRow &row) { return toadvisor::SiteNow{re, m_hub.sites().facts(row)}; });
}

void AdvisorConnection::on(const fromadvisor::SitePut &frame)
{
    if (!may(Action::ManageStructure) || m_hub.groupName(frame.draft.group).empty())
        return refuse(frame.id, ErrorKind::NotPermitted);
    const auto &sites = m_hub.sites();
    putSite(frame.site ? sites.changed(*frame.site, *frame.stamp, frame.draft) : sites.made(frame.draft), frame.id);
}

void AdvisorConnection::on(const fromadvisor::SiteRotate &frame)
{
    if (!may(Action::ManageStructure))
        return refuse(frame.id, ErrorKind::NotPermitted);
    putSite(m_hub.sites().withNewKey(frame.site, frame.stamp), frame.id);
}

void AdvisorConnection::on(const fromadvisor::SiteRules &frame)
{
    if (!may(Action::ManageStructure))
        return refuse(frame.id, ErrorKind::NotPermitted);
    const auto said = [re = frame.id](const SiteRow &row) {
        const backend::SiteRules rules(row);
        return toadvisor::SiteRulesNow{re, row.id, Sites::stamp(row), rules.text(), rules.asleep()};
    };
    if (frame.rules)
        return putSite(m_hub.sites().withRules(frame.site, *frame.stamp, *frame.rules), frame.id, said);
    const auto *row = m_hub.sites().find(frame.site);
    if (!row)
        return refuse(frame.id, ErrorKind::NotPermitted);
    answer(frame.id, said(*row));
}

void AdvisorConnection::on(const fromadvisor::SiteLookPut &frame)
{
    if (!may(Action::ManageStructure))
        return refuse(frame.id, ErrorKind::NotPermitted);
    putSite(m_hub.sites().withLook(frame.site, frame.stamp, frame.look), frame.id);
}

void AdvisorConnection::on(const fromadvisor::SiteHoursPut &frame)
{
    if (!may(Action::ManageStructure))
        return refuse(frame.id, ErrorKind::NotPermitted);
    putSite(m_hub.sites().withHours(frame.site, frame.stamp, frame.hours), frame.id);
}

void AdvisorConnection::on(const fromadvisor::SitePreview &frame)
{
    if (!may(Action::ManageStructure))
        return refuse(frame.id, ErrorKind::NotPermitted);
    auto decided = m_hub.sites().forPreview(frame.site, frame.look);
    if (!decided)
        return refuse(frame.id, decided.error());
    answer(frame.id, toadvisor::SitePreviewNow{frame.id, "/preview/" + m_hub.sitePreviews().add(std::move(*decided), frame.offline)});
}

void AdvisorConnection::tellSite(SiteId id)
{
    const auto *row = m_hub.sites().find(id);
    if (row && may(Action::ManageStructure))
        send(encode(ToAdvisor(toadvisor::SiteNow{std::nullopt, m_hub.sites().facts(*row)})));
}

} // namespace visavis::backend
