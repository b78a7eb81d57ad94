// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

#include <QTest>

#include <cmath>

using namespace visavis;
using ui::Theme;

namespace {

//! WCAG 2.2, relative luminance.
double luminance(const QColor &colour)
{
    const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheContrastOfBlackOnWhite()
    {
        QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21) < 0.01);
        QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
    }

    //! Every pair of ink and ground that the program paints text with (WCAG 1.4.3).
    void textCanBeReadOnItsGround_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        for (const auto *theme : {&Theme::light(), &Theme::dark_()}) {
            const auto &t = *theme;
            const std::tuple<const char *, QColor, QColor> pairs[] = {
                {"text on the window", t.text, t.window}, {"text on a surface", t.text, t.surface}, {"text on what is raised", t.text, t.raised},
                {"text on a selection", t.text, t.accentSoft}, {"text on an offer, a note", t.text, t.warningSoft}, {"text on a pressed button", t.text, t.line},
                {"muted on the window", t.muted, t.window}, {"muted on a surface", t.muted, t.surface}, {"muted on what is raised", t.muted, t.raised},
                {"muted on a selection", t.muted, t.accentSoft}, {"accent on a surface", t.accent, t.surface},
                {"accent on a selection", t.accent, t.accentSoft}, {"a primary button", t.onAccent, t.accent}, {"a primary button that is off", t.muted, t.raised},
                {"the desk's bubble", t.onMine, t.mine}, {"the visitor's bubble", t.onTheirs, t.theirs}, {"time in the desk's bubble", t.muted, t.mine},
                {"time in the visitor's bubble", t.muted, t.theirs}, {"seen", t.accent, t.mine}, {"a link in the visitor's bubble", t.accent, t.theirs}, {"a link in the desk's bubble", t.accent, t.mine},
                {"a refusal", t.danger, t.dangerSoft}, {"the text that was refused", t.onMine, t.dangerSoft}, {"danger on the window", t.danger, t.window}, {"danger on a surface", t.danger, t.surface},
                {"a warning", t.warning, t.warningSoft}, {"a long wait", t.surface, t.danger}, {"warning on a surface", t.warning, t.surface}, {"warning on a selection", t.warning, t.accentSoft},
                {"a consent that was given", t.good, t.goodSoft}, {"a consent that was not asked", t.muted, t.raised},
            };
            for (const auto &[name, ink, ground] : pairs)
                QTest::newRow(qPrintable(QLatin1String(t.dark ? "dark: " : "light: ") + QLatin1String(name))) << ink << ground;
        }
    }
    void textCanBeReadOnItsGround()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);

        QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(QString::number(contrast(ink, ground))));
    }

    //! The frame of what has the focus (WCAG 1.4.11).
    void theFocusCanBeSeen()
    {
        for (const auto *theme : {&Theme::light(), &Theme::dark_()}) {
            for (const auto &ground : {theme->window, theme->surface, theme->raised, theme->accentSoft})
                QVERIFY2(contrast(theme->accent, ground) >= 3, qPrintable(QString::number(contrast(theme->accent, ground))));
        }
    }

    void thePaletteIsOfItsTheme()
    {
        for (const auto *theme : {&Theme::light(), &Theme::dark_()}) {
            const auto palette = theme->palette();
            QCOMPARE(&Theme::of(palette), theme);
            QVERIFY(contrast(palette.color(QPalette::Text), palette.color(QPalette::Base)) >= 4.5);
            QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >= 4.5);
            QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)) >= 4.5);
            QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
        }
    }

    void noColourOfTheSheetIsLeftUnnamed()
    {
        for (const auto *theme : {&Theme::light(), &Theme::dark_()})
            QVERIFY(!theme->styleSheet().contains(QLatin1Char('@')));
    }
};

QTEST_GUILESS_MAIN(TestTheme)
#include "tst_theme.moc"
