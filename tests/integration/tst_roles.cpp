// SPDX-License-Identifier: GPL-3.0-or-later
//
// tests/fixtures/rights.tsv, asked of the real program by raw desks: each row that has a frame, each role of the sample, each scope.
#include "integration/client.h"
#include "integration/oracle.h"

#include <QTest>

using namespace visavis::tests;

namespace {

//! \brief Column of the oracle for each person of the sample; Sales is the conversation's group.
struct Person {
    const char *username;
    Column column;
    bool inGroup;
};
constexpr Person people[]{{"anna", Column::Advisor, true}, {"ben", Column::Advisor, true},   {"carla", Column::Advisor, false},
                          {"emil", Column::Expert, true},  {"mara", Column::Manager, true}, {"olga", Column::Admin, true}};

//! \brief The frame that asks for a row of the oracle.
struct Asked {
    const char *row, *type;
    Frame fields;
};

std::vector<Asked> frames(const std::string &conversation)
{
    return {
        {"read an active thread", "conversation.open", {{"conversation", conversation}}},
        {"read an active thread", "history.page", {{"conversation", conversation}, {"before", 100}, {"limit", 10}}},
        {"read an active thread", "message.seen", {{"conversation", conversation}, {"seq", 1}}},
        {"send a message", "message.send", {{"conversation", conversation}, {"clientId", newId()}, {"text", "hello"}}},
        {"transfer · close", "conversation.transfer", {{"conversation", conversation}, {"toPerson", newId()}}},
        {"who can be transferred to", "targets.list", {{"conversation", conversation}}},
        {"settings: consent", "settings.history", {{"limit", 1}}},
        {"settings: consent", "settings.change", {{"name", "masking"}, {"value", "fields"}}},
        {"create, modify, delete admin", "sites.list", {}},
        {"own availability and slots in use", "availability.set", {{"availability", "busy"}}},
    };
}

bool allowed(const std::string &cell, bool assigned, bool inGroup)
{
    return cell == "A" || cell == "s" || (cell == "r" && assigned) || (cell == "g" && inGroup);
}

} // namespace

class TestRoles : public QObject
{
    Q_OBJECT

private slots:
    void obeysTheOracle_data()
    {
        QTest::addColumn<int>("person");
        QTest::addColumn<bool>("assigned");
        for (int i = 0; i < 6; ++i) {
            QTest::addRow("%s, another's", people[i].username) << i << false;
            if (people[i].inGroup)
                QTest::addRow("%s, own", people[i].username) << i << true;
        }
    }

    void obeysTheOracle()
    {
        QFETCH(int, person);
        QFETCH(bool, assigned);
        const auto &who = people[person];
        const std::string other = std::string(who.username) == "anna" ? "ben" : "anna";
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor holder(backend, workspace, assigned ? who.username : other, "available");
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();
        holder.waitAssigned(visitor.conversation());
        Advisor desk(backend, workspace, who.username);
        const auto nothing = newId();

        for (const auto &each : frames(visitor.conversation())) {
            const auto id = desk.send(each.type, each.fields);
            const auto clientId = textOf(each.fields, "clientId");
            const auto answer = desk.wait([&](const Frame &frame) {
                return countOf(frame, "re") == id
                    || (!clientId.empty() && textOf(frame, "type") == "event" && textOf(frame.at("event").as_object(), "id") == clientId);
            }, each.type);
            // A transfer to nobody is refused to all; who may not even begin cannot be told apart here (see transfers).
            const auto column = cell(each.row, who.column);
            const auto scopeless = !each.fields.contains("conversation");
            auto expected = allowed(column, assigned, who.inGroup);
            if (std::string(each.type) == "targets.list")
                expected = allowed(cell("transfer · close", who.column), assigned, who.inGroup);
            if (std::string(each.type) == "conversation.transfer")
                expected = false;
            if (expected)
                QVERIFY2(textOf(answer, "type") != "error", each.type);
            else
                QVERIFY2(textOf(answer, "error") == "notPermitted", each.type);
            if (scopeless)
                continue;
            // What does not exist answers as what is forbidden.
            auto fields = each.fields;
            fields["conversation"] = nothing;
            QVERIFY2(desk.refusal(desk.send(each.type, fields)) == "notPermitted", each.type);
        }
        QCOMPARE(desk.refusal(desk.send("conversation.close", {{"conversation", visitor.conversation()}, {"conversationType", "none"}})),
                 std::string(allowed(cell("transfer · close", who.column), assigned, who.inGroup) ? "ok" : "notPermitted"));
    }
};

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
