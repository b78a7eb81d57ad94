// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/lookdoor.h"

#include "console/visibletext.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {

LookDoor::LookDoor(QWidget *parent)
    : QWidget(parent)
    , m_text(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_look(new QPushButton(icon(QStringLiteral("look"), &Theme::onAccent), tr("Look in")))
{
    m_text->setObjectName(QStringLiteral("lookDoorText"));
    m_text->setWrapped(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_look->setObjectName(QStringLiteral("lookButton"));
    m_look->setProperty("primary", true);
    connect(m_look, &QPushButton::clicked, this, &LookDoor::lookRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge * 2, 0, space::huge * 2, 0);
    layout->setSpacing(space::large);
    layout->addStretch();
    layout->addWidget(new Picture(icon(QStringLiteral("look"), &Theme::line), 72), 0, Qt::AlignHCenter);
    layout->addWidget(m_text);
    layout->addWidget(m_look, 0, Qt::AlignHCenter);
    layout->addStretch();
    hide();
}

void LookDoor::show(const protocol::Header &header)
{
    const bool closed = header.looking && !*header.looking;
    setVisible(closed);
    if (closed)
        m_text->setText(tr("%1 answers here. You may look in; %1 is told when you do.", "the advisor").arg(header.assignee ? console::visibleLine(header.assignee->alias) : QString()));
}

} // namespace visavis::ui
