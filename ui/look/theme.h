// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

namespace visavis::ui {

//! \brief The colours of the program, light or dark; the only place where a colour is named.
//!
//! Text on its ground has a contrast of 4.5 : 1 at least (WCAG 2.2, 1.4.3), which tst_theme measures.
struct Theme {
    bool dark = false;
    QColor window;  //!< behind everything
    QColor surface; //!< cards, lists, fields
    QColor raised;  //!< what stands on a surface: hover, chips
    QColor line;    //!< borders
    QColor text, muted;
    QColor accent, onAccent, accentSoft;
    QColor mine, onMine;     //!< bubbles of the desk
    QColor theirs, onTheirs; //!< bubbles of the visitor
    QColor warning, warningSoft;
    QColor danger, dangerSoft;
    QColor good, goodSoft;

    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &dark_();
    //! \brief The theme that \a palette was made from, by its lightness.
    [[nodiscard]] static const Theme &of(const QPalette &palette);
    //! \brief "light", "dark", or "" for what the desktop's own palette is.
    [[nodiscard]] static const Theme &named(const QString &name, const QPalette &desktop);

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;
};

//! \brief Distances in device-independent pixels; everything is a multiple of \c step.
namespace space {
inline constexpr int step = 4, small = 8, medium = 12, large = 16, huge = 24;
inline constexpr int radius = 8;
} // namespace space

} // namespace visavis::ui
