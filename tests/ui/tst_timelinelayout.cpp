// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hostile.h"
#include "ui/look/theme.h"
#include "ui/room/timelinedelegate.h"
#include "ui/startup.h"
#include "unit/console/fakes.h"

#include <QApplication>
#include <QStyleOptionViewItem>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using ui::TimelineLayout;

namespace {

const auto shown = conversation(1);
const QDate today(2026, 9, 21);

struct View {
    FakeClock clock;
    ConversationStore store;
    TimelineModel model{store};
    ui::TimelineDelegate delegate{clock};

    explicit View(std::vector<protocol::Event> events)
    {
        store.applyHeader(headerOf(shown));
        model.setConversation(shown);
        store.applyThread(headerOf(shown), std::move(events), false, false, std::nullopt);
    }

    [[nodiscard]] TimelineLayout layout(int row, int width) const { return TimelineLayout::of(model.at(row), width, QApplication::font(), Qt::blue, today); }
};

protocol::Event factOf(std::uint64_t seq, const std::string &alias, const std::string &note)
{
    auto event = eventOf(seq, Author::System, {});
    event.kind = protocol::EventKind::TransferOffered;
    event.text.reset();
    event.alias = alias;
    event.to = "Ben";
    event.note = note;
    return event;
}

//! What the letters take: boundingRect() is as wide as they were allowed to be.
QRectF inked(const QTextLayout &text)
{
    QRectF all;
    for (int line = 0; line < text.lineCount(); ++line)
        all |= text.lineAt(line).naturalTextRect();
    return all;
}

} // namespace

class TestTimelineLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartStandsInItsRow_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {200, 360, 650, 1600, 3600})
            QTest::newRow(qPrintable(QString::number(width))) << width;
    }
    void everyPartStandsInItsRow()
    {
        QFETCH(int, width);
        auto named = eventOf(3, Author::Advisor, "An answer.");
        named.alias = std::string(200, 'W');
        const View view({eventOf(1, Author::Visitor, "hi"), eventOf(2, Author::Visitor, repeated("long words and more ", 200)), named,
                         factOf(4, std::string(200, 'M'), repeated("a note ", 40)), eventOf(5, Author::Visitor, std::string(4000, 'x'))});

        for (int row = 0; row < view.model.rowCount(); ++row) {
            const auto layout = view.layout(row, width);
            const QRect whole(0, 0, width, layout.height);
            for (const auto &part : {layout.day, layout.name, layout.bubble, layout.meta, layout.noteBubble})
                QVERIFY2(part.isEmpty() || whole.contains(part), qPrintable(QString::number(row)));
            const auto text = inked(*layout.text).translated(layout.textAt).toAlignedRect();
            QVERIFY2(layout.bubble.isEmpty() ? whole.contains(QRect(0, text.top(), 1, text.height())) : layout.bubble.adjusted(-2, 0, 2, 0).contains(text), qPrintable(QString::number(row)));
            QVERIFY(layout.meta.isEmpty() || layout.meta.top() >= text.bottom());
            QVERIFY(layout.name.isEmpty() || layout.name.bottom() < layout.bubble.top());
            QVERIFY(layout.day.isEmpty() || layout.day.bottom() < text.top());
            QVERIFY(layout.noteBubble.isEmpty() || layout.noteBubble.top() >= text.bottom());
        }
    }

    void theHintIsTheHeightOfTheLayout()
    {
        View view({eventOf(1, Author::Visitor, repeated("many words ", 50)), factOf(2, "Anna", "a note"), eventOf(3, Author::Advisor, "yes")});
        QStyleOptionViewItem option;
        option.font = QApplication::font();

        for (const int width : {240, 700}) {
            view.delegate.setWidth(width);
            for (int row = 0; row < view.model.rowCount(); ++row)
                QCOMPARE(view.delegate.sizeHint(option, view.model.index(row)), QSize(width, view.layout(row, width).height));
        }
    }

    void aNarrowerRowIsHigher()
    {
        const View view({eventOf(1, Author::Visitor, repeated("many words ", 50))});

        QVERIFY(view.layout(0, 240).height > view.layout(0, 700).height);
    }

    void whatTheDelegateKeepsFollowsTheRow()
    {
        View view({eventOf(1, Author::Visitor, "one line")});
        QStyleOptionViewItem option;
        option.font = QApplication::font();
        view.delegate.setWidth(400);
        const auto before = view.delegate.sizeHint(option, view.model.index(0));

        view.store.applyThread(headerOf(shown), {eventOf(1, Author::Visitor, "one line\ntwo\nthree")}, false, false, std::nullopt);

        QVERIFY(view.delegate.sizeHint(option, view.model.index(0)).height() > before.height());
    }

    void theDeskStandsRightAndTheVisitorLeft()
    {
        const View view({eventOf(1, Author::Visitor, "left"), eventOf(2, Author::Advisor, "right")});

        const auto left = view.layout(0, 800), right = view.layout(1, 800);

        QVERIFY(!left.right && left.bubble.right() < 400);
        QVERIFY(right.right && right.bubble.left() > 400);
    }

    void aClickFindsTheLinkUnderIt()
    {
        const std::string text = "see https://shop.example/lamp now";
        const View view({eventOf(1, Author::Visitor, text)});
        const auto layout = view.layout(0, 700);
        const auto &row = view.model.at(0);
        QCOMPARE(row.links.size(), std::size_t(1));
        const auto line = layout.text->lineAt(0);
        const auto pointAt = [&](qsizetype character) { return layout.textAt + QPoint(int(line.cursorToX(int(character))) + 3, int(line.height() / 2)); };

        QVERIFY(layout.linkAt(pointAt(row.links.front().from + 2), row));
        QVERIFY(!layout.linkAt(pointAt(1), row));
        QVERIFY(!layout.linkAt(pointAt(row.links.front().from + row.links.front().length + 1), row));
        QVERIFY(!layout.linkAt(QPoint(2, 2), row));
    }
};

QTEST_MAIN(TestTimelineLayout)
#include "tst_timelinelayout.moc"
