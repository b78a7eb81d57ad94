// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <string>

//! \brief What a visitor may write to hurt the desk (SECURITY.md, injection traps Q1 to Q23), and what a backend that forgets
//! its limits may let through.
namespace visavis::test {

[[nodiscard]] inline std::string repeated(const std::string &part, std::size_t times)
{
    std::string whole;
    for (std::size_t i = 0; i < times; ++i)
        whole += part;
    return whole;
}

inline void addHostileTexts()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("19 nested tables, 285 bytes") << repeated("<table><tr><td>", 19);
    QTest::newRow("30,000 <b>") << repeated("<b>", 30'000);
    QTest::newRow("10,000 lists") << repeated("<ul><li>", 10'000);
    QTest::newRow("markup") << std::string("<b>bold</b><font size=200000>big</font>");
    QTest::newRow("escaped markup") << std::string("&lt;b&gt;bold&lt;/b&gt;");
    QTest::newRow("image of a file") << std::string("<img src='/etc/hostname'><img src=\"file:///etc/hostname\">");
    QTest::newRow("image over the network") << std::string("<img src='//evil.example/share/a.png'>");
    QTest::newRow("UNC paths") << std::string("\\\\evil.example\\share\\b.png file://evil.example/share/c.png");
    QTest::newRow("style sheet of a file") << std::string("<link rel=stylesheet href=file:///etc/passwd>");
    QTest::newRow("markdown") << std::string("![x](file:///etc/hostname) [y](javascript:alert(1)) **z**");
    QTest::newRow("bidi overrides") << std::string("invoice\xE2\x80\xAEgpj.exe\xE2\x81\xA6 end");
    QTest::newRow("Zalgo") << "Z" + repeated("\xCC\x81\xCD\x95\xCC\xB8", 600) + "algo";
    QTest::newRow("1,000,000 unbroken characters") << std::string(1'000'000, 'x');
    QTest::newRow("placeholders") << std::string("%1 %2 %L1 %n %99 100 %");
    QTest::newRow("mnemonics") << std::string("&File &&Edit Tom & Jerry");
    QTest::newRow("leading line feed") << std::string("\n<b>after a line feed</b>");
    QTest::newRow("controls") << std::string("a\x1B[31mred\x07\x08\x7F\xC2\x9C|b\tc");
    QTest::newRow("style of a widget") << std::string("QLabel { color: red } }; * { font-size: 200000px }");
}

} // namespace visavis::test
