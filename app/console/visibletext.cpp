// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/visibletext.h"

#include "protocol/limits.h"

#include <QChar>
#include <QList>

#include <algorithm>

namespace visavis::console {
namespace {

constexpr char16_t firstStrongIsolate = 0x2068;
constexpr char16_t popIsolate = 0x2069;
constexpr char32_t zeroWidthNonJoiner = 0x200C;
constexpr char32_t zeroWidthJoiner = 0x200D;
constexpr char32_t blackFlag = 0x1F3F4;
constexpr char32_t cancelTag = 0xE007F;
//! A text of nothing but marks would grow eightfold; beyond this many each is one character.
constexpr int mostSpelledMarks = 100;
//! No limit of the wire lets a longer text pass; a backend that forgets its limits must not stop the desk (SECURITY.md Q20).
constexpr qsizetype mostShown = protocol::limits::messageText;
//! The same of what stands in one line: names, addresses, the beginning of a message.
constexpr qsizetype mostInLine = protocol::limits::email;
//! Marks on one letter beyond these belong to no script and cost a shaper most (Stream-Safe Text Format, UAX 15 section 13).
constexpr int mostMarksOfLetter = 30;

[[nodiscard]] bool within(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

[[nodiscard]] bool isTag(char32_t c) { return within(c, 0xE0000, 0xE007F); }

//! \brief Draws nothing, or changes how others are drawn: Default_Ignorable_Code_Point of Unicode, bidi controls, and blanks
//! that pass for nothing. Joiners and emoji's variation selectors are decided by their place.
[[nodiscard]] bool isInvisible(char32_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x061C || within(c, 0x115F, 0x1160) || within(c, 0x17B4, 0x17B5) || within(c, 0x180B, 0x180F)
        || within(c, 0x200B, 0x200F) || within(c, 0x202A, 0x202E) || within(c, 0x2060, 0x206F) || c == 0x2800 || c == 0x3164
        || within(c, 0xFE00, 0xFE0F) || c == 0xFEFF || c == 0xFFA0 || within(c, 0xFFF0, 0xFFFB) || within(c, 0x1BCA0, 0x1BCA3)
        || within(c, 0x1D173, 0x1D17A) || within(c, 0xE0000, 0xE0FFF);
}

//! \brief Scripts whose letters change shape at a joiner, so that people type it (Unicode 16, section 23.2).
[[nodiscard]] bool joins(char32_t c)
{
    if (!QChar::isLetter(c) && !QChar::isMark(c))
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Arabic: case QChar::Script_Syriac: case QChar::Script_Mongolian: case QChar::Script_Nko:
    case QChar::Script_Devanagari: case QChar::Script_Bengali: case QChar::Script_Gurmukhi: case QChar::Script_Gujarati:
    case QChar::Script_Oriya: case QChar::Script_Tamil: case QChar::Script_Telugu: case QChar::Script_Kannada:
    case QChar::Script_Malayalam: case QChar::Script_Sinhala: case QChar::Script_Khmer: case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return true;
    default:
        return false;
    }
}

[[nodiscard]] bool isEmoji(char32_t c)
{
    return within(c, 0x1F000, 0x1FAFF) || within(c, 0x2190, 0x21FF) || within(c, 0x2300, 0x27BF) || within(c, 0x2900, 0x297F)
        || within(c, 0x2B00, 0x2BFF) || c == 0x00A9 || c == 0x00AE || c == 0x203C || c == 0x2049 || c == 0x2122 || c == 0x3030
        || c == 0x303D || c == 0x3297 || c == 0x3299;
}

class Marker final
{
public:
    Marker(const QString &text, bool oneLine)
        : m_points(text.toUcs4())
        , m_oneLine(oneLine)
        , m_most(oneLine ? mostInLine : mostShown)
    {
        m_out.reserve(text.size());
    }

    [[nodiscard]] QString run()
    {
        for (m_at = 0; m_at < std::min(m_points.size(), m_most); ++m_at)
            step(m_points[m_at]);
        if (m_points.size() > m_most)
            m_out += QChar(0x2026);
        return m_out;
    }

private:
    [[nodiscard]] char32_t before() const { return m_at > 0 ? m_points[m_at - 1] : 0; }
    [[nodiscard]] char32_t after() const { return m_at + 1 < m_points.size() ? m_points[m_at + 1] : 0; }

