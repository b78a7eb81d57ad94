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
inline const SettingKey<QByteArray> roomSplitter{"room/splitter", {}};
inline const SettingKey<QString> language{"look/language", {}};       //!< "" follows the system
inline const SettingKey<QString> theme{"look/theme", {}};             //!< "", "light" or "dark"
inline const SettingKey<QString> lastServer{"signin/server", {}};     //!< URL, "" when a local workspace came last
inline const SettingKey<QString> lastUsername{"signin/username", {}};
inline const SettingKey<QString> lastWorkspace{"signin/workspace", {}}; //!< folder
inline const SettingKey<bool> tokenStored{"signin/stored", false};    //!< a refresh token was written to the keychain
inline const SettingKey<bool> enterSends{"composer/enterSends", true};
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
        emit changed(QLatin1String(key.name));
    }

Q_SIGNALS:
    void changed(const QString &name);

private:
    QSettings m_store;
};

} // namespace visavis::console
