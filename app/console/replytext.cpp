// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/replytext.h"

#include <QRegularExpression>

namespace visavis::console {
namespace {

bool isBlank(QChar c)
{
    return c == QLatin1Char(' ') || c == QLatin1Char('\t') || c == QChar(0x00A0) || c == QChar(0x202F);
}

QString plainLine(const std::string &text)
{
    auto line = QString::fromStdString(text).simplified();
    constexpr char16_t nonJoiner = 0x200C, joiner = 0x200D;
    line.removeIf([](QChar c) {
        const bool shapeless = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        return shapeless && c != QChar(nonJoiner) && c != QChar(joiner);
    });
    return line;
}

//! \brief Joins what stands before a name that is missing with what stands behind it, from \a at on.
//! \return where the text goes on
qsizetype closeGap(QString &before, const QString &text, qsizetype at)
{
    const auto skipBlanks = [&text](qsizetype from) {
        while (from < text.size() && isBlank(text[from]))
            ++from;
        return from;
    };
    while (!before.isEmpty() && isBlank(before.back()))
        before.chop(1);
    const bool comma = at < text.size() && text[at] == QLatin1Char(',');
    if (before.isEmpty() || before.back() == QLatin1Char('\n'))
        return skipBlanks(comma ? at + 1 : at);
    if (before.back() == QLatin1Char(',')) {
        const auto next = skipBlanks(at);
        if (comma || next == text.size() || text[next].isPunct() || text[next] == QLatin1Char('\n'))
            before.chop(1);
        return comma ? at + 1 : at;
    }
    return at;
}

} // namespace

std::vector<Placeholder> placeholders(const QString &text)
{
    static const QRegularExpression braces(QStringLiteral("\\{([^{}\\n]{1,40})\\}"));
    std::vector<Placeholder> found;
    for (auto matches = braces.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto name = match.captured(1);
        const bool known = std::any_of(replyPlaceholders.begin(), replyPlaceholders.end(), [&](const char *each) { return name == QLatin1String(each); });
        found.push_back({match.capturedStart(), match.capturedLength(), known});
    }
    return found;
}

ReplyFacts replyFacts(const protocol::Header &conversation, const std::optional<protocol::Card> &card, const protocol::Self &self)
{
    return {plainLine(card ? card->name.value_or("") : std::string()), plainLine(self.alias), plainLine(conversation.siteName)};
}

QString filled(const QString &text, const ReplyFacts &facts)
{
    QString out;
    qsizetype done = 0;
    for (const auto &each : placeholders(text)) {
        if (!each.known)
            continue;
        out += text.mid(done, each.at - done);
        done = each.at + each.length;
        const auto name = text.mid(each.at + 1, each.length - 2);
        const auto &value = name == QLatin1String("visitor") ? facts.visitor : name == QLatin1String("alias") ? facts.alias : facts.site;
        out += value;
        if (!value.isEmpty())
            continue;
        done = closeGap(out, text, done);
        const bool begins = out.isEmpty() || out.back() == QLatin1Char('\n');
        if (begins && done < text.size() && text[done].isLower())
            out += text[done++].toUpper();
    }
    return out + text.mid(done);
}

} // namespace visavis::console
