// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/overview.h"

#include "backend/hub/advisorconnection.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

namespace {

constexpr auto tellEvery = std::chrono::milliseconds(250);

//! \brief What is new or other in \a now than in \a before, and the ids of what is not there any more.
template <class Id, class Row>
void difference(const std::map<Id, Row> &before, const std::map<Id, Row> &now, std::vector<Row> &changed, std::vector<Id> &gone)
{
    for (const auto &[id, row] : now) {
        const auto known = before.find(id);
        if (known == before.end() || known->second != row)
            changed.push_back(row);
    }
    for (const auto &[id, row] : before) {
        if (!now.contains(id))
            gone.push_back(id);
    }
}

template <class Id, class Row>
std::vector<Row> rowsOf(const std::map<Id, Row> &all)
{
    std::vector<Row> rows;
    rows.reserve(all.size());
    for (const auto &[id, row] : all)
        rows.push_back(row);
    return rows;
}

[[nodiscard]] bool maySee(const PersonRow &asker, bool group)
{
    return allows(std::span<const Role>(asker.roles), Action::LiveOverview, {.group = group});
}

} // namespace

Overview::Overview(Hub &hub)
    : m_hub(hub)
{
}

bool Overview::mayWatch(const PersonRow &person)
{
    return maySee(person, true);
}

toadvisor::Overview Overview::watch(AdvisorConnection &desk, std::uint64_t re)
{
    const auto &view = m_watchers.insert_or_assign(&desk, viewOf(desk.person())).first->second;
    return {re, rowsOf(view.people), rowsOf(view.groups)};
}

void Overview::changed()
{
    if (m_watchers.empty() || m_due)
        return;
    m_due = true;
    const auto next = std::chrono::ceil<std::chrono::milliseconds>(m_toldAt + tellEvery - m_hub.parts().clock.monotonic());
    // Not in the middle of a decision, even when it is told at once.
    m_hub.parts().after(std::max(next, std::chrono::milliseconds(0)), [this] { tell(); });
}

void Overview::tell()
{
    m_due = false;
    m_toldAt = m_hub.parts().clock.monotonic();
    std::erase_if(m_watchers, [](const auto &entry) { return !mayWatch(entry.first->person()); });
    for (auto &[desk, told] : m_watchers) {
        auto now = viewOf(desk->person());
        toadvisor::OverviewChanged changed;
        difference(told.people, now.people, changed.people, changed.peopleGone);
        difference(told.groups, now.groups, changed.groups, changed.groupsGone);
        if (!changed.empty())
            desk->tellOverview(changed);
        told = std::move(now);
    }
}

Overview::View Overview::viewOf(const PersonRow &asker) const
{
    View view;
    const bool everybody = maySee(asker, false);
    for (const auto &group : m_hub.groups()) {
        const bool own = std::find(asker.groups.begin(), asker.groups.end(), group.id) != asker.groups.end();
        if (!maySee(asker, own))
            continue;
        OverviewGroup row;
        row.id = group.id;
        row.name = group.name;
        view.groups.emplace(group.id, std::move(row));
    }
    for (const auto &candidate : m_hub.candidates()) {
        const auto &person = *m_hub.person(candidate.person);
        if (!allows(std::span<const Role>(person.roles), Action::Take, {.waiting = true, .group = true}))
            continue;
        OverviewPerson row;
        for (const auto id : candidate.groups) {
            const auto group = view.groups.find(id);
            if (group == view.groups.end())
                continue;
            row.groups.push_back(group->second.name);
            if (candidate.connected && candidate.availability == Availability::Available)
                ++group->second.available;
        }
        if (row.groups.empty() && !everybody)
            continue;
        row.id = person.id;
        row.alias = person.alias;
        row.availability = candidate.availability;
        row.connected = candidate.connected;
        row.slots = candidate.slots;
        row.slotsUsed = candidate.used;
        view.people.emplace(row.id, std::move(row));
    }
    for (const auto *conversation : m_hub.openConversations()) {
        const auto group = view.groups.find(conversation->row.group);
        if (group == view.groups.end())
            continue;
        auto &row = group->second;
        if (conversation->row.status == Status::Assigned) {
            ++row.assigned;
            continue;
        }
        ++row.waiting;
        const auto since = conversation->row.waitingSince;
        if (since != Time() && (!row.waitingSince || since < *row.waitingSince))
            row.waitingSince = since;
    }
    return view;
}

} // namespace visavis::backend
