// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/contracts.h"

#include <QTest>

using namespace visavis::protocol;

class TestContracts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dates()
    {
        for (const auto *text : {"2026-11-27", "2024-02-29", "1900-01-01"})
            QVERIFY2(isDate(text), text);
        for (const auto *text : {"", "2026-11-31", "2025-02-29", "2026-13-01", "2026-00-10", "26-11-27", "2026/11/27", "2026-11-27 ", "1899-12-31", "2026--1-27", "+026-11-27"})
            QVERIFY2(!isDate(text), text);
    }

    void aContractNeedsItsDocument()
    {
        const AgreementDraft good{Operator::Contract, "Hosting Ltd", "Data processing agreement 3", std::string(64, 'a'), "A. Officer", "2026-11-27"};
        QVERIFY(good.valid());
        const auto with = [&](std::string AgreementDraft::*member, std::string value) {
            auto draft = good;
            draft.*member = std::move(value);
            return draft.valid();
        };
        QVERIFY(!with(&AgreementDraft::party, " "));
        QVERIFY(!with(&AgreementDraft::title, ""));
        QVERIFY(!with(&AgreementDraft::sha256, std::string(63, 'a')));
        QVERIFY(!with(&AgreementDraft::sha256, std::string(64, 'A')));
        QVERIFY(!with(&AgreementDraft::signedOn, "2026-02-30"));
    }

    void ownOperationNamesNobodyElse()
    {
        AgreementDraft own{Operator::Own, {}, {}, {}, "A. Officer", "2026-11-27"};
        QVERIFY(own.valid());
        own.party = "Hosting Ltd";
        QVERIFY(!own.valid());
    }

    void whatAProcessorLacks()
    {
        ProcessorDraft draft{"Mail Ltd", "Invitations by mail", "Ireland", Region::Eu, {}, {}, {}, false};
        QCOMPARE(draft.lacks(), std::string_view("contract"));
        draft.contract = "DPA 12";
        QCOMPARE(draft.lacks(), std::string_view("certificate"));
        draft.certificate = "ISO 27001";
        QCOMPARE(draft.lacks(), std::string_view());
        for (const auto region : {Region::Adequate, Region::Third}) {
            draft.region = region;
            QCOMPARE(draft.lacks(), std::string_view("safeguards"));
        }
        draft.region = Region::Eea;
        QCOMPARE(draft.lacks(), std::string_view());
    }

    void withoutItsReferencesNobodyIsEnabled()
    {
        fromadvisor::ProcessorPut put;
        put.draft = {"Mail Ltd", "Invitations by mail", "Ireland", Region::Eu, "DPA 12", {}, {}, true};
        QVERIFY(!put.valid());
        put.draft.enabled = false;
        QVERIFY(put.valid());
        put.draft.enabled = true;
        put.draft.certificate = "ISO 27001";
        QVERIFY(put.valid());
    }
};

QTEST_APPLESS_MAIN(TestContracts)
#include "tst_contracts.moc"
