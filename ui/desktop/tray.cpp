// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/tray.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/words/words.h"

#include <QActionGroup>
#include <QPainter>

namespace visavis::ui {
namespace {

constexpr std::array sizes{16, 22, 24, 32, 48, 64};

//! The number stands in the lower right quarter and more: at 16 pixels nothing smaller can be read.
QPixmap drawn(int count, int size)
{
    auto pixmap = programIcon().pixmap(QSize(size, size), 1.0);
    if (count <= 0)
        return pixmap;
    const auto text = count > 99 ? QStringLiteral("99+") : QString::number(count);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const qreal height = size * 0.62;
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(std::max(8, int(height * 0.82)));
    qreal width = std::max(height, QFontMetricsF(font).horizontalAdvance(text) + height * 0.3);
    if (width > size) {
        font.setPixelSize(std::max(6, int(font.pixelSize() * size / width)));
        width = size;
    }
    const QRectF badge(size - width, size - height, width, height);
    const auto &theme = Theme::light(); // one that is read on panels of any colour: it brings its own ground
    painter.setPen(QPen(theme.onAccent, std::max(1.0, size / 24.0)));
    painter.setBrush(theme.danger);
    const qreal inset = painter.pen().widthF() / 2;
    painter.drawRoundedRect(badge.adjusted(inset, inset, -inset, -inset), height / 2, height / 2);
    painter.setFont(font);
    painter.setPen(theme.onAccent);
    painter.drawText(badge, Qt::AlignCenter, text);
    return pixmap;
}

} // namespace

QIcon Tray::iconFor(int count)
{
    QIcon icon;
    for (const int size : sizes)
        icon.addPixmap(drawn(count, size));
    return icon;
}

Tray::Tray(console::Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    m_menu.setObjectName(QStringLiteral("trayMenu"));
    m_menu.addAction(tr("Show Visavis"), this, &Tray::showRequested);
    m_menu.addSeparator();
    addAvailabilities();
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), this, &Tray::quitRequested);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT showRequested();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT messageClicked(m_told); });
    connect(&desk.session(), &console::Session::selfChanged, this, &Tray::updateMenu);
    connect(&desk.session(), &console::Session::stateChanged, this, &Tray::updateMenu);
    setCount(0);
    updateMenu();
}

void Tray::addAvailabilities()
{
    using protocol::Availability;
    auto *group = new QActionGroup(this);
    for (const auto availability : {Availability::Available, Availability::Busy, Availability::Unavailable}) {
        auto *action = m_menu.addAction(words::of(availability), this, [this, availability] {
            m_desk.session().setAvailability(availability).then(this, [this](const console::Result<void> &) { updateMenu(); });
        });
        action->setCheckable(true);
        group->addAction(action);
        m_availabilities[availability] = action;
    }
}

void Tray::updateMenu()
{
    const auto &session = m_desk.session();
    for (const auto &[availability, action] : m_availabilities) {
        action->setEnabled(session.isLive() && session.rights().may(protocol::Action::OwnAvailability));
        action->setChecked(session.self().availability == availability);
    }
}

void Tray::setShown(bool shown)
{
    m_icon.setVisible(shown);
}

bool Tray::isShown() const
{
    return m_icon.isVisible() && QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setCount(int count)
{
    if (std::exchange(m_count, count) == count)
        return;
    m_icon.setIcon(iconFor(count));
    // Some trays read markup in it: no word of a visitor's comes here.
    m_icon.setToolTip(count > 0 ? tr("Visavis: %n conversation(s) wait for you", nullptr, count) : QStringLiteral("Visavis"));
}

void Tray::tell(const QString &key, const QString &title, const QString &text)
{
    if (!isShown() || !QSystemTrayIcon::supportsMessages())
        return;
    m_told = key;
    m_icon.showMessage(title, text, QSystemTrayIcon::NoIcon);
}

} // namespace visavis::ui
