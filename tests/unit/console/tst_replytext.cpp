// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/replytext.h"

#include <QTest>

using namespace visavis::console;
using namespace visavis;

class TestReplyText : public QObject
{
    Q_OBJECT

    const ReplyFacts m_marie{QStringLiteral("Marie"), QStringLiteral("Anna"), QStringLiteral("Sample Shop")};
    const ReplyFacts m_nobody{{}, QStringLiteral("Anna"), QStringLiteral("Sample Shop")};

private Q_SLOTS:
    void fillsWhatItKnows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("nameless");
        const auto row = [](const char *name, const char *text, const char *named, const char *nameless) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(named) << QString::fromUtf8(nameless);
        };
        row("greeting", "Hello {visitor}, this is {alias} of {site}.", "Hello Marie, this is Anna of Sample Shop.", "Hello, this is Anna of Sample Shop.");
        row("French spacing", "Bonjour {visitor} ! Comment allez-vous ?", "Bonjour Marie ! Comment allez-vous ?", "Bonjour ! Comment allez-vous ?");
        row("narrow no-break space", "Bonjour {visitor}\u202F!", "Bonjour Marie\u202F!", "Bonjour\u202F!");
        row("vocative at the end", "Thank you, {visitor}.", "Thank you, Marie.", "Thank you.");
        row("before a question mark", "Votre commande, {visitor} ?", "Votre commande, Marie ?", "Votre commande ?");
        row("vocative in the middle", "Thank you, {visitor}, for waiting.", "Thank you, Marie, for waiting.", "Thank you for waiting.");
        row("at the end of the text", "Welcome, {visitor}", "Welcome, Marie", "Welcome");
        row("at the beginning", "{visitor}, one moment.", "Marie, one moment.", "One moment.");
        row("at the beginning of a line", "Hello!\n{visitor}, one moment.", "Hello!\nMarie, one moment.", "Hello!\nOne moment.");
        row("an accent at the beginning", "{visitor}, \u00E9crivez-moi.", "Marie, \u00E9crivez-moi.", "\u00C9crivez-moi.");
        row("in a sentence", "I told {visitor} so.", "I told Marie so.", "I told so.");
        row("alone", "{visitor}", "Marie", "");
        row("twice", "{visitor}, {visitor}!", "Marie, Marie!", "!");
        row("unknown stays", "{first name} {Visitor} { visitor } {} {name}", "{first name} {Visitor} { visitor } {} {name}", "{first name} {Visitor} { visitor } {} {name}");
        row("braces", "{{visitor}} }{ {vis\nitor}", "{Marie} }{ {vis\nitor}", "{} }{ {vis\nitor}");
        row("no placeholder", "100 % %1 <b>&amp;</b>", "100 % %1 <b>&amp;</b>", "100 % %1 <b>&amp;</b>");
        row("nothing", "", "", "");
    }
    void fillsWhatItKnows()
    {
        QFETCH(QString, text);
        QFETCH(QString, named);
        QFETCH(QString, nameless);

        QCOMPARE(filled(text, m_marie), named);
        QCOMPARE(filled(text, m_nobody), nameless);
    }

    void whatIsFilledInIsNotLookedIntoAgain()
    {
        const ReplyFacts facts{QStringLiteral("{alias} {site}"), QStringLiteral("{visitor}"), {}};

        QCOMPARE(filled(QStringLiteral("{visitor}|{alias}"), facts), QStringLiteral("{alias} {site}|{visitor}"));
    }

    void marksWhatIsNoPlaceholder()
    {
        const auto found = placeholders(QStringLiteral("{visitor} {vistor} {site}"));

        QCOMPARE(found.size(), std::size_t(3));
        QVERIFY(found[0].known && !found[1].known && found[2].known);
        QCOMPARE(found[1].at, 10);
        QCOMPARE(found[1].length, 8);
    }

    void aNameIsOneLineWithoutShapelessCharacters()
    {
        protocol::Header header;
        header.siteName = "Sample\tShop";
        header.visitorName = "Visitor 4F2A";
        protocol::Card card;
        card.name = " Marie\n\xE2\x80\xAE" "Dubois\x1B[31m\xE2\x80\x8B ";
        protocol::Self self;
        self.alias = "Anna";

        const auto facts = replyFacts(header, card, self);
        QCOMPARE(facts.visitor, QStringLiteral("Marie Dubois[31m"));
        QCOMPARE(facts.site, QStringLiteral("Sample Shop"));
        QCOMPARE(replyFacts(header, std::nullopt, self).visitor, QString()); // the neutral name is none
    }

    void aLongTextTakesNoTime()
    {
        QString text;
        for (int i = 0; i < 100'000; ++i)
            text += QStringLiteral("{visitor}, {{{");

        QVERIFY(filled(text, m_nobody).size() < text.size());
    }
};

QTEST_GUILESS_MAIN(TestReplyText)
#include "tst_replytext.moc"
