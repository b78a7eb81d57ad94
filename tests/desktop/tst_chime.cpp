// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/chime.h"
#include "ui/desktop/sound.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>
#include <QtEndian>

using namespace visavis::ui;

namespace {

template <class Number>
Number at(const QByteArray &bytes, qsizetype place)
{
    return qFromLittleEndian<Number>(bytes.constData() + place);
}

} // namespace

class TestChime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAWaveFileOfHalfASecond()
    {
        const auto wav = chime();

        QVERIFY(wav.startsWith("RIFF"));
        QCOMPARE(wav.mid(8, 8), QByteArray("WAVEfmt "));
        QCOMPARE(at<quint32>(wav, 4), quint32(wav.size() - 8));
        QCOMPARE(at<quint16>(wav, 20), quint16(1));
        QCOMPARE(at<quint16>(wav, 22), quint16(1));
        QCOMPARE(at<quint32>(wav, 24), quint32(44100));
        QCOMPARE(at<quint32>(wav, 40), quint32(wav.size() - 44));
        const auto seconds = double(wav.size() - 44) / 2 / 44100;
        QVERIFY(seconds > 0.3 && seconds < 1);
    }

    void isHeardAndNeverHurts()
    {
        const auto wav = chime();
        int loudest = 0, step = 0, before = 0;

        for (qsizetype place = 44; place < wav.size(); place += 2) {
            const int now = at<qint16>(wav, place);
            loudest = std::max(loudest, std::abs(now));
            step = std::max(step, std::abs(now - before));
            before = now;
        }

        QVERIFY2(loudest > 6000 && loudest < 20000, qPrintable(QString::number(loudest))); // far from clipping
        QVERIFY2(step < 4000, qPrintable(QString::number(step)));                          // no click
        QVERIFY(std::abs(before) < 300); // it ends in silence
    }

    void holdsNobodyUpWithoutASoundDevice()
    {
        qputenv("PULSE_SERVER", "/nowhere");
        qputenv("ALSA_CONFIG_PATH", "/nowhere");
        QElapsedTimer time;
        time.start();

        Sound sound;
        sound.play();
        sound.play();

        QVERIFY2(time.elapsed() < 500, qPrintable(QString::number(time.elapsed())));
    }
};

QTEST_MAIN(TestChime)
#include "tst_chime.moc"
