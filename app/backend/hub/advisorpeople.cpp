// SPDX-License-Identifier: GPL-3.0-or-later
//
// What managers and admins ask about people, groups and the audit, and everybody about their own sign-ins.
#include "backend/hub/advisorconnection.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;

void AdvisorConnection::on(const fromadvisor::PeopleList &frame)
{
    if (!may(Action::ListProfiles, {.group = true}))
        return refuse(frame.id, ErrorKind::NotPermitted);
    const auto &directory = m_hub.directory();
    toadvisor::People page;
    page.re = frame.id;
    page.groups = directory.groupsFor(person());
    for (const auto &row : directory.people()) {
        if ((frame.after && row.username <= *frame.after) || !directory.mayList(person(), row))
            continue;
        if (page.people.size() == frame.limit) {
            page.more = true;
            break;
        }
        page.people.push_back(directory.profile(person(), row));
    }
    answer(frame.id, std::move(page));
}

void AdvisorConnection::putPerson(Directory::Decided decided, std::uint64_t re)
{
    if (!decided)
        return refuse(re, decided.error());
    const auto id = decided->id;
    m_hub.putPerson(std::move(*decided), [this, alive = guard(), re, id](bool stored) {
        if (alive.expired() || m_left)
            return;
        const auto *row = m_hub.person(id);
        if (!stored || !row)
            return refuse(re, ErrorKind::Storage);
        send(encode(ToAdvisor(toadvisor::PersonNow{re, m_hub.directory().profile(person(), *row)})));
    });
}

void AdvisorConnection::on(const fromadvisor::PersonCreate &frame)
{
    putPerson(m_hub.directory().made(person(), frame.profile), frame.id);
}

void AdvisorConnection::on(const fromadvisor::PersonChange &frame)
{
    putPerson(m_hub.directory().changed(person(), frame.person, frame.stamp, frame.profile), frame.id);
}

void AdvisorConnection::on(const fromadvisor::PersonDelete &frame)
{
    const auto decided = m_hub.directory().removed(person(), frame.person);
    if (!decided)
        return refuse(frame.id, decided.error());
    m_hub.removePerson(frame.person, storing(frame.id));
}

void AdvisorConnection::on(const fromadvisor::PersonInvite &frame)
{
    const auto *row = m_hub.directory().managed(person(), frame.person);
    if (!row || isBot(*row))
        return refuse(frame.id, ErrorKind::NotPermitted);
    afterAudit(frame.id, [this, re = frame.id, id = frame.person] {
        const auto until = m_hub.parts().clock.now() + limits::invitation;
        m_hub.parts().accounts.invite(id, until, [this, alive = guard(), re, id, until](const std::optional<Secret> &token) {
            if (alive.expired())
                return;
            if (!token)
                return refuse(re, ErrorKind::Storage);
            send(encode(ToAdvisor(toadvisor::Invitation{re, id, "/invite#" + token->reveal(), until})));
            if (const auto *invited = m_hub.person(id))
                m_hub.entrance(id, invited->enters, until);
        });
    });
}

void AdvisorConnection::on(const fromadvisor::BotSecret &frame)
{
    const auto *row = m_hub.directory().managed(person(), frame.person);
    if (!row || !isBot(*row))
        return refuse(frame.id, ErrorKind::NotPermitted);
    afterAudit(frame.id, [this, re = frame.id, id = frame.person] {
        m_hub.parts().accounts.newBotSecret(id, [this, alive = guard(), re, id](const std::optional<Secret> &secret) {
            if (alive.expired())
                return;
            if (!secret)
                return refuse(re, ErrorKind::Storage);
            send(encode(ToAdvisor(toadvisor::BotSecretNow{re, id, secret->reveal()})));
            m_hub.entrance(id, true, Time());
        });
    });
}

PersonId AdvisorConnection::signInsOf(PersonId id) const
{
    if (id == m_person)
        return may(Action::OwnProfile, {.self = true}) ? id : PersonId();
    // A manager's right reaches whom they manage: advisors of their own group.
    return may(Action::RevokeSignIns, {.group = true}) && m_hub.directory().managed(person(), id) ? id : PersonId();
}

void AdvisorConnection::on(const fromadvisor::SignInsList &frame)
{
    const auto whose = signInsOf(frame.person);
    if (whose.isNull())
        return refuse(frame.id, ErrorKind::NotPermitted);
    toadvisor::SignInsNow now;
    now.re = frame.id;
    now.person = whose;
    for (const auto &row : m_hub.parts().signIns.of(whose))
        now.signIns.push_back({row.id, row.platform, row.createdAt, row.usedAt, row.id == m_signIn});
    answer(frame.id, std::move(now));
}

