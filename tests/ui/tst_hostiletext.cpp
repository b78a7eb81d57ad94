// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/visibletext.h"
#include "ui/drawntext.h"
#include "ui/hostile.h"
#include "ui/look/plainlabel.h"
#include "ui/stage.h"

#include <QAccessible>
#include <QClipboard>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using ui::PlainLabel;

Q_DECLARE_METATYPE(std::string)

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::chrono::microseconds frame = 33ms * 10;
#else
constexpr std::chrono::microseconds frame = 33ms;
#endif

const auto shown = conversation(1), other = conversation(2);

//! Everything that a conversation can carry, all of it \a text.
protocol::Header hostileHeader(const std::string &whole)
{
    const auto text = whole.substr(0, 100'000); // in eight places: the frame must stay one that a backend may send
    auto header = headerOf(shown, 2);
    header.visitorName = header.lastText.emplace(text);
    header.lastAuthor = Author::Visitor;
    header.siteName = header.group = text;
    header.offer = protocol::Offer{protocol::OfferId::random(), text, text, true, text, minute(60)};
    header.assignee->alias = text;
    return header;
}

QString expected(const std::string &text) { return DrawnText::comparable(visibleText(text)); }
QString expectedLine(const std::string &text) { return DrawnText::comparable(visibleLine(text)); }
//! What a line that is cut with an ellipsis shows at least.
QString head(const QString &text) { return text.left(12); }

QString accessibleName(QWidget *widget)
{
    auto *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? DrawnText::comparable(interface->text(QAccessible::Name)) : QString();
}

//! What \a change costs until the window stands again: models, layouts and the pixels of whatever it touched.
template <class Change>
std::chrono::microseconds costOf(Change change)
{
    QCoreApplication::processEvents(); // what was under way before
    const ProcessorTime time;
    change();
    QCoreApplication::processEvents();
    return time.spent();
}

} // namespace

//! A frame for what a visitor can send in it; three, which nobody sees, for what only a backend without limits lets pass.
#define VERIFY_FRAME(cost) \
    QVERIFY2((cost) <= (QLatin1String(QTest::currentDataTag()).startsWith(QLatin1String("19 nested")) ? frame : 3 * frame), qPrintable(QStringLiteral("%1 us").arg((cost).count())))

class TestHostileText : public QObject
{
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;
    std::chrono::microseconds m_worst{0};

    template <class Change>
    std::chrono::microseconds measure(Change change)
    {
        const auto cost = costOf(change);
        m_worst = std::max(m_worst, cost);
        return cost;
    }

    //! The stage with one harmless conversation of anna's on the screen.
    Stage &open(std::vector<protocol::Event> events = {eventOf(1, Author::Visitor, "hello")})
    {
        m_stage = std::make_unique<Stage>();
        const auto last = events.back().seq;
        m_stage->enter({headerOf(shown, last), headerOf(other)});
        m_stage->choose(shown);
        m_stage->answerOpen(headerOf(shown, last), std::move(events));
        m_stage->window->grab(); // the first frame of a window fills the font caches
        return *m_stage;
    }

private Q_SLOTS:
    void cleanup() { m_stage.reset(); }
    void cleanupTestCase() { qInfo("the most expensive of these frames took %lld us of 33000", static_cast<long long>(m_worst.count())); }

