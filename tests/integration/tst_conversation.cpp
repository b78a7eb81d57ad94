// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/client.h"

#include <QTest>
#include <csignal>

using namespace visavis::tests;
namespace json = boost::json;

namespace {

std::vector<std::string> kindsOf(const Frame &thread)
{
    std::vector<std::string> kinds;
    for (const auto &event : thread.at("events").as_array())
        kinds.push_back(textOf(event.as_object(), "kind"));
    return kinds;
}

} // namespace

//! A conversation from the first message to the last, between a visitor and anna, with ben, carla and olga around.
class TestConversation : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<Advisor> m_anna, m_ben, m_carla, m_olga;
    std::unique_ptr<Visitor> m_visitor;

    [[nodiscard]] std::string conversation() const { return m_visitor->conversation(); }
    //! \brief What the desk knows of the conversation's last offer.
    static Frame waitOffer(Advisor &desk)
    {
        return desk.wait([](const Frame &frame) {
                       return textOf(frame, "type") == "conversation.changed" && frame.at("conversation").as_object().contains("offer");
                   }, "an offer")
            .at("conversation")
            .as_object();
    }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_backend = std::make_unique<Backend>(m_workspace->path());
        m_anna = std::make_unique<Advisor>(*m_backend, *m_workspace, "anna", "available");
        m_visitor = std::make_unique<Visitor>(*m_backend);
        m_visitor->hello();
        m_visitor->consent();
        m_anna->waitAssigned(conversation());
        m_visitor->waitEvent("conversation.assigned");
        m_ben = std::make_unique<Advisor>(*m_backend, *m_workspace, "ben", "busy");
        m_carla = std::make_unique<Advisor>(*m_backend, *m_workspace, "carla", "available");
        m_olga = std::make_unique<Advisor>(*m_backend, *m_workspace, "olga", "busy");
    }

    void cleanup()
    {
        m_visitor.reset();
        m_anna.reset();
        m_ben.reset();
        m_carla.reset();
        m_olga.reset();
        QVERIFY(m_backend->kill() == 128 + SIGKILL); // alive until now
        m_backend.reset();
        m_workspace.reset();
    }

    void storesAClientIdOnce()
    {
        const auto clientId = newId(), answerId = newId();
        const auto first = countOf(m_visitor->say("once", clientId), "seq"), firstAnswer = countOf(m_anna->say(conversation(), "me too", answerId), "seq");

        const auto again = countOf(m_visitor->say("once", clientId), "seq"), againAnswer = countOf(m_anna->say(conversation(), "me too", answerId), "seq");

        QCOMPARE(again, first);
        QCOMPARE(againAnswer, firstAnswer);
        int copies = 0;
        const auto thread = m_anna->open(conversation());
        for (const auto &event : thread.at("events").as_array())
            copies += textOf(event.as_object(), "id") == clientId || textOf(event.as_object(), "id") == answerId;
        QCOMPARE(copies, 2);
    }

    void keepsTheOrderOfSending()
    {
        std::vector<std::string> sent;
        for (int i = 0; i < 40; ++i) {
            sent.push_back(newId());
            m_visitor->sendMessage("message " + std::to_string(i), sent.back());
        }

        std::uint64_t before = 0;
        for (const auto &id : sent) {
            const auto event = m_anna->wait([&](const Frame &frame) { return textOf(frame, "type") == "event" && textOf(frame.at("event").as_object(), "id") == id; }, id);
            const auto seq = countOf(event.at("event").as_object(), "seq");
            QVERIFY(seq > before);
            before = seq;
        }
    }

    void resumesWithWhatCameMeanwhile()
    {
        const auto known = countOf(m_visitor->say("before"), "seq");
        m_visitor->drop();
        m_anna->say(conversation(), "while you were away");

        Visitor resumed(*m_backend, m_visitor->vuid());
        const auto welcome = resumed.hello(m_visitor->session(), known);

        const auto &events = welcome.at("conversation").as_object().at("events").as_array();
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(textOf(events[0].as_object(), "text"), std::string("while you were away"));
        QCOMPARE(countOf(events[0].as_object(), "seq"), known + 1);
        const auto whole = Visitor(*m_backend, m_visitor->vuid()).hello(m_visitor->session());
        QCOMPARE(whole.at("conversation").as_object().at("events").as_array().size(), std::size_t(known + 1));
    }

    void resumesOverARestart()
    {
        m_visitor->say("kept");
        const auto port = m_backend->port();
        m_backend->kill();
        m_backend = std::make_unique<Backend>(m_workspace->path(), Arguments{"--listen", "127.0.0.1:" + std::to_string(port)});

        Visitor resumed(*m_backend, m_visitor->vuid());
        const auto welcome = resumed.hello(m_visitor->session());
        Advisor anna(*m_backend, m_anna->tokens().access);

        QVERIFY(welcome.contains("conversation"));
        QVERIFY(canonical(welcome.at("conversation")).find("kept") != std::string::npos);
        QCOMPARE(textOf(welcome.at("consent").as_object(), "chat"), std::string("given"));
        QCOMPARE(textOf(anna.open(conversation()), "type"), std::string("thread"));
    }

    void givesASessionToItsOwnVisitorOnly()
    {
        Visitor thief(*m_backend);

        const auto welcome = thief.hello(m_visitor->session());

        QVERIFY(!welcome.contains("conversation"));
        QVERIFY(welcome.contains("ask"));
    }

    void tellsTheDeskADeltaAfterItsCursor()
    {
        m_visitor->say("seen");
        m_anna->settle();
        const auto cursor = textOf(Advisor(*m_backend, m_anna->tokens().access).welcome(), "cursor");
        m_visitor->say("news");

        Advisor again(*m_backend, m_anna->tokens().access,
                      {{"cursor", cursor}, {"opened", json::array{json::object{{"conversation", conversation()}, {"after", 1}}}}});

        QCOMPARE(textOf(again.welcome(), "mode"), std::string("delta"));
        QCOMPARE(textOf(again.welcome().at("conversations").as_array().at(0).as_object(), "lastText"), std::string("news"));
        const auto thread = again.waitType("thread");
        QVERIFY(thread.at("contiguous").as_bool());
        QCOMPARE(countOf(thread.at("events").as_array().at(0).as_object(), "seq"), std::uint64_t(2));
    }

    void showsThePreviewToTheAssignedAdvisorAloneAndKeepsItNowhere()
    {
        const auto canary = "unsent" + newId();

        m_visitor->send("preview.update", {{"text", canary + " 4539 5787 6362 1486 and 4539578763621486"}});
        const auto shown = textOf(m_anna->waitType("preview"), "text");

        QVERIFY(shown.starts_with(canary));
        QVERIFY(shown.find("4539") == std::string::npos && shown.find("1486") == std::string::npos);
        for (auto *other : {m_ben.get(), m_carla.get(), m_olga.get()}) {
            other->settle();
            QVERIFY(!other->received(canary));
        }
        QCOMPARE(m_workspace->filesWith(canary), std::string());
    }

    void clearsThePreviewWhenTheVisitorSendsOrGoes()
    {
        m_visitor->send("preview.update", {{"text", "half a sen"}});
        m_anna->waitType("preview");
        m_visitor->say("half a sentence");
        QCOMPARE(textOf(m_anna->waitType("preview"), "text"), std::string());

        m_visitor->send("preview.update", {{"text", "and then"}});
        m_anna->waitType("preview");
        m_visitor->drop();

        QCOMPARE(textOf(m_anna->waitType("preview"), "text"), std::string());
    }

    void stopsThePreviewAtOnceWhenItIsSwitchedOff()
    {
        m_olga->send("settings.change", {{"name", "preview"}, {"value", "false"}});
        m_visitor->wait([](const Frame &frame) { return textOf(frame, "type") == "consent.changed" && !frame.at("preview").as_bool(); }, "the switch");

        QCOMPARE(m_visitor->refusal(m_visitor->send("preview.update", {{"text", "x"}})), std::string("consentRequired"));
    }

    void tellsTheVisitorNothingOfAnAdvisorButTheAlias()
    {
        m_anna->say(conversation(), "hello");
        m_anna->send("conversation.transfer", {{"conversation", conversation()}, {"toPerson", m_ben->id()}, {"note", "InternalNote"}});
        waitOffer(*m_ben);
        m_anna->refusal(m_anna->send("conversation.close", {{"conversation", conversation()}, {"conversationType", "complaint"}, {"note", "InternalNote"}}));
        m_visitor->waitEvent("conversation.closed");

        for (const auto *secret : {"Berger", "\"anna\"", "Sales advisor", "InternalNote", "complaint", "transfer"})
            QVERIFY2(!m_visitor->received(secret), secret);
        QVERIFY(m_visitor->received("\"Anna\""));
    }

    void transfersToAPersonWhoAccepts()
    {
        QCOMPARE(m_anna->refusal(m_anna->send("conversation.transfer", {{"conversation", conversation()}, {"toPerson", m_ben->id()}, {"note", "please"}})), std::string("ok"));
        const auto header = waitOffer(*m_ben);
        const auto &offer = header.at("offer").as_object();
        QCOMPARE(textOf(offer, "note"), std::string("please"));
        QVERIFY(offer.at("toMe").as_bool());
        QVERIFY(!header.contains("lastText")); // offered is not yet allowed to read
        QCOMPARE(m_ben->refusal(m_ben->send("conversation.open", {{"conversation", conversation()}})), std::string("notPermitted"));
        m_anna->say(conversation(), "still mine");

        QCOMPARE(m_ben->refusal(m_ben->send("transfer.answer", {{"conversation", conversation()}, {"offer", offer.at("id")}, {"accept", true}})), std::string("ok"));

        m_ben->waitAssigned(conversation());
        m_anna->waitType("conversation.gone");
        QCOMPARE(m_anna->refusal(m_anna->send("message.send", {{"conversation", conversation()}, {"clientId", newId()}, {"text", "too late"}})), std::string("notPermitted"));
        m_ben->say(conversation(), "mine now");
        QCOMPARE(textOf(m_visitor->waitEvent("conversation.assigned"), "alias"), std::string("Ben"));
    }

    void keepsTheConversationWhenAPersonDeclines()
    {
        m_anna->send("conversation.transfer", {{"conversation", conversation()}, {"toPerson", m_ben->id()}});
        const auto offer = waitOffer(*m_ben).at("offer").as_object().at("id");

        QCOMPARE(m_ben->refusal(m_ben->send("transfer.answer", {{"conversation", conversation()}, {"offer", offer}, {"accept", false}})), std::string("ok"));

        m_ben->waitType("conversation.gone");
        m_anna->waitEvent("transfer.ended");
        m_anna->say(conversation(), "then I go on");
        QCOMPARE(m_ben->refusal(m_ben->send("transfer.answer", {{"conversation", conversation()}, {"offer", offer}, {"accept", true}})), std::string("notPermitted"));
    }

    void transfersToAGroup()
    {
        const auto targets = m_anna->waitAnswer(m_anna->send("targets.list", {{"conversation", conversation()}}));
        std::string support;
        for (const auto &group : targets.at("groups").as_array()) {
            if (textOf(group.as_object(), "name") == "Support")
                support = textOf(group.as_object(), "id");
        }

        m_anna->send("conversation.transfer", {{"conversation", conversation()}, {"toGroup", support}});
        const auto offer = waitOffer(*m_carla).at("offer").as_object().at("id");
        waitOffer(*m_ben);
        QCOMPARE(m_carla->refusal(m_carla->send("transfer.answer", {{"conversation", conversation()}, {"offer", offer}, {"accept", true}})), std::string("ok"));

        m_carla->waitAssigned(conversation());
        m_ben->waitType("conversation.gone");
        QCOMPARE(textOf(m_carla->open(conversation()).at("conversation").as_object(), "group"), std::string("Support"));
    }

    void closesAndOpensAgainForTheSameAdvisor()
    {
        QCOMPARE(m_anna->refusal(m_anna->send("conversation.close", {{"conversation", conversation()}, {"conversationType", "question"}, {"note", "answered"}})), std::string("ok"));
        QCOMPARE(textOf(m_visitor->waitEvent("conversation.closed"), "by"), std::string("advisor"));
        m_anna->waitType("conversation.gone");

        m_visitor->say("one more thing");

        QCOMPARE(textOf(m_visitor->waitEvent("conversation.assigned"), "alias"), std::string("Anna"));
        const std::vector<std::string> expected{"consent.given", "conversation.opened", "conversation.assigned", "conversation.closed",
                                                "conversation.reopened", "message", "conversation.assigned"};
        QCOMPARE(kindsOf(m_anna->open(conversation())), expected);
    }

    void acknowledgesWhatWasClosedBefore()
    {
        const auto close = [this] { return m_visitor->refusal(m_visitor->send("conversation.close")); };

        QCOMPARE(close(), std::string("ok"));
        QCOMPARE(close(), std::string("conflict"));
    }

    //! A resend of a message that was acknowledged must not open what was closed since.
    void doesNotReopenForAResentMessage()
    {
        const auto clientId = newId();
        const auto seq = countOf(m_visitor->say("said", clientId), "seq");
        m_anna->refusal(m_anna->send("conversation.close", {{"conversation", conversation()}, {"conversationType", "none"}}));
        m_visitor->waitEvent("conversation.closed");

        QCOMPARE(countOf(m_visitor->say("said", clientId), "seq"), seq);

        m_visitor->settle();
        QCOMPARE(textOf(Visitor(*m_backend, m_visitor->vuid()).hello(m_visitor->session()).at("conversation").as_object(), "status"), std::string("closed"));
        QCOMPARE(m_visitor->refusal(m_visitor->send("conversation.close")), std::string("conflict"));
    }

    void tellsBothSidesWhatWasSeen()
    {
        const auto seq = countOf(m_visitor->say("read me"), "seq");

        m_anna->send("message.seen", {{"conversation", conversation()}, {"seq", seq}});

        const auto seen = m_visitor->waitType("seen");
        QCOMPARE(textOf(seen, "by"), std::string("advisor"));
        QCOMPARE(countOf(seen, "seq"), seq);
    }

    void recordsWhoChangedASetting()
    {
        QCOMPARE(m_olga->refusal(m_olga->send("settings.change", {{"name", "masking"}, {"value", "private"}})), std::string("ok"));

        const auto history = m_olga->waitAnswer(m_olga->send("settings.history", {{"limit", 10}}));

        const auto &change = history.at("changes").as_array().at(0).as_object();
        QCOMPARE(textOf(change, "by"), std::string("olga"));
        QCOMPARE(textOf(change, "old"), std::string("marked"));
        QCOMPARE(textOf(change, "new"), std::string("private"));
        QCOMPARE(textOf(m_anna->waitType("settings").at("settings").as_object(), "masking"), std::string("private"));
    }
};

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"
