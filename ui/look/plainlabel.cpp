// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/plainlabel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>
#include <QTextLayout>

#include <cmath>

namespace visavis::ui {
namespace {

const char *name(PlainLabel::Scale scale)
{
    constexpr const char *names[] = {"normal", "small", "strong", "heading", "title"};
    return names[std::size_t(scale)];
}

const char *name(PlainLabel::Tone tone)
{
    constexpr const char *names[] = {"normal", "muted", "accent", "warning", "danger"};
    return names[std::size_t(tone)];
}

//! \brief Lays \a layout out \a width wide and gives its size.
QSizeF layOut(QTextLayout &layout, qreal width, Qt::Alignment alignment)
{
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal y = 0, widest = 0;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return {widest, y};
}

QString broken(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

} // namespace

QString elided(const QFontMetrics &metrics, const QString &text, int width)
{
    // A glyph is seldom narrower than a quarter of the average; of a longer text the end could not be seen, but would be shaped.
    auto most = qsizetype(64 + 4 * std::max(width, 0) / std::max(1, metrics.averageCharWidth()));
    if (text.size() <= most)
        return metrics.elidedText(text, Qt::ElideRight, width);
    if (text.at(most).isLowSurrogate())
        --most;
    return metrics.elidedText(text.left(most) + QChar(0x2026), Qt::ElideRight, width);
}

PlainLabel::PlainLabel(const QString &text, Scale scale, Tone tone, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setProperty("scale", QLatin1String(name(scale)));
    setProperty("tone", QLatin1String(name(tone)));
    setText(text);
}

PlainLabel::~PlainLabel() = default;

void PlainLabel::setTone(Tone tone)
{
    const QVariant value = QLatin1String(name(tone));
    if (property("tone") == value)
        return;
    setProperty("tone", value);
    style()->unpolish(this);
    style()->polish(this);
}

void PlainLabel::setElided(bool elided)
{
    m_elided = elided;
    fit();
}

void PlainLabel::setText(const QString &text)
{
    if (m_whole == text && !text.isEmpty())
        return;
    m_whole = text;
    fit();
    updateGeometry();
}

void PlainLabel::setWrapped(bool wrapped)
{
    m_wrapped = wrapped;
    auto policy = sizePolicy();
    policy.setHeightForWidth(wrapped);
    setSizePolicy(policy);
    updateGeometry();
}

void PlainLabel::setCopyable(bool copyable)
{
    setContextMenuPolicy(copyable ? Qt::ActionsContextMenu : Qt::DefaultContextMenu);
    if (!copyable || !actions().isEmpty())
        return;
    auto *copy = new QAction(tr("Copy"), this);
    connect(copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(m_whole); });
    addAction(copy);
}

QSize PlainLabel::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    if (m_wrapped)
        return {fontMetrics().averageCharWidth() * 8, line};
    return m_elided ? QSize(fontMetrics().averageCharWidth() * 4, line) : QLabel::minimumSizeHint();
}

QSize PlainLabel::sizeHint() const
{
    if (m_wrapped) {
        const auto size = sizeAt(fontMetrics().averageCharWidth() * 60);
        return {int(std::ceil(size.width())) + 2, int(std::ceil(size.height()))};
    }
    return m_elided ? QSize(fontMetrics().horizontalAdvance(m_whole) + 2, fontMetrics().height()) : QLabel::sizeHint();
}

int PlainLabel::heightForWidth(int width) const
{
    if (!m_wrapped)
        return QLabel::heightForWidth(width);
    return int(std::ceil(sizeAt(width).height()));
}

void PlainLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fit();
}

void PlainLabel::paintEvent(QPaintEvent *event)
{
    if (!m_wrapped)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    auto &layout = wrapping();
    const auto size = layOut(layout, contentsRect().width(), alignment() & Qt::AlignHorizontal_Mask);
    const qreal top = alignment().testFlag(Qt::AlignTop) ? 0 : std::max<qreal>(0, (height() - size.height()) / 2);
    layout.draw(&painter, QPointF(0, top));
}

//! What takes time is the shaping of the glyphs, and it does not depend on the width: it is kept while text and font are the same.
QTextLayout &PlainLabel::wrapping() const
{
    auto text = broken(m_whole);
    if (!m_layout || m_layout->text() != text || m_layout->font() != font()) {
        m_layout = std::make_unique<QTextLayout>(std::move(text), font());
        m_layout->setCacheEnabled(true);
        m_sizes.clear();
    }
    return *m_layout;
}

QSizeF PlainLabel::sizeAt(qreal width) const
{
    constexpr std::size_t mostWidths = 16; // while a window is dragged there are many
    auto &layout = wrapping();
    if (m_sizes.size() > mostWidths)
        m_sizes.clear();
    const auto known = m_sizes.find(width);
    return known != m_sizes.end() ? known->second : m_sizes.emplace(width, layOut(layout, width, alignment())).first->second;
}

void PlainLabel::fit()
{
    if (m_wrapped || m_elided)
        setAccessibleName(m_whole);
    QLabel::setText(m_elided ? elided(fontMetrics(), m_whole, width()) : m_whole);
}

} // namespace visavis::ui
