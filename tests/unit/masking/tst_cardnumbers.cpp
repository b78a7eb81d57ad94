// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/cardnumbers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>

using visavis::masking::maskCardNumbers;

namespace {

//! \brief A list of the fixture that the browser's mask is held to as well.
QJsonArray fixture(const char *list)
{
    QFile file(QStringLiteral(VISAVIS_FIXTURES "/cardnumbers.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    const auto found = QJsonDocument::fromJson(file.readAll()).object()[QLatin1String(list)].toArray();
    if (found.isEmpty())
        qFatal("%s is empty", list);
    return found;
}

} // namespace

class TestCardNumbers : public QObject
{
    Q_OBJECT

private slots:
    void masksANumberHoweverItIsWritten_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        for (const auto each : fixture("masked"))
            QTest::newRow(qPrintable(each[QLatin1String("name")].toString())) << each[QLatin1String("typed")].toString() << each[QLatin1String("shown")].toString();
    }

    void masksANumberHoweverItIsWritten()
    {
        QFETCH(QString, typed);
        QFETCH(QString, shown);

        QCOMPARE(QString::fromStdString(maskCardNumbers(typed.toStdString())), shown);
    }

    void knowsTheDigitsOfEveryScript()
    {
        for (const auto zero : fixture("zeros")) {
            QString typed;
            for (const auto digit : QStringLiteral("4539578763621486"))
                typed += QString::fromUcs4(std::array{char32_t(zero.toString().toUInt(nullptr, 16) + uint(digit.digitValue()))}.data(), 1);
            QVERIFY2(QString::fromStdString(maskCardNumbers(typed.toStdString())) == QString(16, u'•'), qPrintable(zero.toString()));
        }
    }

    void seesThroughEverySeparator()
    {
        for (const auto each : fixture("separators")) {
            const auto between = QString::fromUcs4(std::array{char32_t(each.toString().toUInt(nullptr, 16))}.data(), 1);
            const auto typed = "45395787" + between + "63621486";
            const auto shown = QString(8, u'•') + between + QString(8, u'•');
            QVERIFY2(QString::fromStdString(maskCardNumbers(typed.toStdString())) == shown, qPrintable(each.toString()));
        }
    }

    void leavesTheRestAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto each : fixture("alone"))
            QTest::newRow(qPrintable(each.toString())) << each.toString();
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
