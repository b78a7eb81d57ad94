// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drawntext.h"
#include "ui/hostile.h"
#include "protocol/codec.h"
#include "ui/stage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using protocol::ReplyScope;
using protocol::Role;

namespace {

const auto marie = conversation(1), paul = conversation(2);
const protocol::GroupId sales{protocol::IdBytes{9}};

protocol::Reply reply(std::uint8_t number, std::string shortcut, std::string text, std::string language = {}, bool mayChange = false)
{
    protocol::Reply made;
    made.id = protocol::ReplyId(protocol::IdBytes{number});
    made.is.scope = mayChange ? ReplyScope::Own : ReplyScope::Group;
    if (!mayChange) {
        made.is.group = sales;
        made.groupName = "Sales";
    }
    made.is.shortcut = std::move(shortcut);
    made.is.text = std::move(text);
    if (!language.empty())
        made.is.language = std::move(language);
    made.stamp = "m1wR2vB4TqOeYc1m";
    made.mayUse = true;
    made.mayChange = mayChange;
    return made;
}

std::vector<protocol::Reply> some()
{
    return {reply(1, "hello", "Hello {visitor}, this is {alias} of {site}."), reply(2, "bonjour", "Bonjour {visitor} !", "fr"),
            reply(3, "help", "How can I help you?", "en"), reply(4, "mine", "My own words\nin two lines", {}, true)};
}

} // namespace

//! \brief Canned replies by real keys on the real window.
class TestDeskReplies : public QObject
{
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;
    QStringList m_known;

    Stage &open(std::vector<protocol::Reply> replies = some(), std::optional<std::string> name = "Marie", const std::string &language = "en", Role role = Role::Advisor)
    {
        m_stage = std::make_unique<Stage>();
        auto header = headerOf(marie, 1);
        header.language = language;
        m_stage->enter({header, headerOf(paul, 1)}, personOf({role}));
        m_stage->choose(marie);
        protocol::Card card;
        card.name = std::move(name);
        m_stage->answerOpen(header, {eventOf(1, Author::Visitor, "hello")}, card);
        field()->setFocus();
        type("/");
        answerList(std::move(replies));
        return *m_stage;
    }
    void answerList(std::vector<protocol::Reply> replies, std::vector<protocol::GroupName> groups = {}, bool workspace = false)
    {
        const auto asked = m_stage->transport->take<from::RepliesList>();
        if (asked)
            m_stage->transport->inject(to::Replies{asked->id, std::move(replies), std::move(groups), workspace, false});
    }
    QPlainTextEdit *field() { return m_stage->find<QPlainTextEdit>("composer"); }
    QWidget *popup() { return m_stage->find("replyPopup"); }
    QListWidget *list() { return m_stage->find<QListWidget>("replyPopupList"); }
    void type(const char *text) { QTest::keyClicks(field(), QLatin1String(text)); }
    void press(int key) { QTest::keyClick(field(), Qt::Key(key)); }
    QStringList listed(const char *name = "replyPopupList")
    {
        QStringList all;
        const auto *list = m_stage->find<QListWidget>(name);
        for (int row = 0; row < list->count(); ++row)
            all += list->item(row)->text().section(QLatin1Char(','), 0, 0).remove(QChar(0x2068)).remove(QChar(0x2069));
        return all;
    }

    //! The page, as an admin or advisor reaches it by its key.
    Stage &openPage(Role role, std::vector<protocol::Reply> replies = some(), std::vector<protocol::GroupName> groups = {}, bool workspace = false)
    {
        m_stage = std::make_unique<Stage>();
        m_stage->enter({headerOf(marie, 1)}, personOf({role}));
        QTest::keyClick(m_stage->window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        answerList(std::move(replies), std::move(groups), workspace);
        return *m_stage;
    }
    void choose(const char *shortcut)
    {
        auto *list = m_stage->find<QListWidget>("replyList");
        const auto row = listed("replyList").indexOf(QLatin1String(shortcut));
        QVERIFY(row >= 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(int(row))).center());
    }

private Q_SLOTS:
    void cleanup() { m_stage.reset(); }

