// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/crypto/keyring.h"

#include <QTest>

using namespace visavis::backend;
using namespace visavis::protocol;

class TestKeyring : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initCrypto(); }

    void opensWhatItSealedForTheSameVisitorAndPlace()
    {
        Keyring keyring(randomSecret());
        const auto marie = VisitorId::random(), paul = VisitorId::random();
        (void)keyring.createWrapped(marie);
        (void)keyring.createWrapped(paul);

        const auto envelope = keyring.seal(marie, "bonjour", "here");

        QCOMPARE(keyring.open(marie, envelope, "here"), std::optional<std::string>("bonjour"));
        QVERIFY(!keyring.open(marie, envelope, "there"));
        QVERIFY(!keyring.open(paul, envelope, "here"));
        QVERIFY(envelope.find("bonjour") == std::string::npos);
        QVERIFY(keyring.seal(marie, "bonjour", "here") != envelope);
    }

    void refusesAnEnvelopeWithAnyBitChanged()
    {
        Keyring keyring(randomSecret());
        const auto visitor = VisitorId::random();
        (void)keyring.createWrapped(visitor);
        const auto envelope = keyring.seal(visitor, "text", "");

        for (std::size_t bit = 0; bit < envelope.size() * 8; ++bit) {
            auto changed = envelope;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!keyring.open(visitor, changed, ""));
        }
        QVERIFY(!keyring.open(visitor, envelope.substr(0, 10), ""));
    }

    void unwrapsAKeyWithItsMasterKeyAlone()
    {
        const auto master = randomSecret();
        const auto visitor = VisitorId::random();
        Keyring first(master.copy()), same(master.copy()), other(randomSecret());
        const auto wrapped = first.createWrapped(visitor);
        const auto envelope = first.seal(visitor, "kept", "");

        QVERIFY(same.remember(visitor, wrapped));
        QCOMPARE(same.open(visitor, envelope, ""), std::optional<std::string>("kept"));
        QVERIFY(!other.remember(visitor, wrapped));
        QVERIFY(!other.open(visitor, envelope, ""));
        QVERIFY(!Keyring(master.copy()).remember(VisitorId::random(), wrapped)); // bound to its visitor
    }

    void aVeiledNumberTellsItsReaderNothing()
    {
        const auto master = randomSecret();
        const Keyring keyring(master.copy()), restarted(master.copy()), other(randomSecret());
        for (const std::uint64_t number : {0ULL, 1ULL, 41ULL, (1ULL << 48) - 1}) {
            const auto veiled = keyring.veiled(number);
            QCOMPARE(veiled.size(), std::size_t(22));
            QVERIFY(veiled != keyring.veiled(number)); // twice the same is not seen
            QVERIFY(restarted.unveiled(veiled) == number);
            QVERIFY(!other.unveiled(veiled));
            for (std::size_t i = 0; i + 1 < veiled.size(); ++i) { // bits of the last character are beyond the bytes
                auto changed = veiled;
                changed[i] = changed[i] == 'A' ? 'B' : 'A';
                QVERIFY(!keyring.unveiled(changed));
            }
        }
        for (const auto *nothing : {"", "41", "AAAAAAAAAAAAAAAAAAAAAA", "=====================", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
            QVERIFY(!keyring.unveiled(nothing));
    }

    void findsAVisitorBySiteAndVuidUnderItsOwnKey()
    {
        const auto master = randomSecret();
        const auto site = SiteId::random();
        const auto vuid = Vuid::random();
        const Keyring keyring(master.copy());

        QCOMPARE(keyring.lookup(site, vuid), Keyring(master.copy()).lookup(site, vuid));
        QVERIFY(keyring.lookup(site, vuid) != keyring.lookup(SiteId::random(), vuid));
        QVERIFY(keyring.lookup(site, vuid) != Keyring(randomSecret()).lookup(site, vuid));
    }
};

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
