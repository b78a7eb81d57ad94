// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consent/canonicaljson.h"
#include "backend/consent/ledger.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <boost/json/parse.hpp>

using namespace visavis::backend;
using namespace visavis::protocol;

namespace {

QJsonObject fixture(const char *name)
{
    QFile file(QStringLiteral(VISAVIS_FIXTURES "/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

    std::string m_publicKey;
    std::vector<ConsentRecord> m_chain;

    //! \brief The number of the first record that does not hold, 0: all do.
    std::uint64_t firstFault(const std::vector<ConsentRecord> &chain) const
    {
        ConsentVerifier verifier(m_publicKey);
        for (const auto &record : chain) {
            if (!verifier.check(record).empty())
                return record.seq;
        }
        return 0;
    }

private slots:
    void initTestCase()
    {
        initCrypto();
        std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0'), secretKey(crypto_sign_SECRETKEYBYTES, '\0');
        crypto_sign_keypair(reinterpret_cast<unsigned char *>(publicKey.data()), reinterpret_cast<unsigned char *>(secretKey.data()));
        const ConsentSigner signer{Secret(std::move(secretKey))};
        m_publicKey = publicKey;
        QCOMPARE(signer.publicKey(), publicKey);
        auto link = firstLink();
        for (std::uint64_t seq = 1; seq <= 4; ++seq) {
            ConsentDraft draft;
            draft.record = RecordId::random();
            draft.controller = "Bäckerei \"Zopf\"";
            draft.decisions = {{Purpose::Chat, true}, {Purpose::Preview, seq % 2 == 0}};
            m_chain.push_back(signer.complete(draft, seq, link));
            link = m_chain.back().hash;
        }
    }

    void holdsAsItWasWritten() { QCOMPARE(firstFault(m_chain), std::uint64_t(0)); }

    void noticesEveryChangedByte()
    {
        for (std::size_t i = 0; i < m_chain[1].json.size(); ++i) {
            auto chain = m_chain;
            chain[1].json[i] = static_cast<char>(chain[1].json[i] ^ 1);
            QCOMPARE(firstFault(chain), std::uint64_t(2));
        }
    }

    void noticesWhatWasRemovedReorderedOrSignedByAnother()
    {
        auto removed = m_chain, first = m_chain, swapped = m_chain, unsignedOne = m_chain;
        removed.erase(removed.begin() + 1);
        first.erase(first.begin());
        std::swap(swapped[1], swapped[2]);
        unsignedOne[3].signature.assign(64, '\0');

        QCOMPARE(firstFault(removed), std::uint64_t(3));
        QCOMPARE(firstFault(first), std::uint64_t(2));
        QCOMPARE(firstFault(swapped), std::uint64_t(3));
        QCOMPARE(firstFault(unsignedOne), std::uint64_t(4));
        QVERIFY(!ConsentVerifier(std::string(32, 'k')).check(m_chain[0]).empty());
    }

    void writesCanonicalJson_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("canonical");
        for (const auto row : fixture("canonicaljson.json")[QLatin1String("rows")].toArray())
            QTest::newRow(qPrintable(row[QLatin1String("name")].toString())) << row[QLatin1String("given")].toString() << row[QLatin1String("canonical")].toString();
    }

    void writesCanonicalJson()
    {
        QFETCH(QString, given);
        QFETCH(QString, canonical);

        QCOMPARE(QString::fromStdString(canonicalJson(boost::json::parse(given.toStdString()))), canonical);
    }

    //! The chatbox computes the same from what it shows (tests/web/units/canonical.test.ts).
    void hashesANoticeAsTheChatboxDoes()
    {
        const auto frame = boost::json::parse(QJsonDocument(fixture("protocol/tovisitor/consent.ask.json")).toJson().toStdString());
        const auto &notice = frame.at("ask").at("notice");

        QCOMPARE(QByteArray::fromStdString(sha256(canonicalJson(notice))).toHex(), fixture("canonicaljson.json")[QLatin1String("noticeHash")].toString().toLatin1());
    }
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
