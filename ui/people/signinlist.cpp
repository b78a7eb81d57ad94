// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/signinlist.h"

#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

QString platformWords(const std::string &platform)
{
    if (platform == "linux")
        return QStringLiteral("Linux");
    if (platform == "windows")
        return QStringLiteral("Windows");
    return platform == "macos" ? QStringLiteral("macOS") : SignInList::tr("another system");
}

QDateTime timeOf(protocol::Time at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

} // namespace

SignInList::SignInList(console::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_state(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_rows(new QVBoxLayout)
    , m_endAll(new QPushButton(tr("End all")))
{
    m_state->setWrapped(true);
    m_endAll->setObjectName(QStringLiteral("signInsEndAll"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(m_state);
    layout->addLayout(m_rows);
    layout->addWidget(m_endAll, 0, Qt::AlignLeft);
    connect(m_endAll, &QPushButton::clicked, this, [this] { end(std::nullopt); });
    fill({});
}

void SignInList::show(protocol::PersonId person)
{
    if (m_person == person && !person.isNull())
        return load();
    m_person = person;
    fill({});
    m_state->hide();
    if (!person.isNull())
        load();
}

void SignInList::load()
{
    m_session.signIns(m_person).then(this, [this, person = m_person](const console::Result<std::vector<protocol::SignInFact>> &signIns) {
        if (person != m_person)
            return;
        fill(signIns ? *signIns : std::vector<protocol::SignInFact>());
        m_state->setText(signIns ? tr("Nobody is signed in with this account.") : sentence(signIns.error()));
        m_state->setVisible(!signIns || signIns->empty());
    });
}

void SignInList::fill(const std::vector<protocol::SignInFact> &signIns)
{
    while (auto *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto now = QDateTime::currentDateTime();
    for (const auto &fact : signIns) {
        auto *row = new QWidget;
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(new Picture(icon(QStringLiteral("computer"), &Theme::muted), 18));
        auto *text = new PlainLabel(tr("%1, since %2, last used %3", "operating system, times")
                                        .arg(platformWords(fact.platform), words::moment(timeOf(fact.createdAt), now), words::moment(timeOf(fact.usedAt), now)));
        text->setWrapped(true);
        layout->addWidget(text, 1);
        if (fact.current) {
            layout->addWidget(new PlainLabel(tr("this one"), PlainLabel::Scale::Small, PlainLabel::Tone::Accent));
        } else {
            auto *button = new QPushButton(tr("End"));
            button->setObjectName(QStringLiteral("signInEnd"));
            button->setAccessibleName(tr("End the sign-in on %1").arg(platformWords(fact.platform)));
            connect(button, &QPushButton::clicked, this, [this, id = fact.id] { end(id); });
            layout->addWidget(button);
        }
        m_rows->addWidget(row);
    }
    m_endAll->setVisible(signIns.size() > 1);
}

void SignInList::end(std::optional<protocol::SignInId> signIn)
{
    m_session.endSignIns(m_person, signIn).then(this, [this](const console::Result<void> &ended) {
        if (ended)
            return load();
        m_state->setText(sentence(ended.error()));
        m_state->show();
    });
}

} // namespace visavis::ui
