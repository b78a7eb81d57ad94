// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings.h"

namespace visavis::console {
namespace {

QString place(const QString &file)
{
    if (!file.isEmpty())
        return file;
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("visavis"), QStringLiteral("visavis")).fileName();
}

} // namespace

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_isUsers(file.isEmpty())
    , m_store(place(file), QSettings::IniFormat)
{
}

} // namespace visavis::console
