// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/privacy/personfinder.h"

#include "ui/look/card.h"
#include "ui/look/plainlabel.h"
#include "ui/privacy/heldcard.h"
#include "ui/words/errorwords.h"

#include <QLineEdit>
#include <QPushButton>

namespace visavis::ui {

PersonFinder::PersonFinder(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_field(new QLineEdit)
    , m_find(new QPushButton(tr("Find")))
    , m_state(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_found(new QVBoxLayout)
{
    m_field->setObjectName(QStringLiteral("privacyField"));
    m_field->setPlaceholderText(tr("E-mail address, or the id of a conversation"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setClearButtonEnabled(true);
    m_find->setObjectName(QStringLiteral("privacyFind"));
    m_find->setProperty("primary", true);
    m_state->setObjectName(QStringLiteral("privacyState"));
    m_state->setWrapped(true);
    m_found->setSpacing(space::medium);

    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_field, 1);
    row->addWidget(m_find);
    auto *lead = new PlainLabel(tr("Somebody asks what you hold of them, or asks you to erase it. Make sure that it is they who ask. What you look at here is recorded."),
                                PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    lead->setWrapped(true);
    const auto [card, inside] = makeCard();
    inside->addWidget(new PlainLabel(tr("A person asks"), PlainLabel::Scale::Heading));
    inside->addWidget(lead);
    inside->addLayout(row);
    inside->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(card);
    layout->addLayout(m_found);
    m_state->hide();

    connect(m_field, &QLineEdit::returnPressed, this, &PersonFinder::find);
    connect(m_find, &QPushButton::clicked, this, &PersonFinder::find);
}

void PersonFinder::takeFocus()
{
    m_field->setFocus();
}

void PersonFinder::clear()
{
    ++m_search;
    m_field->clear();
    m_find->setEnabled(true);
    m_state->hide();
    clearFound();
}

void PersonFinder::clearFound()
{
    while (auto *item = m_found->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void PersonFinder::say(const QString &text, bool trouble)
{
    m_state->setTone(trouble ? PlainLabel::Tone::Danger : PlainLabel::Tone::Muted);
    m_state->setText(text);
    m_state->show();
}

void PersonFinder::find()
{
    const auto wanted = m_field->text().trimmed().toStdString();
    clearFound();
    if (wanted.empty()) {
        say(tr("Type an e-mail address, or the id of a conversation as it stands in the audit."), true);
        return;
    }
    const bool address = wanted.find('@') != std::string::npos;
    const auto conversation = protocol::ConversationId::parse(wanted);
    if (!address && !conversation) {
        say(tr("This is neither an e-mail address nor the id of a conversation."), true);
        return;
    }
    m_find->setEnabled(false);
    say(tr("Looking…"), false);
    auto &session = m_desk.session();
    (address ? session.findPerson(wanted) : session.findPerson(*conversation)).then(this, [this, search = ++m_search](const console::Result<console::FoundPeople> &found) {
        if (search != m_search)
            return;
        m_find->setEnabled(true);
        if (!found)
            return say(sentence(found.error()), true);
        show(*found);
    });
}

void PersonFinder::show(const console::FoundPeople &found)
{
    if (found.visitors.empty())
        return say(tr("Nothing is held of such a person. If they wrote without giving their address, ask them for a conversation."), false);
    say(found.more ? tr("More people than can be shown gave this address. These are the first.")
                   : tr("%n person(s)", nullptr, int(found.visitors.size())), false);
    for (const auto &visitor : found.visitors) {
        auto *card = new HeldCard(m_desk, visitor);
        connect(card, &HeldCard::erased, this, [this, card](const QString &outcome) {
            m_found->removeWidget(card);
            card->deleteLater();
            say(outcome, false);
            Q_EMIT erased();
        });
        m_found->addWidget(card);
    }
}

} // namespace visavis::ui
