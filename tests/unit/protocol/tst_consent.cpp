// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/consent.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace visavis::protocol;

namespace {

template <class E>
QString nameOf(E value)
{
    const auto name = text(value);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

} // namespace

class TestConsent : public QObject
{
    Q_OBJECT

private slots:
    void followsTheOracleInEveryStateAndEvent()
    {
        QFile file(QStringLiteral(VISAVIS_FIXTURES "/consent.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto states = QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("states")].toObject();
        QCOMPARE(std::size_t(states.size()), Names<ConsentStep>.size());

        int cells = 0;
        for (std::size_t s = 0; s < Names<ConsentStep>.size(); ++s) {
            const auto step = static_cast<ConsentStep>(s);
            const auto row = states[nameOf(step)].toObject();
            QCOMPARE(std::size_t(row.size()), Names<ConsentEvent>.size());
            for (std::size_t e = 0; e < Names<ConsentEvent>.size(); ++e) {
                const auto event = static_cast<ConsentEvent>(e);
                const auto result = transition(step, event);
                QJsonArray told{nameOf(result.next)};
                for (const auto effect : result.effects)
                    told.append(nameOf(effect));
                QVERIFY2(told == row[nameOf(event)].toArray(), qPrintable(nameOf(step) + " " + nameOf(event)));
                ++cells;
            }
        }
        QCOMPARE(cells, 42);
    }

    void opensTheGateInTwoStatesOnly()
    {
        for (std::size_t s = 0; s < Names<ConsentStep>.size(); ++s) {
            const auto step = static_cast<ConsentStep>(s);
            QCOMPARE(passes(step), step == ConsentStep::Given || step == ConsentStep::NotRequired);
        }
    }

    //! Whatever happens, an open gate was opened by Give (with its record) or by the switch.
    void neverOpensTheGateWithoutARecordOrTheSwitch()
    {
        for (std::size_t s = 0; s < Names<ConsentStep>.size(); ++s) {
            for (std::size_t e = 0; e < Names<ConsentEvent>.size(); ++e) {
                const auto step = static_cast<ConsentStep>(s);
                const auto event = static_cast<ConsentEvent>(e);
                const auto result = transition(step, event);
                if (passes(result.next) && !passes(step)) {
                    const std::vector<ConsentEffect> recorded{ConsentEffect::WriteRecord, ConsentEffect::OpenGate};
                    QVERIFY((event == ConsentEvent::Give && result.effects == recorded) || event == ConsentEvent::SwitchOff);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestConsent)
#include "tst_consent.moc"
