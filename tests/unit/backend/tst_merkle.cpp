// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consent/merkle.h"
#include "backend/crypto/crypto.h"

#include <QTest>

using namespace visavis::backend;

namespace {

//! The leaves of the reference tests of Certificate Transparency (RFC 6962), as its log software has them.
std::vector<std::string> leaves()
{
    std::vector<std::string> leaves;
    for (const auto *data : {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
        leaves.push_back(merkleLeaf(QByteArray::fromHex(data).toStdString(), {}));
    return leaves;
}

} // namespace

class TestMerkle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initCrypto(); }

    void hasTheRootsOfTheReference_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("root");
        QTest::newRow("none") << 0 << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("1") << 1 << "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
        QTest::newRow("2") << 2 << "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
        QTest::newRow("3") << 3 << "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77";
        QTest::newRow("4") << 4 << "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
        QTest::newRow("5") << 5 << "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4";
        QTest::newRow("6") << 6 << "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef";
        QTest::newRow("7") << 7 << "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c";
        QTest::newRow("8") << 8 << "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";
    }
    void hasTheRootsOfTheReference()
    {
        QFETCH(int, size);
        QFETCH(QString, root);
        auto some = leaves();
        some.resize(std::size_t(size));
        QCOMPARE(QString::fromStdString(hex(merkleRoot(some))), root);
    }

    //! The way up is walked with the rule of RFC 9162, 2.1.3.2, which knows nothing of how the path was made.
    void eachPathLeadsToTheRoot()
    {
        std::vector<std::string> all;
        for (int size = 1; size <= 70; ++size) {
            all.push_back(merkleLeaf(std::to_string(size), "signature"));
            for (std::size_t index = 0; index < all.size(); ++index) {
                auto at = index, last = all.size() - 1;
                auto hash = all[index];
                for (const auto &beside : merklePath(all, index)) {
                    QVERIFY(last > 0);
                    if (at % 2 == 1 || at == last) {
                        hash = sha256("\x01" + beside + hash);
                        for (; at % 2 == 0 && at != 0; at /= 2)
                            last /= 2;
                    } else {
                        hash = sha256("\x01" + hash + beside);
                    }
                    at /= 2;
                    last /= 2;
                }
                QCOMPARE(last, std::size_t(0));
                QCOMPARE(hex(hash), hex(merkleRoot(all)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestMerkle)
#include "tst_merkle.moc"
