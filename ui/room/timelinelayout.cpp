// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/timelinelayout.h"

#include "ui/look/theme.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>

#include <cmath>

namespace visavis::ui {
namespace {

using console::TimelineRow;

constexpr int sideMargin = space::large;
constexpr int bubblePadX = space::medium, bubblePadY = space::small;
constexpr int widestBubble = 640;
constexpr int leastBubble = 72;

struct TimelineWords {
    Q_DECLARE_TR_FUNCTIONS(TimelineWords)
};

struct Text {
    std::shared_ptr<const QTextLayout> layout;
    QSize size;
};

Text layOut(QString text, const QFont &font, int width, Qt::Alignment alignment, const std::vector<console::Link> &links = {}, const QColor &linkColour = {})
{
    text.replace(QLatin1Char('\n'), QChar::LineSeparator); // one character for one: places in the text stay what they are
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    auto layout = std::make_shared<QTextLayout>(text, font);
    layout->setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const auto &link : links) {
        QTextCharFormat format;
        format.setFontUnderline(true);
        format.setForeground(linkColour);
        formats.append({int(link.from), int(link.length), format});
    }
    layout->setFormats(formats);
    qreal y = 0, widest = 0;
    layout->beginLayout();
    for (auto line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout->endLayout();
    return {layout, QSize(int(std::ceil(widest)), int(std::ceil(y)))};
}

QFont small(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

QString metaOf(const TimelineRow &row)
{
    const auto time = QLocale().toString(row.at.time(), QLocale::ShortFormat);
    if (row.failure && row.delivery == console::Delivery::Failed)
        return refusal(*row.failure);
    const auto delivery = words::of(row.delivery);
    return delivery.isEmpty() ? time : time + QStringLiteral(" · ") + delivery;
}

void addMessage(TimelineLayout &layout, const TimelineRow &row, int width, int top, const QFont &font, const QColor &linkColour)
{
    const QFontMetrics metrics(font), smallMetrics(small(font));
    layout.right = row.author != protocol::Author::Visitor;
    int y = top + (row.continues ? 2 : space::small);
    const int most = std::min(widestBubble, (width - 2 * sideMargin) * 4 / 5);
    const auto text = layOut(row.text, font, most - 2 * bubblePadX, Qt::AlignLeft, row.links, linkColour);
    layout.text = text.layout;
    layout.shown = text.layout->text();
    layout.metaText = metaOf(row);
    const int metaWidth = smallMetrics.horizontalAdvance(layout.metaText) + 2;
    const int bubbleWidth = std::clamp(std::max(text.size.width(), metaWidth) + 2 * bubblePadX, leastBubble, most);
    const int left = layout.right ? width - sideMargin - bubbleWidth : sideMargin;
    if (!row.continues && row.kind == TimelineRow::Kind::Message) {
        layout.nameText = row.author == protocol::Author::Visitor ? QString() : row.alias;
        if (row.event == protocol::EventKind::Whisper)
            layout.nameText = words::whisperFrom(row.alias);
        if (!layout.nameText.isEmpty()) {
            const int nameWidth = std::min(most, smallMetrics.horizontalAdvance(layout.nameText) + 4);
            layout.name = QRect(layout.right ? width - sideMargin - nameWidth : sideMargin, y, nameWidth, smallMetrics.height());
            y = layout.name.bottom() + 3;
        }
    }
    layout.bubble = QRect(left, y, bubbleWidth, text.size.height() + smallMetrics.height() + 2 * bubblePadY + 2);
    layout.textAt = layout.bubble.topLeft() + QPoint(bubblePadX, bubblePadY);
    layout.meta = QRect(layout.bubble.left() + bubblePadX, layout.bubble.bottom() - bubblePadY - smallMetrics.height() + 2,
                        bubbleWidth - 2 * bubblePadX, smallMetrics.height());
    layout.height = layout.bubble.bottom() + 3;
}

void addFact(TimelineLayout &layout, const TimelineRow &row, int width, int top, const QFont &font)
{
    const int most = std::max(120, std::min(widestBubble, width - 4 * sideMargin));
    const auto line = row.kind == TimelineRow::Kind::Gap
        ? TimelineWords::tr("Messages are missing here and are being fetched…")
        : words::fact(row) + QStringLiteral("  ") + QLocale().toString(row.at.time(), QLocale::ShortFormat);
    const auto text = layOut(line, small(font), most, Qt::AlignHCenter);
    layout.text = text.layout;
    layout.shown = text.layout->text();
    layout.textAt = QPoint((width - most) / 2, top + space::small);
    layout.height = layout.textAt.y() + text.size.height() + space::small;
    if (row.note.isEmpty())
        return;
    const auto note = layOut(row.note, font, most - 2 * bubblePadX, Qt::AlignLeft);
    layout.note = note.layout;
    const int noteWidth = note.size.width() + 2 * bubblePadX;
    layout.noteBubble = QRect((width - noteWidth) / 2, layout.height, noteWidth, note.size.height() + 2 * bubblePadY);
    layout.height = layout.noteBubble.bottom() + space::small;
}

} // namespace

TimelineLayout TimelineLayout::of(const TimelineRow &row, int width, const QFont &font, const QColor &linkColour, const QDate &today)
{
    TimelineLayout layout;
    int top = 0;
    if (row.startsDay) {
        layout.dayText = words::day(row.at.date(), today);
        layout.day = QRect(sideMargin, space::medium, std::max(0, width - 2 * sideMargin), QFontMetrics(small(font)).height());
        top = layout.day.bottom() + space::small;
    }
    if (row.kind == TimelineRow::Kind::Message || row.kind == TimelineRow::Kind::Pending)
        addMessage(layout, row, width, top, font, linkColour);
    else
        addFact(layout, row, width, top, font);
    return layout;
}

const console::Link *TimelineLayout::linkAt(const QPoint &point, const TimelineRow &row) const
{
    if (!text || row.links.empty())
        return nullptr;
    const QPointF inText = point - textAt;
    for (int i = 0; i < text->lineCount(); ++i) {
        const auto line = text->lineAt(i);
        if (!line.naturalTextRect().contains(inText))
            continue;
        const int at = line.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
        for (const auto &link : row.links) {
            if (at >= link.from && at < link.from + link.length)
                return &link;
        }
    }
    return nullptr;
}

} // namespace visavis::ui
