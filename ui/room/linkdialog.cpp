// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/linkdialog.h"

#include "ui/look/plainlabel.h"

#include <QDesktopServices>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {

LinkDialog::LinkDialog(const console::Link &link, QWidget *parent)
    : Dialog(QStringLiteral("linkDialog"), tr("Open this link?"), tr("Open in the browser"), parent)
    , m_link(link)
{
    fields()->addWidget(new PlainLabel(tr("It leads to"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted));
    auto *host = new PlainLabel(link.host, PlainLabel::Scale::Heading);
    host->setObjectName(QStringLiteral("linkHost"));
    host->setWrapped(true);
    fields()->addWidget(host);
    auto *whole = new PlainLabel(QString::fromLatin1(link.url.toEncoded()), PlainLabel::Scale::Small, PlainLabel::Tone::Muted);
    whole->setObjectName(QStringLiteral("linkAddress"));
    whole->setWrapped(true);
    fields()->addWidget(whole);
    if (link.stripped) {
        auto *warning = new PlainLabel(tr("The link named another host in front of this one to deceive. That part was taken out."), PlainLabel::Scale::Normal, PlainLabel::Tone::Danger);
        warning->setWrapped(true);
        fields()->addWidget(warning);
    }
    // The harmless answer is the one that Enter gives.
    acceptButton()->setDefault(false);
    acceptButton()->setAutoDefault(false);
}

void LinkDialog::submit()
{
    const auto scheme = m_link.url.scheme();
    if (scheme == QLatin1String("https") || scheme == QLatin1String("http"))
        QDesktopServices::openUrl(m_link.url);
    accept();
}

} // namespace visavis::ui