    void aSlashOpensThemAndTheFirstIsMarked()
    {
        open();

        QVERIFY(popup()->isVisible());
        QCOMPARE(listed(), QStringList({"help", "hello", "mine", "bonjour"}));
        QCOMPARE(list()->currentRow(), 0);
        QVERIFY(field()->hasFocus());
        QVERIFY(field()->accessibleDescription().startsWith(QStringLiteral("Reply 1 of 4")));
        QVERIFY(list()->mapTo(m_stage->window.get(), list()->rect().bottomLeft()).y() < field()->mapTo(m_stage->window.get(), QPoint()).y());
    }

    void theConversationsLanguageComesFirst()
    {
        open(some(), "Marie", "fr");

        QCOMPARE(listed().front(), QStringLiteral("bonjour"));
    }

    void typingNarrowsThem()
    {
        open();

        type("hel");
        QCOMPARE(listed(), QStringList({"help", "hello"}));
        type("lo");
        QCOMPARE(listed(), QStringList{"hello"});
        press(Qt::Key_Backspace);
        QCOMPARE(listed(), QStringList{"hello"});
    }

    void enterPutsTheFilledTextIntoTheFieldAndSendsNothing()
    {
        auto &stage = open();
        type("hello");

        press(Qt::Key_Return);

        QCOMPARE(field()->toPlainText(), QStringLiteral("Hello Marie, this is Anna of Sample Shop."));
        QVERIFY(field()->textCursor().atEnd());
        QVERIFY(!popup()->isVisible());
        QVERIFY(!stage.transport->take<from::MessageSend>());
        QCOMPARE(stage.desk->drafts().text(marie), field()->toPlainText());
        press(Qt::Key_Return);
        QCOMPARE(stage.transport->take<from::MessageSend>()->text, std::string("Hello Marie, this is Anna of Sample Shop."));
    }

    void aVisitorWithoutANameIsNotCalledAnything()
    {
        open(some(), std::nullopt);
        type("hello");

        press(Qt::Key_Return);

        QCOMPARE(field()->toPlainText(), QStringLiteral("Hello, this is Anna of Sample Shop."));
    }

    void arrowsAndTabChoose()
    {
        open();

        press(Qt::Key_Down);
        press(Qt::Key_Down);
        QCOMPARE(list()->currentRow(), 2);
        press(Qt::Key_Up);
        press(Qt::Key_Down);
        press(Qt::Key_Tab);

        QCOMPARE(field()->toPlainText(), QStringLiteral("My own words\nin two lines"));
        QVERIFY(field()->hasFocus());
    }

    void theMouseChooses()
    {
        open();

        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(list()->item(3)).center());

