// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/rights.h"

#include <QFile>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace visavis::protocol;

namespace {

//! Which actions of the code a row of the oracle speaks of. A row with several names may give them different cells.
const QMap<QString, QList<Action>> &actionsOfRow()
{
    using enum Action;
    static const QMap<QString, QList<Action>> rows{
        {"header of a waiting conversation", {WaitingHeader}},
        {"read an active thread", {ReadThread}},
        {"send a message", {SendMessage}},
        {"take a waiting conversation", {Take}},
        {"transfer · close", {Transfer, Close}},
        {"see preview · see mirror · ask co-browsing · drive · end it (desk side)", {SeePreview, SeeMirror, AskCobrowsing, DriveCobrowsing, EndCobrowsing}},
        {"answer and end co-browsing (visitor side) · give, refuse, withdraw consent", {AnswerCobrowsing, DecideConsent}},
        {"look into another's live conversation (its advisor is told) · whisper · take over", {LookInto, Whisper, TakeOver}},
        {"who can be transferred to", {ListTargets}},
        {"visitor card (name, e-mail, phone, number of chats)", {ReadCard}},
        {"visitor IP", {ReadAddress}},
        {"own availability and slots in use", {OwnAvailability}},
        {"live overview: availability, slots, waiting", {LiveOverview}},
        {"own figures of the day", {OwnFigures}},
        {"KPI · history · search · satisfaction of a group", {GroupReports}},
        {"the same over all groups", {AllReports}},
        {"export of any of these", {Export}},
        {"create, modify, delete admin · manager · bot · group · site", {ManageStructure}},
        {"create, modify, delete advisor, expert", {ManageAdvisors}},
        {"move between groups · change role", {MovePeople}},
        {"list profiles", {ListProfiles}},
        {"own profile, own sign-ins", {OwnProfile}},
        {"revoke another's sign-ins", {RevokeSignIns}},
        {"settings: consent, mirroring, co-browsing, preview, masking, retention, engagement rules, chatbox and notification, opening hours, routing, DPA and processors", {ChangeSettings}},
        {"read settings", {ReadSettings}},
        {"canned replies: use · edit own · edit shared", {UseReplies, EditOwnReplies, EditSharedReplies}},
        {"proof of consent · access export · erase · rectify", {PrivacyRequests}},
        {"audit log · verify it", {ReadAudit, VerifyAudit}},
        {"archive: list · request · approve · read", {Archive}},
        {"grant and revoke support", {GrantSupport}},
    };
    return rows;
}

//! What a cell of the oracle grants for one action.
Grant meaning(const QString &cell, Action action)
{
    using enum Grant;
    static const QMap<QString, Grant> plain{
        {"–", Deny}, {"A", Allow}, {"r", Assigned}, {"w", Waiting}, {"g", Group}, {"a", Alias}, {"s", Self}, {"t", Support}, {"k", Quorum},
        {"g(advisors)", Group}, {"s(request)", Self}, {"public part", Part}, {"what the desk needs", Part},
    };
    if (cell == "s(close)")
        return action == Action::Close ? Self : Deny;
    if (cell == "verify")
        return action == Action::VerifyAudit ? Allow : Deny;
    if (action == Action::UseReplies && cell.startsWith("use"))
        return Allow;
    if (action == Action::EditOwnReplies && cell.startsWith("use"))
        return cell.contains("own") ? Self : Deny;
    if (action == Action::EditSharedReplies && cell.startsWith("use"))
        return cell.endsWith(", g") ? Group : Deny;
    return plain.value(cell, static_cast<Grant>(255));
}

} // namespace

class TestRights : public QObject
{
    Q_OBJECT

private slots:
    void holdsEveryCellOfTheOracle()
    {
        QFile file(QStringLiteral(VISAVIS_FIXTURES "/rights.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Text));
        QSet<Action> spokenOf;
        int cells = 0;
        for (const auto &line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts)) {
            if (line.startsWith('#'))
                continue;
            const auto columns = line.split('\t');
            QCOMPARE(columns.size(), qsizetype(1 + Names<Role>.size()));
            const auto actions = actionsOfRow().value(columns[0]);
            QVERIFY2(!actions.isEmpty(), qPrintable(columns[0]));
            for (const auto action : actions) {
                spokenOf.insert(action);
                for (std::size_t role = 0; role < Names<Role>.size(); ++role, ++cells) {
                    const auto expected = meaning(columns[qsizetype(role) + 1], action);
                    const auto told = grant(static_cast<Role>(role), action);
                    QVERIFY2(told == expected, qPrintable(QString("%1, column %2").arg(columns[0]).arg(role)));
                }
            }
        }
        QCOMPARE(std::size_t(spokenOf.size()), Names<Action>.size());
        QCOMPARE(std::size_t(cells), Names<Action>.size() * Names<Role>.size());
    }

    void asksForTheScope()
    {
        QVERIFY(!allows(Role::Advisor, Action::ReadThread, {}));
        QVERIFY(allows(Role::Advisor, Action::ReadThread, {.assigned = true}));
        QVERIFY(!allows(Role::Advisor, Action::ReadThread, {.waiting = true, .group = true}));
        QVERIFY(allows(Role::Manager, Action::ReadThread, {.group = true}));
        QVERIFY(allows(Role::Manager, Action::ReadThread, {.assigned = true}));
        QVERIFY(!allows(Role::Manager, Action::ReadThread, {.waiting = true}));
        QVERIFY(!allows(Role::Manager, Action::SeePreview, {.group = true}));
        QVERIFY(allows(Role::Admin, Action::ReadThread, {}));
        QVERIFY(!allows(Role::Admin, Action::SendMessage, {}));
        QVERIFY(!allows(Role::Support, Action::ReadThread, {.self = true, .assigned = true, .waiting = true, .group = true}));
        QVERIFY(!allows(Role::Anonymous, Action::OwnProfile, {.self = true, .assigned = true, .waiting = true, .group = true}));
    }

    void letsAnyOfSeveralRolesSuffice()
    {
        const std::array owner{Role::Advisor, Role::Admin};

        QVERIFY(allows(owner, Action::ChangeSettings, {}));
        QVERIFY(allows(owner, Action::SendMessage, {.assigned = true}));
        QVERIFY(!allows(owner, Action::SendMessage, {}));
    }
};

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
