// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session asks and is told about people, groups, sign-ins and the audit.
#include "console/promised.h"

namespace visavis::console {
using namespace protocol;

void Session::Private::on(const toadvisor::People &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::PersonNow &frame)
{
    if (peopleWanted)
        people.put(frame.person);
    if (frame.re)
        answer(*frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::PersonGone &frame)
{
    people.remove(frame.person);
}

void Session::Private::on(const toadvisor::GroupsNow &frame)
{
    if (peopleWanted)
        people.setGroups(frame.groups);
    if (sitesWanted)
        sites.setGroups(frame.groups);
}

void Session::Private::on(const toadvisor::Invitation &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::BotSecretNow &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::SignInsNow &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::AuditPage &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::forgetPeople()
{
    peopleWanted = false;
    people.clear();
}

void Session::Private::loadPeople(std::optional<std::string> after)
{
    ask(fromadvisor::PeopleList{0, std::move(after), limits::headersPage}, [this](const Result<ToAdvisor> &result) {
        const auto *page = partOf<toadvisor::People>(result);
        if (!page || !peopleWanted)
            return;
        people.setGroups(page->groups);
        for (const auto &person : page->people)
            people.put(person);
        if (page->more && !page->people.empty())
            loadPeople(page->people.back().is.username);
        else
            people.setComplete();
    });
}

PeopleStore &Session::people()
{
    return d->people;
}

void Session::wantPeople()
{
    if (!m_rights.may(Action::ListProfiles) || std::exchange(d->peopleWanted, true))
        return;
    if (isLive())
        d->loadPeople(std::nullopt);
}

QFuture<Result<Profile>> Session::createPerson(const ProfileDraft &profile)
{
    return answered<toadvisor::PersonNow>([&](auto answer) { d->ask(fromadvisor::PersonCreate{0, profile}, answer); },
                                          [](const toadvisor::PersonNow &frame) { return frame.person; });
}

QFuture<Result<Profile>> Session::changePerson(PersonId person, const std::string &stamp, const ProfileDraft &profile)
{
    return answered<toadvisor::PersonNow>([&](auto answer) { d->ask(fromadvisor::PersonChange{0, person, stamp, profile}, answer); },
                                          [](const toadvisor::PersonNow &frame) { return frame.person; });
}

QFuture<Result<void>> Session::deletePerson(PersonId person)
{
    return done([&](auto answer) { d->ask(fromadvisor::PersonDelete{0, person}, answer); });
}

QFuture<Result<InvitationLink>> Session::invitePerson(PersonId person)
{
    return answered<toadvisor::Invitation>([&](auto answer) { d->ask(fromadvisor::PersonInvite{0, person}, answer); },
                                           [server = d->server](const toadvisor::Invitation &frame) {
                                               return InvitationLink{server.resolved(QUrl(QString::fromStdString(frame.link))), frame.expiresAt};
                                           });
}

QFuture<Result<std::string>> Session::newBotSecret(PersonId bot)
{
    return answered<toadvisor::BotSecretNow>([&](auto answer) { d->ask(fromadvisor::BotSecret{0, bot}, answer); },
                                             [](const toadvisor::BotSecretNow &frame) { return frame.secret; });
}

QFuture<Result<std::vector<SignInFact>>> Session::signIns(PersonId person)
{
    return answered<toadvisor::SignInsNow>([&](auto answer) { d->ask(fromadvisor::SignInsList{0, person}, answer); },
                                           [](const toadvisor::SignInsNow &frame) { return frame.signIns; });
}

QFuture<Result<void>> Session::endSignIns(PersonId person, std::optional<SignInId> signIn)
{
    return done([&](auto answer) { d->ask(fromadvisor::SignInsEnd{0, person, signIn}, answer); });
}

QFuture<Result<void>> Session::changePassword(const QString &current, const QString &password)
{
    return done([&](auto answer) { d->ask(fromadvisor::PasswordChange{0, current.toStdString(), password.toStdString()}, answer); });
}

QFuture<Result<void>> Session::createGroup(const std::string &name)
{
    return done([&](auto answer) { d->ask(fromadvisor::GroupCreate{0, name}, answer); });
}

QFuture<Result<void>> Session::renameGroup(GroupId group, const std::string &name)
{
    return done([&](auto answer) { d->ask(fromadvisor::GroupRename{0, group, name}, answer); });
}

QFuture<Result<void>> Session::deleteGroup(GroupId group)
{
    return done([&](auto answer) { d->ask(fromadvisor::GroupDelete{0, group}, answer); });
}

QFuture<Result<AuditRecords>> Session::audit(const fromadvisor::AuditList &filter)
{
    return answered<toadvisor::AuditPage>([&](auto answer) { d->ask(filter, answer); },
                                          [](const toadvisor::AuditPage &frame) { return AuditRecords{frame.records, frame.more}; });
}

} // namespace visavis::console
