// SPDX-License-Identifier: GPL-3.0-or-later
//
// PRIVACY.md S1.2a, S10.1: nothing that a visitor types or is passes before a durable consent record, whatever the client does.
#include "integration/client.h"

#include <QTest>

using namespace visavis::tests;
namespace json = boost::json;

namespace {

//! \brief Typed by the visitor and found nowhere, as long as there is no consent.
const std::string canary = "Kanarienvogel" + newId();

struct Forbidden {
    const char *type;
    Frame fields;
};

//! \brief Each frame type of a visitor that waits for consent, with the canary wherever there is room for it.
std::vector<Forbidden> forbidden()
{
    return {
        {"message.send", {{"clientId", newId()}, {"text", canary}}},
        {"message.seen", {{"seq", 1}}},
        {"preview.update", {{"text", canary}}},
        {"typing.update", {{"active", true}}},
        {"visitor.identify", {{"name", canary}, {"email", canary + "@example.com"}, {"phone", canary.substr(0, 20)}}},
        {"history.page", {{"before", 100}, {"limit", 10}}},
        {"conversation.close", {}},
        {"conversation.begin", {}},
        {"consent.withdraw", {{"purposes", json::array{"chat"}}}},
    };
}

} // namespace

class TestConsentGate : public QObject
{
    Q_OBJECT

    //! \brief Sends every forbidden frame and sees each refused with \a error.
    void expectAllRefused(Visitor &visitor)
    {
        for (const auto &each : forbidden())
            QVERIFY2(visitor.refusal(visitor.send(each.type, each.fields)) == "consentRequired", each.type);
    }

private slots:
    void refusesEveryFrameBeforeConsent()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available"), olga(backend, workspace, "olga");
        Visitor visitor(backend);
        visitor.hello();

        expectAllRefused(visitor);

