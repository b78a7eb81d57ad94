// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage.h"

#include <QPlainTextEdit>
#include <QPushButton>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;

namespace {

const auto marie = conversation(1), paul = conversation(2), lena = conversation(3);

} // namespace

class TestComposer : public QObject
{
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;

    Stage &open()
    {
        m_stage = std::make_unique<Stage>();
        m_stage->enter({headerOf(marie, 1), headerOf(paul, 1), headerOf(lena, 1)});
        choose(marie);
        return *m_stage;
    }
    void choose(protocol::ConversationId id)
    {
        m_stage->choose(id);
        if (m_stage->transport->count<from::ConversationOpen>() > 0)
            m_stage->answerOpen(headerOf(id, 1), {eventOf(1, Author::Visitor, "hello")});
    }
    QPlainTextEdit *field() { return m_stage->find<QPlainTextEdit>("composer"); }

private Q_SLOTS:
    void cleanup() { m_stage.reset(); }

    void enterSends()
    {
        auto &stage = open();
        field()->setFocus();

        QTest::keyClicks(field(), QStringLiteral("Good morning"));
        QTest::keyClick(field(), Qt::Key_Return);

        const auto sent = stage.transport->take<from::MessageSend>();
        QVERIFY(sent);
        QCOMPARE(sent->text, std::string("Good morning"));
        QCOMPARE(sent->conversation, marie);
        QVERIFY(field()->toPlainText().isEmpty());
        QVERIFY(field()->hasFocus());
    }

    void theKeypadsEnterSendsToo()
    {
        auto &stage = open();
        QTest::keyClicks(field(), QStringLiteral("x"));

        QTest::keyClick(field(), Qt::Key_Enter, Qt::KeypadModifier);

        QVERIFY(stage.transport->take<from::MessageSend>());
    }

    void shiftEnterBreaksTheLine()
    {
        auto &stage = open();

        QTest::keyClicks(field(), QStringLiteral("one"));
        QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(field(), QStringLiteral("two"));
        QVERIFY(!stage.transport->take<from::MessageSend>());
        QTest::keyClick(field(), Qt::Key_Return);

        const auto sent = stage.transport->take<from::MessageSend>();
        QVERIFY(sent);
        QCOMPARE(sent->text, std::string("one\ntwo"));
    }

    void blankTextIsNotSent()
    {
        auto &stage = open();

        QTest::keyClicks(field(), QStringLiteral("   "));
        QTest::keyClick(field(), Qt::Key_Return);

        QVERIFY(!stage.transport->take<from::MessageSend>());
        QVERIFY(!stage.find<QPushButton>("sendButton")->isEnabled());
    }

    void tooLongATextIsNotSentAndKept()
    {
        auto &stage = open();
        field()->setPlainText(QString(4001, u'x'));

        QTest::keyClick(field(), Qt::Key_Return);

        QVERIFY(!stage.transport->take<from::MessageSend>());
        QCOMPARE(field()->toPlainText().size(), 4001);
    }

    void eachConversationHasItsDraft()
    {
        auto &stage = open();
        QTest::keyClicks(field(), QStringLiteral("for Marie"));

        choose(paul);
        QVERIFY(field()->toPlainText().isEmpty());
        QTest::keyClicks(field(), QStringLiteral("for Paul"));
        QTest::keyClick(field(), Qt::Key_Return);
        choose(marie);

        const auto sent = stage.transport->take<from::MessageSend>();
        QVERIFY(sent);
        QCOMPARE(sent->conversation, paul);
        QCOMPARE(sent->text, std::string("for Paul"));
        QCOMPARE(field()->toPlainText(), QStringLiteral("for Marie"));
    }

    void keysTypedWhileSwitchingStayWhereTheyWereTyped()
    {
        auto &stage = open();
        const std::map<protocol::ConversationId, QString> wanted{{marie, QStringLiteral("abcde")}, {paul, QStringLiteral("vwxyz")}, {lena, QStringLiteral("12345")}};

        // A letter at a time, and every letter goes with a switch and with traffic that sorts the list anew.
        std::uint64_t seq = 2;
        for (int letter = 0; letter < 5; ++letter) {
            for (const auto &[id, text] : wanted) {
                choose(id);
                field()->setFocus();
                QTest::keyClick(field(), text[letter].toLatin1());
                for (const auto other : {paul, lena, marie})
                    stage.transport->inject(to::EventPush{other, std::to_string(20 + seq), eventOf(seq, Author::Visitor, "again")});
                ++seq;
            }
        }

        for (const auto &[id, text] : wanted) {
            QCOMPARE(stage.desk->drafts().text(id), text);
            choose(id);
            QCOMPARE(field()->toPlainText(), text);
        }
        QVERIFY(!stage.transport->take<from::MessageSend>());
    }

    void aListThatSortsItselfAnewSwitchesNothing()
    {
        auto &stage = open();
        QTest::keyClicks(field(), QStringLiteral("half a sen"));

        auto urgent = headerOf(lena, 3);
        urgent.waitingSince = minute(0);
        urgent.lastAt = minute(9);
        stage.transport->inject(to::ConversationChanged{"30", urgent});
        auto mine = headerOf(marie, 1);
        mine.lastAt = minute(-60);
        stage.transport->inject(to::ConversationChanged{"31", mine});
        QTest::keyClicks(field(), QStringLiteral("tence"));
        QTest::keyClick(field(), Qt::Key_Return);

        const auto sent = stage.transport->take<from::MessageSend>();
        QVERIFY(sent);
        QCOMPARE(sent->conversation, marie);
        QCOMPARE(sent->text, std::string("half a sentence"));
    }

    void aConversationThatGoesTakesItsDraftWithItAndTheFieldIsShut()
    {
        auto &stage = open();
        QTest::keyClicks(field(), QStringLiteral("secret of Marie"));

        stage.transport->inject(to::ConversationGone{"40", marie});
        QTest::keyClicks(field(), QStringLiteral(" more"));
        QTest::keyClick(field(), Qt::Key_Return);
        choose(paul);

        QVERIFY(!stage.transport->take<from::MessageSend>());
        QVERIFY(!stage.desk->drafts().has(marie));
        QVERIFY(field()->toPlainText().isEmpty());
    }

    void somebodyElsesConversationCannotBeAnswered()
    {
        auto &stage = open();
        auto header = headerOf(marie, 1);
        header.assignee = protocol::PersonName{protocol::PersonId::random(), "Ben"};

        stage.transport->inject(to::ConversationChanged{"41", header});

        QVERIFY(!field()->isEnabled());
        QCOMPARE(field()->placeholderText(), QStringLiteral("Somebody else answers here."));
    }

    void afterALostConnectionTheDraftIsThere()
    {
        auto &stage = open();
        QTest::keyClicks(field(), QStringLiteral("begun before"));

        stage.transport->drop();
        QTest::keyClicks(field(), QStringLiteral(", ended after"));
        stage.clock->advance(60s);
        stage.reconnect({headerOf(marie, 1), headerOf(paul, 1)}, personOf({protocol::Role::Advisor}));

        QCOMPARE(field()->toPlainText(), QStringLiteral("begun before, ended after"));
    }
};

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
