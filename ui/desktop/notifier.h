// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <map>
#include <optional>

class QDBusPendingCallWatcher;

namespace visavis::ui {

//! \brief The desktop's notifications by D-Bus (Desktop Notifications Specification 1.2), one for each key, replaced and never stacked.
//!
//! Nothing here waits: a desktop that answers nothing costs a notification, not the window. Where nobody serves them (or without
//! D-Bus) a notice comes back as failed(), and whoever asked shows it otherwise.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    struct Notice {
        QString key;   //!< which one it replaces
        QString title; //!< plain text
        QString body;  //!< plain text; escaped for desktops that read markup (SECURITY.md Q19)
    };

    explicit Notifier(QObject *parent = nullptr);

    void show(const Notice &notice);
    void withdraw(const QString &key);
    //! \brief All of them, at the end of the program.
    void withdrawAll();

Q_SIGNALS:
    void activated(const QString &key);
    void failed(const visavis::ui::Notifier::Notice &notice);

private:
    struct Shown {
        std::uint32_t id = 0; //!< the desktop's; 0 until it has answered
        bool asked = false;   //!< the answer is on its way, and what comes meanwhile waits for the id
        bool unwanted = false;
        std::optional<Notice> next;
    };

    void learnAbilities();
    void send(const Notice &notice, Shown &shown);
    void answered(const Notice &notice, QDBusPendingCallWatcher &answer);
    void closeAtDesktop(std::uint32_t id);
    [[nodiscard]] QString keyOf(std::uint32_t id) const;

    std::map<QString, Shown> m_shown;
    bool m_marksUp = true; //!< until the desktop says that it reads no markup

private Q_SLOTS:
    // As the desktop calls them, by name and in Qt's own words: "uint" is found, "std::uint32_t" is not.
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);
};

} // namespace visavis::ui
