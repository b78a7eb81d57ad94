// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/drafts.h"
#include "console/settings.h"
#include "unit/console/fakes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace visavis::test;

class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOneDraftAConversation()
    {
        Drafts drafts;

        drafts.set(conversation(1), QStringLiteral("for the first"));
        drafts.set(conversation(2), QStringLiteral("for the second"));

        QCOMPARE(drafts.text(conversation(1)), QStringLiteral("for the first"));
        QCOMPARE(drafts.text(conversation(2)), QStringLiteral("for the second"));
        QVERIFY(!drafts.has(conversation(3)));
    }

    void clearsOneWithoutTouchingAnother()
    {
        Drafts drafts;
        drafts.set(conversation(1), QStringLiteral("first"));
        drafts.set(conversation(2), QStringLiteral("second"));

        drafts.clear(conversation(1));

        QVERIFY(!drafts.has(conversation(1)));
        QCOMPARE(drafts.text(conversation(2)), QStringLiteral("second"));
    }

    void tellsAChangeOnce()
    {
        Drafts drafts;
        QSignalSpy changed(&drafts, &Drafts::changed);

        drafts.set(conversation(1), QStringLiteral("a"));
        drafts.set(conversation(1), QStringLiteral("a"));
        drafts.clear(conversation(2));

        QCOMPARE(changed.count(), 1);
    }

    void settingsHaveDefaultsAndSurviveAStart()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("settings.ini"));
        {
            Settings settings(file);
            QCOMPARE(settings.value(settings::enterSends), true);
            QCOMPARE(settings.value(settings::lastServer), QString());
            settings.set(settings::enterSends, false);
            settings.set(settings::lastServer, QStringLiteral("https://chat.example/"));
        }

        const Settings again(file);

        QCOMPARE(again.value(settings::enterSends), false);
        QCOMPARE(again.value(settings::lastServer), QStringLiteral("https://chat.example/"));
    }
};

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