void AdvisorConnection::on(const fromadvisor::SignInsEnd &frame)
{
    const auto whose = signInsOf(frame.person);
    auto &signIns = m_hub.parts().signIns;
    if (whose.isNull() || (frame.signIn && signIns.owner(*frame.signIn) != whose))
        return refuse(frame.id, ErrorKind::NotPermitted);
    afterAudit(frame.id, [this, re = frame.id, whose, signIn = frame.signIn, &signIns] {
        ok(re);
        if (signIn)
            signIns.end(*signIn);
        else
            signIns.endAll(whose);
    });
}

void AdvisorConnection::on(const fromadvisor::PasswordChange &frame)
{
    if (!may(Action::OwnProfile, {.self = true}))
        return refuse(frame.id, ErrorKind::NotPermitted);
    auto password = std::make_shared<Secret>(std::string(frame.password));
    if (!acceptable(*password, person().username))
        return refuse(frame.id, ErrorKind::InvalidFrame);
    afterAudit(frame.id, [this, re = frame.id, current = std::make_shared<Secret>(std::string(frame.current)), password] {
        m_hub.parts().accounts.check(person().username, std::move(*current), [this, alive = guard(), re, password](const Result<PersonId> &known) {
            if (alive.expired() || m_left)
                return;
            if (!known)
                return refuse(re, known.error().kind == Error::Kind::RateLimited ? ErrorKind::RateLimited : ErrorKind::Unauthenticated);
            m_hub.parts().accounts.setPassword(m_person, std::move(*password), m_signIn, storing(re));
        });
    });
}

void AdvisorConnection::on(const fromadvisor::GroupCreate &frame)
{
    if (!may(Action::ManageStructure))
        return refuse(frame.id, ErrorKind::NotPermitted);
    auto named = m_hub.directory().named(std::nullopt, frame.name);
    if (!named)
        return refuse(frame.id, named.error());
    m_hub.putGroup(std::move(*named), storing(frame.id));
}

void AdvisorConnection::on(const fromadvisor::GroupRename &frame)
{
    if (!may(Action::ManageStructure))
        return refuse(frame.id, ErrorKind::NotPermitted);
    auto named = m_hub.directory().named(frame.group, frame.name);
    if (!named)
        return refuse(frame.id, named.error());
    m_hub.putGroup(std::move(*named), storing(frame.id));
}

void AdvisorConnection::on(const fromadvisor::GroupDelete &frame)
{
    if (!may(Action::ManageStructure) || m_hub.groupName(frame.group).empty())
        return refuse(frame.id, ErrorKind::NotPermitted);
    const bool peopled = std::any_of(m_hub.people().begin(), m_hub.people().end(), [&](const PersonRow &row) {
        return std::find(row.groups.begin(), row.groups.end(), frame.group) != row.groups.end();
    });
    if (peopled || m_hub.parts().journal.groupInUse(frame.group))
        return refuse(frame.id, ErrorKind::Conflict);
    m_hub.removeGroup(frame.group, storing(frame.id));
}

void AdvisorConnection::on(const fromadvisor::AuditList &frame)
{
    if (!may(Action::ReadAudit))
        return refuse(frame.id, ErrorKind::NotPermitted);
    // The reading itself is the newest record.
    afterAudit(frame.id, [this, frame] {
        if (!may(Action::ReadAudit))
            return refuse(frame.id, ErrorKind::NotPermitted);
        AuditFilter filter{frame.below.value_or(0), frame.by.value_or(""), frame.action.value_or(""), frame.object.value_or(""),
                           frame.allowed, frame.from.value_or(Time()), frame.to.value_or(Time())};
        auto rows = m_hub.parts().journal.audit(filter, frame.limit + 1);
        toadvisor::AuditPage page;
        page.re = frame.id;
        page.more = rows.size() > frame.limit;
        rows.resize(std::min<std::size_t>(rows.size(), frame.limit));
        for (auto &row : rows) {
            page.records.push_back({row.seq, row.at, std::move(row.username), std::move(row.roles), std::move(row.action), std::move(row.object),
                                    parse<ReadReason>(row.reason), row.allowed});
        }
        send(encode(ToAdvisor(std::move(page))));
    });
}

} // namespace visavis::backend
