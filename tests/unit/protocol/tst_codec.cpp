// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace visavis::protocol;

// No raw string literals in this file: moc 6.4 finds no class in a file that has them.
namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QFileInfoList fixtures(const QString &folder)
{
    return QDir(QStringLiteral(VISAVIS_FIXTURES "/protocol/") + folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files);
}

//! \brief Decodes by \a decode and writes the result again.
template <class Decode>
Decoded<std::string> roundTrip(Decode decode, std::string_view text)
{
    return decode(text).map([](const auto &frame) { return encode(frame); });
}

Decoded<std::string> roundTripOf(const QString &direction, std::string_view text)
{
    if (direction == QLatin1String("fromvisitor"))
        return roundTrip(decodeFromVisitor, text);
    if (direction == QLatin1String("fromadvisor"))
        return roundTrip(decodeFromAdvisor, text);
    if (direction == QLatin1String("tovisitor"))
        return roundTrip(decodeToVisitor, text);
    if (direction == QLatin1String("toadvisor"))
        return roundTrip(decodeToAdvisor, text);
    if (direction == QLatin1String("frommirror"))
        return roundTrip(decodeFromMirror, text);
    if (direction == QLatin1String("tomirror"))
        return roundTrip(decodeToMirror, text);
    return roundTrip(decodeEvent, text);
}

template <class Frames, std::size_t... I>
QStringList typesOf(std::index_sequence<I...>)
{
    const auto name = [](std::string_view type) { return QString::fromUtf8(type.data(), qsizetype(type.size())); };
    return {name(std::variant_alternative_t<I, Frames>::type)...};
}

