// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/replysearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace visavis::console;
using namespace visavis;
using protocol::ReplyScope;
using Which = ReplySearch::Which;

namespace {

protocol::Reply reply(std::uint8_t number, std::string shortcut, std::string title, std::string text, std::string language = {})
{
    protocol::Reply made;
    made.id = protocol::ReplyId(protocol::IdBytes{number});
    made.is.scope = ReplyScope::Workspace;
    made.is.shortcut = std::move(shortcut);
    if (!title.empty())
        made.is.title = std::move(title);
    made.is.text = std::move(text);
    if (!language.empty())
        made.is.language = std::move(language);
    made.mayUse = true;
    return made;
}

QStringList shortcuts(const std::vector<ReplyRow> &rows)
{
    QStringList all;
    for (const auto &row : rows)
        all += QString(row.shortcut).remove(QChar(0x2068)).remove(QChar(0x2069));
    return all;
}

} // namespace

class TestReplySearch : public QObject
{
    Q_OBJECT

    ReplyStore m_store;
    std::unique_ptr<ReplySearch> m_search;

private Q_SLOTS:
    void init()
    {
        m_store.clear();
        m_search = std::make_unique<ReplySearch>(m_store);
        m_store.put({reply(1, "delivery", "Delivery times", "We deliver in two days", "en"), reply(2, "livraison", "Délais", "Sous deux jours", "fr"),
                     reply(3, "hello", "", "Hello! The delivery desk here"), reply(4, "cost", "What a delivery costs", "Free from 50", "en")});
    }

    void aShortcutComesBeforeATitleAndATitleBeforeTheText()
    {
        QCOMPARE(shortcuts(m_search->find(QStringLiteral("deliv"), {}, Which::Usable)), QStringList({"delivery", "cost", "hello"}));
    }

    void onlyShortcutAndTitleNameAReply()
    {
        const auto found = m_search->find(QStringLiteral("Deliv"), {}, Which::Usable);

        QVERIFY(found[0].named && found[1].named && !found[2].named);
    }

    void theConversationsLanguageComesFirst_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("wanted");
        QTest::newRow("fr") << "fr" << QStringList{"livraison", "hello", "cost", "delivery"};
        QTest::newRow("fr-CA") << "fr-CA" << QStringList{"livraison", "hello", "cost", "delivery"};
        QTest::newRow("en") << "en" << QStringList{"cost", "delivery", "hello", "livraison"};
        QTest::newRow("none") << "" << QStringList{"cost", "delivery", "hello", "livraison"};
    }
    void theConversationsLanguageComesFirst()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, wanted);

        QCOMPARE(shortcuts(m_search->find({}, language, Which::Usable)), wanted);
    }

    void accentsAndCaseDoNotMatter()
    {
        QCOMPARE(shortcuts(m_search->find(QStringLiteral("delai"), {}, Which::Usable)), QStringList{"livraison"});
        QCOMPARE(shortcuts(m_search->find(QStringLiteral("LIVR"), {}, Which::Usable)), QStringList{"livraison"});
    }

    void nothingMatchesNothing()
    {
        QVERIFY(m_search->find(QStringLiteral("usr/bin"), {}, Which::Usable).empty());
    }

    void whatOneMayOnlyEditIsNotThereToUse()
    {
        auto other = reply(5, "night", "", "Good night");
        other.mayUse = false;
        m_store.put({other});

        QVERIFY(m_search->find(QStringLiteral("night"), {}, Which::Usable).empty());
        QCOMPARE(m_search->find(QStringLiteral("night"), {}, Which::All).size(), std::size_t(1));
    }

    void followsTheStore()
    {
        QSignalSpy changed(m_search.get(), &ReplySearch::changed);

        m_store.remove(protocol::ReplyId(protocol::IdBytes{1}));

        QCOMPARE(changed.count(), 1);
        QVERIFY(!shortcuts(m_search->find(QStringLiteral("deliv"), {}, Which::Usable)).contains(QStringLiteral("delivery")));
    }
};

QTEST_GUILESS_MAIN(TestReplySearch)
#include "tst_replysearch.moc"
