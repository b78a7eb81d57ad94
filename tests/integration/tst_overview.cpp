// SPDX-License-Identifier: GPL-3.0-or-later
//
// The live overview, and what managers and admins do in another's conversation: who may, who is told, and what a visitor never hears of.
#include "integration/mirrortab.h"

#include <QTest>

#include <thread>

using namespace visavis::tests;
namespace json = boost::json;
using namespace std::chrono_literals;

namespace {

constexpr const char *whispered = "canary-whisper-7c1e";

//! \brief A visitor of Sales whom anna serves.
struct Scene {
    Workspace workspace;
    Backend backend{workspace.path()};
    Advisor anna{backend, workspace, "anna", "available"};
    Visitor visitor{backend};

    Scene()
    {
        visitor.hello();
        visitor.consent({"chat", "preview", "mirroring"});
        anna.waitAssigned(visitor.conversation());
    }

    [[nodiscard]] Frame here() const { return {{"conversation", visitor.conversation()}}; }
    [[nodiscard]] Frame whisper(const std::string &text = whispered) const
    {
        return {{"conversation", visitor.conversation()}, {"clientId", newId()}, {"text", text}};
    }
    //! \brief The conversation becomes Support's, and carla's.
    std::unique_ptr<Advisor> moveToSupport()
    {
        auto carla = std::make_unique<Advisor>(backend, workspace, "carla", "available");
        const auto targets = anna.waitAnswer(anna.send("targets.list", here()));
        for (const auto &group : targets.at("groups").as_array()) {
            if (textOf(group.as_object(), "name") == "Support")
                anna.refusal(anna.send("conversation.transfer", {{"conversation", visitor.conversation()}, {"toGroup", group.at("id")}}));
        }
        const auto offered = carla->wait([](const Frame &frame) {
            return textOf(frame, "type") == "conversation.changed" && frame.at("conversation").as_object().contains("offer");
        }, "an offer");
        const auto offer = textOf(offered.at("conversation").at("offer").as_object(), "id");
        carla->refusal(carla->send("transfer.answer", {{"conversation", visitor.conversation()}, {"offer", offer}, {"accept", true}}));
        carla->waitAssigned(visitor.conversation());
        return carla;
    }
};

//! \brief The aliases in the next header that names lookers, or the lack of them.
std::string lookers(Client &desk, bool some)
{
    const auto frame = desk.wait([some](const Frame &each) {
        return textOf(each, "type") == "conversation.changed" && each.at("conversation").as_object().contains("lookers") == some;
    }, some ? "lookers" : "no lookers", 1s);
    return some ? json::serialize(frame.at("conversation").at("lookers")) : std::string();
}

Frame waitChanged(Client &desk, const std::function<bool(const Frame &)> &match, const char *what)
{
    return desk.wait([&](const Frame &frame) { return textOf(frame, "type") == "overview.changed" && match(frame); }, what, 1s);
}

const json::object *rowOf(const Frame &frame, const char *list, const char *member, const std::string &value)
{
    for (const auto &each : frame.at(list).as_array()) {
        if (textOf(each.as_object(), member) == value)
            return &each.as_object();
    }
    return nullptr;
}

} // namespace

class TestOverview : public QObject
{
    Q_OBJECT

private slots:
    void isForManagersAndAdmins_data()
    {
        QTest::addColumn<bool>("allowed");
        for (const char *nobody : {"anna", "carla", "emil"})
            QTest::newRow(nobody) << false;
        for (const char *somebody : {"mara", "olga"})
            QTest::newRow(somebody) << true;
    }

    void isForManagersAndAdmins()
    {
        QFETCH(bool, allowed);
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor desk(backend, workspace, QTest::currentDataTag());

        QCOMPARE(desk.refusal(desk.send("overview.watch")), std::string(allowed ? "overview" : "notPermitted"));

        Advisor other(backend, workspace, "ben", "available");
        desk.settle();
        std::this_thread::sleep_for(allowed ? 0ms : 600ms); // what is not to come has had its time
        desk.settle();
        if (allowed)
            waitChanged(desk, [&](const Frame &frame) { return rowOf(frame, "people", "id", other.id()) != nullptr; }, "ben at his desk");
        else
            QVERIFY(!desk.received("overview"));
    }

