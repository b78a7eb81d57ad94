// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/privacy/privacypage.h"

#include "ui/look/card.h"
#include "ui/look/plainlabel.h"
#include "ui/privacy/personfinder.h"
#include "ui/privacy/retentionform.h"

#include <QScrollArea>

namespace visavis::ui {
namespace {

constexpr int columnWidth = 760;

} // namespace

PrivacyPage::PrivacyPage(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_finder(new PersonFinder(desk))
    , m_retention(new RetentionForm(desk))
{
    setObjectName(QStringLiteral("privacyPage"));
    auto *column = new QWidget;
    column->setObjectName(QStringLiteral("privacyColumn"));
    column->setMaximumWidth(columnWidth);
    auto *inside = new QVBoxLayout(column);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::medium);
    inside->addWidget(new PlainLabel(tr("Privacy"), PlainLabel::Scale::Title));
    inside->addWidget(m_finder);
    inside->addSpacing(space::small);
    inside->addWidget(m_retention);
    inside->addStretch();

    auto *middle = new QWidget;
    auto *centred = new QHBoxLayout(middle);
    centred->setContentsMargins(space::large, space::large, space::large, space::large);
    centred->addStretch();
    centred->addWidget(column, 1000);
    centred->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(middle);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connect(&desk.session(), &console::Session::selfChanged, this, [this] {
        if (!m_desk.session().rights().may(protocol::Action::PrivacyRequests))
            m_finder->clear();
    });
    connect(m_finder, &PersonFinder::erased, m_retention, &RetentionForm::reload);
    connect(&desk, &console::Desk::stageChanged, m_finder, &PersonFinder::clear);
}

void PrivacyPage::open()
{
    m_retention->reload();
    m_finder->takeFocus();
}

} // namespace visavis::ui
