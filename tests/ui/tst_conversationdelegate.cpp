// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/conversationdelegate.h"
#include "unit/console/fakes.h"

#include <QApplication>
#include <QTest>

using namespace visavis::test;
using namespace visavis;
using ui::ConversationDelegate;
using ui::ConversationLayout;

namespace {

ConversationRow rowOf(const QString &name)
{
    ConversationRow row;
    row.id = conversation(1);
    row.status = protocol::Status::Assigned;
    row.mine = true;
    row.visitorName = name;
    row.group = QStringLiteral("Sales");
    row.language = QStringLiteral("en");
    row.lastText = QStringLiteral("Is it a warm white?");
    row.lastAuthor = protocol::Author::Visitor;
    return row;
}

} // namespace

class TestConversationDelegate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOverlapsAtAnyWidth_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("moment");
        QTest::addColumn<bool>("unread");
        for (const int width : {280, 348, 700, 1900}) {
            for (const auto &moment : {QStringLiteral("3 s"), QStringLiteral("47 h 59"), QStringLiteral("21/09/2026")}) {
                for (const bool unread : {false, true})
                    QTest::addRow("%d %s %d", width, qPrintable(moment), int(unread)) << width << moment << unread;
            }
        }
    }
    void nothingOverlapsAtAnyWidth()
    {
        QFETCH(int, width);
        QFETCH(QString, moment);
        QFETCH(bool, unread);
        const QFontMetrics metrics(QApplication::font());
        const QRect place(0, 300, width, ConversationLayout::height(metrics));

        const auto layout = ConversationLayout::of(place, metrics, moment, unread);

        const QRect parts[] = {layout.avatar, layout.name, layout.moment, layout.text, layout.detail, layout.badge};
        QCOMPARE(layout.badge.isEmpty(), !unread);
        for (std::size_t i = 0; i < std::size(parts); ++i) {
            QVERIFY2(parts[i].isEmpty() || layout.row.contains(parts[i]), qPrintable(QString::number(i)));
            for (std::size_t j = i + 1; j < std::size(parts); ++j)
                QVERIFY2(!parts[i].intersects(parts[j]), qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
        }
        QVERIFY(layout.name.width() >= 60);
        QVERIFY(layout.moment.width() >= metrics.horizontalAdvance(moment));
    }

    void theHintIsTheHeightOfTheLayout()
    {
        const FakeClock clock;
        const ConversationDelegate delegate(clock);
        QStyleOptionViewItem option;
        option.fontMetrics = QFontMetrics(QApplication::font());

        QCOMPARE(delegate.sizeHint(option, {}).height(), ConversationLayout::height(option.fontMetrics));
    }

    void theSentenceSaysWhoWaitsAndHowLong()
    {
        const FakeClock clock;
        const ConversationDelegate delegate(clock);
        auto row = rowOf(QStringLiteral("Marie"));
        row.waitingSince = QDateTime::fromMSecsSinceEpoch(clock.now().time_since_epoch().count()).addSecs(-130);
        row.unread = 2;

        QCOMPARE(delegate.sentence(row), QStringLiteral("Marie, Sales · EN, has waited 2 min for an answer, unread, Is it a warm white?"));
    }

    void whatIsTypedComesBeforeWhatWasSent()
    {
        const FakeClock clock;
        const ConversationDelegate delegate(clock);
        auto row = rowOf(QStringLiteral("Marie"));
        row.preview = QStringLiteral("Do you hav");

        const auto sentence = delegate.sentence(row);

        QVERIFY(sentence.endsWith(QStringLiteral("typing: Do you hav")));
        QVERIFY(!sentence.contains(QStringLiteral("warm white")));
    }

    void aClosedConversationWaitsForNobody()
    {
        const FakeClock clock;
        const ConversationDelegate delegate(clock);
        auto row = rowOf(QStringLiteral("Marie"));
        row.status = protocol::Status::Closed;
        row.waitingSince = QDateTime::fromMSecsSinceEpoch(0);

        QVERIFY(!delegate.sentence(row).contains(QStringLiteral("waited")));
    }
};

QTEST_MAIN(TestConversationDelegate)
#include "tst_conversationdelegate.moc"
