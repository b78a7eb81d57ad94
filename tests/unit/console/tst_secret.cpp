// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/secret.h"

#include <QTest>

#include <algorithm>

using namespace visavis::console;

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesOneBufferAmongCopies()
    {
        const Secret one("a token of forty-three characters, so no SSO");

        const Secret two = one; // NOLINT: the copy is what is tested

        QCOMPARE(static_cast<const void *>(two.reveal().data()), static_cast<const void *>(one.reveal().data()));
        QVERIFY(one == two);
    }

    void overwritesABufferThatIsWiped()
    {
        std::string bytes("a password that is longer than any short string");
        const auto capacity = bytes.capacity();
        const char *const at = bytes.data();

        Secret::wipe(bytes);

        QVERIFY(bytes.empty());
        QCOMPARE(bytes.capacity(), capacity); // so the memory is still ours to look at
        QVERIFY(std::all_of(at, at + capacity, [](char c) { return c == 0; }));
    }

    void isEmptyWithoutBytes()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret("").isEmpty());
        QVERIFY(!Secret("x").isEmpty());
        QVERIFY(!(Secret("x") == Secret("y")));
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
