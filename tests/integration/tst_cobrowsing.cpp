// SPDX-License-Identifier: GPL-3.0-or-later
//
// PRIVACY.md S11.4 at the backend: who may ask, what an answer lends, and every way in which it ends, told by clients that skip, replay and lie.
#include "integration/mirrortab.h"

#include <QTest>

#include <fstream>

using namespace visavis::tests;
namespace json = boost::json;
using namespace std::chrono_literals;

namespace {

//! \brief anna sees the page of a visitor, and every consent but one is given.
struct Scene {
    Workspace workspace;
    TemporaryFolder folder;
    std::unique_ptr<Backend> backend;
    std::unique_ptr<Advisor> anna;
    std::unique_ptr<Visitor> visitor;
    std::unique_ptr<MirrorTab> tab;
    std::uint64_t number = 0;
    std::string grant, token;
    Frame form;

    explicit Scene(const std::string &limits = R"({"cobrowseAgainSeconds":1})")
    {
        const auto file = (folder.path() / "limits.json").string();
        std::ofstream(file) << limits;
        backend = std::make_unique<Backend>(workspace.path(), Arguments{"--limits", file});
        anna = std::make_unique<Advisor>(*backend, workspace, "anna", "available");
        visitor = std::make_unique<Visitor>(*backend);
        visitor->hello();
        visitor->consent({"chat", "preview", "mirroring"});
        anna->waitAssigned(visitor->conversation());
        if (anna->refusal(anna->send("mirror.watch", here())) != "ok")
            throw std::runtime_error("anna may not look");
        visitor->waitType("mirror.wanted");
        tab = std::make_unique<MirrorTab>(backend->address(), visitor->session());
        show(*tab);
    }

    [[nodiscard]] Frame here() const { return {{"conversation", visitor->conversation()}}; }
    [[nodiscard]] Frame with(Frame more) const
    {
        more["conversation"] = visitor->conversation();
        return more;
    }
    void show(MirrorTab &page)
    {
        page.waitType("mirror.keyframe");
        page.sendBatch(mirrorPage("Lamps", "secret"));
        page.acked();
        anna->wait([](const Frame &frame) { return textOf(frame, "type") == "mirror" && textOf(frame, "state") == "live"; }, "a live mirror");
    }

    std::string ask(const std::string &scope = "assist") { return anna->refusal(anna->send("cobrowse.ask", with({{"scope", scope}}))); }
    Frame waitDesk(const std::string &state)
    {
        return anna->wait([&](const Frame &frame) { return textOf(frame, "type") == "cobrowse" && textOf(frame, "state") == state; }, "a desk that is told " + state);
    }
    Frame waitVisitor(const std::string &state, Visitor *which = nullptr)
    {
        return (which ? *which : *visitor).wait([&](const Frame &frame) { return textOf(frame, "type") == "cobrowse" && textOf(frame, "state") == state; }, "a visitor who is told " + state);
    }
    void waitForm() { form = waitVisitor("requested").at("ask").as_object(); }
    std::uint64_t sendAnswer(bool accept, const std::string &tabId)
    {
        return visitor->send("cobrowse.answer", {{"nonce", form.at("nonce")}, {"noticeHash", sha256Hex(canonical(form.at("notice")))}, {"accept", accept}, {"method", "button"}, {"boxVersion", "1"}, {"tab", tabId}});
    }
    std::string answer(bool accept) { return visitor->refusal(sendAnswer(accept, tab->tab())); }
    void lend(const std::string &scope = "assist")
    {
        if (const auto asked = ask(scope); asked != "ok")
            throw std::runtime_error("the request was refused: " + asked);
        waitForm();
        if (answer(true) != "ok")
            throw std::runtime_error("the answer was refused");
        waitLent();
    }
    void waitLent()
    {
        token = textOf(visitor->wait([](const Frame &frame) { return textOf(frame, "type") == "cobrowse" && frame.contains("token"); }, "a token"), "token");
        grant = textOf(waitDesk("active"), "grant");
    }
    [[nodiscard]] std::uint64_t sendCommand(Frame command, Advisor *desk = nullptr, const std::string &conversation = {})
    {
        command["number"] = ++number;
        command["page"] = 77;
        Frame fields = with({{"grant", grant}, {"command", std::move(command)}});
        if (!conversation.empty())
            fields["conversation"] = conversation;
        return (desk ? *desk : *anna).send("cobrowse.command", std::move(fields));
    }
    //! \brief The body, which anybody may press.
    std::uint64_t press(std::uint64_t node = 3) { return sendCommand({{"node", node}, {"action", "click"}, {"x", 5000}, {"y", 5000}}); }
    std::string verdict(std::uint64_t of)
    {
        return textOf(anna->wait([of](const Frame &frame) { return textOf(frame, "type") == "cobrowse.done" && countOf(frame, "number") == of; }, "a verdict"), "verdict");
    }
    //! \brief After whatever took it back: both are told why, nothing passes any more, and the thread says so.
    void expectEnd(const std::string &result, std::chrono::milliseconds within)
    {
        const auto begun = std::chrono::steady_clock::now();
        QCOMPARE(textOf(waitDesk("idle"), "result"), result);
        const auto took = std::chrono::steady_clock::now() - begun;
        QVERIFY2(took <= within, std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()).c_str());
        const auto before = tab->count("cobrowse.command");
        QCOMPARE(anna->refusal(press()), std::string("notPermitted"));
        tab->settle();
        QCOMPARE(tab->count("cobrowse.command"), before);
    }
};

} // namespace

