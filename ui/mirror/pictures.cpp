// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mirror/pictures.h"

#include "protocol/mirrorlimits.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

namespace visavis::ui {

QByteArray redrawn(const QByteArray &bytes)
{
    const bool png = bytes.startsWith("\x89PNG\r\n"), jpeg = bytes.startsWith("\xFF\xD8\xFF");
    if ((!png && !jpeg) || std::size_t(bytes.size()) > protocol::limits::mirrorPicture)
        return {};
    QBuffer in;
    in.setData(bytes);
    in.open(QIODevice::ReadOnly);
    // By name: what the bytes claim to be chooses no decoder.
    QImageReader reader(&in, png ? "png" : "jpeg");
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(false);
    const auto size = reader.size(); // known before anything is decoded
    constexpr int most = protocol::limits::mirrorPicturePixels;
    if (size.isEmpty() || size.width() > most || size.height() > most)
        return {};
    const auto image = reader.read().convertToFormat(QImage::Format_ARGB32);
    if (image.isNull())
        return {};
    // Pixels alone: no text, no profile, no comment of the visitor's file.
    QImage clean(image.size(), QImage::Format_ARGB32);
    for (int line = 0; line < image.height(); ++line)
        std::copy_n(image.constScanLine(line), image.bytesPerLine(), clean.scanLine(line));
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    return clean.save(&buffer, "PNG") ? out : QByteArray();
}

} // namespace visavis::ui
