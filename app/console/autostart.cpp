// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/autostart.h"

#include "console/desktopid.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace visavis::console {

Autostart::Autostart(QString program, const QString &folder)
    : m_program(program.isEmpty() ? QCoreApplication::applicationFilePath() : std::move(program))
    , m_file((folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QLatin1String("/autostart") : folder)
             + QLatin1Char('/') + desktopId + QLatin1String(".desktop"))
{
}

bool Autostart::isPossible()
{
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsSet("FLATPAK_ID") && !QFile::exists(QStringLiteral("/.flatpak-info"));
#else
    return false;
#endif
}

bool Autostart::isOn() const
{
    QFile file(m_file);
    if (!file.open(QFile::ReadOnly))
        return false;
    const auto lines = file.read(64 * 1024).split('\n');
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
}

bool Autostart::set(bool on) const
{
    if (!on)
        return !QFile::exists(m_file) || QFile::remove(m_file);
    const auto entry = QStringLiteral("[Desktop Entry]\n"
                                      "Type=Application\n"
                                      "Name=Visavis\n"
                                      "Exec=%1 --minimized\n"
                                      "Icon=%2\n"
                                      "Terminal=false\n"
                                      "StartupNotify=false\n")
                           .arg(quoted(m_program), desktopId);
    QSaveFile file(m_file);
    return QDir().mkpath(QFileInfo(m_file).absolutePath()) && file.open(QFile::WriteOnly) && file.write(entry.toUtf8()) >= 0 && file.commit();
}

QString Autostart::quoted(const QString &argument)
{
    QString text;
    for (const auto letter : argument) {
        // First the quoting of the argument, then that of a string of the file, which doubles each backslash again.
        if (letter == QLatin1Char('\\'))
            text += QLatin1String("\\\\\\\\");
        else if (letter == QLatin1Char('"') || letter == QLatin1Char('`') || letter == QLatin1Char('$'))
            text += QLatin1String("\\\\") + letter;
        else if (letter == QLatin1Char('%'))
            text += QLatin1String("%%"); // a lone one begins a field code
        else if (letter == QLatin1Char('\n'))
            text += QLatin1String("\\n");
        else
            text += letter;
    }
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace visavis::console