        anna.settle();
        olga.settle();
        QVERIFY(!anna.received(canary.substr(0, 20)) && !olga.received(canary.substr(0, 20)));
        QCOMPARE(anna.count("conversation.changed") + olga.count("conversation.changed"), 0);
        QCOMPARE(workspace.filesWith(canary.substr(0, 20)), std::string());
        QCOMPARE(workspace.filesWith(visitor.vuid()), std::string());
    }

    void refusesEveryFrameWithoutAHello()
    {
        const Workspace workspace;
        Backend backend(workspace.path());

        for (const auto &each : forbidden()) {
            Visitor visitor(backend);
            QVERIFY2(visitor.refusal(visitor.send(each.type, each.fields)) == "invalidFrame", each.type);
        }

        QCOMPARE(workspace.filesWith(canary.substr(0, 20)), std::string());
    }

    void keepsNothingButACounterOfARefusal()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga", "available");
        Visitor visitor(backend);
        visitor.hello();

        const auto refused = visitor.send("consent.refuse", {{"nonce", visitor.ask().at("nonce")}, {"noticeHash", sha256Hex(canonical(visitor.ask().at("notice")))}});
        QCOMPARE(visitor.refusal(refused), std::string("ok"));
        expectAllRefused(visitor);

        olga.settle();
        QVERIFY(!olga.received(canary.substr(0, 20)));
        QCOMPARE(olga.count("conversation.changed"), 0);
        QCOMPARE(backend.terminate(), 0);
        QCOMPARE(workspace.filesWith(canary.substr(0, 20)), std::string());
        QCOMPARE(workspace.filesWith(visitor.vuid()), std::string());
        const auto verified = runBackend({"verify", "--data", workspace.path()});
        QVERIFY2(verified.out.find("of 0 consent records holds") != std::string::npos, verified.out.c_str());
    }

    void refusesEveryFrameAfterTheWithdrawal()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available");
        Visitor visitor(backend), otherTab(backend, visitor.vuid());
        visitor.hello();
        visitor.consent();
        const auto session = visitor.session();
        otherTab.hello(session);
        anna.waitAssigned(visitor.conversation());

        QCOMPARE(visitor.refusal(visitor.send("consent.withdraw", {{"purposes", json::array{"chat"}}})), std::string("ok"));
        expectAllRefused(visitor);
        otherTab.wait([](const Frame &frame) { return textOf(frame, "type") == "consent.changed"; }, "the other tab to be told");
        expectAllRefused(otherTab);
        Visitor resumed(backend, visitor.vuid());
        const auto welcome = resumed.hello(session);

        QVERIFY(!welcome.contains("conversation"));
        expectAllRefused(resumed);
        anna.settle();
        QVERIFY(!anna.received(canary.substr(0, 20)));
        QCOMPARE(workspace.filesWith(canary.substr(0, 20)), std::string());
        QCOMPARE(backend.terminate(), 0);
        const auto verified = runBackend({"verify", "--data", workspace.path()});
        QVERIFY2(verified.out.find("of 2 consent records holds") != std::string::npos, verified.out.c_str());
    }

    void storesNothingReadableEvenWithConsent()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available");
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();

        visitor.say(canary);
        QCOMPARE(visitor.refusal(visitor.send("visitor.identify", {{"name", canary}, {"email", canary + "@example.com"}})), std::string("ok"));

        anna.wait([](const Frame &frame) { return textOf(frame, "type") == "card"; }, "the card");
        QVERIFY(anna.received(canary));
        QCOMPARE(workspace.filesWith(canary), std::string());
        QCOMPARE(workspace.filesWith(visitor.vuid()), std::string());
        QCOMPARE(workspace.filesWith(visitor.session()), std::string());
        QCOMPARE(workspace.filesWith(anna.tokens().access), std::string());
        QCOMPARE(workspace.filesWith(anna.tokens().refresh), std::string());
    }

    void refusesConsentToAnotherNotice_data()
    {
        QTest::addColumn<bool>("wrongHash");
        QTest::newRow("another text") << true;
        QTest::newRow("another nonce") << false;
    }

    void refusesConsentToAnotherNotice()
    {
        QFETCH(bool, wrongHash);
        const Workspace workspace;
        Backend backend(workspace.path());
        Visitor visitor(backend);
        visitor.hello();
        auto notice = visitor.ask().at("notice");
        if (wrongHash)
            notice.as_object()["title"] = "Something else";

        const auto given = visitor.send("consent.give", {{"nonce", wrongHash ? visitor.ask().at("nonce") : json::value(newId())},
                                                         {"noticeHash", sha256Hex(canonical(notice))}, {"purposes", json::array{"chat"}},
                                                         {"method", "button"}, {"boxVersion", "1"}});

        QCOMPARE(visitor.refusal(given), std::string("noticeChanged"));
        visitor.waitType("consent.ask");
        expectAllRefused(visitor);
    }

    void answersANonceOnce()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Visitor visitor(backend), other(backend);
        visitor.hello();
        visitor.consent();
        other.hello();

        const auto again = visitor.refusal(visitor.sendConsent({"chat"}));
        const auto elsewhere = other.send("consent.give", {{"nonce", visitor.ask().at("nonce")}, {"noticeHash", sha256Hex(canonical(visitor.ask().at("notice")))},
                                                           {"purposes", json::array{"chat"}}, {"method", "button"}, {"boxVersion", "1"}});

        QCOMPARE(again, std::string("noticeChanged"));
        QCOMPARE(other.refusal(elsewhere), std::string("noticeChanged"));
    }

    void takesNoConsentThatLeavesTheChatOut()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Visitor visitor(backend);
        visitor.hello();

        QCOMPARE(visitor.refusal(visitor.sendConsent({"preview"})), std::string("invalidFrame"));

        expectAllRefused(visitor);
    }

    void letsAPurposeBeWithdrawnAlone()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor anna(backend, workspace, "anna", "available");
        Visitor visitor(backend);
        visitor.hello();
        visitor.consent();
        anna.waitAssigned(visitor.conversation());

        QCOMPARE(visitor.refusal(visitor.send("consent.withdraw", {{"purposes", json::array{"preview"}}})), std::string("ok"));
        const auto preview = visitor.send("preview.update", {{"text", canary}});

        QCOMPARE(visitor.refusal(preview), std::string("consentRequired"));
        visitor.say("still here");
        QVERIFY(!anna.received(canary));
    }

    //! The sample asks once more as soon as the switch is thrown back: S10.1f.
    void asksRunningConversationsWhenTheSwitchIsThrown()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga");
        QCOMPARE(olga.refusal(olga.send("settings.change", {{"name", "consent"}, {"value", "false"}})), std::string("ok"));
        Visitor visitor(backend);
        visitor.hello();
        const auto begun = visitor.waitAnswer(visitor.send("conversation.begin"));
        QCOMPARE(textOf(begun, "type"), std::string("consent.given"));
        visitor.say("without a request");

        QCOMPARE(olga.refusal(olga.send("settings.change", {{"name", "consent"}, {"value", "true"}})), std::string("ok"));
        visitor.wait([](const Frame &frame) {
            return textOf(frame, "type") == "consent.ask"
                && canonical(frame.at("ask")).find("\"purpose\":\"chat\"") != std::string::npos;
        }, "to be asked");

        QCOMPARE(visitor.refusal(visitor.sendMessage(canary, newId())), std::string("consentRequired"));
        QCOMPARE(workspace.filesWith(canary), std::string());
    }
};

QTEST_GUILESS_MAIN(TestConsentGate)
#include "tst_consentgate.moc"
