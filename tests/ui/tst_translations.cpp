// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage.h"

#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace visavis::test;
using namespace visavis;

namespace {

struct Message {
    QString context, source, comment;
    QStringList translations; //!< one, or a form for each number
    bool plural = false;
    QString state; //!< "" finished; unfinished, vanished, obsolete
};

QStringList formsOf(QXmlStreamReader &xml, bool plural)
{
    if (!plural)
        return {xml.readElementText()};
    QStringList forms;
    while (xml.readNextStartElement())
        forms += xml.readElementText();
    return forms;
}

QList<Message> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append({context, {}, {}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"), {}});
        } else if (xml.name() == QLatin1String("source")) {
            messages.back().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            messages.back().comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.back().state = xml.attributes().value(QLatin1String("type")).toString();
            messages.back().translations = formsOf(xml, messages.back().plural);
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return messages;
}

QString catalogue(const QString &language)
{
    return QStringLiteral(VISAVIS_SOURCE "/translations/visavis_%1.ts").arg(language);
}

//! The catalogue of \a language as lupdate would leave it now: what is missing is unfinished in it, what is gone obsolete.
QList<Message> updated(const QString &language, const QStringList &options)
{
    QTemporaryDir folder;
    const auto copy = folder.filePath(QStringLiteral("visavis_%1.ts").arg(language));
    if (!QFile::copy(catalogue(language), copy))
        qFatal("no catalogue of %s", qPrintable(language));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(VISAVIS_SOURCE));
    lupdate.start(QStringLiteral(VISAVIS_LUPDATE),
                  QStringList{QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-I"), QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("app/console"),
                              QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-silent")}
                      + options + QStringList{QStringLiteral("-ts"), copy});
    if (!lupdate.waitForFinished(60'000) || lupdate.exitCode() != 0)
        qFatal("lupdate failed: %s", lupdate.readAllStandardError().constData());
    return read(copy);
}

QString nameOf(const Message &message)
{
    return message.context + QStringLiteral(": ") + message.source;
}

//! How often each placeholder and mnemonic stands in \a text.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("%L?(\\d|n)|&(?!&)"));
    QStringList found;
    for (auto each = mark.globalMatch(text); each.hasNext();)
        found += each.next().captured();
    found.sort();
    return found;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStringIsTranslatedAndNoneIsObsolete_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("French") << "fr" << QStringList();
        QTest::newRow("English plurals") << "en" << QStringList{QStringLiteral("-pluralonly")};
    }
    void everyStringIsTranslatedAndNoneIsObsolete()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, options);

        const auto messages = updated(language, options);

        QStringList wrong;
        for (const auto &message : messages) {
            if (!message.state.isEmpty() || message.translations.contains(QString()))
                wrong += (message.state.isEmpty() ? QStringLiteral("empty") : message.state) + QStringLiteral(" · ") + nameOf(message);
        }
        QVERIFY(!messages.isEmpty());
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("run lupdate as translations/README.md says, then translate:\n") + wrong.join(QLatin1Char('\n'))));
    }

    void everyContextIsAClassOfTheProgram()
    {
        // lupdate takes the context from its reading of the source, tr() from the compiler's; where they differ, the words are lost.
        static const QRegularExpression declared(QStringLiteral("Q_DECLARE_TR_FUNCTIONS\\((\\w+)\\)"));
        static const QRegularExpression noted(QStringLiteral("QT_TRANSLATE_NOOP\\(\"(\\w+)\""));
        static const QRegularExpression object(QStringLiteral("class (\\w+)[^;{]*\\{\\s*Q_OBJECT"));
        QSet<QString> known;
        for (const auto *folder : {"ui", "app/console"}) {
            QDirIterator files(QStringLiteral(VISAVIS_SOURCE "/") + QLatin1String(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QFile::ReadOnly));
                const auto text = QString::fromUtf8(file.readAll());
                for (const auto &pattern : {declared, noted}) {
                    for (auto each = pattern.globalMatch(text); each.hasNext();)
                        known += each.next().captured(1);
                }
                const auto space = file.fileName().contains(QLatin1String("/ui/")) && !file.fileName().contains(QLatin1String("/app/console/")) ? QLatin1String("visavis::ui::") : QLatin1String("visavis::console::");
                for (auto each = object.globalMatch(text); each.hasNext();)
                    known += space + each.next().captured(1);
            }
        }

        QSet<QString> unknown;
        for (const auto &message : read(catalogue(QStringLiteral("fr"))))
            unknown += message.context;
        unknown -= known;

        QVERIFY2(unknown.isEmpty(), qPrintable(QStringList(unknown.values()).join(QLatin1Char(' '))));
    }

    void placeholdersMnemonicsAndEdgesAreThoseOfTheSource_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("French") << "fr";
        QTest::newRow("English plurals") << "en";
    }
    void placeholdersMnemonicsAndEdgesAreThoseOfTheSource()
    {
        QFETCH(QString, language);

        QStringList wrong;
        for (const auto &message : read(catalogue(language))) {
            for (const auto &text : message.translations) {
                const bool same = placeholders(text) == placeholders(message.source) && text.startsWith(QLatin1Char(' ')) == message.source.startsWith(QLatin1Char(' '))
                    && text.endsWith(QStringLiteral("…")) == message.source.endsWith(QStringLiteral("…")) && text.count(QLatin1Char('\n')) == message.source.count(QLatin1Char('\n'));
                if (!same)
                    wrong += nameOf(message) + QStringLiteral(" -> ") + text;
            }
        }

        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void frenchIsSetAsFrenchIs()
    {
        static const QRegularExpression slip(QStringLiteral("['\"]|[ \\w][:;!?](?!//)(?:\\s|$)|« | »|\\.\\.\\."));

        QStringList wrong;
        for (const auto &message : read(catalogue(QStringLiteral("fr")))) {
            for (const auto &text : message.translations) {
                if (text.contains(slip))
                    wrong += text;
            }
        }

        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void theProgramLoadsWhatIsWritten_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("French") << "fr";
        QTest::newRow("English plurals") << "en";
    }
    void theProgramLoadsWhatIsWritten()
    {
        QFETCH(QString, language);
        Options options;
        options.language = language;
        const FakeDesk made(options);
        const auto earlier = qApp->findChildren<QTranslator *>();
        for (auto *translator : earlier)
            QCoreApplication::removeTranslator(translator);

        ui::prepare(*qApp, *made.desk);

        QCOMPARE(QLocale().language(), QLocale(language).language());
        int compared = 0;
        for (const auto &message : read(catalogue(language))) {
            for (const int number : {1, 2}) {
                const auto wanted = QString(message.translations.value(message.plural ? number - 1 : 0)).replace(QLatin1String("%n"), message.plural ? QString::number(number) : QStringLiteral("%n"));
                QCOMPARE(QCoreApplication::translate(message.context.toUtf8(), message.source.toUtf8(), message.comment.isNull() ? nullptr : message.comment.toUtf8().constData(), message.plural ? number : -1), wanted);
                ++compared;
            }
        }
        QVERIFY(compared > 10);
    }

    void aWindowSpeaksTheLanguageAskedFor()
    {
        Options options;
        options.language = QStringLiteral("fr");
        FakeDesk made(options);
        ui::prepare(*qApp, *made.desk);

        ui::MainWindow window(*made.desk);

        const auto *button = window.findChild<QWidget *>(QStringLiteral("signInButton"));
        QVERIFY(button);
        QCOMPARE(button->property("text").toString(), QStringLiteral("Se connecter"));
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
