// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>

namespace visavis::console {

//! \brief One row of the table of settings: its name on disk, its type, its default.
template <class T>
struct SettingKey {
    const char *name;
    T fallback;
};

//! \brief Everything that the console leaves on disk. Never a token, a name of a visitor, a text. To add a setting: a row.
namespace settings {
inline const SettingKey<QByteArray> windowGeometry{"window/geometry", {}};
inline const SettingKey<QByteArray> windowState{"window/state", {}};
inline const SettingKey<QByteArray> roomSplitter{"room/panes", {}};
inline const SettingKey<bool> mirrorWindow{"mirror/window", false}; //!< a window of its own
inline const SettingKey<QByteArray> mirrorGeometry{"mirror/geometry", {}};
inline const SettingKey<QString> language{"look/language", {}};       //!< "" follows the system
inline const SettingKey<QString> theme{"look/theme", {}};             //!< "", "light" or "dark"
inline const SettingKey<QString> lastServer{"signin/server", {}};     //!< URL, "" when a local workspace came last
inline const SettingKey<QString> lastUsername{"signin/username", {}};
inline const SettingKey<QString> lastWorkspace{"signin/workspace", {}}; //!< folder
inline const SettingKey<bool> tokenStored{"signin/stored", false};    //!< a refresh token was written to the keychain
inline const SettingKey<bool> enterSends{"composer/enterSends", true};
inline const SettingKey<bool> notify{"attention/notify", true};      //!< by the desktop's notifications
inline const SettingKey<bool> notifyText{"attention/text", false};   //!< and with what the visitor wrote, for every eye on the screen
inline const SettingKey<bool> sound{"attention/sound", true};
inline const SettingKey<int> repeatCalls{"attention/repeat", 60};    //!< s until an unanswered one is called again, 0 never
inline const SettingKey<bool> tray{"desktop/tray", true};
inline const SettingKey<QString> closing{"desktop/closing", {}};     //!< the window, with a tray: "keep" running, "quit", "" asks
} // namespace settings

//! \brief Reads and writes the table above in the user's configuration.
class Settings final : public QObject
{
    Q_OBJECT

public:
    //! \param file an INI file of its own, for tests; "" is the user's configuration
    explicit Settings(const QString &file = {}, QObject *parent = nullptr);

    template <class T>
    [[nodiscard]] T value(const SettingKey<T> &key) const
    {
        return m_store.value(QLatin1String(key.name), QVariant::fromValue(key.fallback)).template value<T>();
    }
    template <class T>
    void set(const SettingKey<T> &key, const T &value)
    {
        m_store.setValue(QLatin1String(key.name), QVariant::fromValue(value));
        Q_EMIT changed(QLatin1String(key.name));
    }

    [[nodiscard]] QString file() const { return m_store.fileName(); }
    //! \brief The user's configuration, no file of a test's own.
    [[nodiscard]] bool isUsers() const { return m_isUsers; }

Q_SIGNALS:
    void changed(const QString &name);

private:
    const bool m_isUsers;
    QSettings m_store;
};

} // namespace visavis::console
