// SPDX-License-Identifier: GPL-3.0-or-later
//
// PRIVACY.md S2.1a: what is stored and what is in the register are the same, both ways.
#include "unit/backend/journalfixture.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace visavis::backend;

namespace {

QString contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

QJsonObject theRegister()
{
    return QJsonDocument::fromJson(contents(VISAVIS_SOURCE "/resources/register.json").toUtf8()).object();
}

//! \brief Sorted, doubles kept: an entry that stands twice is a fault.
QStringList namesIn(const char *list, const std::function<QString(const QJsonObject &)> &nameOf)
{
    QStringList names;
    const auto registered = theRegister();
    for (const auto &entry : registered[QLatin1String(list)].toArray())
        names += nameOf(entry.toObject());
    names.sort();
    return names;
}

} // namespace

class TestRegister : public QObject
{
    Q_OBJECT

private slots:
    void namesEveryColumnOfTheSchemaAndNoOther()
    {
        JournalFixture world;
        world.end();
        Database database(world.file(), true);
        Statement statement(database, "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                                      " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'");
        QStringList columns;
        while (statement.next())
            columns += QString::fromStdString(statement.bytes(0));
        columns.sort();

        QVERIFY(columns.size() > 50);
        QCOMPARE(namesIn("columns", [](const QJsonObject &entry) { return entry["table"].toString() + '.' + entry["column"].toString(); }), columns);
    }

    void namesEveryKeyThatTheChatboxKeepsInABrowserAndNoOther()
    {
        static const QRegularExpression literal("'(visavis[._][A-Za-z_.]+)'");
        static const QRegularExpression counters("const names = \\[([^\\]]*)\\]");
        static const QRegularExpression word("'([A-Za-z]+)'");
        QSet<QString> keys;
        QDirIterator files(VISAVIS_SOURCE "/app/chatbox/src", {"*.ts"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const auto text = contents(files.next());
            for (auto at = literal.globalMatch(text); at.hasNext();)
                keys += at.next().captured(1);
        }
        const auto counted = counters.match(contents(VISAVIS_SOURCE "/app/chatbox/src/loader/counters.ts"));
        QVERIFY(counted.hasMatch());
        for (auto at = word.globalMatch(counted.captured(1)); at.hasNext();)
            keys += "visavis.{vuid}." + at.next().captured(1);
        auto used = keys.values();
        used.sort();

        QVERIFY(used.size() >= 6);
        QCOMPARE(namesIn("browser", [](const QJsonObject &entry) { return entry["name"].toString(); }), QStringList(used));
    }

    //! The keys above are all there are only as long as the chatbox keeps nothing anywhere else.
    void findsNoOtherStorageInTheChatbox()
    {
        static const QRegularExpression other("sessionStorage|indexedDB|\\bcaches\\.|cookieStore");
        QDirIterator files(VISAVIS_SOURCE "/app/chatbox/src", {"*.ts"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const auto path = files.next();
            auto text = contents(path);
            text.remove("new LendingKeeper(new BrowserStore(() => window.sessionStorage))"); // visavis.lent
            QVERIFY2(!other.match(text).hasMatch(), qPrintable(path));
        }
    }

    void saysOfEachWhyForHowLongAndForWhom()
    {
        const auto registered = theRegister();
        const auto classes = registered["retentionClasses"].toObject();
        QVERIFY(!classes.isEmpty());
        for (const auto *list : {"columns", "browser"}) {
            for (const auto &value : registered[QLatin1String(list)].toArray()) {
                const auto entry = value.toObject();
                const auto what = qPrintable(QJsonDocument(entry).toJson());
                QVERIFY2(!entry["purpose"].toString().isEmpty() && !entry["category"].toString().isEmpty(), what);
                QVERIFY2(!entry["retention"].toString().isEmpty() && !entry["readers"].toArray().isEmpty(), what);
                if (QLatin1String(list) == QLatin1String("columns"))
                    QVERIFY2(classes.contains(entry["retention"].toString()), what);
            }
        }
    }

    //! What a visitor wrote or is stands in the database under the visitor's key alone.
    void sealsWhatVisitorsWroteOrAre()
    {
        const auto registered = theRegister();
        QStringList sealed;
        for (const auto &value : registered["columns"].toArray()) {
            const auto entry = value.toObject();
            if (entry["sealed"].toBool())
                sealed += entry["table"].toString() + '.' + entry["column"].toString();
        }

        QCOMPARE(sealed, (QStringList{"visitor.link", "visitor.file", "visitoraddress.address", "event.body"}));
    }
};

QTEST_GUILESS_MAIN(TestRegister)
#include "tst_register.moc"