class TestCobrowsing : public QObject
{
    Q_OBJECT

private slots:
    void lendsTheTabInWhichTheVisitorSaidYes()
    {
        Scene scene;

        QCOMPARE(scene.ask(), std::string("ok"));
        scene.waitForm();
        const auto notice = json::serialize(scene.form.at("notice"));
        QVERIFY(notice.find("Anna") != std::string::npos && notice.find("fill in ordinary fields") != std::string::npos && notice.find("Esc") != std::string::npos);
        QCOMPARE(textOf(scene.anna->waitEvent("cobrowsing.asked"), "scope"), std::string("assist"));
        QCOMPARE(scene.answer(true), std::string("ok"));
        scene.waitLent();
        (void)scene.press();

        const auto command = scene.tab->waitType("cobrowse.command").at("command").as_object();
        QCOMPARE(countOf(command, "node"), std::uint64_t(3));
        scene.tab->send("cobrowse.done", {{"number", 1}, {"verdict", "done"}});
        QCOMPARE(scene.verdict(1), std::string("done"));
        for (Client *side : {static_cast<Client *>(scene.anna.get()), static_cast<Client *>(scene.visitor.get())}) {
            QCOMPARE(textOf(side->waitEvent("cobrowsing.answered"), "result"), std::string("accepted"));
            side->waitEvent("cobrowsing.started");
        }
    }

    void nobodyAsksWhoDoesNotSeeThePage()
    {
        Scene scene;
        Advisor ben(*scene.backend, scene.workspace, "ben"), olga(*scene.backend, scene.workspace, "olga");

        QCOMPARE(ben.refusal(ben.send("cobrowse.ask", scene.with({{"scope", "point"}}))), std::string("notPermitted"));
        QCOMPARE(olga.refusal(olga.send("cobrowse.ask", scene.with({{"scope", "point"}}))), std::string("notPermitted"));
        scene.anna->waitAnswer(scene.anna->send("mirror.leave", scene.here()));
        QCOMPARE(scene.ask(), std::string("conflict"));
        scene.visitor->settle();
        QCOMPARE(scene.visitor->count("cobrowse"), 0);
    }

    void anAnswerIsGoodForOneFormAndOneTab()
    {
        Scene scene;
        QCOMPARE(scene.visitor->refusal(scene.visitor->send("cobrowse.answer", {{"nonce", newId()}, {"noticeHash", std::string(64, 'a')}, {"accept", true}, {"method", "button"}, {"boxVersion", "1"}, {"tab", scene.tab->tab()}})), std::string("noticeChanged"));
        QCOMPARE(scene.ask(), std::string("ok"));
        scene.waitForm();
        const auto first = scene.form;

        QCOMPARE(scene.visitor->refusal(scene.sendAnswer(true, newId())), std::string("conflict")); // another tab
        QCOMPARE(scene.answer(true), std::string("noticeChanged")); // that form was used
        scene.waitForm();
        QVERIFY(scene.form.at("nonce") != first.at("nonce"));
        QCOMPARE(scene.answer(true), std::string("ok"));
        scene.waitLent();
        QCOMPARE(scene.answer(true), std::string("noticeChanged"));
    }

