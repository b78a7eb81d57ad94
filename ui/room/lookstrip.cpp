// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/lookstrip.h"

#include "console/visibletext.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QStyle>

namespace visavis::ui {
namespace {

constexpr int roomForWords = 560; //!< below, the sentence needs the place that the buttons' words take

QPushButton *makeButton(const char *name, const char *iconName, const QString &text)
{
    auto *button = new QPushButton(icon(QLatin1String(iconName)), text);
    button->setObjectName(QLatin1String(name));
    button->setProperty("words", text);
    button->setAccessibleName(text);
    return button;
}

} // namespace

LookStrip::LookStrip(QWidget *parent)
    : QFrame(parent)
    , m_text(new PlainLabel)
    , m_whisper(makeButton("whisperButton", "whisper", tr("Whisper…")))
    , m_takeOver(makeButton("takeOverButton", "take", tr("Take over…")))
    , m_leave(makeButton("leaveLookButton", "close", tr("Stop reading")))
{
    setObjectName(QStringLiteral("lookStrip"));
    m_text->setObjectName(QStringLiteral("lookText"));
    m_text->setWrapped(true);
    connect(m_whisper, &QPushButton::clicked, this, &LookStrip::whisperRequested);
    connect(m_takeOver, &QPushButton::clicked, this, &LookStrip::takeOverRequested);
    connect(m_leave, &QPushButton::clicked, this, &LookStrip::leaveRequested);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::small, space::medium, space::small);
    row->setSpacing(space::small);
    row->addWidget(new Picture(icon(QStringLiteral("look")), 20));
    row->addWidget(m_text, 1);
    for (auto *button : {m_whisper, m_takeOver, m_leave})
        row->addWidget(button);
    hide();
}

void LookStrip::show(const protocol::Header &header, const console::Rights &rights)
{
    const bool looks = header.looking.value_or(false);
    QStringList names;
    for (const auto &alias : header.lookers.value_or(std::vector<std::string>()))
        names += console::visibleLine(alias);
    setVisible(looks || !names.isEmpty());
    m_whisper->setVisible(looks && rights.may(protocol::Action::Whisper));
    m_takeOver->setVisible(looks && rights.may(protocol::Action::TakeOver));
    m_leave->setVisible(looks);
    if (looks) {
        const auto advisor = header.assignee ? console::visibleLine(header.assignee->alias) : QString();
        m_text->setText(tr("You are reading along. %1 is told.", "the advisor").arg(advisor));
    } else if (!names.isEmpty()) {
        m_text->setText(names.size() == 1 ? tr("%1 is looking.", "a manager").arg(names.front())
                                          : tr("%1 are looking.", "several managers").arg(QLocale().createSeparatedList(names)));
    }
    if (property("looks").toBool() == looks)
        return;
    setProperty("looks", looks);
    style()->unpolish(this);
    style()->polish(this);
}

void LookStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    for (auto *button : {m_whisper, m_takeOver, m_leave}) {
        const bool words = width() >= roomForWords;
        button->setText(words ? button->property("words").toString() : QString());
        const auto explained = words ? QString() : button->accessibleName();
        button->setToolTip(explained);
    }
}

} // namespace visavis::ui
