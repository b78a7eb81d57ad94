// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/notices.h"

#include <QTest>

#include <array>

using namespace visavis;
using namespace visavis::protocol;

class TestNoticeTexts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreNoPlaceholders()
    {
        const auto notices = backend::Notices::load(VISAVIS_SOURCE "/resources/notices");
        QVERIFY(notices);
        const auto lending = notices->lending("en", "A {alias} Ltd", "Anna {controller}", CobrowseScope::Point);
        QVERIFY(lending.title.find("Anna {controller}") != std::string::npos);
        QCOMPARE(lending.controller, std::string("A {alias} Ltd"));
        QVERIFY(lending.more.find("A {alias} Ltd") != std::string::npos);
        const auto chat = notices->compose("fr", "A {alias} Ltd", std::array{Purpose::Chat});
        QVERIFY(chat.intro.find("A {alias} Ltd") != std::string::npos);
        QCOMPARE(chat.purposes.size(), std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(TestNoticeTexts)
#include "tst_noticetexts.moc"
