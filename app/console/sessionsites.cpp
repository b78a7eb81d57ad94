// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session asks and is told about sites.
#include "console/promised.h"

namespace visavis::console {
using namespace protocol;

namespace {

//! \brief Asks and keeps the promise of what \a read makes of a \a Frame, or of the fault that the backend found in what was put.
template <class Frame, class T, class Ask, class Read>
QFuture<Result<Told<T>>> told(Ask ask, Read read)
{
    const Promised<Told<T>> promised;
    ask([promised, read](const Result<ToAdvisor> &result) {
        if (const auto *frame = partOf<Frame>(result))
            promised.keep(Told<T>{read(*frame), {}});
        else if (const auto *refused = partOf<toadvisor::SiteRefused>(result))
            promised.keep(Told<T>{{}, refused->fault});
        else
            promised.keep(tl::unexpected(result ? Error{Error::Kind::InvalidFrame, {}, {}} : result.error()));
    });
    return promised.future();
}

[[nodiscard]] SiteFacts siteOf(const toadvisor::SiteNow &frame)
{
    return frame.site;
}

[[nodiscard]] SiteRulesText rulesOf(const toadvisor::SiteRulesNow &frame)
{
    return {frame.stamp, frame.rules, frame.asleep};
}

} // namespace

void Session::Private::on(const toadvisor::Sites &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::SiteNow &frame)
{
    if (sitesWanted)
        sites.put(frame.site);
    if (frame.re)
        answer(*frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::SiteRulesNow &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::SiteRefused &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::on(const toadvisor::SitePreviewNow &frame)
{
    answer(frame.re, ToAdvisor(frame));
}

void Session::Private::forgetSites()
{
    sitesWanted = false;
    sites.clear();
}

void Session::Private::loadSites()
{
    ask(fromadvisor::SitesList{}, [this](const Result<ToAdvisor> &result) {
        const auto *all = partOf<toadvisor::Sites>(result);
        if (all && sitesWanted)
            sites.begin(all->sites, all->groups);
    });
}

const SiteStore &Session::sites() const
{
    return d->sites;
}

void Session::wantSites()
{
    if (!m_rights.may(Action::ManageStructure) || std::exchange(d->sitesWanted, true))
        return;
    if (isLive())
        d->loadSites();
}

QFuture<Result<Told<SiteFacts>>> Session::putSite(std::optional<SiteId> site, const std::string &stamp, const SiteDraft &draft)
{
    const auto known = site ? std::optional(stamp) : std::nullopt;
    return told<toadvisor::SiteNow, SiteFacts>([&](auto answer) { d->ask(fromadvisor::SitePut{0, site, known, draft}, answer); }, siteOf);
}

QFuture<Result<Told<SiteFacts>>> Session::newSiteKey(SiteId site, const std::string &stamp)
{
    return told<toadvisor::SiteNow, SiteFacts>([&](auto answer) { d->ask(fromadvisor::SiteRotate{0, site, stamp}, answer); }, siteOf);
}

QFuture<Result<Told<SiteFacts>>> Session::putSiteLook(SiteId site, const std::string &stamp, const SiteLook &look)
{
    return told<toadvisor::SiteNow, SiteFacts>([&](auto answer) { d->ask(fromadvisor::SiteLookPut{0, site, stamp, look}, answer); }, siteOf);
}

QFuture<Result<Told<SiteFacts>>> Session::putSiteHours(SiteId site, const std::string &stamp, const std::optional<SiteHours> &hours)
{
    return told<toadvisor::SiteNow, SiteFacts>([&](auto answer) { d->ask(fromadvisor::SiteHoursPut{0, site, stamp, hours}, answer); }, siteOf);
}

QFuture<Result<Told<SiteRulesText>>> Session::siteRules(SiteId site)
{
    return told<toadvisor::SiteRulesNow, SiteRulesText>([&](auto answer) { d->ask(fromadvisor::SiteRules{0, site, {}, {}}, answer); }, rulesOf);
}

QFuture<Result<Told<SiteRulesText>>> Session::putSiteRules(SiteId site, const std::string &stamp, const std::string &rules)
{
    return told<toadvisor::SiteRulesNow, SiteRulesText>([&](auto answer) { d->ask(fromadvisor::SiteRules{0, site, stamp, rules}, answer); }, rulesOf);
}

QFuture<Result<Told<QUrl>>> Session::previewSite(SiteId site, const SiteLook &look, bool offline)
{
    return told<toadvisor::SitePreviewNow, QUrl>([&](auto answer) { d->ask(fromadvisor::SitePreview{0, site, look, offline}, answer); },
                                                 [server = d->server](const toadvisor::SitePreviewNow &frame) { return server.resolved(QUrl(QString::fromStdString(frame.link))); });
}

} // namespace visavis::console
