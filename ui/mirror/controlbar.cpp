// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mirror/controlbar.h"

#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace visavis::ui {
using protocol::CobrowseScope, protocol::CobrowseState;

namespace {

constexpr auto saidFor = std::chrono::seconds(7);
constexpr qint64 hurry = 30; //!< seconds: then it can be kept on

QString clock(qint64 seconds)
{
    return QString::number(seconds / 60) + QLatin1Char(':') + QString::number(seconds % 60).rightJustified(2, QLatin1Char('0'));
}

} // namespace

ControlBar::ControlBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new PlainLabel({}, PlainLabel::Scale::Normal))
    , m_note(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_ask(new QToolButton)
    , m_renew(new QPushButton(tr("Keep going")))
    , m_end(new QPushButton)
{
    setObjectName(QStringLiteral("controlBar"));
    m_text->setObjectName(QStringLiteral("controlText"));
    m_note->setObjectName(QStringLiteral("controlNote"));
    m_ask->setObjectName(QStringLiteral("controlAsk"));
    m_renew->setObjectName(QStringLiteral("controlRenew"));
    m_end->setObjectName(QStringLiteral("controlEnd"));
    m_text->setWrapped(true);
    m_note->setWrapped(true);
    m_ask->setText(tr("Ask for the mouse"));
    m_ask->setIcon(icon(QStringLiteral("control")));
    m_ask->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_ask->setPopupMode(QToolButton::InstantPopup);
    m_ask->setToolTip(tr("Ask the visitor whether you may point, guide or help on the page"));
    auto *menu = new QMenu(m_ask);
    for (const auto scope : {CobrowseScope::Point, CobrowseScope::Guide, CobrowseScope::Assist}) {
        auto name = words::of(scope);
        name[0] = name[0].toUpper();
        auto *action = menu->addAction(tr("%1: %2", "a scope, what it allows").arg(name, words::explained(scope)));
        action->setObjectName(QStringLiteral("controlAsk%1").arg(int(scope)));
        connect(action, &QAction::triggered, this, [this, scope] { Q_EMIT asked(scope); });
    }
    m_ask->setMenu(menu);
    connect(m_renew, &QPushButton::clicked, this, &ControlBar::renewed);
    connect(m_end, &QPushButton::clicked, this, &ControlBar::ended);
    for (auto *button : {m_renew, m_end})
        button->setAutoDefault(false);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_text);
    texts->addWidget(m_note);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::small, space::medium, space::small);
    row->setSpacing(space::small);
    row->addLayout(texts, 1);
    row->addWidget(m_ask);
    row->addWidget(m_renew);
    row->addWidget(m_end);
    m_second.setInterval(500);
    connect(&m_second, &QTimer::timeout, this, &ControlBar::update);
    m_said.setSingleShot(true);
    m_said.setInterval(saidFor);
    connect(&m_said, &QTimer::timeout, this, [this] { say({}); });
    update();
}

void ControlBar::setLending(const std::optional<console::Lending> &lending, bool mayAsk)
{
    m_mayAsk = mayAsk;
    const bool began = lending && (!m_lending || m_lending->state != lending->state);
    m_lending = lending;
    m_left = lending ? lending->left : 0;
    m_since.start();
    if (began)
        say({});
    update();
}

void ControlBar::say(const QString &sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    sentence.isEmpty() ? m_said.stop() : m_said.start();
}

QString ControlBar::standing() const
{
    const auto left = std::max<qint64>(0, m_left - m_since.elapsed() / 1000);
    switch (m_lending ? m_lending->state : CobrowseState::Idle) {
    case CobrowseState::Requested: return tr("The visitor is asked. %1 left to answer.").arg(clock(left));
    case CobrowseState::Active: {
        const auto what = m_lending->scope == CobrowseScope::Point ? tr("You may point on the page: press to draw attention.")
            : m_lending->scope == CobrowseScope::Guide             ? tr("You may guide on the page: scroll, and press links.")
                                                                   : tr("You may help on the page: press, fill, choose.");
        return tr("%1 %2 left.", "what one may do, time").arg(what, clock(left));
    }
    case CobrowseState::Between: return tr("The visitor's page changes…");
    case CobrowseState::Idle: break;
    }
    return m_lending && m_lending->result ? words::of(*m_lending->result) : QString();
}

void ControlBar::update()
{
    const auto state = m_lending ? m_lending->state : CobrowseState::Idle;
    const auto left = m_left - m_since.elapsed() / 1000;
    m_text->setText(standing());
    m_text->setVisible(!standing().isEmpty());
    m_ask->setVisible(state == CobrowseState::Idle && m_mayAsk);
    m_renew->setVisible(protocol::isLent(state) && left <= hurry);
    m_end->setVisible(state != CobrowseState::Idle);
    m_end->setText(state == CobrowseState::Requested ? tr("Take back") : tr("Give back"));
    if (const bool lent = protocol::isLent(state); property("lent").toBool() != lent) {
        setProperty("lent", lent);
        style()->unpolish(this);
        style()->polish(this);
    }
    state == CobrowseState::Idle ? m_second.stop() : m_second.start();
    setVisible(state != CobrowseState::Idle || m_mayAsk || (m_lending && m_lending->result));
}

} // namespace visavis::ui