    void refusesWhatHasNoGrantOfItsOwn()
    {
        Scene scene;
        scene.grant = newId();
        QCOMPARE(scene.anna->refusal(scene.press()), std::string("notPermitted")); // the form was skipped
        scene.lend();
        Advisor second(*scene.backend, scene.workspace, "anna"); // another desk of the same person
        Advisor ben(*scene.backend, scene.workspace, "ben");
        const Frame press{{"node", 3}, {"action", "click"}, {"x", 1}, {"y", 1}};

        QCOMPARE(second.refusal(scene.sendCommand(press, &second)), std::string("notPermitted"));
        QCOMPARE(ben.refusal(scene.sendCommand(press, &ben)), std::string("notPermitted"));
        Visitor other(*scene.backend);
        other.hello();
        other.consent();
        scene.anna->waitAssigned(other.conversation());
        QCOMPARE(scene.anna->refusal(scene.sendCommand(press, nullptr, other.conversation())), std::string("notPermitted"));
        const auto grant = std::exchange(scene.grant, newId());
        QCOMPARE(scene.anna->refusal(scene.press()), std::string("notPermitted"));
        scene.grant = grant;
        scene.number = 0; // again with numbers that were used
        (void)scene.press();
        scene.tab->waitType("cobrowse.command");
        scene.number = 0;
        QCOMPARE(scene.anna->refusal(scene.press()), std::string("conflict"));
        scene.tab->settle();
        QCOMPARE(scene.tab->count("cobrowse.command"), 1);
    }

    void passesNothingToWhatIsHiddenOrUnknown()
    {
        Scene scene;
        scene.lend();

        for (const std::uint64_t node : {5, 4, 999}) { // the hidden field, a text, nobody
            (void)scene.press(node);
            QCOMPARE(scene.verdict(scene.number), std::string("hidden"));
        }
        (void)scene.sendCommand({{"node", 5}, {"action", "fill"}, {"text", "4111111111111111"}});
        QCOMPARE(scene.verdict(scene.number), std::string("hidden"));
        scene.tab->settle();
        QCOMPARE(scene.tab->count("cobrowse.command"), 0);
    }

