// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace visavis::ui {
namespace {

//! \brief Paints in the colour that the theme has at that moment, so that an icon follows a change of theme by itself.
class ThemedEngine : public QIconEngine
{
public:
    explicit ThemedEngine(Colour colour)
        : m_colour(colour)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        const auto ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect.center() - QPoint(side / 2, side / 2), draw(colour(mode), side, ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return draw(colour(mode), std::min(size.width(), size.height()), 1); }

protected:
    [[nodiscard]] virtual QPixmap draw(const QColor &colour, int size, qreal ratio) const = 0;
    [[nodiscard]] Colour themed() const { return m_colour; }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode) const
    {
        const auto &theme = Theme::of(QGuiApplication::palette());
        return mode == QIcon::Disabled ? theme.muted : theme.*m_colour;
    }

    const Colour m_colour;
};

class DrawingEngine final : public ThemedEngine
{
public:
    DrawingEngine(QString name, Colour colour)
        : ThemedEngine(colour)
        , m_name(std::move(name))
    {
    }
    [[nodiscard]] QIconEngine *clone() const override { return new DrawingEngine(m_name, themed()); }

protected:
    [[nodiscard]] QPixmap draw(const QColor &colour, int size, qreal ratio) const override { return iconPixmap(m_name, colour, size, ratio); }

private:
    const QString m_name;
};

class DotEngine final : public ThemedEngine
{
public:
    using ThemedEngine::ThemedEngine;
    [[nodiscard]] QIconEngine *clone() const override { return new DotEngine(themed()); }

protected:
    [[nodiscard]] QPixmap draw(const QColor &colour, int size, qreal ratio) const override
    {
        QPixmap pixmap(QSize(size, size) * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        const auto margin = size * 0.19;
        painter.drawEllipse(QRectF(0, 0, size, size).adjusted(margin, margin, -margin, -margin));
        return pixmap;
    }
};

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal ratio)
{
    const QString key = QStringList{QStringLiteral("visavis"), name, colour.name(QColor::HexArgb), QString::number(size), QString::number(ratio)}.join(QLatin1Char('/'));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer drawing(QLatin1String(":/icons/") + name + QLatin1String(".svg"));
    Q_ASSERT(drawing.isValid());
    QPainter painter(&pixmap);
    drawing.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString &name, Colour colour)
{
    return QIcon(new DrawingEngine(name, colour));
}

QIcon programIcon()
{
    return QIcon(QStringLiteral(":/icons/visavis.svg"));
}

QIcon dot(Colour colour)
{
    return QIcon(new DotEngine(colour));
}

Colour lightOf(protocol::Availability availability)
{
    switch (availability) {
    case protocol::Availability::Available: return &Theme::good;
    case protocol::Availability::Busy: return &Theme::warning;
    case protocol::Availability::Unavailable: break;
    }
    return &Theme::muted;
}

Picture::Picture(const QIcon &icon, int size, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
{
    setFixedSize(size, size);
}

void Picture::setIcon(const QIcon &icon)
{
    m_icon = icon;
    update();
}

void Picture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace visavis::ui
