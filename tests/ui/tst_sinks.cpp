// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

//! \brief The inventory of places where text could become markup, a path or a command (SECURITY.md, traps Q1 to Q24). A new
//! one is forbidden until somebody has thought about it and has put it here.
namespace {

struct Line {
    QString file; //!< from the top of the tree
    int number;
    QString text;
};

const QList<Line> &lines()
{
    static const auto read = [] {
        QList<Line> all;
        QDirIterator files(QStringLiteral(VISAVIS_SOURCE "/ui"), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QFile::ReadOnly))
                qFatal("cannot read the sources");
            int number = 0;
            for (const auto &line : file.readAll().split('\n')) {
                auto text = QString::fromUtf8(line);
                text.remove(QRegularExpression(QStringLiteral("//.*$")));
                all.append({QDir(QStringLiteral(VISAVIS_SOURCE)).relativeFilePath(file.fileName()), ++number, text});
            }
        }
        return all;
    }();
    return read;
}

} // namespace

class TestSinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyKnownPlacesUseThem_data()
    {
        QTest::addColumn<QString>("sink");
        QTest::addColumn<QStringList>("known");
        const auto row = [](const char *name, const char *sink, const QStringList &known = {}) { QTest::newRow(name) << QString::fromLatin1(sink) << known; };

        row("widgets that take markup", "\\bQ(TextBrowser|TextEdit|ErrorMessage|InputDialog|ProgressDialog|MessageBox|WhatsThis|TextDocument|LCDNumber|WizardPage)\\b");
        row("tooltips by hand", "\\bQToolTip::|setWhatsThis|setStatusTip|ToolTipRole|WhatsThisRole");
        row("functions that take markup", "setHtml|appendHtml|insertHtml|toHtml\\b|setMarkdown|setInformativeText|setDetailedText|mightBeRichText");
        row("other formats than plain text", "Qt::(RichText|AutoText|MarkdownText)");
        row("a label of Qt's", "new QLabel\\b|\\bQLabel\\(|public QLabel|QLabel::setText",
            {QStringLiteral("ui/look/plainlabel.cpp"), QStringLiteral("ui/look/plainlabel.h")});
        row("a tooltip that is no literal", "setToolTip\\((?!tr\\(\"|explained\\))", {QStringLiteral("ui/desktop/tray.cpp")}); // a number
        row("style sheets", "setStyleSheet\\(", {QStringLiteral("ui/startup.cpp"), QStringLiteral("ui/room/visitorcard.cpp")});
        row("titles that are no literals", "setWindowTitle\\((?!tr\\(\")", {QStringLiteral("ui/mainwindow.cpp"), QStringLiteral("ui/room/dialog.cpp"), QStringLiteral("ui/people/secretdialog.cpp")});
        row("addresses opened by the system", "QDesktopServices::openUrl\\((?!m_desk\\.backend\\(\\)\\.shop\\(\\)\\))", {QStringLiteral("ui/room/linkdialog.cpp")});
        row("programs started, files read", "\\bQProcess\\b|(?<!:)\\bsystem\\(|\\bpopen\\(|\\bQPluginLoader\\b");
        row("QML", "\\bQ(Quick|Qml)\\w+");
        row("web views outside the mirror", "\\bQWebEngine\\w+",
            {QStringLiteral("ui/mirror/jail.h"), QStringLiteral("ui/mirror/jail.cpp"), QStringLiteral("ui/mirror/mirrorview.h"), QStringLiteral("ui/mirror/mirrorview.cpp")});
        row("arguments one after the other", "\\.arg\\((?:[^()]|\\([^()]*\\))*\\)\\s*\\.arg\\(");
        row("an object name made of data", "setObjectName\\((?!QStringLiteral|QLatin1String|objectName|name\\))");
        row("a button whose text is data", "new Q(PushButton|ToolButton|CheckBox|RadioButton|GroupBox|CommandLinkButton)\\((?!tr\\(|words::of|text\\)|acceptText|icon\\(|\\)|parent)[^)]");
    }
    void onlyKnownPlacesUseThem()
    {
        QFETCH(QString, sink);
        QFETCH(QStringList, known);
        const QRegularExpression pattern(sink);
        QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));

        QStringList found;
        for (const auto &line : lines()) {
            if (!known.contains(line.file) && line.text.contains(pattern))
                found += QStringLiteral("%1:%2:%3").arg(line.file, QString::number(line.number), line.text);
        }

        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void theInventoryReadsTheWholeFolder()
    {
        QVERIFY(lines().size() > 2000);
        QVERIFY(std::any_of(lines().begin(), lines().end(), [](const Line &line) { return line.file == QLatin1String("ui/room/threadpanel.cpp"); }));
    }
};

QTEST_GUILESS_MAIN(TestSinks)
#include "tst_sinks.moc"
