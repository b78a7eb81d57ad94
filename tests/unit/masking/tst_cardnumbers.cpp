// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/cardnumbers.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using visavis::masking::maskCardNumbers;

class TestCardNumbers : public QObject
{
    Q_OBJECT

private slots:
    void masksANumberHoweverItIsWritten_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << "4539578763621486" << QString(16, u'•');
        QTest::newRow("in a sentence") << "card 4539578763621486, ok?" << "card " + QString(16, u'•') + ", ok?";
        QTest::newRow("spaces") << "4539 5787 6362 1486" << "•••• •••• •••• ••••";
        QTest::newRow("hyphens") << "4539-5787-6362-1486" << "••••-••••-••••-••••";
        QTest::newRow("spaced hyphens") << "4539 -5787 -6362 -1486" << "•••• -•••• -•••• -••••";
        QTest::newRow("dots and lines") << "4539.5787\n6362_1486" << "••••.••••\n••••_••••";
        QTest::newRow("zero width") << QString::fromUtf8("4539\u200B5787\u200D6362\u20601486") << QString::fromUtf8("••••\u200B••••\u200D••••\u2060••••");
        QTest::newRow("each digit apart") << "4 5 3 9 5 7 8 7 6 3 6 2 1 4 8 6" << "• • • • • • • • • • • • • • • •";
        QTest::newRow("full width") << QString::fromUtf8("４５３９５７８７６３６２１４８６") << QString(16, u'•');
        QTest::newRow("Arabic-Indic") << QString::fromUtf8("٤٥٣٩٥٧٨٧٦٣٦٢١٤٨٦") << QString(16, u'•');
        QTest::newRow("mathematical") << QString::fromUtf8("𝟒𝟓𝟑𝟗𝟓𝟕𝟖𝟕𝟔𝟑𝟔𝟐𝟏𝟒𝟖𝟔") << QString(16, u'•');
        QTest::newRow("13 digits") << "4222222222222" << QString(13, u'•');
        QTest::newRow("15 digits") << "378282246310005" << QString(15, u'•');
        QTest::newRow("19 digits") << "6304000000000000000" << "•••••••••••••••••••";
        QTest::newRow("letters close by") << "x4539578763621486y" << "x" + QString(16, u'•') + "y";
    }

    void masksANumberHoweverItIsWritten()
    {
        QFETCH(QString, typed);
        QFETCH(QString, shown);

        QCOMPARE(QString::fromStdString(maskCardNumbers(typed.toStdString())), shown);
    }

    void leavesTheRestAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto *text : {"", "Hello", "order 2026-11-24 at 12:30", "4539578763621487 does not pass", "123456789012", "+33 1 23 45 67 89",
                                 "4539 words 5787 between 6362 them 1486", "世界 ٣ items"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void leavesTheRestAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(maskCardNumbers(text.toStdString())), text);
    }

    //! Typing on after the number without a break must not bring it back.
    void keepsANumberMaskedInsideALongerRun()
    {
        for (int extra = 0; extra < 30; ++extra) {
            const auto typed = std::string("4539578763621486") + std::string(std::size_t(extra), '7');
            const auto shown = maskCardNumbers(typed);
            QVERIFY2(shown.find("45395787") == std::string::npos && shown.find("63621486") == std::string::npos, typed.c_str());
        }
    }

    void copiesInvalidUtf8()
    {
        const std::string broken = "a\xE2\x82 4539578763621486 \xFF\xC0";

        const auto shown = maskCardNumbers(broken);

        QVERIFY(shown.starts_with("a\xE2\x82 ") && shown.ends_with(" \xFF\xC0"));
        QVERIFY(shown.find('4') == std::string::npos);
    }

    void isLinear()
    {
        const std::string digits(64 * 1024, '4');
        QElapsedTimer timer;
        timer.start();

        QVERIFY(!maskCardNumbers(digits).empty());

        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestCardNumbers)
#include "tst_cardnumbers.moc"
