// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/sitecard.h"

#include "console/visibletext.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/errorwords.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {
using console::Result;
using console::Told;
using protocol::SiteFacts;
using protocol::SiteId;

SiteCard::SiteCard(console::Session &session, const char *name, const QString &title, const QString &lead, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_body(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_trouble(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Danger))
    , m_save(new QPushButton(tr("Save")))
    , m_discard(new QPushButton(tr("Discard")))
{
    setObjectName(QStringLiteral("card"));
    m_save->setProperty("primary", true);
    m_save->setAccessibleName(QStringLiteral("%1: %2").arg(m_save->text(), title));
    m_discard->setAccessibleName(QStringLiteral("%1: %2").arg(m_discard->text(), title));
    m_save->setObjectName(QLatin1String(name) + QLatin1String("Save"));
    m_discard->setObjectName(QLatin1String(name) + QLatin1String("Discard"));
    m_trouble->setObjectName(QLatin1String(name) + QLatin1String("Trouble"));
    m_trouble->setWrapped(true);
    m_trouble->hide();
    m_body->setSpacing(space::medium);
    m_buttons->setSpacing(space::small);
    m_buttons->addStretch();
    m_buttons->addWidget(m_discard);
    m_buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new PlainLabel(title, PlainLabel::Scale::Heading));
    if (!lead.isEmpty()) {
        auto *text = new PlainLabel(lead, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
        text->setWrapped(true);
        layout->addWidget(text);
    }
    layout->addLayout(m_body);
    layout->addWidget(m_trouble);
    layout->addLayout(m_buttons);

    connect(m_save, &QPushButton::clicked, this, &SiteCard::save);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        if (m_isNew)
            return void(Q_EMIT discarded());
        const auto *now = m_session.sites().site(m_site.id);
        show(now ? *now : m_site);
    });
}

void SiteCard::addButton(QPushButton *button)
{
    m_buttons->insertWidget(0, button);
}

void SiteCard::showNew(const SiteFacts &blank)
{
    show(blank);
    m_isNew = true;
    edited();
}

void SiteCard::show(const SiteFacts &site)
{
    m_isNew = false;
    m_site = site;
    fill();
    say({});
    edited();
}

void SiteCard::present(const SiteFacts &site)
{
    if (m_saving)
        return;
    if (site.id != m_site.id || !isChanged())
        return show(site);
    if (samePart(site)) {
        m_site = site; // somebody changed another part: saving is from that state
        return refreshed();
    }
    // Under somebody's hands: what they typed stays, and saving will say that it is of another state.
    say(tr("This was changed by somebody else just now. Discard what you typed to see it."));
}

void SiteCard::edited()
{
    const bool changed = isChanged();
    m_save->setEnabled(changed && !m_saving);
    m_save->setVisible(changed || m_saving);
    m_discard->setVisible(changed);
    m_discard->setEnabled(!m_saving);
}

void SiteCard::save()
{
    if (const auto what = fault(); !what.isEmpty())
        return say(what);
    say({});
    m_saving = true;
    edited();
    put().then(this, [this, before = m_site.id](const Result<Told<SiteId>> &result) {
        m_saving = false;
        if (m_site.id != before)
            return; // another is shown by now
        if (!result) {
            say(result.error().kind == console::Error::Kind::Conflict ? tr("This was changed by somebody else just now. Discard what you typed to see it.")
                                                                     : sentence(result.error()));
        } else if (!result->fault.empty()) {
            const auto words = worded(result->fault);
            say(words.isEmpty() ? tr("The server does not take this: %1").arg(console::visibleLine(result->fault)) : words);
        } else {
            if (const auto *now = m_session.sites().site(result->value))
                show(*now);
            Q_EMIT saved(result->value);
        }
        edited();
    });
}

QString SiteCard::worded(const std::string &) const
{
    return {};
}

void SiteCard::say(const QString &trouble)
{
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

SiteCard::Putting SiteCard::siteOf(QFuture<Result<Told<SiteFacts>>> putting)
{
    return putting.then([](const Result<Told<SiteFacts>> &result) -> Result<Told<SiteId>> {
        if (!result)
            return tl::unexpected(result.error());
        return Told<SiteId>{result->value.id, result->fault};
    });
}

} // namespace visavis::ui
