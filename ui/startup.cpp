// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startup.h"

#include "console/desktopid.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QStyleFactory>
#include <QTranslator>

// Resources of a static library come into the program by name only.
static void takeResources()
{
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(translations);
}

namespace visavis::ui {
namespace {

QLocale localeFor(const console::Desk &desk)
{
    const auto asked = desk.options().language.isEmpty() ? desk.settings().value(console::settings::language) : desk.options().language;
    const auto language = asked.isEmpty() ? QLocale::system() : QLocale(asked);
    for (const auto &known : languages()) {
        if (QLocale(known).language() == language.language())
            return language;
    }
    return QLocale(QLocale::English, QLocale::system().territory());
}

void translate(QApplication &application, const QLocale &locale)
{
    QLocale::setDefault(locale);
    const auto code = QLocale::languageToCode(locale.language());
    // Strings, not the expressions that make them: a string builder kept beyond its statement refers to what is gone.
    const std::pair<QString, QString> catalogues[] = {
        {QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
        {QStringLiteral("visavis_") + code, QStringLiteral(":/translations")},
    };
    for (const auto &[name, folder] : catalogues) {
        auto *translator = new QTranslator(&application);
        if (translator->load(name, folder))
            application.installTranslator(translator);
    }
}

} // namespace

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("fr")};
}

void applyTheme(QApplication &application, const QString &name)
{
    application.setPalette(QPalette()); // the desktop's own again, to ask it
    const auto &theme = Theme::named(name, application.palette());
    application.setPalette(theme.palette());
    application.setStyleSheet(theme.styleSheet());
}

void prepare(QApplication &application, const console::Desk &desk)
{
    takeResources();
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    translate(application, localeFor(desk));
    applyTheme(application, desk.options().theme.isEmpty() ? desk.settings().value(console::settings::theme) : desk.options().theme);
    application.setWindowIcon(programIcon());
    QGuiApplication::setDesktopFileName(console::desktopId);
    application.setApplicationDisplayName(QStringLiteral("Visavis"));
}

} // namespace visavis::ui
