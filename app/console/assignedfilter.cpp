// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/assignedfilter.h"

namespace visavis::console {

AssignedFilter::AssignedFilter(ConversationListModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setDynamicSortFilter(true);
    setSourceModel(&model);
    sort(0);
}

void AssignedFilter::setPerson(std::optional<protocol::PersonId> person)
{
    if (m_person == person)
        return;
    m_person = person;
    invalidateFilter();
}

const ConversationRow &AssignedFilter::at(int row) const
{
    return m_model.at(mapToSource(index(row, 0)).row());
}

bool AssignedFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto &conversation = m_model.at(row);
    if (conversation.status != protocol::Status::Assigned)
        return false;
    return m_person ? conversation.assigneeId == m_person : !conversation.mine;
}

bool AssignedFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto &a = m_model.at(left.row()), &b = m_model.at(right.row());
    if (const int order = a.assignee.localeAwareCompare(b.assignee); order != 0)
        return order < 0;
    if (a.assigneeId != b.assigneeId)
        return a.assigneeId < b.assigneeId;
    if (a.waitingSince.has_value() != b.waitingSince.has_value())
        return a.waitingSince.has_value();
    const auto &first = a.waitingSince ? *a.waitingSince : a.openedAt, &second = b.waitingSince ? *b.waitingSince : b.openedAt;
    return first != second ? first < second : a.id < b.id;
}

} // namespace visavis::console
