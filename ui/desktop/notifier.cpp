// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/notifier.h"

#include "console/desktopid.h"

#include <QVariantMap>

#ifdef VISAVIS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace visavis::ui {

#ifdef VISAVIS_DBUS
namespace {

const auto service = QStringLiteral("org.freedesktop.Notifications");
const auto path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int patience = 5000; // ms

QDBusMessage call(const char *method, const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(service, path, service, QLatin1String(method));
    message.setArguments(arguments);
    return message;
}

} // namespace

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
    bus.connect(service, path, service, QStringLiteral("NotificationClosed"), this, SLOT(closed(uint, uint)));
    learnAbilities();
}

void Notifier::learnAbilities()
{
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call("GetCapabilities", {}), patience), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QStringList> abilities = *answer;
        answer->deleteLater();
        if (!abilities.isError())
            m_marksUp = abilities.value().contains(QLatin1String("body-markup"));
    });
}

void Notifier::show(const Notice &notice)
{
    if (!QDBusConnection::sessionBus().isConnected()) {
        Q_EMIT failed(notice);
        return;
    }
    auto &shown = m_shown[notice.key];
    shown.unwanted = false;
    if (shown.asked)
        shown.next = notice;
    else
        send(notice, shown);
}

void Notifier::send(const Notice &notice, Shown &shown)
{
    shown.asked = true;
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QString(console::desktopId)},
                            {QStringLiteral("category"), QStringLiteral("im.received")},
                            {QStringLiteral("urgency"), QVariant::fromValue(uchar(1))},
                            {QStringLiteral("suppress-sound"), true}}; // ours is heard or, by the settings, is not
    // Clicked anywhere: "default". Its label is shown by desktops that make a button of it.
    const QStringList actions{QStringLiteral("default"), tr("Open")};
    const auto body = m_marksUp ? notice.body.toHtmlEscaped() : notice.body;
    const auto message = call("Notify", {QStringLiteral("Visavis"), shown.id, QString(console::desktopId), notice.title, body, actions, hints, -1});
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, patience), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, notice, answer] {
        answered(notice, *answer);
        answer->deleteLater();
    });
}

void Notifier::answered(const Notice &notice, QDBusPendingCallWatcher &answer)
{
    const auto found = m_shown.find(notice.key);
    if (found == m_shown.end())
        return;
    auto &shown = found->second;
    const QDBusPendingReply<uint> id = answer;
    shown.asked = false;
    if (id.isError()) {
        const bool wanted = !shown.unwanted;
        const auto last = shown.next.value_or(notice);
        m_shown.erase(found);
        if (wanted)
            Q_EMIT failed(last);
        return;
    }
    shown.id = id.value();
    if (shown.unwanted) {
        closeAtDesktop(shown.id);
        m_shown.erase(found);
    } else if (const auto next = std::exchange(shown.next, std::nullopt)) {
        send(*next, shown);
    }
}

void Notifier::withdraw(const QString &key)
{
    const auto found = m_shown.find(key);
    if (found == m_shown.end())
        return;
    if (found->second.asked) {
        found->second.unwanted = true;
        found->second.next.reset();
        return;
    }
    closeAtDesktop(found->second.id);
    m_shown.erase(found);
}

void Notifier::withdrawAll()
{
    for (const auto &[key, shown] : std::exchange(m_shown, {})) {
        if (shown.id != 0)
            closeAtDesktop(shown.id);
    }
}

void Notifier::closeAtDesktop(std::uint32_t id)
{
    QDBusConnection::sessionBus().send(call("CloseNotification", {id}));
}

QString Notifier::keyOf(std::uint32_t id) const
{
    for (const auto &[key, shown] : m_shown) {
        if (shown.id == id)
            return key;
    }
    return {};
}

void Notifier::actionInvoked(uint id, const QString &action)
{
    // Every program's are told to everybody: only ours count.
    const auto key = keyOf(id);
    if (!key.isEmpty() && action == QLatin1String("default"))
        Q_EMIT activated(key);
}

void Notifier::closed(uint id, uint reason)
{
    Q_UNUSED(reason)
    const auto found = m_shown.find(keyOf(id));
    if (found != m_shown.end() && !found->second.asked)
        m_shown.erase(found);
}

#else // Windows and macOS: the tray's own messages

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
}

void Notifier::show(const Notice &notice)
{
    Q_EMIT failed(notice);
}

void Notifier::withdraw(const QString &) { }
void Notifier::withdrawAll() { }
void Notifier::actionInvoked(uint, const QString &) { }
void Notifier::closed(uint, uint) { }

#endif

} // namespace visavis::ui