    //! Not a name, not a count: whatever happens in Support, a manager of Sales is told nothing.
    void holdsNothingOfAnotherGroup()
    {
        Scene scene;
        Advisor mara(scene.backend, scene.workspace, "mara", "unavailable"), olga(scene.backend, scene.workspace, "olga", "unavailable");
        const auto maras = mara.waitAnswer(mara.send("overview.watch")), olgas = olga.waitAnswer(olga.send("overview.watch"));
        QCOMPARE(maras.at("groups").as_array().size(), 1U);
        QCOMPARE(olgas.at("groups").as_array().size(), 2U);
        QCOMPARE(countOf(*rowOf(maras, "groups", "name", "Sales"), "assigned"), 1U);
        QVERIFY(!rowOf(maras, "people", "alias", "Carla") && rowOf(olgas, "people", "alias", "Carla"));
        QVERIFY(rowOf(maras, "people", "alias", "Anna")->at("connected").as_bool());
        QCOMPARE(countOf(*rowOf(maras, "people", "alias", "Anna"), "slotsUsed"), 1U);

        const auto carla = scene.moveToSupport();
        waitChanged(olga, [](const Frame &frame) { const auto *row = rowOf(frame, "groups", "name", "Support"); return row && countOf(*row, "assigned") == 1; }, "one of Support");
        waitChanged(mara, [](const Frame &frame) { const auto *row = rowOf(frame, "groups", "name", "Sales"); return row && countOf(*row, "assigned") == 0; }, "none of Sales");
        mara.settle();
        const auto before = mara.count("overview.changed");
        scene.visitor.say("canary-of-support-1");
        carla->setAvailability("busy");
        waitChanged(olga, [](const Frame &frame) { const auto *row = rowOf(frame, "people", "alias", "Carla"); return row && textOf(*row, "availability") == "busy"; }, "carla busy");
        mara.settle();

        QCOMPARE(mara.count("overview.changed"), before);
        for (const auto &canary : {std::string("Support"), std::string("Carla"), carla->id(), std::string("canary-of-support-1")})
            QVERIFY2(!mara.received(canary), canary.c_str());
    }