    void theThreadDrawsItVerbatimInAFrame_data() { addHostileTexts(); }
    void theThreadDrawsItVerbatimInAFrame()
    {
        QFETCH(std::string, text);
        auto &stage = open();
        auto *view = stage.find<QListView>("threadView");
        view->resize(view->width(), 20'000); // all of a long bubble is in view

        const auto cost = measure([&] {
            view->resize(view->width(), 500);
            stage.transport->inject(to::EventPush{shown, "20", eventOf(2, Author::Visitor, text)});
        });

        VERIFY_FRAME(cost);
        view->resize(view->width(), 20'000);
        QVERIFY(DrawnText::of(*view->viewport()).contains(expected(text)));
    }

    void theListRowDrawsItVerbatimInAFrame_data() { addHostileTexts(); }
    void theListRowDrawsItVerbatimInAFrame()
    {
        QFETCH(std::string, text);
        auto &stage = open();
        auto *list = stage.find<QListView>("conversationList");

        const auto cost = measure([&] { stage.transport->inject(to::ConversationChanged{"21", hostileHeader(text)}); });

        VERIFY_FRAME(cost);
        const auto drawn = DrawnText::of(*list->viewport());
        QVERIFY2(drawn.count(head(expectedLine(text))) >= 2, qPrintable(drawn)); // name and last text
    }

    void thePreviewDrawsItVerbatimInAFrame_data() { addHostileTexts(); }
    void thePreviewDrawsItVerbatimInAFrame()
    {
        QFETCH(std::string, text);
        auto &stage = open();
        auto *panel = stage.find("threadPanel");
        auto *list = stage.find<QListView>("conversationList");

        const auto cost = measure([&] { stage.transport->inject(to::Preview{shown, text}); });

        VERIFY_FRAME(cost);
        auto *bubble = stage.find<PlainLabel>("previewText");
        QVERIFY(DrawnText::of(*bubble).contains(expected(text)));
        QVERIFY(DrawnText::of(*list->viewport()).contains(head(expectedLine(text))));
    }

    void headCardAndOfferDrawItVerbatimInAFrame_data() { addHostileTexts(); }
    void headCardAndOfferDrawItVerbatimInAFrame()
    {
        QFETCH(std::string, text);
        auto &stage = open();
        const auto header = hostileHeader(text);

        const auto headCost = measure([&] { stage.transport->inject(to::ConversationChanged{"21", header}); });
        const auto cardCost = measure([&] { stage.transport->inject(to::CardNow{shown, {text, text, text, 3}}); });

        VERIFY_FRAME(headCost);
        VERIFY_FRAME(cardCost);
        for (const auto *name : {"cardName", "cardEmail", "cardPhone", "cardSite", "cardGroup"})
            QVERIFY2(DrawnText::of(*stage.find(name)).contains(expectedLine(text)), name);
        for (const auto *name : {"threadName", "threadFacts"})
            QVERIFY2(DrawnText::of(*stage.find(name)).contains(head(expectedLine(text))), name);
        QVERIFY(DrawnText::of(*stage.find("offerText")).contains(expected(text)));
    }

    void aNoteInTheThreadIsDrawnVerbatimInAFrame_data() { addHostileTexts(); }
    void aNoteInTheThreadIsDrawnVerbatimInAFrame()
    {
        QFETCH(std::string, text);
        auto &stage = open();
        auto *view = stage.find<QListView>("threadView");
        auto event = eventOf(2, Author::System, {});
        event.kind = protocol::EventKind::TransferOffered;
        event.text.reset();
        event.alias = event.to = event.note = text;

        const auto cost = measure([&] { stage.transport->inject(to::EventPush{shown, "20", event}); });

        VERIFY_FRAME(cost);
        view->resize(view->width(), 40'000);
        QVERIFY(DrawnText::of(*view->viewport()).count(expected(text)) >= 1);
    }

    void theTransferDialogDrawsItVerbatimInAFrame_data() { addHostileTexts(); }
    void theTransferDialogDrawsItVerbatimInAFrame()
    {
        QFETCH(std::string, text);
        auto &stage = open();
        stage.click("transferButton");
        const auto asked = stage.transport->take<from::TargetsList>();
        QVERIFY(asked);
        auto *targets = stage.find<QListWidget>("transferTargets");

        const auto cost = measure([&] {
            stage.transport->inject(to::Targets{asked->id, {{protocol::PersonId::random(), text, protocol::Availability::Available, 2}}, {{protocol::GroupId::random(), text, 1}}});
        });

        VERIFY_FRAME(cost);
        QVERIFY(DrawnText::of(*targets->viewport()).count(head(expectedLine(text))) >= 2);
    }

    void thePaletteDrawsItVerbatimInAFrame_data() { addHostileTexts(); }
    void thePaletteDrawsItVerbatimInAFrame()
    {
        QFETCH(std::string, text);
        auto &stage = open();
        stage.transport->inject(to::ConversationChanged{"21", hostileHeader(text)});

        const auto cost = measure([&] { QTest::keyClick(stage.window.get(), Qt::Key_K, Qt::ControlModifier); });
        auto *list = stage.find<QListWidget>("paletteList");
        list->scrollToBottom();

        VERIFY_FRAME(cost);
        list->resize(list->width(), 4000); // everything is in view
        QVERIFY(DrawnText::of(*list->viewport()).contains(head(expectedLine(text))));
    }

    void aDraftIsPlainTextWhateverIsPasted_data() { addHostileTexts(); }
    void aDraftIsPlainTextWhateverIsPasted()
    {
        QFETCH(std::string, text);
        auto &stage = open();
        auto *field = stage.find<QPlainTextEdit>("composer");
        auto *pasted = new QMimeData;
        pasted->setText(QString::fromStdString(text.substr(0, 4000)));
        pasted->setHtml(QStringLiteral("<img src='file:///etc/hostname'><b>something else</b>"));
        QApplication::clipboard()->setMimeData(pasted);
        field->setFocus();

        const auto cost = measure([&] { field->paste(); });

        VERIFY_FRAME(cost);
        QVERIFY(!field->toPlainText().contains(QStringLiteral("something else")));
        QCOMPARE(field->toPlainText().size(), QString::fromStdString(text.substr(0, 4000)).size());
    }

    void screenReadersReadItVerbatim_data() { addHostileTexts(); }
    void screenReadersReadItVerbatim()
    {
        QFETCH(std::string, text);
        auto &stage = open();

        stage.transport->inject(to::EventPush{shown, "20", eventOf(2, Author::Visitor, text)});
        stage.transport->inject(to::ConversationChanged{"21", hostileHeader(text)});
        stage.transport->inject(to::CardNow{shown, {text, text, text, 3}});
        stage.transport->inject(to::Preview{shown, text});
        QCoreApplication::processEvents();

        for (const auto *name : {"threadName", "cardName", "cardEmail", "cardPhone"})
            QCOMPARE(accessibleName(stage.find(name)), expectedLine(text));
        auto *list = QAccessible::queryAccessibleInterface(stage.find("conversationList"));
        QVERIFY(list && list->childCount() > 0);
        QVERIFY(DrawnText::comparable(list->child(0)->text(QAccessible::Name)).contains(expectedLine(text)));
        auto *thread = QAccessible::queryAccessibleInterface(stage.find("threadView"));
        QVERIFY(thread && thread->childCount() == 2);
        QVERIFY(DrawnText::comparable(thread->child(1)->text(QAccessible::Name)).contains(expected(text)));
    }

    void titlesTooltipsAndTheBannerHoldNothingOfIt_data() { addHostileTexts(); }
    void titlesTooltipsAndTheBannerHoldNothingOfIt()
    {
        QFETCH(std::string, text);
        auto &stage = open();
        auto header = hostileHeader(text);
        header.waitingSince = minute(0);
        const auto part = head(expectedLine(text));

        stage.transport->inject(to::ConversationChanged{"21", header});
        stage.transport->inject(to::CardNow{shown, {text, text, text, 3}});
        stage.transport->inject(to::EventPush{shown, "22", eventOf(3, Author::Visitor, text)});
        stage.transport->drop();
        QCoreApplication::processEvents();

        QVERIFY(stage.find("banner")->isVisible());
        QVERIFY(!DrawnText::of(*stage.find("banner")).contains(part));
        QVERIFY(!DrawnText::comparable(stage.window->windowTitle()).contains(part));
        for (const auto *widget : stage.window->findChildren<QWidget *>()) {
            QVERIFY(!widget->toolTip().contains(part) && !Qt::mightBeRichText(widget->toolTip()));
            QVERIFY(widget->whatsThis().isEmpty() && widget->statusTip().isEmpty());
            QVERIFY(!widget->styleSheet().contains(part) && !widget->objectName().contains(part));
        }
    }

    void everyLabelOfTheWindowIsPlain()
    {
        auto &stage = open();
        stage.click("closeButton");

        int seen = 0;
        for (const auto *top : QApplication::topLevelWidgets()) {
            for (const auto *label : top->findChildren<QLabel *>()) {
                if (label->buddy())
                    continue; // the caption of a field, our own words
                QVERIFY(qobject_cast<const PlainLabel *>(label) || label->text().isEmpty()); // or a picture
                QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
                ++seen;
            }
        }
        QVERIFY(seen > 20);
    }

    void theClipboardGetsWhatWasWrittenAndNoMarkup()
    {
        auto &stage = open({eventOf(1, Author::Visitor, "<b>bold</b>\xE2\x80\xAE & %1")});
        auto *view = stage.find<QListView>("threadView");
        view->setCurrentIndex(view->model()->index(0, 0));
        view->setFocus();

        QTest::keySequence(view, QKeySequence::Copy);

        const auto *copied = QApplication::clipboard()->mimeData();
        QCOMPARE(copied->text(), QString::fromUtf8("<b>bold</b>\xE2\x80\xAE & %1"));
        QVERIFY(!copied->hasHtml());
    }
};

QTEST_MAIN(TestHostileText)
#include "tst_hostiletext.moc"