    void holdsToTheScopeThatWasAgreedTo_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<int>("passes");
        QTest::newRow("point") << "point" << 2;
        QTest::newRow("guide") << "guide" << 4;
        QTest::newRow("assist") << "assist" << 7;
    }
    void holdsToTheScopeThatWasAgreedTo()
    {
        QFETCH(QString, scope);
        QFETCH(int, passes);
        Scene scene;
        scene.lend(scope.toStdString());

        for (const auto &command : {Frame{{"action", "pointer"}, {"x", 1}, {"y", 1}}, Frame{{"action", "highlight"}}, Frame{{"action", "scroll"}, {"x", 0}, {"y", 9}}, Frame{{"action", "click"}, {"x", 1}, {"y", 1}},
                                    Frame{{"action", "fill"}, {"text", "a"}}, Frame{{"action", "check"}, {"checked", true}}, Frame{{"action", "choose"}, {"options", json::array{1}}}}) {
            auto with = command;
            with["node"] = 3;
            (void)scene.sendCommand(std::move(with));
        }

        QTRY_VERIFY((scene.tab->settle(), scene.anna->settle(), scene.tab->count("cobrowse.command") + scene.anna->count("cobrowse.done") == 7));
        QCOMPARE(scene.tab->count("cobrowse.command"), passes);
    }

    void asksNotAtOnceAndNotForEver()
    {
        Scene scene(R"({"cobrowseAgainSeconds":1,"cobrowseAnswerSeconds":2})");
        QCOMPARE(scene.ask(), std::string("ok"));
        QCOMPARE(scene.ask(), std::string("conflict"));
        scene.waitForm();
        QCOMPARE(scene.answer(false), std::string("ok"));
        QCOMPARE(textOf(scene.waitDesk("idle"), "result"), std::string("refused"));

        QCOMPARE(scene.ask(), std::string("rateLimited"));
        QTest::qWait(1100);
        QCOMPARE(scene.ask(), std::string("ok"));
        QCOMPARE(textOf(scene.waitDesk("idle"), "result"), std::string("expired"));
        scene.waitForm();
        QCOMPARE(scene.answer(true), std::string("noticeChanged")); // too late
        QTest::qWait(1100);
        QCOMPARE(scene.ask(), std::string("ok"));
        scene.waitForm();
        QCOMPARE(scene.answer(false), std::string("ok"));
        QTest::qWait(1100);

        QCOMPARE(scene.ask(), std::string("conflict"));
    }

    void endsInEveryWay_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("result");
        for (const auto &[way, result] : {std::pair("stop", "stopped"), std::pair("escape", "escape"), std::pair("boxClosed", "boxClosed"), std::pair("desk", "advisor"), std::pair("leave", "advisor"), std::pair("pause", "stopped"),
                                          std::pair("transfer", "reassigned"), std::pair("close", "closed"), std::pair("withdrawMirroring", "withdrawn"), std::pair("withdrawCobrowsing", "withdrawn"), std::pair("withdrawChat", "withdrawn"),
                                          std::pair("switch", "switchedOff"), std::pair("mirroringSwitch", "switchedOff")})
            QTest::newRow(way) << way << result;
    }
    void endsInEveryWay()
    {
        QFETCH(QString, way);
        QFETCH(QString, result);
        Scene scene;
        Advisor olga(*scene.backend, scene.workspace, "olga");
        scene.lend();
        auto &visitor = *scene.visitor;
        auto &anna = *scene.anna;
        const auto withdraw = [&](const char *purpose) { QCOMPARE(visitor.refusal(visitor.send("consent.withdraw", {{"purposes", json::array{purpose}}})), std::string("ok")); };
        const auto stop = [&](const char *how) { QCOMPARE(visitor.refusal(visitor.send("cobrowse.stop", {{"how", how}})), std::string("ok")); };
        const auto off = [&](const char *name) { olga.waitAnswer(olga.send("settings.change", {{"name", name}, {"value", "false"}})); };

        if (way == "stop") stop("stopped");
        if (way == "escape") stop("escape");
        if (way == "boxClosed") stop("boxClosed");
        if (way == "desk") QCOMPARE(anna.refusal(anna.send("cobrowse.end", scene.here())), std::string("ok"));
        if (way == "leave") anna.waitAnswer(anna.send("mirror.leave", scene.here()));
        if (way == "pause") visitor.waitAnswer(visitor.send("mirror.pause", {{"paused", true}}));
        if (way == "close") anna.waitAnswer(anna.send("conversation.close", scene.with({{"conversationType", "none"}})));
        if (way == "withdrawMirroring") withdraw("mirroring");
        if (way == "withdrawCobrowsing") withdraw("cobrowsing");
        if (way == "withdrawChat") withdraw("chat");
        if (way == "switch") off("cobrowsing");
        if (way == "mirroringSwitch") off("mirroring");
        if (way == "transfer") {
            Advisor ben(*scene.backend, scene.workspace, "ben", "available");
            anna.waitAnswer(anna.send("conversation.transfer", scene.with({{"toPerson", ben.id()}})));
            const auto header = ben.wait([](const Frame &frame) { return textOf(frame, "type") == "conversation.changed" && frame.at("conversation").as_object().contains("offer"); }, "an offer").at("conversation").as_object();
            ben.waitAnswer(ben.send("transfer.answer", scene.with({{"offer", header.at("offer").as_object().at("id")}, {"accept", true}})));
        }

        QCOMPARE(textOf(scene.waitDesk("idle"), "result"), result.toStdString());
        QCOMPARE(anna.refusal(scene.press()), std::string("notPermitted"));
        QCOMPARE(scene.tab->count("cobrowse.command"), 0);
        if (way != "withdrawChat")
            QCOMPARE(textOf(visitor.waitEvent("cobrowsing.ended"), "result"), result.toStdString());
    }

    void aDeskThatIsNotHeardIsGone()
    {
        Scene scene;
        scene.lend();

        const auto told = scene.visitor->wait([](const Frame &frame) { return textOf(frame, "type") == "cobrowse" && textOf(frame, "state") == "idle"; }, "the end", 4500ms);

        QCOMPARE(textOf(told, "result"), std::string("deskGone"));
    }

    void aDeskThatEndsTakesItsRequestWithIt()
    {
        Scene scene;
        QCOMPARE(scene.ask(), std::string("ok"));
        scene.waitForm();

        scene.anna->drop();

        QCOMPARE(textOf(scene.waitVisitor("idle"), "result"), std::string("deskGone"));
        QCOMPARE(scene.answer(true), std::string("noticeChanged"));
    }

    void theLeaseRunsOutUnlessItIsKeptAlive()
    {
        Scene scene(R"({"cobrowseLeaseSeconds":3})");
        scene.lend();
        for (int i = 0; i < 5; ++i) {
            QTest::qWait(800);
            QCOMPARE(scene.anna->refusal(scene.anna->send("cobrowse.renew", scene.with({{"grant", scene.grant}}))), std::string("ok"));
            scene.tab->settle();
        }

        for (int i = 0; i < 2; ++i) {
            QTest::qWait(1000);
            scene.anna->settle();
            scene.tab->settle();
        }

        scene.expectEnd("leaseRanOut", 1900ms);
    }

    void goesOnWithTheNextPageOfTheTab()
    {
        Scene scene;
        scene.lend();
        const auto oldGrant = scene.grant, oldToken = scene.token;
        QCOMPARE(scene.visitor->refusal(scene.visitor->send("cobrowse.resume", {{"token", oldToken}, {"tab", newId()}})), std::string("notPermitted")); // a copy of the tab

        scene.tab->send("mirror.leaving");
        scene.tab->drop();
        scene.waitDesk("between");
        QCOMPARE(scene.anna->refusal(scene.press()), std::string("notPermitted"));
        const auto next = newId();
        QCOMPARE(scene.visitor->refusal(scene.visitor->send("cobrowse.resume", {{"token", newId() + std::string(21, 'a')}, {"tab", next}})), std::string("notPermitted"));
        QCOMPARE(scene.visitor->refusal(scene.visitor->send("cobrowse.resume", {{"token", oldToken}, {"tab", next}})), std::string("ok"));
        scene.tab = std::make_unique<MirrorTab>(scene.backend->address(), scene.visitor->session(), next);
        scene.show(*scene.tab);
        scene.waitLent();

        QVERIFY(scene.grant != oldGrant && scene.token != oldToken);
        QCOMPARE(scene.visitor->refusal(scene.visitor->send("cobrowse.resume", {{"token", oldToken}, {"tab", newId()}})), std::string("notPermitted"));
        (void)scene.press();
        scene.tab->waitType("cobrowse.command");
        scene.grant = oldGrant;
        QCOMPARE(scene.anna->refusal(scene.press()), std::string("notPermitted"));
    }

    void endsWhenNoPageFollows_data()
    {
        QTest::addColumn<bool>("goodbye");
        QTest::addColumn<QString>("result");
        QTest::newRow("left the site") << true << "leftSite";
        QTest::newRow("tab gone") << false << "tabGone";
    }
    void endsWhenNoPageFollows()
    {
        QFETCH(bool, goodbye);
        QFETCH(QString, result);
        Scene scene;
        scene.lend();
        if (goodbye) {
            scene.tab->send("mirror.leaving");
            scene.tab->settle();
        }

        scene.tab->drop();
        scene.waitDesk("between");
        for (int i = 0; i < 5; ++i) {
            QTest::qWait(900);
            scene.anna->settle();
        }

        QCOMPARE(textOf(scene.waitDesk("idle"), "result"), result.toStdString());
        QCOMPARE(scene.visitor->refusal(scene.visitor->send("cobrowse.resume", {{"token", scene.token}, {"tab", newId()}})), std::string("notPermitted"));
    }

    void leavesARecordOfItsStartAndOfItsEnd()
    {
        Scene scene;
        const auto records = [&] { return runBackend({"verify", "--data", scene.workspace.path()}).out; };
        scene.lend();
        scene.visitor->waitAnswer(scene.visitor->send("cobrowse.stop", {{"how", "escape"}}));
        QTest::qWait(1100);
        scene.anna->settle();
        QCOMPARE(scene.ask("point"), std::string("ok"));
        scene.waitForm();
        QCOMPARE(scene.answer(false), std::string("ok"));
        QCOMPARE(scene.backend->terminate(), 0);

        // The chat's own, the start and the end; a refusal is only counted.
        QCOMPARE(records(), std::string("The chain of 3 consent records holds.\n"));
    }

    void aSessionDoesNotOutliveTheProcess()
    {
        Scene scene;
        scene.lend();
        const auto session = scene.visitor->session(), vuid = scene.visitor->vuid();

        scene.backend->kill();
        scene.backend = std::make_unique<Backend>(scene.workspace.path());
        Visitor again(*scene.backend, vuid);
        const auto welcome = again.hello(session);

        const auto events = json::serialize(welcome.at("conversation").as_object().at("events"));
        QVERIFY(events.find("\"kind\":\"cobrowsing.ended\"") != std::string::npos && events.find("\"result\":\"restarted\"") != std::string::npos);
        again.settle();
        QCOMPARE(again.count("cobrowse"), 0);
    }

    void nothingOfItIsKeptOnDisk()
    {
        Scene scene;
        scene.lend();
        const auto typed = newId();

        (void)scene.sendCommand({{"node", 3}, {"action", "fill"}, {"text", typed}});
        scene.tab->waitType("cobrowse.command");
        QVERIFY(scene.tab->received(typed));
        scene.visitor->waitAnswer(scene.visitor->send("cobrowse.stop", {{"how", "stopped"}}));
        QCOMPARE(scene.backend->terminate(), 0);

        QCOMPARE(scene.workspace.filesWith(typed), std::string());
        QCOMPARE(scene.workspace.filesWith(scene.token), std::string());
    }
};

QTEST_GUILESS_MAIN(TestCobrowsing)
#include "tst_cobrowsing.moc"
