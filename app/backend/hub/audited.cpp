// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/audited.h"

namespace visavis::backend {
using namespace protocol;

namespace {

[[nodiscard]] std::string rolesText(const PersonRow &person)
{
    std::string roles;
    for (const auto role : person.roles)
        roles.append(roles.empty() ? "" : " ").append(text(role));
    return roles;
}

} // namespace

AuditRow auditRow(const PersonRow &by, Time at, std::string_view action, std::string object)
{
    AuditRow row;
    row.at = at;
    row.person = by.id;
    row.username = by.username;
    row.roles = rolesText(by);
    row.action = action;
    row.object = std::move(object);
    return row;
}

} // namespace visavis::backend
