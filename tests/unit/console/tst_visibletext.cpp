// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/visibletext.h"
#include "protocol/limits.h"

#include <QTest>

using namespace visavis::console;

namespace {

QString isolatedText(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

} // namespace

class TestVisibleText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesPlainWritingAlone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("markup is text") << QStringLiteral("<table><tr><td>&amp;<img src='file:///etc/passwd'>");
        QTest::newRow("accents") << QStringLiteral("caf\u00e9 e\u0301");
        QTest::newRow("Arabic") << QStringLiteral("\u0645\u0631\u062d\u0628\u0627");
        QTest::newRow("Persian with a non-joiner") << QStringLiteral("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
        QTest::newRow("a family of emoji") << QString::fromUtf8("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9");
        QTest::newRow("a red heart") << QStringLiteral("\u2764\ufe0f");
        QTest::newRow("percent signs") << QStringLiteral("%1 %2 %L1");
    }
    void leavesPlainWritingAlone()
    {
        QFETCH(QString, text);

        QCOMPARE(visibleMarks(utf8(text), false), text);
        QCOMPARE(visibleText(utf8(text)), isolatedText(text));
    }

    void marksWhatIsInvisible_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("right-to-left override") << QStringLiteral("x\u202egnp.exe") << QStringLiteral("x\u2039U+202E\u203agnp.exe");
        QTest::newRow("isolates") << QStringLiteral("\u2066a\u2069") << QStringLiteral("\u2039U+2066\u203aa\u2039U+2069\u203a");
        QTest::newRow("right-to-left mark") << QStringLiteral("\u200f") << QStringLiteral("\u2039U+200F\u203a");
        QTest::newRow("zero width space") << QStringLiteral("a\u200bb") << QStringLiteral("a\u2039U+200B\u203ab");
        QTest::newRow("joiner between Latin letters") << QStringLiteral("a\u200db") << QStringLiteral("a\u2039U+200D\u203ab");
        QTest::newRow("soft hyphen") << QStringLiteral("a\u00adb") << QStringLiteral("a\u2039U+00AD\u203ab");
        QTest::newRow("byte order mark") << QStringLiteral("a\ufeff") << QStringLiteral("a\u2039U+FEFF\u203a");
        QTest::newRow("ANSI escape") << QStringLiteral("\u001b[31m") << QStringLiteral("\u241b[31m");
        QTest::newRow("delete") << QStringLiteral("\u007f") << QStringLiteral("\u2421");
        QTest::newRow("C1") << QStringLiteral("\u009b") << QStringLiteral("\u2039U+009B\u203a");
        QTest::newRow("a tag outside a flag") << QString::fromUtf8("a\xF3\xA0\x81\xA1") << QStringLiteral("a\u2039U+E0061\u203a");
        QTest::newRow("Hangul filler") << QStringLiteral("\u3164") << QStringLiteral("\u2039U+3164\u203a");
    }
    void marksWhatIsInvisible()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);

        QCOMPARE(visibleMarks(utf8(text), false), shown);
    }

    void isolatesEachParagraph()
    {
        QCOMPARE(visibleText("a\nb\r\nc"), isolatedText(QStringLiteral("a")) + QLatin1Char('\n') + isolatedText(QStringLiteral("b")) + QLatin1Char('\n')
                     + isolatedText(QStringLiteral("c")));
    }

    void aLineHasOneLine()
    {
        const auto line = visibleLine(utf8(QStringLiteral("a\nb\u2028c\td")));

        QCOMPARE(line, isolatedText(QStringLiteral("a\u21b5b\u21b5c d")));
    }

    void aTextOfNothingButMarksDoesNotGrowEightfold()
    {
        QString many(4000, QChar(0x200b));

        const auto shown = visibleMarks(utf8(many), false);

        QVERIFY(shown.size() < 2 * many.size());
        QVERIFY(!shown.contains(QChar(0x200b)));
    }

    void whatNoLimitLetsPassIsCut()
    {
        const auto whole = visibleMarks(std::string(visavis::protocol::limits::messageText, 'x'), false);
        const auto cut = visibleMarks(std::string(1'000'000, 'x'), false);

        QCOMPARE(whole, QString(4000, u'x'));
        QCOMPARE(cut, whole + QChar(0x2026));
    }

    void theClipboardGetsWhatWasWritten()
    {
        const auto text = QStringLiteral("x\u202egnp\u200b<b>");

        QCOMPARE(verbatimText(utf8(text)), text);
        QCOMPARE(verbatimText(std::string_view("a\0b", 3)), QStringLiteral("ab"));
    }

    void bytesThatAreNoUtf8BecomeReplacements()
    {
        QCOMPARE(visibleMarks("a\xff", false), QStringLiteral("a\ufffd"));
    }
};

QTEST_GUILESS_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