template <class Frames>
QStringList typesOf()
{
    auto types = typesOf<Frames>(std::make_index_sequence<std::variant_size_v<Frames>>());
    types.sort();
    return types;
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private slots:
    void readsEachFixtureAndWritesItUnchanged_data()
    {
        QTest::addColumn<QString>("direction");
        QTest::addColumn<QString>("path");
        for (const QString direction : {"fromvisitor", "fromadvisor", "frommirror", "tovisitor", "toadvisor", "tomirror", "events"}) {
            for (const auto &file : fixtures(direction))
                QTest::addRow("%s/%s", qPrintable(direction), qPrintable(file.completeBaseName())) << direction << file.filePath();
        }
    }

    void readsEachFixtureAndWritesItUnchanged()
    {
        QFETCH(QString, direction);
        QFETCH(QString, path);
        const auto text = contents(path);

        const auto again = roundTripOf(direction, text.toStdString());

        QVERIFY2(again.has_value(), again ? "" : again.error().field.c_str());
        QCOMPARE(QJsonDocument::fromJson(QByteArray::fromStdString(*again)), QJsonDocument::fromJson(text));
    }

    void hasOneFixtureForEachFrameType_data()
    {
        QTest::addColumn<QString>("direction");
        QTest::addColumn<QStringList>("types");
        QTest::newRow("fromvisitor") << "fromvisitor" << typesOf<FromVisitor>();
        QTest::newRow("fromadvisor") << "fromadvisor" << typesOf<FromAdvisor>();
        QTest::newRow("tovisitor") << "tovisitor" << typesOf<ToVisitor>();
        QTest::newRow("toadvisor") << "toadvisor" << typesOf<ToAdvisor>();
        QTest::newRow("frommirror") << "frommirror" << typesOf<FromMirror>();
        QTest::newRow("tomirror") << "tomirror" << typesOf<ToMirror>();
    }

    void hasOneFixtureForEachFrameType()
    {
        QFETCH(QString, direction);
        QFETCH(QStringList, types);

        QStringList files;
        for (const auto &file : fixtures(direction))
            files += file.completeBaseName();
        files.sort();

        QCOMPARE(files, types);
    }

    void refusesEachMalformedFixtureWithItsKind_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto &file : fixtures(QStringLiteral("refused")))
            QTest::newRow(qPrintable(file.completeBaseName())) << file.filePath();
    }

    void refusesEachMalformedFixtureWithItsKind()
    {
        QFETCH(QString, path);
        const auto fixture = QJsonDocument::fromJson(contents(path)).object();
        const auto sent = fixture[QLatin1String("text")].toString().toStdString();

        const auto result = roundTripOf(fixture[QLatin1String("direction")].toString(), sent);

        QVERIFY(!result);
        const auto kind = text(result.error().kind);
        QCOMPARE(QString::fromUtf8(kind.data(), qsizetype(kind.size())), fixture[QLatin1String("error")].toString());
    }

    //! Takes each member away and adds an unknown one, in every object of every frame of a client.
    void refusesEachFixtureWithAMemberTooManyOrTooFew_data()
    {
        QTest::addColumn<QString>("direction");
        QTest::addColumn<QString>("path");
        for (const QString direction : {"fromvisitor", "fromadvisor", "frommirror"}) {
            for (const auto &file : fixtures(direction))
                QTest::addRow("%s/%s", qPrintable(direction), qPrintable(file.completeBaseName())) << direction << file.filePath();
        }
    }

    void refusesEachFixtureWithAMemberTooManyOrTooFew()
    {
        static const QSet<QString> optional{"session", "after", "name", "email", "phone", "cursor", "opened", "toPerson", "toGroup", "note", "comment",
                                           "reason", "signIn", "below", "by", "action", "object", "allowed", "from", "to", "hours"};
        QFETCH(QString, direction);
        QFETCH(QString, path);
        const auto object = QJsonDocument::fromJson(contents(path)).object();
        const auto accepts = [&direction](const QJsonObject &changed) {
            return roundTripOf(direction, QJsonDocument(changed).toJson(QJsonDocument::Compact).toStdString()).has_value();
        };

        auto more = object;
        more.insert(QLatin1String("surprise"), 1);
        QVERIFY(!accepts(more));
        for (const auto &key : object.keys()) {
            auto less = object;
            less.remove(key);
            if (!optional.contains(key))
                QVERIFY2(!accepts(less), qPrintable("without " + key));
            for (const QJsonValue &wrong : {QJsonValue(), QJsonValue(QJsonArray{QJsonArray{}}), QJsonValue(QJsonObject{{"x", 1}}), QJsonValue(-1), QJsonValue(1.5)}) {
                auto other = object;
                other[key] = wrong;
                QVERIFY2(!accepts(other), qPrintable("wrong type in " + key));
            }
        }
    }

    void namesTheRequestThatItRefused()
    {
        const auto result = decodeFromVisitor("{\"type\":\"message.send\",\"id\":77,\"text\":\"x\"}");

        QVERIFY(!result);
        QCOMPARE(result.error().re, std::optional<std::uint64_t>(77));
    }

    void countsTextInCodePoints()
    {
        std::string astral;
        for (std::size_t i = 0; i < limits::messageText; ++i)
            astral += "\xF0\x9F\x98\x80";
        const auto frame = [](const std::string &text) {
            return "{\"type\":\"message.send\",\"id\":1,\"clientId\":\"b2FvX1e8Qy6nTq0uVwXyZg\",\"text\":\"" + text + "\"}";
        };

        QVERIFY(decodeFromVisitor(frame(astral)));
        QCOMPARE(decodeFromVisitor(frame(astral + "x")).error().kind, ErrorKind::TooLarge);
    }

    void refusesAFrameOverItsSize()
    {
        const auto result = decodeFromVisitor(std::string(limits::frameBytes + 1, ' '));

        QCOMPARE(result.error().kind, ErrorKind::TooLarge);
    }

    void refusesWhatIsNotUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("stray continuation") << QByteArray("\x80");
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF");
        QTest::newRow("cut off") << QByteArray("\xE2\x82");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xF5\x80\x80\x80");
    }

    void refusesWhatIsNotUtf8()
    {
        QFETCH(QByteArray, bytes);
        const auto frame = "{\"type\":\"preview.update\",\"id\":1,\"text\":\"" + bytes.toStdString() + "\"}";

        QCOMPARE(decodeFromVisitor(frame).error().kind, ErrorKind::NotJson);
    }

    void refusesDeepNesting()
    {
        const auto frame = "{\"type\":\"ping\",\"id\":" + std::string(5000, '[') + std::string(5000, ']') + "}";

        QCOMPARE(decodeFromVisitor(frame).error().kind, ErrorKind::NotJson);
    }

    void writesEveryControlCharacterSoThatItReadsBack()
    {
        std::string text;
        for (char c = 1; c < 0x20; ++c)
            text += c;
        text += "\"\\/\x7F\u2028é";

        const auto frame = encode(fromvisitor::PreviewUpdate{1, text});

        QCOMPARE(std::get<fromvisitor::PreviewUpdate>(decodeFromVisitor(frame).value()).text, text);
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
