// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QMenu>
#include <QSystemTrayIcon>

#include <map>

class QActionGroup;

namespace visavis::ui {

//! \brief The program's sign in the tray with the number of conversations that call, and the little that is wanted without the window.
class Tray final : public QObject
{
    Q_OBJECT

public:
    explicit Tray(console::Desk &desk, QObject *parent = nullptr);

    //! \brief By the settings; takes effect where the desktop has a tray.
    void setShown(bool shown);
    //! \brief There is a tray and our sign is in it.
    [[nodiscard]] bool isShown() const;
    void setCount(int count);
    //! \brief A message of the tray's own, for desktops without notifications. Plain text.
    void tell(const QString &key, const QString &title, const QString &text);

    //! \brief The sign with \a count on it, 0 without; above 99 "99+".
    [[nodiscard]] static QIcon iconFor(int count);

Q_SIGNALS:
    void showRequested();
    void quitRequested();
    void messageClicked(const QString &key);

private:
    void addAvailabilities();
    void updateMenu();

    console::Desk &m_desk;
    QMenu m_menu;
    QSystemTrayIcon m_icon; //!< after its menu: goes first
    std::map<protocol::Availability, QAction *> m_availabilities;
    QString m_told; //!< key of the message last told
    int m_count = -1;
};

} // namespace visavis::ui
