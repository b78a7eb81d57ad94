// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/filter.h"

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QList>
#include <QSet>

//! \brief What is planted in the fixtures, and the search for any part of it in any writing.
namespace canaries {

inline const QList<QByteArray> secrets{"SEKRETzq7alpha9", "4539578763621486"};

//! \brief Every five characters of a secret in a row, as they are, reversed, in hex and URL-encoded; base64 at each of its three offsets.
inline QList<QByteArray> traces()
{
    QSet<QByteArray> all;
    const auto grams = [&all](const QByteArray &text, int length) {
        for (int i = 0; i + length <= text.size(); ++i)
            all.insert(text.mid(i, length));
    };
    for (const auto &secret : secrets) {
        auto reversed = secret;
        std::reverse(reversed.begin(), reversed.end());
        QByteArray percent;
        for (const char c : secret)
            percent += '%' + QByteArray(1, c).toHex();
        grams(secret.toLower(), 5);
        grams(reversed.toLower(), 5);
        grams(secret.toHex(), 12);
        grams(percent, 15);
        // Without the ends, which depend on the neighbours.
        for (int offset = 0; offset < 3; ++offset) {
            const auto encoded = (QByteArray(offset, 'x') + secret).toBase64();
            grams(encoded.mid(4, encoded.size() - 8).toLower(), 7);
        }
    }
    return {all.begin(), all.end()};
}

//! \brief The first trace of a secret in \a text, or nothing.
inline QByteArray traceIn(const QByteArray &text)
{
    static const auto all = traces();
    const auto lower = text.toLower();
    for (const auto &trace : all) {
        if (lower.contains(trace))
            return trace;
    }
    return {};
}

//! \brief The filter's answers, one a line.
inline QByteArray filtered(visavis::masking::Filter &filter, const QByteArray &lines)
{
    QByteArray out;
    for (const auto &line : lines.split('\n')) {
        if (line.isEmpty())
            continue;
        if (const auto event = filter.filter({line.constData(), std::size_t(line.size())}))
            out += QByteArray::fromStdString(*event) + '\n';
    }
    return out;
}

inline QByteArray filtered(visavis::masking::Level level, const QByteArray &lines)
{
    visavis::masking::Filter filter(level);
    return filtered(filter, lines);
}

inline QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(VISAVIS_FIXTURES "/masking/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! \brief The line that is no JSON object, or nothing.
inline QByteArray notJson(const QByteArray &lines)
{
    for (const auto &line : lines.split('\n')) {
        if (!line.isEmpty() && !QJsonDocument::fromJson(line).isObject())
            return line.left(200);
    }
    return {};
}

} // namespace canaries