    void tellsEveryChangeWithinASecond()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor mara(backend, workspace, "mara", "unavailable");
        mara.waitAnswer(mara.send("overview.watch"));
        std::chrono::milliseconds longest{0};
        const auto tells = [&](const char *what, const std::function<void()> &cause, const std::function<bool(const Frame &)> &match) {
            const auto begun = std::chrono::steady_clock::now();
            cause();
            waitChanged(mara, match, what);
            longest = std::max(longest, std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun));
        };
        const auto sales = [](const char *member, std::uint64_t value) {
            return [=](const Frame &frame) { const auto *row = rowOf(frame, "groups", "name", "Sales"); return row && countOf(*row, member) == value; };
        };
        const auto person = [](const char *alias, const char *member, const json::value &value) {
            return [=](const Frame &frame) { const auto *row = rowOf(frame, "people", "alias", alias); return row && row->at(member) == value; };
        };
        std::unique_ptr<Advisor> anna;
        Visitor visitor(backend);
        visitor.hello();
        tells("one waits", [&] { visitor.consent(); }, [](const Frame &frame) {
            const auto *row = rowOf(frame, "groups", "name", "Sales");
            return row && countOf(*row, "waiting") == 1 && countOf(*row, "waitingSince") > 0;
        });
        tells("anna at her desk", [&] { anna = std::make_unique<Advisor>(backend, workspace, "anna", "busy"); }, person("Anna", "connected", true));
        tells("anna available, and given it", [&] { anna->setAvailability("available"); }, sales("assigned", 1));
        tells("anna busy", [&] { anna->setAvailability("busy"); }, person("Anna", "availability", "busy"));
        tells("the conversation is over", [&] { anna->refusal(anna->send("conversation.close", {{"conversation", visitor.conversation()}, {"conversationType", "sale"}})); }, sales("assigned", 0));
        tells("anna gone", [&] { anna->drop(); }, person("Anna", "connected", false));

        qInfo("a change is told after %lld ms at most", static_cast<long long>(longest.count()));
        QCOMPARE(mara.refusal(mara.send("overview.leave")), std::string("ok"));
        const auto before = mara.count("overview.changed");
        Advisor again(backend, workspace, "anna", "available");
        again.settle();
        std::this_thread::sleep_for(400ms);
        mara.settle();
        QCOMPARE(mara.count("overview.changed"), before);
    }

    void obeysTheTable_data()
    {
        QTest::addColumn<bool>("inSales");
        QTest::addColumn<bool>("inSupport");
        QTest::newRow("ben") << false << false;
        QTest::newRow("emil") << false << false;
        QTest::newRow("mara") << true << false;
        QTest::newRow("olga") << true << true;
    }

    void obeysTheTable()
    {
        QFETCH(bool, inSales);
        QFETCH(bool, inSupport);
        Scene scene;
        Advisor desk(scene.backend, scene.workspace, QTest::currentDataTag(), "unavailable");
        const auto whisperTo = [](const std::string &conversation) { return Frame{{"conversation", conversation}, {"clientId", newId()}, {"text", "note"}}; };
        const auto asks = [&](const std::string &conversation) {
            return std::vector<std::string>{desk.refusal(desk.send("conversation.open", {{"conversation", conversation}})),
                                            desk.refusal(desk.send("conversation.whisper", whisperTo(conversation))),
                                            desk.refusal(desk.send("conversation.takeOver", {{"conversation", conversation}}))};
        };
        const std::vector<std::string> refused(3, "notPermitted"), allowed{"thread", "ok", "ok"};

        QCOMPARE(asks(newId()), refused);
        if (inSales) {
            QCOMPARE(asks(scene.visitor.conversation()), allowed);
            // Now it is one's own: there is nobody to whisper to, and nothing to take over.
            QCOMPARE(desk.refusal(desk.send("conversation.whisper", whisperTo(scene.visitor.conversation()))), std::string("conflict"));
            QCOMPARE(desk.refusal(desk.send("conversation.takeOver", scene.here())), std::string("conflict"));
            return;
        }
        QCOMPARE(asks(scene.visitor.conversation()), refused);
        QVERIFY(!inSupport);
    }

    void aManagerOfAnotherGroupIsNobody()
    {
        Scene scene;
        const auto carla = scene.moveToSupport();
        scene.visitor.say("canary-of-support-2");
        Advisor mara(scene.backend, scene.workspace, "mara", "unavailable");

        for (const auto &[type, fields] : {std::pair<const char *, Frame>{"conversation.open", scene.here()}, {"history.page", {{"conversation", scene.visitor.conversation()}, {"before", 99}, {"limit", 9}}},
                                           {"conversation.whisper", scene.whisper()}, {"conversation.takeOver", scene.here()}})
            QVERIFY2(mara.refusal(mara.send(type, fields)) == "notPermitted", type);
        QCOMPARE(mara.refusal(mara.send("conversation.leave", scene.here())), std::string("ok")); // says nothing about anything

        carla->settle();
        QVERIFY(!mara.received("canary-of-support-2") && !carla->received("lookers") && !carla->received(whispered));
    }

    //! Neither an event, nor the last text of a header, nor a page of the history passes before the advisor is told.
    void nobodyReadsAlongUnnoticed()
    {
        Scene scene;
        Advisor mara(scene.backend, scene.workspace, "mara", "unavailable");
        scene.visitor.say("canary-read-1");
        mara.settle();
        QVERIFY(!mara.received("canary-read-1"));
        QCOMPARE(mara.refusal(mara.send("history.page", {{"conversation", scene.visitor.conversation()}, {"before", 99}, {"limit", 9}})), std::string("notPermitted"));
        QVERIFY(!scene.anna.received("lookers"));

        const auto begun = std::chrono::steady_clock::now();
        const auto thread = mara.open(scene.visitor.conversation());
        QCOMPARE(lookers(scene.anna, true), std::string("[\"Mara\"]"));
        qInfo("the advisor knows after %lld ms", static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun).count()));
        QVERIFY(thread.at("conversation").at("looking").as_bool());
        QVERIFY(mara.received("canary-read-1"));
        scene.visitor.say("canary-read-2");
        mara.waitEvent("message");
        QVERIFY(mara.received("canary-read-2"));

        QCOMPARE(mara.refusal(mara.send("conversation.leave", scene.here())), std::string("ok"));
        lookers(scene.anna, false);
        scene.visitor.say("canary-read-3");
        mara.settle();
        QVERIFY(!mara.received("canary-read-3"));
        scene.visitor.settle();
        QVERIFY(!scene.visitor.received("Mara") && !scene.visitor.received("looking") && !scene.visitor.received("looker"));
    }

    void aLookEndsWithAnotherOneTheDeskAndTheSignIn()
    {
        Scene scene;
        Visitor second(scene.backend);
        second.hello();
        second.consent();
        scene.anna.waitAssigned(second.conversation());
        Advisor mara(scene.backend, scene.workspace, "mara", "unavailable"), olga(scene.backend, scene.workspace, "olga", "unavailable");

        mara.open(scene.visitor.conversation());
        lookers(scene.anna, true);
        mara.open(second.conversation());
        lookers(scene.anna, false);
        lookers(scene.anna, true);
        mara.drop();
        lookers(scene.anna, false);

        olga.open(scene.visitor.conversation());
        QCOMPARE(lookers(scene.anna, true), std::string("[\"Olga\"]"));
        post(scene.backend.address().port, "/api/v1/sign-out", json::serialize(Frame{{"everywhere", true}}), olga.tokens().access);
        lookers(scene.anna, false);
        // A desk that comes back does not look by what it says it has opened.
        Advisor back(scene.backend, scene.workspace, "mara");
        Advisor resumed(scene.backend, back.tokens().access, {{"opened", json::array{{{"conversation", scene.visitor.conversation()}, {"after", 1}}}}});
        resumed.settle();
        QCOMPARE(resumed.count("thread"), 0);
    }

    void aLookFollowsTheConversationAndEndsWithIt()
    {
        Scene scene;
        Advisor mara(scene.backend, scene.workspace, "mara", "unavailable"), ben(scene.backend, scene.workspace, "ben", "available");
        mara.open(scene.visitor.conversation());
        lookers(scene.anna, true);
        scene.anna.refusal(scene.anna.send("conversation.transfer", {{"conversation", scene.visitor.conversation()}, {"toPerson", ben.id()}}));
        const auto offered = ben.wait([](const Frame &frame) { return textOf(frame, "type") == "conversation.changed" && frame.at("conversation").as_object().contains("offer"); }, "an offer");
        ben.refusal(ben.send("transfer.answer", {{"conversation", scene.visitor.conversation()}, {"offer", offered.at("conversation").at("offer").at("id")}, {"accept", true}}));
        QCOMPARE(lookers(ben, true), std::string("[\"Mara\"]"));
        scene.visitor.say("canary-follows");
        mara.wait([](const Frame &frame) { return json::serialize(frame).find("canary-follows") != std::string::npos; }, "the message");

        ben.refusal(ben.send("conversation.close", {{"conversation", scene.visitor.conversation()}, {"conversationType", "sale"}}));
        mara.waitEvent("conversation.closed");
        ben.setAvailability("unavailable");
        scene.anna.setAvailability("available");
        scene.visitor.say("and again"); // reopened, and given to anna: what is live again is looked into anew
        scene.anna.waitAssigned(scene.visitor.conversation());
        scene.visitor.say("canary-after-the-end");
        mara.settle();
        QVERIFY(!mara.received("canary-after-the-end"));
    }

    //! PRIVACY.md section 2: the note is the desk's; the visitor is not told that there is one, and not what it says.
    void aWhisperNeverReachesTheVisitor()
    {
        Scene scene;
        Advisor mara(scene.backend, scene.workspace, "mara", "unavailable");
        mara.open(scene.visitor.conversation());
        const auto note = scene.whisper();
        QCOMPARE(mara.refusal(mara.send("conversation.whisper", note)), std::string("ok"));
        for (Client *side : {static_cast<Client *>(&scene.anna), static_cast<Client *>(&mara)}) {
            const auto event = side->waitEvent("whisper");
            QCOMPARE(textOf(event, "text"), std::string(whispered));
            QCOMPARE(textOf(event, "alias"), std::string("Mara"));
        }
        QCOMPARE(mara.refusal(mara.send("conversation.whisper", note)), std::string("ok")); // sent again: once in the record
        scene.anna.say(scene.visitor.conversation(), "one moment please");

        std::vector<std::unique_ptr<Visitor>> tabs;
        const auto tab = [&](std::uint64_t after) -> Visitor & {
            tabs.push_back(std::make_unique<Visitor>(scene.backend, scene.visitor.vuid()));
            tabs.back()->hello(scene.visitor.session(), after);
            return *tabs.back();
        };
        auto &whole = tab(0), &resumed = tab(2);
        whole.waitAnswer(whole.send("history.page", {{"before", 99}, {"limit", 100}}));
        mara.refusal(mara.send("conversation.whisper", scene.whisper())); // while three tabs listen
        scene.anna.refusal(scene.anna.send("conversation.close", {{"conversation", scene.visitor.conversation()}, {"conversationType", "sale"}}));
        scene.visitor.waitEvent("conversation.closed");
        QCOMPARE(scene.visitor.refusal(scene.visitor.send("survey.answer", {{"score", 5}})), std::string("ok"));
        auto &closed = tab(0);
        scene.visitor.say("one more thing");
        auto &reopened = tab(1);
        scene.anna.waitAssigned(scene.visitor.conversation());
        for (Client *each : {static_cast<Client *>(&scene.visitor), static_cast<Client *>(&whole), static_cast<Client *>(&resumed), static_cast<Client *>(&closed), static_cast<Client *>(&reopened)}) {
            each->settle();
            QVERIFY(each->received("one moment please"));
            QVERIFY(each->received("\"internal\"")); // the count stays without gaps
            for (const char *canary : {whispered, "whisper", "Mara"})
                QVERIFY2(!each->received(canary), canary);
        }
        QCOMPARE(scene.workspace.filesWith(whispered), std::string()); // sealed as messages are

        // It belongs to the record: a later assignee reads it.
        Advisor ben(scene.backend, scene.workspace, "ben", "available");
        scene.anna.refusal(scene.anna.send("conversation.transfer", {{"conversation", scene.visitor.conversation()}, {"toPerson", ben.id()}}));
        const auto offered = ben.wait([](const Frame &frame) { return textOf(frame, "type") == "conversation.changed" && frame.at("conversation").as_object().contains("offer"); }, "an offer");
        ben.refusal(ben.send("transfer.answer", {{"conversation", scene.visitor.conversation()}, {"offer", offered.at("conversation").at("offer").at("id")}, {"accept", true}}));
        ben.waitAssigned(scene.visitor.conversation());
        const auto thread = json::serialize(ben.open(scene.visitor.conversation()));
        const auto first = thread.find(whispered), secondOne = thread.find(whispered, first + 1);
        QVERIFY(first != std::string::npos && secondOne != std::string::npos && thread.find(whispered, secondOne + 1) == std::string::npos);
    }

    void takingOverCutsTheAdvisorWithPageAndMouse()
    {
        Scene scene;
        Advisor mara(scene.backend, scene.workspace, "mara", "unavailable");
        QCOMPARE(scene.anna.refusal(scene.anna.send("mirror.watch", scene.here())), std::string("ok"));
        scene.visitor.waitType("mirror.wanted");
        MirrorTab page(scene.backend.address(), scene.visitor.session());
        page.waitType("mirror.keyframe");
        page.sendBatch(mirrorPage("Lamps", "secret"));
        page.acked();
        scene.anna.wait([](const Frame &frame) { return textOf(frame, "type") == "mirror" && textOf(frame, "state") == "live"; }, "a live mirror");
        QCOMPARE(scene.anna.refusal(scene.anna.send("cobrowse.ask", {{"conversation", scene.visitor.conversation()}, {"scope", "point"}})), std::string("ok"));
        const auto form = scene.visitor.waitType("cobrowse").at("ask").as_object();
        QCOMPARE(scene.visitor.refusal(scene.visitor.send("cobrowse.answer", {{"nonce", form.at("nonce")}, {"noticeHash", sha256Hex(canonical(form.at("notice")))}, {"accept", true}, {"method", "button"}, {"boxVersion", "1"}, {"tab", page.tab()}})), std::string("ok"));
        scene.anna.wait([](const Frame &frame) { return textOf(frame, "type") == "cobrowse" && textOf(frame, "state") == "active"; }, "the mouse");
        mara.open(scene.visitor.conversation());
        lookers(scene.anna, true);

        const auto begun = std::chrono::steady_clock::now();
        QCOMPARE(mara.refusal(mara.send("conversation.takeOver", scene.here())), std::string("ok"));

        scene.anna.waitType("conversation.gone");
        const auto mouse = scene.anna.wait([](const Frame &frame) { return textOf(frame, "type") == "cobrowse" && textOf(frame, "state") == "idle"; }, "the end of co-browsing");
        const auto mirror = scene.anna.wait([](const Frame &frame) { return textOf(frame, "type") == "mirror" && textOf(frame, "state") == "ended"; }, "the end of the mirror");
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
        qInfo("the advisor is cut after %lld ms", static_cast<long long>(took.count()));
        QVERIFY(took < 1s);
        QCOMPARE(textOf(mouse, "result"), std::string("reassigned"));
        QCOMPARE(textOf(mirror, "reason"), std::string("reassigned"));
        // Nobody looks into what is one's own, and the visitor is told no more than that somebody joined.
        const auto mine = mara.wait([](const Frame &frame) {
            return textOf(frame, "type") == "conversation.changed" && textOf(frame.at("conversation").at("assignee").as_object(), "alias") == "Mara";
        }, "the header");
        QVERIFY(!mine.at("conversation").as_object().contains("looking") && !mine.at("conversation").as_object().contains("lookers"));
        const auto joined = scene.visitor.wait([](const Frame &frame) {
            return textOf(frame, "type") == "event" && textOf(frame.at("event").as_object(), "alias") == "Mara";
        }, "who joined").at("event").as_object();
        QCOMPARE(textOf(joined, "kind"), std::string("conversation.assigned"));
        QCOMPARE(textOf(joined, "by"), std::string("take"));
        scene.visitor.settle();
        QVERIFY(!scene.visitor.received("takeOver"));
        const auto thread = json::serialize(mara.open(scene.visitor.conversation()));
        QVERIFY(thread.find("\"takeOver\"") != std::string::npos);

        scene.visitor.say("canary-after-the-cut");
        mara.say(scene.visitor.conversation(), "Mara here");
        page.sendBatch(mirrorPage("canary-page-after-the-cut", "secret"));
        scene.anna.settle();
        QVERIFY(!scene.anna.received("canary-after-the-cut") && !scene.anna.received("canary-page-after-the-cut") && !scene.anna.received("Mara here"));
        QCOMPARE(scene.anna.refusal(scene.anna.send("message.send", {{"conversation", scene.visitor.conversation()}, {"clientId", newId()}, {"text", "still there?"}})), std::string("notPermitted"));
    }
};

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_overview.moc"
