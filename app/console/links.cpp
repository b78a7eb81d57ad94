// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/links.h"

#include <algorithm>

namespace visavis::console {
namespace {

constexpr qsizetype longest = 2048;

//! \brief Ends an address: white space, controls, quotes and brackets that RFC 3986 does not know, and the marks and
//! isolates of visibletext.h. A backslash too, which browsers read as a slash.
[[nodiscard]] bool endsAddress(QChar c)
{
    if (c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.isNull()
        || c == QChar::ReplacementCharacter)
        return true;
    return QStringView(u"\"<>\\^`{|}\u00AB\u00BB\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2039\u203A\u3008\u3009\u300A\u300B\u300C\u300D").contains(c);
}

//! \brief Punctuation of the sentence, and a closing bracket that the address did not open.
[[nodiscard]] qsizetype withoutTail(QStringView address)
{
    auto length = address.size();
    while (length > 0) {
        const auto last = address[length - 1];
        const auto open = last == u')' ? u'(' : last == u']' ? u'[' : u'\0';
        const auto part = address.left(length);
        if (open != u'\0' ? part.count(QChar(open)) < part.count(last) : QStringView(u".,;:!?'*_~\u2026\u3002\uFF0C").contains(last))
            --length;
        else
            break;
    }
    return length;
}

[[nodiscard]] bool isPlainLatin(char32_t c)
{
    if (c < 0x80)
        return true;
    // Accented letters that a reader tells from the plain ones; not dotless i, kra, long s, middle-dot l, apostrophe n.
    return c >= 0xDF && c <= 0x17E && c != 0xF7 && c != 0x131 && c != 0x138 && c != 0x13F && c != 0x140 && c != 0x149;
}

//! \brief Letters of Cyrillic, Greek and Armenian that look like Latin ones in a common typeface.
[[nodiscard]] bool looksLatin(char32_t c)
{
    return QStringView(u"\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04CF\u0501\u051B\u051D\u043A\u0432\u043D\u043C\u0442\u0433\u044C\u043F\u0438\u0491\u04BB\u0454\u0457\u0451\u0475\u04AF\u043F\u0437\u0431"
                       "\u03BF\u03B1\u03BD\u03C1\u03C5\u03B9\u03BA\u03C4\u03C7\u03B3\u03C9\u03B5\u03B7\u03BC\u03C3\u03B2\u03F2\u03F3"
                       "\u0585\u0578\u057D\u0570\u0581\u057C\u0566\u0561\u0563\u056B\u056C\u056A")
        .contains(QChar(char16_t(c)));
}

//! \brief Whether a label reads as what it is: one script, and none of its words passes for a Latin one.
[[nodiscard]] bool readsTrue(const QString &label)
{
    bool latin = false, eastAsian = false, confusable = true, letters = false;
    auto other = QChar::Script_Common;
    for (const auto c : label.toUcs4()) {
        const auto script = QChar::script(c);
        if (script == QChar::Script_Common) {
            if (c >= 0x80) // digits of other scripts, symbols, marks
                return false;
            continue;
        }
        if (script == QChar::Script_Inherited || QChar::requiresSurrogates(c))
            return false;
        letters = true;
        if (script == QChar::Script_Latin) {
            if (!isPlainLatin(c))
                return false;
            latin = true;
            continue;
        }
        if (script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana || script == QChar::Script_Hangul
            || script == QChar::Script_Bopomofo) {
            eastAsian = true;
            continue;
        }
        if (other != QChar::Script_Common && other != script)
            return false;
        other = script;
        confusable = confusable && looksLatin(c);
    }
    if (other == QChar::Script_Common)
        return !(latin && eastAsian);
    if (latin || eastAsian)
        return false;
    switch (other) {
    case QChar::Script_Cyrillic: case QChar::Script_Greek: case QChar::Script_Armenian:
        return !(letters && confusable);
    case QChar::Script_Arabic: case QChar::Script_Hebrew: case QChar::Script_Thai: case QChar::Script_Devanagari:
    case QChar::Script_Georgian:
        return true;
    default:
        return false; // scripts that few readers know, Cherokee and Lisu among them, which are full of Latin shapes
    }
}

[[nodiscard]] QString shownHost(const QUrl &url)
{
    const auto ascii = url.host(QUrl::FullyEncoded);
    const auto decoded = QUrl::fromAce(ascii.toLatin1(), QUrl::IgnoreIDNWhitelist);
    const auto labels = decoded.split(QLatin1Char('.'));
    const bool plain = std::all_of(labels.begin(), labels.end(), readsTrue);
    auto host = plain && !decoded.isEmpty() ? decoded : ascii;
    if (host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    if (url.port() >= 0)
        host += QLatin1Char(':') + QString::number(url.port());
    return host;
}

[[nodiscard]] qsizetype nextScheme(const QString &text, qsizetype from)
{
    while (true) {
        from = text.indexOf(QLatin1String("http"), from, Qt::CaseInsensitive);
        if (from < 0)
            return -1;
        const auto rest = QStringView(text).mid(from);
        const bool scheme = rest.startsWith(QLatin1String("http://"), Qt::CaseInsensitive)
            || rest.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
        // "xhttp://", "view-source:http://": another scheme's
        const bool begins = from == 0 || !(text[from - 1].isLetterOrNumber() || QStringView(u"+-.:/@").contains(text[from - 1]));
        if (scheme && begins)
            return from;
        ++from;
    }
}

} // namespace

std::vector<Link> findLinks(const QString &text)
{
    std::vector<Link> links;
    for (auto from = nextScheme(text, 0); from >= 0;) {
        auto end = from;
        while (end < text.size() && end - from < longest && !endsAddress(text[end]))
            ++end;
        const auto length = withoutTail(QStringView(text).mid(from, end - from));
        QUrl url(text.mid(from, length), QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty() && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"))) {
            const bool stripped = text.mid(from, length).section(QLatin1Char('/'), 2, 2).contains(QLatin1Char('@'));
            url.setUserInfo(QString());
            links.push_back({from, length, url, shownHost(url), stripped});
        }
        from = nextScheme(text, std::max(end, from + 1));
    }
    return links;
}

} // namespace visavis::console