        QCOMPARE(field()->toPlainText(), QStringLiteral("Bonjour Marie !"));
        QVERIFY(field()->hasFocus());
    }

    void oneUndoTakesItBack()
    {
        open();
        type("hello");
        press(Qt::Key_Return);

        QTest::keyClick(field(), Qt::Key_Z, Qt::ControlModifier);

        QCOMPARE(field()->toPlainText(), QStringLiteral("/hello"));
    }

    void inTheMiddleOfAMessageOnlyTheWordIsReplaced()
    {
        open();
        field()->clear();
        type("Well, ");
        type("/help");
        press(Qt::Key_Return);

        QCOMPARE(field()->toPlainText(), QStringLiteral("Well, How can I help you?"));
    }

    void escapeSendsThemAwayUntilAnotherSlash()
    {
        auto &stage = open();

        press(Qt::Key_Escape);
        QVERIFY(!popup()->isVisible());
        type("he");
        QVERIFY(!popup()->isVisible());
        press(Qt::Key_Return);
        QCOMPARE(stage.transport->take<from::MessageSend>()->text, std::string("/he"));
        type("/");
        QVERIFY(popup()->isVisible());
    }

    void aSlashThatMeansASlashIsSent_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("path") << "/usr/bin";
        QTest::newRow("fraction") << "1/2";
        QTest::newRow("address") << "see https://shop.example/help";
        QTest::newRow("a word of a text") << "yes /words";
    }
    void aSlashThatMeansASlashIsSent()
    {
        QFETCH(QString, text);
        auto &stage = open();
        field()->clear();

        QTest::keyClicks(field(), text);
        press(Qt::Key_Return);

        const auto sent = stage.transport->take<from::MessageSend>();
        QVERIFY(sent);
        QCOMPARE(QString::fromStdString(sent->text), text);
    }

    void withoutRepliesASlashIsSentAndArrowsLeadToWhereTheyAreMade()
    {
        auto &stage = open({});
        QVERIFY(popup()->isVisible());
        press(Qt::Key_Return);
        QCOMPARE(stage.transport->take<from::MessageSend>()->text, std::string("/"));

        type("/");
        press(Qt::Key_Down);
        press(Qt::Key_Return);

        QVERIFY(stage.find("repliesPage")->isVisible());
        QVERIFY(field()->toPlainText().isEmpty());
    }

    void theLastRowLeadsToThePage()
    {
        auto &stage = open();

        press(Qt::Key_Up);
        QVERIFY(stage.find<QPushButton>("replyManage")->isChecked());
        press(Qt::Key_Return);

        QVERIFY(stage.find("repliesPage")->isVisible());
    }

    void anotherConversationAndTheEndOfFocusShutThem()
    {
        auto &stage = open();
        stage.choose(paul);
        stage.answerOpen(headerOf(paul, 1), {eventOf(1, Author::Visitor, "hello")});
        QVERIFY(!popup()->isVisible());

        field()->setFocus();
        type("/");
        QVERIFY(popup()->isVisible());
        stage.find("conversationList")->setFocus();
        QVERIFY(!popup()->isVisible());
    }

    void whatOthersChangeIsThereAtOnceAndTheMarkStays()
    {
        auto &stage = open();
        press(Qt::Key_Down);

        stage.transport->inject(to::RepliesChanged{std::nullopt, reply(5, "aaa", "New"), std::nullopt});
        stage.transport->inject(to::RepliesChanged{std::nullopt, std::nullopt, protocol::ReplyId(protocol::IdBytes{3})});

        QCOMPARE(listed(), QStringList({"aaa", "hello", "mine", "bonjour"}));
        QCOMPARE(list()->currentRow(), 1);
        stage.transport->inject(to::RepliesChanged{});
        QVERIFY(!popup()->isVisible());
        answerList(some());
        QVERIFY(popup()->isVisible());
    }

    void afterALostConnectionTheyAreListedAnew()
    {
        auto &stage = open();

        stage.transport->drop();
        stage.clock->advance(60s);
        stage.reconnect({headerOf(marie, 1), headerOf(paul, 1)}, personOf({Role::Advisor}));

        QCOMPARE(stage.transport->count<from::RepliesList>(), std::size_t(1));
    }

    void whoMayNotUseThemSeesNothingOfThem()
    {
        m_stage = std::make_unique<Stage>();
        auto self = personOf({Role::Advisor});
        std::erase(self.actions, "useReplies");
        m_stage->enter({headerOf(marie, 1)}, self);
        m_stage->choose(marie);
        m_stage->answerOpen(headerOf(marie, 1), {eventOf(1, Author::Visitor, "hello")});
        field()->setFocus();

        type("/");
        QTest::keyClick(m_stage->window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);

        QCOMPARE(m_stage->transport->count<from::RepliesList>(), std::size_t(0));
        QVERIFY(!popup()->isVisible());
        QVERIFY(!m_stage->find("repliesPage")->isVisible());
    }

    void hostileTextIsDrawnAsItStands_data() { addHostileTexts(); }
    void hostileTextIsDrawnAsItStands()
    {
        QFETCH(std::string, text);
        // As long as the wire lets pass; what is longer the codec refuses.
        const std::string title(protocol::firstCodePoints(text, protocol::limits::replyTitle)), whole(protocol::firstCodePoints(text, protocol::limits::replyText));
        auto hostile = reply(1, "x", whole, {}, true);
        hostile.is.title = title;
        open({hostile});
        const auto beginning = [](const std::string &part) { return DrawnText::comparable(visibleMarks(part, true)).left(12); };

        const auto drawn = DrawnText::of(*list()->viewport());
        QVERIFY2(drawn.contains(beginning(title)), qPrintable(drawn.left(200)));
        press(Qt::Key_Return);
        QCOMPARE(field()->toPlainText(), verbatimText(whole));
        QTest::keyClick(m_stage->window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        choose("x");
        QVERIFY(DrawnText::of(*m_stage->find("replyWhole")).contains(DrawnText::comparable(visibleText(whole)).left(12)));
        m_stage->click("replyEdit");
        QCOMPARE(m_stage->find<QPlainTextEdit>("replyText")->toPlainText(), verbatimText(whole));
        QVERIFY(DrawnText::of(*m_stage->find("replyPreview")).contains(DrawnText::comparable(visibleText(whole)).left(12)));
    }

    void anAdvisorEditsOwnRepliesAndReadsShared()
    {
        auto &stage = openPage(Role::Advisor);
        QVERIFY(stage.find("repliesPage")->isVisible());
        QVERIFY(stage.find("replyNew")->isVisible());

        choose("hello");
        QVERIFY(!stage.find("replyEdit")->isVisible() && !stage.find("replyDelete")->isVisible());
        choose("mine");
        QVERIFY(stage.find("replyEdit")->isVisible() && stage.find("replyDelete")->isVisible());
        stage.click("replyNew");
        QVERIFY(!stage.find("replyPlace")->isVisible());
    }

    void theSearchFindsByTextToo()
    {
        openPage(Role::Advisor);

        QTest::keyClicks(m_stage->find("replySearch"), QStringLiteral("own words"));

        QCOMPARE(listed("replyList"), QStringList{"mine"});
    }

    void aNewReplyIsStoredWhereItWasMeant()
    {
        auto &stage = openPage(Role::Admin, some(), {{sales, "Sales"}}, true);
        stage.click("replyNew");

        QTest::keyClicks(stage.find("replyShortcut"), QStringLiteral("/late"));
        QTest::keyClicks(stage.find("replyText"), QStringLiteral("Sorry, "));
        stage.click("replyInsert-visitor");
        QTest::keyClicks(stage.find("replyText"), QStringLiteral("! {nmae}"));
        QCOMPARE(stage.find<QComboBox>("replyPlace")->count(), 3);
        stage.find<QComboBox>("replyPlace")->setCurrentIndex(1);
        QVERIFY(DrawnText::of(*stage.find("replyPreview")).contains(QStringLiteral("Sorry,MarieDubois!{nmae}")));
        QVERIFY(DrawnText::of(*stage.find("replyPreviewNameless")).contains(QStringLiteral("Sorry!{nmae}")));
        QVERIFY(DrawnText::of(*stage.find("replyHint")).contains(QStringLiteral("{nmae}")));
        stage.click("replyDialogAccept");

        const auto asked = stage.transport->take<from::ReplyPut>();
        QVERIFY(asked && !asked->reply);
        QCOMPARE(asked->draft.scope, ReplyScope::Group);
        QCOMPARE(asked->draft.group, std::optional(sales));
        QCOMPARE(asked->draft.shortcut, std::string("late"));
        QCOMPARE(asked->draft.text, std::string("Sorry, {visitor}! {nmae}"));
        auto made = reply(9, "late", asked->draft.text);
        stage.transport->inject(to::RepliesChanged{asked->id, made, std::nullopt});
        QTRY_VERIFY(listed("replyList").contains(QStringLiteral("late")));
    }

    void aRefusalKeepsWhatWasTyped()
    {
        auto &stage = openPage(Role::Advisor);
        choose("mine");
        stage.click("replyEdit");
        auto *text = stage.find<QPlainTextEdit>("replyText");
        text->setPlainText(QStringLiteral("my newer words"));

        auto theirs = reply(4, "mine", "theirs", {}, true);
        theirs.stamp = "newer-stamp-0001";
        stage.transport->inject(to::RepliesChanged{std::nullopt, theirs, std::nullopt});
        stage.click("replyDialogAccept");
        auto asked = stage.transport->take<from::ReplyPut>();
        QCOMPARE(asked->stamp, std::optional<std::string>("m1wR2vB4TqOeYc1m"));
        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::Conflict, std::nullopt});
        QTRY_VERIFY(stage.find("replyDialogTrouble")->isVisible());
        QCOMPARE(text->toPlainText(), QStringLiteral("my newer words"));
        stage.click("replyDialogAccept");
        asked = stage.transport->take<from::ReplyPut>();
        QCOMPARE(asked->stamp, std::optional<std::string>("newer-stamp-0001"));

        // Deleted meanwhile: the next press makes a new one of it.
        stage.transport->inject(to::RepliesChanged{std::nullopt, std::nullopt, theirs.id});
        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::NotPermitted, std::nullopt});
        QTRY_VERIFY(stage.find("replyDialogAccept")->isEnabled());
        stage.click("replyDialogAccept");
        asked = stage.transport->take<from::ReplyPut>();
        QVERIFY(asked && !asked->reply);
    }

    void aShortcutThatIsTakenOrNoWordIsNotSent_data()
    {
        QTest::addColumn<QString>("shortcut");
        QTest::newRow("taken") << "MINE";
        QTest::newRow("two words") << "two words";
        QTest::newRow("none") << "";
        QTest::newRow("too long") << QString(33, u'x');
    }
    void aShortcutThatIsTakenOrNoWordIsNotSent()
    {
        QFETCH(QString, shortcut);
        auto &stage = openPage(Role::Advisor);
        stage.click("replyNew");
        QTest::keyClicks(stage.find("replyShortcut"), shortcut);
        QTest::keyClicks(stage.find("replyText"), QStringLiteral("text"));

        stage.click("replyDialogAccept");

        QVERIFY(!stage.transport->take<from::ReplyPut>());
        QVERIFY(stage.find("replyDialogTrouble")->isVisible());
    }

    void deletingIsAskedOnceMore()
    {
        auto &stage = openPage(Role::Advisor);
        choose("mine");

        stage.click("replyDelete");
        QVERIFY(!stage.transport->take<from::ReplyDelete>());
        stage.click("settingsConfirmAccept");

        const auto asked = stage.transport->take<from::ReplyDelete>();
        QVERIFY(asked);
        stage.transport->inject(to::RepliesChanged{std::nullopt, std::nullopt, asked->reply});
        stage.transport->inject(to::Ok{asked->id});
        QTRY_VERIFY(!listed("replyList").contains(QStringLiteral("mine")));
    }

    void theRightThatGoesTakesThePageAlong()
    {
        auto &stage = openPage(Role::Advisor);
        auto self = personOf({Role::Advisor});
        std::erase(self.actions, "useReplies");

        stage.transport->inject(to::SelfNow{self});
        stage.transport->inject(to::RepliesChanged{});

        QVERIFY(!stage.find("repliesPage")->isVisible());
        QVERIFY(stage.desk->session().replies().replies().empty());
    }
};

QTEST_MAIN(TestDeskReplies)
#include "tst_deskreplies.moc"