    void step(char32_t c)
    {
        if (c == U'\r' && after() == U'\n')
            return;
        if (c == U'\n' || c == U'\r' || c == 0x0085 || c == 0x2028 || c == 0x2029) {
            m_out += m_oneLine ? QChar(0x21B5) : QChar(u'\n');
        } else if (c == U'\t') {
            m_out += m_oneLine ? QChar(u' ') : QChar(u'\t');
        } else if (c < 0x20) {
            m_out += QChar(char16_t(0x2400 + c)); // control pictures
        } else if (c == 0x7F) {
            m_out += QChar(0x2421);
        } else if (within(c, 0x80, 0x9F)) {
            mark(c);
        } else if (isInvisible(c) && !belongs(c)) {
            mark(c);
        } else if (QChar::isMark(c) && ++m_marksOfLetter > mostMarksOfLetter) {
            m_out += QChar(QChar::ReplacementCharacter);
        } else {
            if (!QChar::isMark(c))
                m_marksOfLetter = 0;
            put(c);
        }
    }

    //! \brief An invisible character where writing needs it.
    [[nodiscard]] bool belongs(char32_t c)
    {
        if (c == zeroWidthJoiner)
            return (joins(before()) && joins(after()))
                || ((isEmoji(before()) || before() == 0xFE0F) && isEmoji(after()));
        if (c == zeroWidthNonJoiner)
            return joins(before()) && joins(after());
        if (c == 0xFE0E || c == 0xFE0F)
            return isEmoji(before()) || (after() == 0x20E3 && before() < 0x80);
        if (isTag(c))
            return inFlag();
        return false;
    }

    //! \brief Whether this tag stands between a black flag and a cancel tag: the flags of England, Scotland, Wales.
    [[nodiscard]] bool inFlag() const
    {
        constexpr qsizetype longest = 8;
        qsizetype from = m_at, to = m_at;
        while (from > 0 && m_at - from < longest && isTag(m_points[from]))
            --from;
        while (to + 1 < m_points.size() && to - m_at < longest && m_points[to] != cancelTag && isTag(m_points[to + 1]))
            ++to;
        return m_points[from] == blackFlag && m_points[to] == cancelTag && to - from <= longest;
    }

    void mark(char32_t c)
    {
        if (++m_marks > mostSpelledMarks)
            m_out += QChar(QChar::ReplacementCharacter);
        else
            m_out += QChar(0x2039) + QLatin1String("U+") + QString::number(c, 16).toUpper().rightJustified(4, QLatin1Char('0')) + QChar(0x203A);
    }

    void put(char32_t c)
    {
        if (QChar::requiresSurrogates(c)) {
            m_out += QChar(QChar::highSurrogate(c));
            m_out += QChar(QChar::lowSurrogate(c));
        } else {
            m_out += QChar(char16_t(c));
        }
    }

    const QList<uint> m_points;
    const bool m_oneLine;
    const qsizetype m_most;
    qsizetype m_at = 0;
    int m_marks = 0, m_marksOfLetter = 0;
    QString m_out;
};

QString isolated(QStringView paragraph)
{
    QString out;
    if (paragraph.isEmpty())
        return out;
    out.reserve(paragraph.size() + 2);
    out += QChar(firstStrongIsolate);
    out += paragraph;
    out += QChar(popIsolate);
    return out;
}

} // namespace

QString visibleMarks(std::string_view utf8, bool oneLine)
{
    // A character has four bytes at the most: what is left out here would not be shown, and need not be decoded.
    const auto decoded = utf8.substr(0, 4 * std::size_t(oneLine ? mostInLine : mostShown) + 4);
    return Marker(QString::fromUtf8(decoded.data(), qsizetype(decoded.size())), oneLine).run();
}

QString visibleText(std::string_view utf8)
{
    const auto marked = visibleMarks(utf8, false);
    QString out;
    out.reserve(marked.size() + 2);
    qsizetype from = 0;
    while (true) {
        const auto to = marked.indexOf(QLatin1Char('\n'), from);
        out += isolated(QStringView(marked).mid(from, to < 0 ? -1 : to - from));
        if (to < 0)
            return out;
        out += QLatin1Char('\n');
        from = to + 1;
    }
}

QString visibleLine(std::string_view utf8)
{
    return isolated(visibleMarks(utf8, true));
}

QString verbatimText(std::string_view utf8)
{
    auto text = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
    text.remove(QChar(u'\0'));
    return text;
}

} // namespace visavis::console
