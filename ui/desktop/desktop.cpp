// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/desktop.h"

#include "console/visibletext.h"
#include "ui/words/words.h"

#include <QApplication>

namespace visavis::ui {
namespace {

QString keyOf(const protocol::ConversationId &conversation)
{
    return QString::fromStdString(conversation.text());
}

QString titleOf(const console::Attention::Call &call)
{
    using Reason = console::Attention::Reason;
    switch (call.reason) {
    case Reason::Waiting: return call.again ? Desktop::tr("A visitor still waits") : Desktop::tr("A visitor waits");
    case Reason::Offered: return Desktop::tr("A conversation is offered to you");
    case Reason::Assigned: return call.again ? Desktop::tr("A new conversation still waits for you") : Desktop::tr("New conversation");
    case Reason::Message: break;
    }
    return call.again ? Desktop::tr("A visitor still waits for your answer") : Desktop::tr("New message");
}

} // namespace

Desktop::Desktop(console::Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_attention(desk.session(), desk.store(), desk.settings(), desk.clock())
    , m_tray(desk)
{
    connect(&m_attention, &console::Attention::called, this, &Desktop::call);
    connect(&m_attention, &console::Attention::ended, this, [this](const protocol::ConversationId &id) { m_notifier.withdraw(keyOf(id)); });
    connect(&m_attention, &console::Attention::countChanged, this, [this] { m_tray.setCount(m_attention.count()); });
    connect(&m_notifier, &Notifier::activated, this, &Desktop::activated);
    connect(&m_notifier, &Notifier::failed, this, [this](const Notifier::Notice &notice) { m_tray.tell(notice.key, notice.title, notice.body); });
    connect(&m_tray, &Tray::messageClicked, this, &Desktop::activated);
    connect(&m_tray, &Tray::showRequested, this, &Desktop::showRequested);
    connect(&m_tray, &Tray::quitRequested, this, &Desktop::quitRequested);
    connect(&desk.settings(), &console::Settings::changed, this, &Desktop::settingChanged);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) { m_attention.setInFront(state == Qt::ApplicationActive); });
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this] { m_notifier.withdrawAll(); });
    m_attention.setInFront(QGuiApplication::applicationState() == Qt::ApplicationActive);
    m_tray.setShown(desk.settings().value(console::settings::tray));
}

void Desktop::call(const console::Attention::Call &call)
{
    const auto *header = m_desk.store().header(call.conversation);
    // Widget tests run beside somebody's real desktop, and are none of its business.
    if (!header || QGuiApplication::platformName() == QLatin1String("offscreen"))
        return;
    if (m_desk.settings().value(console::settings::notify))
        m_notifier.show({keyOf(call.conversation), titleOf(call), bodyOf(*header)});
    if (m_desk.settings().value(console::settings::sound))
        m_sound.play();
}

//! By default nothing of the visitor's: the screen may be shared, or locked.
QString Desktop::bodyOf(const protocol::Header &header) const
{
    const auto site = console::visibleLine(header.siteName);
    if (!m_desk.settings().value(console::settings::notifyText))
        return site;
    const auto name = words::visitor(console::visibleLine(header.visitorName));
    const auto text = console::visibleLine(header.lastText.value_or(""));
    const bool theirs = header.lastAuthor == protocol::Author::Visitor && !text.isEmpty();
    return theirs ? tr("%1: %2", "visitor, text").arg(name, text) : tr("%1, %2", "visitor, site").arg(name, site);
}

void Desktop::activated(const QString &key)
{
    if (const auto conversation = protocol::ConversationId::parse(key.toStdString()))
        Q_EMIT conversationRequested(*conversation);
}

void Desktop::settingChanged(const QString &name)
{
    if (name == QLatin1String(console::settings::tray.name))
        m_tray.setShown(m_desk.settings().value(console::settings::tray));
    if (name == QLatin1String(console::settings::notify.name) && !m_desk.settings().value(console::settings::notify))
        m_notifier.withdrawAll();
}

} // namespace visavis::ui
