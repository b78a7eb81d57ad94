// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/cobrowsing.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace visavis::protocol;

namespace {

template <class E>
QString nameOf(E value)
{
    const auto name = text(value);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

void forEachCell(const std::function<void(CobrowseState, CobrowseEvent, const CobrowseTransition &)> &visit)
{
    for (std::size_t s = 0; s < Names<CobrowseState>.size(); ++s) {
        for (std::size_t e = 0; e < Names<CobrowseEvent>.size(); ++e) {
            const auto state = static_cast<CobrowseState>(s);
            const auto event = static_cast<CobrowseEvent>(e);
            visit(state, event, transition(state, event));
        }
    }
}

} // namespace

class TestCobrowseTable : public QObject
{
    Q_OBJECT

private slots:
    void followsTheOracleInEveryStateAndEvent()
    {
        QFile file(QStringLiteral(VISAVIS_FIXTURES "/cobrowsing.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto states = QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("states")].toObject();
        QCOMPARE(std::size_t(states.size()), Names<CobrowseState>.size());
        for (const auto &row : states)
            QCOMPARE(std::size_t(row.toObject().size()), Names<CobrowseEvent>.size());

        int cells = 0;
        QStringList wrong;
        forEachCell([&](CobrowseState state, CobrowseEvent event, const CobrowseTransition &result) {
            QJsonArray told{nameOf(result.next)};
            for (const auto effect : result.effects)
                told.append(nameOf(effect));
            if (told != states[nameOf(state)].toObject()[nameOf(event)].toArray())
                wrong += nameOf(state) + QLatin1Char(' ') + nameOf(event);
            ++cells;
        });
        QCOMPARE(wrong, QStringList());
        QCOMPARE(cells, 80);
    }

    //! The mouse is lent by the visitor's answer alone, and that leaves a record.
    void isLentByAnAnswerAlone()
    {
        forEachCell([](CobrowseState state, CobrowseEvent event, const CobrowseTransition &result) {
            if (!isLent(result.next) || isLent(state))
                return;
            QVERIFY(event == CobrowseEvent::Accept);
            QVERIFY(result.effects.front() == CobrowseEffect::Record);
        });
    }

    //! Whatever takes it back revokes the grant first, and says so.
    void revokesBeforeAnythingElse()
    {
        forEachCell([](CobrowseState state, CobrowseEvent, const CobrowseTransition &result) {
            if (!isLent(state) || isLent(result.next))
                return;
            QVERIFY(result.effects.front() == CobrowseEffect::Revoke);
            QVERIFY(result.has(CobrowseEffect::Record) && result.has(CobrowseEffect::Announce));
        });
    }

    void forwardsInOneStateOnly()
    {
        forEachCell([](CobrowseState state, CobrowseEvent event, const CobrowseTransition &result) {
            QCOMPARE(result.has(CobrowseEffect::Forward), state == CobrowseState::Active && event == CobrowseEvent::Command);
        });
    }

    void holdsInEachScopeWhatIsSaidOfIt()
    {
        using A = CobrowseAction;
        const auto scopes = [](A action) {
            QString held;
            for (const auto scope : {CobrowseScope::Point, CobrowseScope::Guide, CobrowseScope::Assist})
                held += allows(scope, action) ? QLatin1Char('x') : QLatin1Char('-');
            return held;
        };
        QCOMPARE(scopes(A::Pointer), QStringLiteral("xxx"));
        QCOMPARE(scopes(A::Highlight), QStringLiteral("xxx"));
        QCOMPARE(scopes(A::Scroll), QStringLiteral("-xx"));
        QCOMPARE(scopes(A::Click), QStringLiteral("-xx"));
        QCOMPARE(scopes(A::Fill), QStringLiteral("--x"));
        QCOMPARE(scopes(A::Check), QStringLiteral("--x"));
        QCOMPARE(scopes(A::Choose), QStringLiteral("--x"));
    }
};

QTEST_GUILESS_MAIN(TestCobrowseTable)
#include "tst_cobrowsetable.moc"
