// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QRegularExpression>
#include <QWidget>

#include <chrono>
#include <ctime>
#include <memory>

namespace visavis::test {

//! \brief A paint device that keeps the characters which a widget draws and drops every pixel: what an eye would read, whatever
//! widget, delegate or engine of Qt drew it. Markup that is interpreted is not among the characters; markup that is drawn is.
class DrawnText final : public QPaintDevice
{
    class Engine final : public QPaintEngine
    {
    public:
        explicit Engine(QString &drawn)
            : QPaintEngine(AllFeatures)
            , m_drawn(drawn)
        {
        }
        bool begin(QPaintDevice *) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState &) override {}
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
        void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override {}
        void drawPath(const QPainterPath &) override {}
        void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
        void drawTextItem(const QPointF &, const QTextItem &item) override { m_drawn += item.text(); }
        [[nodiscard]] Type type() const override { return User; }

    private:
        QString &m_drawn;
    };

public:
    [[nodiscard]] static QString of(QWidget &widget)
    {
        DrawnText device(widget.size());
        QPainter painter(&device);
        widget.render(&painter);
        painter.end();
        return comparable(device.m_drawn);
    }

    //! \brief Without what has no shape of its own: white space, breaks, isolates.
    [[nodiscard]] static QString comparable(QString text)
    {
        static const QRegularExpression shapeless(QStringLiteral("[\\s\\x{2028}\\x{2029}\\x{2066}-\\x{2069}]"));
        return text.remove(shapeless);
    }

    [[nodiscard]] QPaintEngine *paintEngine() const override { return m_engine.get(); }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmDpiX: case PdmDpiY: case PdmPhysicalDpiX: case PdmPhysicalDpiY: return 96;
        case PdmDepth: return 32;
        default: return QPaintDevice::metric(metric);
        }
    }

private:
    explicit DrawnText(const QSize &size)
        : m_size(size)
        , m_engine(std::make_unique<Engine>(m_drawn))
    {
    }

    const QSize m_size;
    QString m_drawn;
    const std::unique_ptr<Engine> m_engine;
};

//! \brief Time that this thread spent on a processor: what it costs, however many others work on the machine.
class ProcessorTime final
{
public:
    [[nodiscard]] std::chrono::microseconds spent() const { return now() - m_begin; }

private:
    [[nodiscard]] static std::chrono::microseconds now()
    {
        std::timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_nsec / 1000);
    }
    const std::chrono::microseconds m_begin = now();
};

} // namespace visavis::test
