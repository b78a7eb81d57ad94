// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/chime.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace visavis::ui {
namespace {

constexpr int rate = 44100;
constexpr int length = rate * 6 / 10; // samples

//! \brief A struck tone: a fundamental with a soft octave, 5 ms to rise and a sixth of a second to fall to a third.
double tone(double frequency, double seconds)
{
    if (seconds < 0)
        return 0;
    const double turn = 2 * std::numbers::pi * frequency * seconds;
    const double rise = std::min(seconds / 0.005, 1.0);
    return rise * std::exp(-seconds / 0.16) * (0.8 * std::sin(turn) + 0.2 * std::sin(2 * turn));
}

template <class Number>
void append(QByteArray &to, Number number)
{
    const auto little = qToLittleEndian(number);
    to.append(reinterpret_cast<const char *>(&little), sizeof little);
}

} // namespace

QByteArray chime()
{
    QByteArray samples;
    samples.reserve(length * 2);
    for (int i = 0; i < length; ++i) {
        const double at = double(i) / rate;
        const double end = std::min((length - 1 - i) / (rate * 0.05), 1.0); // no click where it is cut
        const double level = 0.3 * end * (tone(659.26, at) + tone(880.0, at - 0.12)); // e2, a2
        append(samples, qint16(std::lround(std::clamp(level, -1.0, 1.0) * 32767)));
    }

    QByteArray wav("RIFF");
    append(wav, quint32(36 + samples.size()));
    wav += "WAVEfmt ";
    append(wav, quint32(16));
    append(wav, quint16(1)); // PCM
    append(wav, quint16(1)); // channel
    append(wav, quint32(rate));
    append(wav, quint32(rate * 2));
    append(wav, quint16(2));
    append(wav, quint16(16));
    wav += "data";
    append(wav, quint32(samples.size()));
    return wav + samples;
}

} // namespace visavis::ui
