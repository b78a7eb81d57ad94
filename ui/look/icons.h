// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/enums.h"
#include "ui/look/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QWidget>

namespace visavis::ui {

using Colour = QColor Theme::*;

//! \brief The drawings of resources/icons, one colour each, painted in the colour asked for. Kept in Qt's cache of pixmaps.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal ratio);
//! \brief In a colour of the theme that is on when it is painted; muted where disabled.
[[nodiscard]] QIcon icon(const QString &name, Colour colour = &Theme::text);
//! \brief The program's own sign.
[[nodiscard]] QIcon programIcon();
//! \brief A filled circle, the light of an availability.
[[nodiscard]] QIcon dot(Colour colour);
//! \brief The colour of that light.
[[nodiscard]] Colour lightOf(protocol::Availability availability);

//! \brief A picture that says nothing a neighbour does not say in words: no focus, no name. The only one of the program.
class Picture final : public QWidget
{
    Q_OBJECT

public:
    Picture(const QIcon &icon, int size, QWidget *parent = nullptr);
    void setIcon(const QIcon &icon);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace visavis::ui
