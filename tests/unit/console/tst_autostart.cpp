// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/autostart.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using visavis::console::Autostart;

class TestAutostart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndRemovesTheEntry()
    {
        const QTemporaryDir home;
        const auto folder = home.filePath(QStringLiteral("config/autostart")); // not there yet
        const Autostart autostart(QStringLiteral("/opt/visavis/bin/visavis"), folder);
        QVERIFY(!autostart.isOn());

        QVERIFY(autostart.set(true));

        QVERIFY(autostart.isOn());
        QFile file(folder + QStringLiteral("/org.visavis.Visavis.desktop"));
        QVERIFY(file.open(QFile::ReadOnly));
        const auto lines = file.readAll().split('\n');
        QCOMPARE(lines.front(), QByteArray("[Desktop Entry]"));
        QVERIFY(lines.contains("Exec=\"/opt/visavis/bin/visavis\" --minimized"));
        QVERIFY(lines.contains("Type=Application"));
        QVERIFY(autostart.set(false));
        QVERIFY(!autostart.isOn());
        QVERIFY(!file.exists());
        QVERIFY(autostart.set(false)); // twice is no mistake
    }

    void quotesWhatTheShellOrTheSpecificationWouldTake_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("plain") << "/usr/bin/visavis" << "\"/usr/bin/visavis\"";
        QTest::newRow("space") << "/opt/my chat/visavis" << "\"/opt/my chat/visavis\"";
        QTest::newRow("dollar") << "/opt/$HOME/visavis" << "\"/opt/\\\\$HOME/visavis\"";
        QTest::newRow("quote") << "/opt/a\"b" << "\"/opt/a\\\\\"b\"";
        QTest::newRow("backquote") << "/opt/a`b" << "\"/opt/a\\\\`b\"";
        QTest::newRow("backslash") << "/opt/a\\b" << "\"/opt/a\\\\\\\\b\"";
        QTest::newRow("field code") << "/opt/100%u" << "\"/opt/100%%u\"";
    }

    void quotesWhatTheShellOrTheSpecificationWouldTake()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, quoted);

        QCOMPARE(Autostart::quoted(path), quoted);
    }

    void believesASessionThatSwitchedItOff()
    {
        const QTemporaryDir folder;
        const Autostart autostart(QStringLiteral("/usr/bin/visavis"), folder.path());
        QVERIFY(autostart.set(true));
        QFile file(folder.filePath(QStringLiteral("org.visavis.Visavis.desktop")));
        QVERIFY(file.open(QFile::Append));
        file.write("Hidden=true\n");
        file.close();

        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(true));
        QVERIFY(autostart.isOn());
    }

    void saysThatItCannotBeWritten()
    {
        const QTemporaryDir home;
        QFile inTheWay(home.filePath(QStringLiteral("autostart")));
        QVERIFY(inTheWay.open(QFile::WriteOnly));

        QVERIFY(!Autostart(QStringLiteral("/usr/bin/visavis"), inTheWay.fileName()).set(true));
    }
};

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
